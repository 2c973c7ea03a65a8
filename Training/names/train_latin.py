"""Trains the romanisation (a joint n-gram model over aligned letters) and writes Models/names-latin.bin.

Usage: train_latin.py NAMES_DIR OUT
Letters are aligned by expectation maximisation on a sample: one or two Arabic letters to none up to four Latin ones. The model
gives each pair of letter groups its probability after the four before it; the held-out tenth of pairs.py is not looked at.
"""
import collections
import math
import random
import struct
import sys

import pairs
from features import fnv

ORDER = 5
STEP = 12  # of a natural logarithm: what 1 is in the file
SAMPLE = 15000
START, END = ("^", ""), ("$", "")


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


class Model:
    """Absolute discounting over group ids; every n-gram holds its probability and what is left for shorter contexts."""

    def __init__(self, sequences):
        uses = collections.Counter(g for groups, _ in sequences for g in groups)
        self.groups = [START, END] + sorted((g for g, c in uses.items() if c >= 2), key=lambda g: (-uses[g], g))
        self.ids = {g: i for i, g in enumerate(self.groups)}
        counts, totals, kinds = collections.Counter(), collections.Counter(), collections.Counter()
        for groups, bearers in sequences:
            if any(g not in self.ids for g in groups):
                continue
            weight = 1 + 0.3 * math.log(bearers)
            line = [0] * (ORDER - 1) + [self.ids[g] for g in groups] + [1]
            for i in range(ORDER - 1, len(line)):
                for n in range(ORDER):
                    gram = tuple(line[i - n : i + 1])
                    kinds[gram[:-1]] += gram not in counts
                    counts[gram] += weight
                    totals[gram[:-1]] += weight
        self.chance, self.rest = {}, {}
        for context in totals:
            self.rest[context] = 0.75 * kinds[context] / totals[context]
        for gram in sorted(counts, key=len):
            lower = self.chance[gram[1:]] if len(gram) > 1 else 1 / len(self.groups) / 5
            self.chance[gram] = max(counts[gram] - 0.75, 0) / totals[gram[:-1]] + self.rest[gram[:-1]] * lower
        self.kept = {g for g in counts if len(g) <= 2 or counts[g] >= 2.0}

    def write(self, path):
        """Magic, group and n-gram counts; groups (two UTF-16 letters, four bytes of ASCII); n-grams sorted by hash: 4 bytes of
        hash, cost, cost of a shorter context, both in twelfths of the natural logarithm."""
        cost = lambda p: max(0, min(255, round(-math.log(p) * STEP)))
        rows = {}
        for gram in self.kept | {c for c in self.rest if c in self.chance}:
            key = fnv(b"".join(struct.pack("<H", i) for i in gram))
            rows[key] = cost(self.chance[gram]), cost(self.rest.get(gram, 1.0))
        with open(path, "wb") as out:
            out.write(struct.pack("<III", 0x314C5349, len(self.groups), len(rows)))
            for arabic, latin in self.groups:
                codes = [ord(c) for c in arabic] if arabic not in "^$" else []
                out.write(struct.pack("<HH4s", *(codes + [0, 0])[:2], latin.encode()))
            for key in sorted(rows):
                out.write(struct.pack("<IBB", key, *rows[key]))
        print(f"{len(self.groups)} groups, {len(rows)} n-grams")


def main():
    names, out = sys.argv[1:]
    train = [(a, e, c) for a, e, c in pairs.read(names) if not pairs.is_held(a)]
    short = [(a, e) for a, e, _ in train if len(a) <= 14 and len(e) <= 18]
    chance = expectation(random.Random(1).sample(short, SAMPLE))
    sequences = [(groups, c) for a, e, c in train if (groups := aligned(a, e, chance))]
    print(f"{len(sequences)} of {len(train)} pairs aligned")
    Model(sequences).write(out)


if __name__ == "__main__":
    main()
