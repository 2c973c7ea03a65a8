"""Splitting a token into clitics and stem: candidates by closed lists, the choice by a log-linear model.

A *split* is the tuple of a token's words. Candidates of a token are the splits seen in the treebank and every reading
`proclitics + stem + pronoun` that the spelling allows, with the letters that attaching changed put back. One sparse
linear model ranks them; `CliticModel.swift` builds the same features and must be changed together with this file.
"""

import math
import random
import sys
from collections import Counter, defaultdict

import numpy as np
import torch

from . import text
from .treebank import Sentence

PROCLITICS = [
    (), ("و",), ("ف",), ("ل",), ("ب",), ("س",), ("ك",), ("و", "ب"), ("و", "س"), ("و", "ل"), ("و", "ك"),
    ("ف", "س"), ("ف", "ل"), ("ف", "ب"), ("أ",),
]
PRONOUNS = ["", "ه", "ها", "هم", "نا", "ك", "ما", "هما", "ي", "ني", "هن", "كم"]
BUCKETS = 1 << 17
# How many of the forms that share a key are tried as spellings of a stem.
SPELLINGS = 3


def bucket(count: int) -> int:
    """Size class of a count: 0 for none, then one more per factor of four, up to 9."""
    return 0 if count <= 0 else min(9, 1 + int(math.log(count, 4)))


class Lexicon:
    """What is known of forms: counts as a word and as a whole token in the treebank, and as a token in the news."""

    def __init__(self, sentences: list[Sentence], news: Counter, hamza: dict[str, str]):
        self.splits: dict[str, Counter] = defaultdict(Counter)
        self.words: Counter = Counter()
        self.spellings: dict[str, Counter] = defaultdict(Counter)
        self.news = news
        # The alef that news writes most at the start of a key's stem: training text of some agencies drops hamza.
        self.hamza = hamza
        for sentence in sentences:
            for token, words in zip(sentence.tokens, splits(sentence)):
                if text.is_arabic(token):
                    self.splits[text.form(token)][words] += 1
                    for word in words:
                        self.words[text.key(word)] += 1
                        if len(words) > 1:
                            self.spellings[text.key(word)][word] += 1
        # The model file keeps the most usual spellings of a key, so training must not know more.
        for key, spellings in self.spellings.items():
            kept = sorted(spellings.items(), key=lambda p: (-p[1], p[0]))[:SPELLINGS]
            self.spellings[key] = Counter(dict(kept))


def news_lexicon(form_counts: Counter, least: int = 10) -> tuple[Counter, dict[str, str]]:
    """Counts of keys as tokens in the news, and how the first alef of a stem is written there when not bare."""
    counts: Counter = Counter()
    alefs: dict[str, Counter] = defaultdict(Counter)
    for form, n in form_counts.items():
        if text.is_arabic(form):
            counts[text.key(form)] += n
            at = 2 if form[:3] in ("الأ", "الإ", "الآ", "الا") else 0
            if form[at : at + 1] in "اأإآ":
                alefs[text.key(form)][form[at]] += n
    kept = Counter({k: n for k, n in counts.items() if n >= least})
    hamza = {}
    for k, letters in alefs.items():
        letter, n = max(letters.items(), key=lambda p: (p[1], p[0]))
        if k in kept and letter != "ا" and 2 * n > letters.total():
            hamza[k] = letter
    return kept, hamza


def splits(sentence: Sentence) -> list[tuple[str, ...]]:
    result: list[list[str]] = [[] for _ in sentence.tokens]
    for word in sentence.words:
        result[word.token].append(text.form(word.form))
    return [tuple(r) for r in result]


def surface_readings(form: str):
    """(proclitics, surface of the stem, pronoun) for every reading the letters allow."""
    for pro in PROCLITICS:
        lead = "".join(pro)
        if not form.startswith(lead) or (pro == ("أ",) and len(form) < 3):
            continue
        rest = form[len(lead):]
        for pronoun in PRONOUNS:
            if pronoun and not rest.endswith(pronoun):
                continue
            stem = rest[: len(rest) - len(pronoun)]
            if len(stem) >= (1 if pro == () and pronoun == "" else 2):
                yield pro, stem, pronoun


