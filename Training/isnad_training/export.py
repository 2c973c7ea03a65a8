"""The model file: sections at 64-byte boundaries, little-endian, read in place by `ModelFile.swift`.

`ISNADLM1`, the number of sections (UInt32), then offset and length (UInt32 each) of every section in the order of
`SECTIONS`, which is also the order of `ModelFile.Section` in Swift.
"""

import struct
from collections import Counter, defaultdict

import numpy as np
import torch

from . import clitics, features, text
from .clitics import Lexicon, bucket
from .encoder import ARC_WIDTH, RELATION_WIDTH, Encoder
from .lemmas import Lemmatiser
from .parser import Inventory
from .treebank import Sentence

PANEL = 16
SECTIONS = [
    "shape", "tags", "strings", "string_ends",
    "key_index", "key_checksums", "key_records",
    "split_index", "split_checksums", "split_places", "splits", "spellings", "clitic_weights",
    "known", "known_scales", "form", "form_scales", "affixes", "affix_scales", "role", "role_scales",
    "vectors", "vector_scales",
    "root", "input", "layer0_input", "layer0_forward", "layer0_backward",
    "layer1_input", "layer1_forward", "layer1_backward", "heads", "arcs", "relations",
    "lemma_index", "lemma_checksums", "lemma_strings", "sentence_weights",
]


class Strings:
    """A pool of strings; equal ones are one."""

    def __init__(self):
        self.ids: dict[str, int] = {}

    def id(self, string: str) -> int:
        return self.ids.setdefault(string, len(self.ids))

    def sections(self) -> dict[str, bytes]:
        encoded = [s.encode() for s in self.ids]
        return {"strings": b"".join(encoded), "string_ends": np.cumsum([len(e) for e in encoded]).astype("<u4").tobytes()}


def checksum_table(name: str, entries: dict[str, object], bits: int) -> tuple[dict[str, bytes], list]:
    """Checksums in order with an index by their leading bits; returns the values in that order."""
    ordered = sorted((text.checksum(k), v) for k, v in entries.items())
    checksums = np.array([c for c, _ in ordered], dtype="<u4")
    for i in range(1, len(ordered)):
        if checksums[i] == checksums[i - 1]:
            print(f"export: two {name} keys share a checksum; the first is used")
    index = np.searchsorted(checksums.astype("u8") >> (32 - bits), np.arange((1 << bits) + 1)).astype("<u4")
    return {f"{name}_index": index.tobytes(), f"{name}_checksums": checksums.tobytes()}, [v for _, v in ordered]


def quantised(name: str, table: torch.Tensor) -> dict[str, bytes]:
    """Rows of signed bytes with one scale a row."""
    rows = table.detach().float().numpy()
    scales = np.maximum(np.abs(rows).max(1), 1e-8) / 127
    scale_name = {"known": "known_scales", "form": "form_scales", "affixes": "affix_scales", "role": "role_scales",
                  "vectors": "vector_scales"}[name]
    return {name: np.round(rows / scales[:, None]).astype("i1").tobytes(), scale_name: scales.astype("<f4").tobytes()}


def padded(columns: int) -> int:
    return (columns + PANEL - 1) // PANEL * PANEL


def matrix(weight: np.ndarray, bias: np.ndarray | None = None) -> bytes:
    """depth × columns as halves in panels of 16 columns; the bias, if any, follows, filled up to whole panels."""
    depth, columns = weight.shape
    full = np.zeros((depth, padded(columns)), "f4")
    full[:, :columns] = weight
    panels = full.reshape(depth, -1, PANEL).transpose(1, 0, 2)
    result = panels.astype("<f2").tobytes()
    if bias is not None:
        tail = np.zeros(padded(columns), "f4")
        tail[:columns] = bias
        result += tail.astype("<f2").tobytes()
    return result


def network_sections(network: Encoder) -> dict[str, bytes]:
    s = {k: v.detach().float().numpy() for k, v in network.state_dict().items()}
    result = {
        **quantised("known", network.known.weight), **quantised("form", network.form.weight),
        **quantised("affixes", torch.cat([t.weight for t in network.affixes])),
        **quantised("role", network.role.weight), **quantised("vectors", network.vectors),
        "root": s["root"].astype("<f2").tobytes(),
        "input": matrix(s["input.weight"].T, s["input.bias"]),
    }
    for i in range(2):
        both, bias, recurrent = (s[f"lstm.{i}.{n}"] for n in ("input", "bias", "recurrent"))
        result[f"layer{i}_input"] = matrix(np.concatenate([both[0], both[1]], 1), np.concatenate([bias[0, 0], bias[1, 0]]))
        result[f"layer{i}_forward"] = matrix(recurrent[0])
        result[f"layer{i}_backward"] = matrix(recurrent[1])
    blocks = ["arc_head", "arc_dependent", "relation_head", "relation_dependent", "upos", "xpos"]
    weights, biases = [], []
    for block in blocks:
        w, b = s[f"{block}.weight"].T, s[f"{block}.bias"]
        extra = padded(w.shape[1]) - w.shape[1]
        weights.append(np.pad(w, ((0, 0), (0, extra))))
        biases.append(np.pad(b, (0, extra)))
    result["heads"] = matrix(np.concatenate(weights, 1), np.concatenate(biases))
    result["arcs"] = matrix(s["arc"][:-1], s["arc"][-1])
    # relation[r, i, j]: dependent i by head j. Columns: every r with every j but the last, then every r's last (the bias).
    bilinear = s["relation"]
    count = bilinear.shape[0]
    flat = bilinear[:, :, :-1].transpose(1, 0, 2).reshape(RELATION_WIDTH + 1, count * RELATION_WIDTH)
    flat = np.concatenate([flat, bilinear[:, :, -1].T], 1)
    result["relations"] = matrix(flat[:-1], flat[-1])
    return result


