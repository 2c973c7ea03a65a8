#!/usr/bin/env python3
"""Train the weights that tell news of an act from talk about it (Data/events/happening.tsv).

Usage: train_happening.py FEATURES_BINARY VOTES_DIR TABLE [GOLD_DIR ARTICLES_DIR…]

FEATURES_BINARY is `.build/release/isnad-event-features`; VOTES_DIR holds {assault,protest}_votes.jsonl: sentences with the votes of several
readers whether each tells an event of the class that happened. A sentence is told as such where one of its triggers is: the loss is taken
of the highest score among them. Logistic regression, L2, fixed seed; prints ten-fold cross-validated precision, recall and F1 over all
sentences (also those where nothing was found) at several thresholds, then trains on everything and writes the table.

The voted sentences are wire reports of one war. Annotated articles, where they are given (GOLD_DIR holds `resolve.py`), teach what other
news tells in passing: a trigger that is annotated is told, one that is neither annotated nor to be ignored is not. Each counts as a
sentence of its own; precision and recall are those of the voted sentences, beside them how many of the articles' are found.
"""
import collections, json, pathlib, subprocess, sys, tempfile
import numpy as np, torch

# What hangs on how these sentences were cut from their articles.
UNUSED = ("place=", "length=", "depth=")
TOLD = ("happened", "ongoing", "historical")
LEAST = {"ASSAULT": 4, "PROTEST": 4}        # a feature must be seen in so many sentences
PENALTY = {"ASSAULT": 0.01, "PROTEST": 0.01}
# Where to cut: the lowest score that is told. Lower than where F1 is best on these sentences, because articles also tell of acts in passing.
CUT = {"ASSAULT": -1.4, "PROTEST": -2.0}
STRONG = 0.01                               # weights nearer to 0 are left out
# How often a trigger of an annotated article counts beside a voted sentence: the articles are few and what the program is for.
WEIGHT = 3


def usable(features): return [f for f in features.split(" ") if not f.startswith(UNUSED)]


