"""Trains the name tagger (a linear-chain CRF) and writes Models/names-tagger.bin.

Usage: train_tagger.py NER_DIR OUT [--iterations N]

Names of people who are not in the lists decide, so every article is seen three times: as it is; with its persons and places
renamed at random from the name lists; and with the lists' knowledge of its names taken away.
"""
import argparse
import random
import struct

import pycrfsuite

import corpora
from features import Lists, Reader, features, fnv
from letters import Letters

TAGS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"]


def renamed(sentence, pools, rng):
    """The sentence with its persons' and places' names exchanged for others, clitics kept."""
    out = []
    exchange = False
    for word, tag in sentence:
        if tag[0] == "B":
            exchange = rng.random() < 0.8
        kind = tag[2:]
        if tag != "O" and exchange and kind in pools and len(word) > 2:
            n = 0
            if tag[0] == "B" and word[0] in "وبل" and len(word) > 4 and rng.random() < 0.5:
                n = 1
            out.append((word[:n] + rng.choice(pools[kind]), tag))
        else:
            out.append((word, tag))
    return out


def forget(tokens, tags, rng):
    """Takes what the lists know of a name from its tokens."""
    blind = False
    for t, tag in zip(tokens, tags):
        if tag[0] == "B":
            blind = rng.random() < 0.7
        if tag != "O" and blind:
            t.gaz = ""
            if rng.random() < 0.5:
                t.u = (0, 0, 0)
            if t.z < 38 and rng.random() < 0.5:
                t.z = 0


def encode(sentence, reader, rng=None, hide=False):
    tokens = reader.read([w for w, _ in sentence])
    tags = [t for _, t in sentence]
    if hide:
        forget(tokens, tags, rng)
    rows = [features(tokens, i) for i in range(len(tokens))]
    if hide:
        for row, t in zip(rows, tags):
            if t != "O":
                row[:] = [f for f in row if f[0] not in "BHJZ" or rng.random() < 0.3]
    return rows, tags


def spans(tags):
    out, start, kind = set(), None, None
    for i, t in enumerate(tags + ["O"]):
        if start is not None and (t[0] != "I" or t[2:] != kind):
            out.add((start, i, kind))
            start = None
        if t[0] == "B" or t[0] == "I" and start is None:
            start, kind = i, t[2:]
    return out


def report(tagger, reader, held):
    hit = gold = found = 0
    mention = [0, 0, 0]
    for sentence in held:
        rows, tags = encode(sentence, reader)
        got = tagger.tag(rows)
        for a, b in zip(tags, got):
            gold += a != "O"
            found += b != "O"
            hit += a != "O" and a[2:] == b[2:]
        g, p = spans(tags), spans(got)
        mention = [mention[0] + len(g & p), mention[1] + len(g), mention[2] + len(p)]
    f = lambda h, g, p: 2 * h / max(1, g + p)
    print(f"last tenth: tokens P {hit / found:.3f} R {hit / gold:.3f} F1 {f(hit, gold, found):.3f}; mentions F1 {f(*mention):.3f}", flush=True)


def write(model, letters, out, floor):
    """Header (magic, count), transitions, a hundred times the scale, letters, then per feature hash and seven weights, all little-endian."""
    info = model.info()
    weights = {}
    for (name, label), w in info.state_features.items():
        weights.setdefault(name, [0.0] * len(TAGS))[TAGS.index(label)] = w
    top = max(abs(w) for row in weights.values() for w in row)
    scale = 127 / min(top, 6.0)
    quantise = lambda w: max(-127, min(127, round(w * scale)))
    rows = {}
    for name, row in weights.items():
        q = [quantise(w) for w in row]
        if max(map(abs, q)) * 1.0 / scale >= floor:
            rows[fnv(name.encode())] = q
    transitions = [[quantise(info.transitions.get((a, b), 0.0)) for b in TAGS] for a in TAGS]
    with open(out, "wb") as f:
        f.write(struct.pack("<II", 0x314E5349, len(rows)))
        for row in transitions:
            f.write(struct.pack("<7b", *row))
        f.write(struct.pack("<H5x", round(scale * 100)))
        f.write(struct.pack(f"<{len(letters.quantised)}b", *letters.quantised))
        for h in sorted(rows):
            f.write(struct.pack("<I7bx", h, *rows[h]))
    print(f"{len(rows)} of {len(weights)} features kept, scale {scale:.2f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ner")
    parser.add_argument("out")
    parser.add_argument("--iterations", type=int, default=70)
    parser.add_argument("--c1", type=float, default=0.15)
    parser.add_argument("--c2", type=float, default=0.02)
    parser.add_argument("--floor", type=float, default=0.05)
    options = parser.parse_args()
    rng = random.Random(7)
    lists = Lists()
    letters = Letters()
    letters.train(lists)
    reader = Reader(lists, letters)
    train, held = corpora.anercorp(options.ner)
    extra = corpora.aqmar(options.ner)
    foreign = [w for w, u in lists.units.items() if u[2] >= 1 and 3 <= len(w) <= 9 and lists.zipf.get(w, 0) < 42]
    arab = [w for w, u in lists.units.items() if max(u[0], u[1]) >= 3 and lists.zipf.get(w, 0) < 45]
    from features import DATA, fold
    cities = [w for w in (line.split("\t")[0] for line in open(DATA / "cities.tsv", encoding="utf-8")) if w and w[0] != "#" and lists.zipf.get(w, 0) < 40] if (DATA / "cities.tsv").exists() else foreign
    pools = {"PER": foreign + arab, "LOC": cities}
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in train + extra:
        trainer.append(*encode(sentence, reader))
    for sentence in train:
        if any(t != "O" for _, t in sentence):
            trainer.append(*encode(renamed(sentence, pools, rng), reader))
            trainer.append(*encode(sentence, reader, rng, hide=True))
    trainer.set_params({"c1": options.c1, "c2": options.c2, "max_iterations": options.iterations, "feature.minfreq": 2})
    trainer.train("/tmp/isnad-names.crf")
    tagger = pycrfsuite.Tagger()
    tagger.open("/tmp/isnad-names.crf")
    report(tagger, reader, held)
    write(tagger, letters, options.out, options.floor)


main()
