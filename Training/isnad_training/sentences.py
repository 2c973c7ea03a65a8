"""Which full stops inside a paragraph end a sentence in the treebank: it joins many sentences that a reader would part.

A logistic model over a few signs of the place and of the writer's habits. `SentenceModel.swift` builds the same features.
"""

import math

import numpy as np
import torch

from . import text
from .treebank import Sentence

BUCKETS = 1 << 12
STOPS = set(".!?؟")
CLOSING = set("\"'»)]")


def candidates(paragraph: list[Sentence]):
    """(features, whether a sentence ends) for every place in a paragraph where a reader would end a sentence."""
    forms = [text.form(t) for s in paragraph for t in s.tokens]
    spaced = [x for s in paragraph for x in s.space_after]
    ends, count = set(), 0
    for sentence in paragraph:
        count += len(sentence.tokens)
        ends.add(count)
    places = [0]
    for i in range(1, len(forms)):
        before = i - 1
        while before > 0 and forms[before] in CLOSING:
            before -= 1
        if forms[before] in STOPS and spaced[i - 1]:
            places.append(i)
    places.append(len(forms))
    for i in range(1, len(places) - 1):
        yield indices(forms, places, i), places[i] in ends


def indices(forms: list[str], places: list[int], i: int) -> list[int]:
    """Feature numbers of the `i`-th place; `places` has the paragraph's ends as well."""
    at = places[i]
    next_, last = text.key(forms[at]), text.key(forms[at - 1])
    letters = "".join(forms)
    signs = [
        "b", "n" + next_, "m" + next_[:2], "l" + next_[:1], "e" + last,
        f"p{size(at - places[i - 1])}", f"q{size(places[i + 1] - at)}", f"t{size(len(forms))}", f"c{min(len(places) - 2, 6)}",
        f"o{sum(f in CLOSING and f != ')' and f != ']' for f in forms[:at]) % 2}", f"j{min(i - 1, 4)}",
        f"h{int('أ' in letters or 'إ' in letters)}", f"u{20 * forms.count('،') // len(forms)}",
    ]
    return [text.checksum(s) % BUCKETS for s in signs]


def size(count: int) -> int:
    """Size class of a count of tokens: one more for each doubling."""
    return min(8, int(math.log2(count)))


def paragraphs(sentences: list[Sentence]) -> list[list[Sentence]]:
    result: list[list[Sentence]] = []
    for sentence in sentences:
        if sentence.starts_paragraph or not result:
            result.append([])
        result[-1].append(sentence)
    return result


def train(sentences: list[Sentence], seed: int = 1) -> np.ndarray:
    torch.manual_seed(seed)
    rows, ends = zip(*(c for p in paragraphs(sentences) for c in candidates(p)))
    rows, ends = torch.tensor(rows), torch.tensor(ends, dtype=torch.float32)
    weights = torch.nn.EmbeddingBag(BUCKETS, 1, mode="sum")
    torch.nn.init.zeros_(weights.weight)
    optimiser = torch.optim.Adam(weights.parameters(), lr=0.03)
    for _ in range(100):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(weights(rows).squeeze(1), ends)
        optimiser.zero_grad()
        (loss + 1e-3 * weights.weight.square().sum()).backward()
        optimiser.step()
    return weights.weight.detach().numpy()[:, 0].copy()


def evaluate(sentences: list[Sentence], weights: np.ndarray) -> str:
    found = [(weights[rows].sum() > 0) == end for p in paragraphs(sentences) for rows, end in candidates(p)]
    return f"sentence ends: {sum(found)} of {len(found)} right"