def triggers(binary, texts):
    """[[features]] for each text: one list for each trigger of a wanted type that may have happened."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\f".join(t.replace("\f", " ") for t in texts)); file.flush()
        lines = subprocess.run([binary, file.name], capture_output=True, text=True, check=True).stdout.splitlines()
    out = collections.defaultdict(list)
    for line in lines:
        number, kind, status, _, _, features = line.split("\t")
        if status in TOLD: out[int(number), kind].append(usable(features))
    return out


def votes(path, binary, kind):
    rows = []
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        accept, reject = int(float(row["accept"])), int(float(row["reject"]))
        if accept + reject >= 2 and accept != reject: rows.append((row["text"], accept > reject))
    found = triggers(binary, [text for text, _ in rows])
    return [(told, found[i, kind]) for i, (_, told) in enumerate(rows)]


def articles(gold, folders, binary):
    """{type: [(told, [features])]}: one entry for each trigger of the annotated articles."""
    sys.path.insert(0, str(gold))
    import resolve
    out = collections.defaultdict(list)
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob("*.ann.json")):
            text, marked = resolve.load(path)
            place = {}                       # byte to character
            at = 0
            for i, letter in enumerate(text): place[at] = i; at += len(letter.encode("utf-8"))
            place[at] = len(text)
            ignored = [(s["start"], s["end"]) for s in (marked.get("ignore") or {}).get("events", [])]
            events = [(e["type"], e["trigger"]["start"], e["trigger"]["end"]) for e in marked["events"]]
            with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", newline="") as file:
                file.write(text.replace("\f", " ")); file.flush()
                lines = subprocess.run([binary, file.name], capture_output=True, text=True, check=True).stdout.splitlines()
            for line in lines:
                _, kind, status, start, end, features = line.split("\t")
                if status not in TOLD or int(start) not in place or int(end) not in place: continue
                start, end = place[int(start)], place[int(end)]
                told = any(k == kind and s < end and start < e for k, s, e in events)
                if told or not any(s < end and start < e for s, e in ignored): out[kind].append((told, [usable(features)]))
    return out


def train(sentences, vocabulary, penalty):
    """Weights and bias; `sentences` all have triggers."""
    rows, owner = [], []
    for number, (_, features) in enumerate(sentences):
        for trigger in features:
            row = np.zeros(len(vocabulary), dtype=np.float32)
            row[[vocabulary[f] for f in trigger if f in vocabulary]] = 1
            rows.append(row); owner.append(number)
    x, owner = torch.tensor(np.array(rows)), torch.tensor(owner)
    y = torch.tensor([float(told) for told, _ in sentences])
    weights, bias = torch.zeros(len(vocabulary), requires_grad=True), torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=60)

    def loss():
        optimiser.zero_grad()
        best = torch.full((len(sentences),), -1e9).scatter_reduce(0, owner, x @ weights + bias, "amax")
        value = torch.nn.functional.binary_cross_entropy_with_logits(best, y) + penalty * (weights ** 2).sum()
        value.backward()
        return value

    optimiser.step(loss)
    return weights.detach().numpy(), bias.detach().item()


def score(features, vocabulary, weights, bias):
    return bias + sum(float(weights[vocabulary[f]]) for f in features if f in vocabulary)


def main():
    binary, folder, table = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    torch.manual_seed(1); torch.set_num_threads(1)
    header = [line for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    told_in_passing = articles(sys.argv[4], sys.argv[5:], binary) if len(sys.argv) > 5 else {}
    lines = []
    for kind in ("ASSAULT", "PROTEST"):
        every = votes(folder / f"{kind.lower()}_votes.jsonl", binary, kind)
        told = sum(t for t, _ in every)
        sentences = [s for s in every if s[1]]
        count = collections.Counter(f for _, found in sentences for f in set().union(*map(set, found)))
        more = told_in_passing.get(kind, [])
        vocabulary = {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= LEAST[kind]))}
        fold = np.random.RandomState(1).permutation(len(sentences)) % 10
        fold_more = np.random.RandomState(2).permutation(len(more)) % 10
        scores, scores_more = np.zeros(len(sentences)), np.zeros(len(more))
        for k in range(10):
            kept = [s for s, f in zip(sentences, fold) if f != k] + WEIGHT * [s for s, f in zip(more, fold_more) if f != k]
            weights, bias = train(kept, vocabulary, PENALTY[kind])
            for i in np.flatnonzero(fold == k):
                scores[i] = max(score(f, vocabulary, weights, bias) for f in sentences[i][1])
            for i in np.flatnonzero(fold_more == k): scores_more[i] = score(more[i][1][0], vocabulary, weights, bias)
        truth = np.array([t for t, _ in sentences])
        truth_more = np.array([t for t, _ in more], dtype=bool)
        print(f"{kind}: {told} of {len(every)} told, {len(sentences)} with triggers ({truth.sum()} told), {len(vocabulary)} features")
        for cut in (-9, -2.5, -2, -1.7, -1.4, -1.2, -1, -0.7, -0.5, 0):
            n, right = int((scores > cut).sum()), int((truth & (scores > cut)).sum())
            found, of, let = int((truth_more & (scores_more > cut)).sum()), int(truth_more.sum()), int((scores_more > cut).sum())
            print(f"  cut {cut:5.1f}  P {right / max(1, n):.3f} R {right / told:.3f} F1 {2 * right / max(1, n + told):.3f}; "
                  f"in articles {found} right of {let}, {of} told")
        weights, bias = train(sentences + WEIGHT * more, vocabulary, PENALTY[kind])
        lines.append(f"{kind}\tstart\t{round(1000 * (bias - CUT[kind]))}")
        strong = sorted(((f, float(weights[i])) for f, i in vocabulary.items() if abs(weights[i]) >= STRONG), key=lambda p: (-abs(p[1]), p[0]))
        lines += [f"{kind}\t{f}\t{round(1000 * w)}" for f, w in strong]
    table.write_text("\n".join(header + lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