def clitic_sections(lexicon: Lexicon, weights: np.ndarray, strings: Strings) -> dict[str, bytes]:
    stream, places = [0], {}
    for form, known in sorted(lexicon.splits.items()):
        total = sum(known.values())
        ordered = sorted(known.items(), key=lambda p: (-p[1], p[0]))
        if ordered == [((form,), total)]:
            places[form] = 0
            continue
        places[form] = len(stream)
        stream.append(len(ordered))
        for words, n in ordered:
            stream += [clitics.share(n, total), len(words), *(strings.id(w) for w in words)]
    sections, values = checksum_table("split", places, 12)
    return {**sections, "split_places": np.array(values, "<u4").tobytes(), "splits": np.array(stream, "<u4").tobytes(),
            "clitic_weights": weights.astype("<f2").tobytes()}


def key_sections(lexicon: Lexicon, inventory: Inventory, strings: Strings) -> dict[str, bytes]:
    """One record a key: vector and alef (UInt32), known word (UInt16), counts (UInt16), spellings' place (UInt32)."""
    stream, records = [0], {}
    for key in sorted({*lexicon.words, *lexicon.spellings, *lexicon.news, *inventory.known, *inventory.vectors}):
        place = 0
        spellings = lexicon.spellings.get(key)
        if spellings:
            ordered = sorted(spellings.items(), key=lambda p: (-p[1], p[0]))[: clitics.SPELLINGS]
            place = len(stream)
            stream.append(len(ordered))
            for spelling, n in ordered:
                stream += [strings.id(spelling), bucket(n)]
        alef = " أإآ".index(lexicon.hamza.get(key, " "))
        counts = bucket(lexicon.words[key]) | bucket(lexicon.news[key]) << 8
        records[key] = struct.pack(
            "<IHHI", inventory.vectors.get(key, 0) | alef << 24, inventory.known.get(key, features.UNKNOWN), counts, place)
    sections, values = checksum_table("key", records, 16)
    return {**sections, "key_records": b"".join(values), "spellings": np.array(stream, "<u4").tobytes()}


def lemma_sections(lemmatiser: Lemmatiser, strings: Strings) -> dict[str, bytes]:
    entries = {**lemmatiser.table, **{f"7{kind}|{base}": lemma for (kind, base), lemma in lemmatiser.bases.items()}}
    sections, values = checksum_table("lemma", entries, 14)
    return {**sections, "lemma_strings": np.array([strings.id(v) for v in values], "<u4").tobytes()}


def treebank_spellings(sentences: list[Sentence]) -> dict[str, str]:
    """Forms that the treebank writes with marks inside a multiword token: لٰكن, ذٰلك."""
    counts: dict[str, Counter] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence.words:
            if word.parts > 1:
                counts[text.form(word.form)][word.form] += 1
    usual = {form: forms.most_common(1)[0][0] for form, forms in sorted(counts.items())}
    return {form: word for form, word in usual.items() if form != word}


def write(path: str, network: Encoder, inventory: Inventory, sentences: list[Sentence], lexicon: Lexicon,
          clitic_weights: np.ndarray, lemmatiser: Lemmatiser, sentence_weights: np.ndarray):
    """`sentences`: the treebank's, for the features of each XPOS and its spellings of words."""
    strings = Strings()
    features_of = {w.xpos: w.feats for s in sentences for w in s.words}
    tags = "\n".join(["\t".join(inventory.upos), "\t".join(inventory.relations),
                      "\t".join(f"{form}={word}" for form, word in treebank_spellings(sentences).items()),
                      *(f"{x}\t{features_of[x]}" for x in inventory.xpos)])
    shape = [network.hidden, ARC_WIDTH, RELATION_WIDTH, len(inventory.known) + 2, network.vectors.shape[0]]
    sections = {
        "shape": np.array(shape, "<i4").tobytes(), "tags": tags.encode(), **network_sections(network),
        **clitic_sections(lexicon, clitic_weights, strings), **key_sections(lexicon, inventory, strings),
        **lemma_sections(lemmatiser, strings), "sentence_weights": sentence_weights.astype("<f2").tobytes(),
    }
    sections.update(strings.sections())
    body, table = bytearray(), []
    start = (12 + 8 * len(SECTIONS) + 63) // 64 * 64
    for name in SECTIONS:
        body += bytes(-len(body) % 64)
        table.append((start + len(body), len(sections[name])))
        body += sections[name]
    head = b"ISNADLM1" + struct.pack("<I", len(SECTIONS)) + b"".join(struct.pack("<II", *t) for t in table)
    with open(path, "wb") as file:
        file.write(head + bytes(start - len(head)) + body)
    return {name: size for name, (_, size) in zip(SECTIONS, table)}
