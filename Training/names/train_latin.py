"""Trains the romanisation (a joint n-gram model over aligned letters) and writes Models/names-latin.bin.

Usage: train_latin.py NAMES_DIR GAZETTEER_DIR LISTS OUT        (LISTS: see latin_lists.py)
Letters are aligned by expectation maximisation on a sample: one or two Arabic letters to none up to four Latin ones. The model
gives each pair of letter groups its probability after the three before it; of its likeliest spellings, one that is in use
goes before others. Beside the name pairs it learns from GeoNames' Arabic names of towns. The held-out tenth of pairs.py is not
looked at. About a minute of one free core.
"""
import collections
import csv
import math
import random
import sys

import latin_lists
import latin_model
import pairs
from folding import fold, is_arabic

SAMPLE = 8000
# Costs taken off for a known spelling: each of its letters, and for the four levels of latin_lists.py, in the steps of
# latin_model.py. A short one is worth little: nearly every short string is a word somewhere. Fitted on a tenth of the training part,
# kept out for that.
BONUS = 16, -33, -19, -15, 11
LEAST = -6.2  # a town's pair whose alignment is less likely than this, a letter, is no transliteration: an exonym


def steps(arabic, latin, i, j):
    for a in (1, 2):
        if i + a > len(arabic):
            return
        for b in range(1 if a == 2 else 0, 5 if a == 1 else 4):
            if j + b <= len(latin):
                yield a, b


def expectation(data, rounds=5):
    """The probability of each group pair, by forward and backward sums over all alignments."""
    chance = None
    for turn in range(rounds):
        counts = collections.defaultdict(float)
        for arabic, latin in data:
            n, m = len(arabic), len(latin)
            forward = [[0.0] * (m + 1) for _ in range(n + 1)]
            forward[0][0] = 1
            edges = []
            for i in range(n):
                for j in range(m + 1):
                    if forward[i][j] == 0:
                        continue
                    for a, b in steps(arabic, latin, i, j):
                        group = arabic[i : i + a], latin[j : j + b]
                        p = chance.get(group, 1e-10) if chance else (0.02 if b in (1, 2) else 0.004) * (1 if a == 1 else 0.05)
                        forward[i + a][j + b] += forward[i][j] * p
                        edges.append((i, j, a, b, group, p))
            if forward[n][m] <= 0:
                continue
            backward = [[0.0] * (m + 1) for _ in range(n + 1)]
            backward[n][m] = 1
            for i, j, a, b, group, p in reversed(edges):
                backward[i][j] += p * backward[i + a][j + b]
            for i, j, a, b, group, p in edges:
                share = forward[i][j] * p * backward[i + a][j + b] / forward[n][m]
                if share > 1e-4:
                    counts[group] += share
        total = sum(counts.values())
        chance = {g: c / total for g, c in counts.items() if c > (0.3 if turn > 1 else 0.01)}
    return chance


def aligned(arabic, latin, chance):
    """The most likely alignment as a list of group pairs; None where there is none."""
    best = {(0, 0): (0.0, None, None)}
    for i in range(len(arabic)):
        for j in range(len(latin) + 1):
            if (i, j) not in best:
                continue
            for a, b in steps(arabic, latin, i, j):
                group = arabic[i : i + a], latin[j : j + b]
                if group in chance:
                    score = best[i, j][0] + math.log(chance[group])
                    if best.get((i + a, j + b), (-1e9,))[0] < score:
                        best[i + a, j + b] = score, (i, j), group
    place, out = (len(arabic), len(latin)), []
    if place not in best:
        return None
    while place != (0, 0):
        _, place, group = best[place]
        out.append(group)
    return out[::-1]


def towns(gazetteer, held):
    """The pairs of single words, but for those whose Arabic spelling is held out."""
    with open(f"{gazetteer}/geonames-ar/cities500-ar.tsv", encoding="utf-8") as table:
        for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            english = pairs.plain(row[1])
            if len(english) >= 2 and english.isascii() and english.isalpha():
                for arabic in row[-1].split("|"):
                    if is_arabic(arabic) and len(arabic) >= 2 and fold(arabic) not in held:
                        yield arabic, english


def main():
    names, gazetteer, lists, out = sys.argv[1:]
    everything = pairs.read(names)
    train = [(a, e, c) for a, e, c in everything if not pairs.is_held(a)]
    short = [(a, e) for a, e, _ in train if len(a) <= 14 and len(e) <= 18]
    chance = expectation(random.Random(1).sample(short, SAMPLE))
    sequences = [(groups, c) for a, e, c in train if (groups := aligned(a, e, chance))]
    print(f"{len(sequences)} of {len(train)} pairs aligned")
    seen = {(a, e) for a, e, _ in everything}
    held = {fold(a) for a, _, _ in everything if pairs.is_held(a)}
    for arabic, english in sorted(set(towns(gazetteer, held)) - seen):
        groups = aligned(arabic, english, chance)
        if groups and sum(math.log(chance[g]) for g in groups) > LEAST * len(arabic):
            sequences.append((groups, 1))
    print(f"{len(sequences)} with towns")
    known = latin_model.Known(latin_lists.levels(names, gazetteer, lists))
    latin_model.write(out, latin_model.Model(sequences), known, BONUS)


if __name__ == "__main__":
    main()