def stems(pro: tuple, surface: str, pronoun: str, lexicon: Lexicon):
    """(stem, how it was put back) for a stem's surface between these clitics."""
    bases = [(surface, "=")]
    if pro and pro[-1] == "ل" and surface.startswith("ل"):
        bases = [("ا" + surface, "l"), ("ال" + surface, "L"), (surface, "=")]
    result = {}
    for base, how in bases:
        options = [(base, how)]
        if pronoun:
            if base.endswith("ت"):
                options.append((base[:-1] + "ة", how + "t"))
            elif base.endswith("ا"):
                options.append((base[:-1] + "ى", how + "a"))
            elif base.endswith(("ؤ", "ئ")):
                options.append((base[:-1] + "ء", how + "h"))
        for option, way in options:
            result.setdefault(option, way)
            if pro or pronoun:
                seen = lexicon.spellings.get(text.key(option))
                if seen:
                    for spelling, _ in sorted(seen.items(), key=lambda p: (-p[1], p[0]))[:SPELLINGS]:
                        result.setdefault(spelling, way + "s")
                alef = lexicon.hamza.get(text.key(option))
                if alef:
                    at = 2 if option.startswith("الا") else 0
                    result.setdefault(option[:at] + alef + option[at + 1 :], way + "n")
    return result.items()


def candidates(form: str, lexicon: Lexicon, known: Counter | None):
    """Splits of a form with the parts the features speak of; those seen in the treebank first."""
    result = {}
    for split, count in sorted((known or {}).items(), key=lambda p: (-p[1], p[0])):
        result[split] = None
    if known:
        return result
    for pro, surface, pronoun in surface_readings(form):
        for stem, way in stems(pro, surface, pronoun, lexicon):
            split = (*pro, stem, *([pronoun] if pronoun else []))
            result.setdefault(split, (pro, surface, stem, pronoun, way))
    return result


def seen_features(form: str, split: tuple, before: str, after: str, share: int) -> list[str]:
    """Features of a split seen in the treebank: how usual it is, and whom it stands beside."""
    s = form + "|" + " ".join(split)
    shape = " ".join(w if len(w) <= 2 else "X" for w in split)
    return [
        f"k{share}", "kf" + s, f"kb{s}|{before}", f"ka{s}|{after}", f"kx{shape}|{before}",
        f"kp{s}|{after[:2]}", f"kq{s}|{before[-2:]}",
    ]


def free_features(form: str, parts: tuple, split: tuple, lexicon: Lexicon, own: Counter, before: str) -> list[str]:
    """Features of a reading by the letters. `own`: counts of this very token, left out while training."""
    pro, surface, stem, pronoun, way = parts
    lead = "+".join(pro)
    frame = f"{lead}|{pronoun}"
    key = text.key(stem)
    treebank = bucket(lexicon.words[key] - own[key])
    spelled = lexicon.spellings.get(key)
    spelled = bucket((spelled[stem] if spelled else 0) - own["=" + stem])
    news_stem = bucket(lexicon.news[key])
    news_whole = bucket(lexicon.news[text.key(form)])
    bare = bucket(lexicon.news[text.key(stem[2:])]) if stem.startswith("ال") else -1
    return [
        "f" + frame, f"fw{frame}|{way}", f"fl{frame}|{min(len(stem), 7)}",
        f"t{frame}|{treebank}", f"n{frame}|{news_stem}", f"nw{frame}|{news_stem}|{news_whole}",
        f"tn{frame}|{treebank}|{news_stem}", f"w{way}|{spelled}", f"wt{way}|{spelled}|{treebank}", f"wn{way}|{news_stem}",
        f"b{frame}|{bare}",
        *(f"p{i}{lead}|{stem[:i]}" for i in (1, 2, 3, 4)),
        *(f"s{i}{pronoun}|{stem[-i:]}" for i in (1, 2, 3, 4)),
        f"ps{frame}|{stem[:1]}|{stem[-1:]}", f"ws{way}|{stem[-3:]}",
        f"q2{frame}|{stem[:2]}", f"z2{frame}|{stem[-2:]}", f"wk{way}|{stem}",
        f"fb{frame}|{before[-2:]}",
    ]


def indices(features: list[str]) -> list[int]:
    return [text.checksum(f) % BUCKETS for f in features]


def examples(sentences: list[Sentence], lexicon: Lexicon, training: bool, rng: random.Random):
    """(candidate feature lists, index of the right one) for each token with a choice."""
    result, lost = [], 0
    for sentence in sentences:
        forms = [text.form(t) for t in sentence.tokens]
        gold = splits(sentence)
        for i, (form, right) in enumerate(zip(forms, gold)):
            if not text.is_arabic(form):
                continue
            before = text.key(forms[i - 1]) if i else ""
            after = text.key(forms[i + 1]) if i + 1 < len(forms) else ""
            known = lexicon.splits.get(form)
            total = sum(known.values()) if known else 0
            # A token seen once stands for the unseen ones, and so do some occurrences of the rest.
            if training and known and rng.random() < max(1.0 if total == 1 else 0.0, 1.5 / total):
                own: Counter = Counter()
                for split, n in known.items():
                    for word in split:
                        own[text.key(word)] += n
                        if len(split) > 1:
                            own["=" + word] += n
                free = candidates(form, lexicon, None)
                if right in free:
                    rows = [indices(free_features(form, p, s, lexicon, own, before)) for s, p in free.items()]
                    result.append((rows, list(free).index(right)))
                else:
                    lost += 1
            if training and known and len(known) > 1:
                rows = [
                    indices(seen_features(form, s, before, after, share(n, total))) for s, n in known.items()
                ]
                result.append((rows, list(known).index(right)))
    print(f"clitics: {len(result)} examples, {lost} out of reach", file=sys.stderr)
    return result


def share(count: int, total: int) -> int:
    """Size class of a split among all of its token."""
    return int(10 * count / total)


def train(sentences: list[Sentence], lexicon: Lexicon, epochs: int = 8, seed: int = 1) -> np.ndarray:
    rng = random.Random(seed)
    torch.manual_seed(seed)
    data = examples(sentences, lexicon, True, rng)
    weights = torch.nn.EmbeddingBag(BUCKETS, 1, mode="sum")
    torch.nn.init.zeros_(weights.weight)
    optimiser = torch.optim.Adam(weights.parameters(), lr=0.02)
    for epoch in range(epochs):
        rng.shuffle(data)
        total = 0.0
        for group in optimiser.param_groups:
            group["lr"] = 0.02 * (1 - epoch / epochs)
        for start in range(0, len(data), 1024):
            batch = data[start : start + 1024]
            width = max(len(rows) for rows, _ in batch)
            flat, offsets, place = [], [], []
            for b, (rows, _) in enumerate(batch):
                for r, row in enumerate(rows):
                    offsets.append(len(flat))
                    place.append(b * width + r)
                    flat.extend(row)
            scores = weights(torch.tensor(flat), torch.tensor(offsets)).squeeze(1)
            grid = torch.full((len(batch) * width,), -1e9)
            grid = grid.index_put((torch.tensor(place),), scores).view(len(batch), width)
            loss = torch.nn.functional.cross_entropy(grid, torch.tensor([y for _, y in batch]))
            optimiser.zero_grad()
            (loss + 2e-6 * weights.weight.abs().sum() / 100).backward()
            optimiser.step()
            total += loss.item() * len(batch)
        print(f"clitics: epoch {epoch} loss {total / len(data):.4f}", file=sys.stderr, flush=True)
    return weights.weight.detach().numpy()[:, 0].copy()


def split(form: str, before: str, after: str, lexicon: Lexicon, weights: np.ndarray) -> tuple[str, ...]:
    """The best split of a token's form, between the keys of its neighbours."""
    if not text.is_arabic(form):
        return (form,)
    known = lexicon.splits.get(form)
    if known:
        if len(known) == 1:
            return next(iter(known))
        total = sum(known.values())
        scored = [
            (weights[indices(seen_features(form, s, before, after, share(n, total)))].sum(), s)
            for s, n in sorted(known.items(), key=lambda p: (-p[1], p[0]))
        ]
        return max(scored, key=lambda p: p[0])[1]
    empty: Counter = Counter()
    free = candidates(form, lexicon, None)
    scored = [
        (weights[indices(free_features(form, p, s, lexicon, empty, before))].sum(), s) for s, p in free.items()
    ]
    return max(scored, key=lambda p: p[0])[1]


def evaluate(sentences: list[Sentence], lexicon: Lexicon, weights: np.ndarray, show: int = 0) -> str:
    right = predicted = gold_count = exact = count = 0
    wrong = []
    for sentence in sentences:
        forms = [text.form(t) for t in sentence.tokens]
        for i, (form, gold) in enumerate(zip(forms, splits(sentence))):
            before = text.key(forms[i - 1]) if i else ""
            after = text.key(forms[i + 1]) if i + 1 < len(forms) else ""
            found = split(form, before, after, lexicon, weights)
            gold_count += len(gold)
            predicted += len(found)
            if len(gold) == len(found) == 1 or gold == found:
                right += len(gold)
            else:
                right += common(gold, found)
            if text.is_arabic(form):
                count += 1
                if gold == found or len(gold) == len(found) == 1:
                    exact += 1
                else:
                    wrong.append((form, gold, found, form in lexicon.splits))
    for w in wrong[:show]:
        print(w)
    return f"Words F1 {200 * right / (gold_count + predicted):.2f}, Arabic tokens exact {100 * exact / count:.2f}"


def common(a: tuple, b: tuple) -> int:
    """Length of the longest common subsequence, as the official evaluation aligns words in a token."""
    rows = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            rows[i + 1][j + 1] = rows[i][j] + 1 if x == y else max(rows[i][j + 1], rows[i + 1][j])
    return rows[-1][-1]
