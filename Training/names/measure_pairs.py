"""Measures the spelling match and the Latin forms on the tenth of the name pairs that nothing here is trained on.

Usage: measure_pairs.py ISNAD_BENCH NAMES_DIR      (swift build -c release --product isnad-bench)
Spellings: the English side, written in Arabic by arabic_spelling.py, must match the pair's Arabic side, and must not match a random
other name with the same first letter (seed 1); one such negative for each positive. Latin: the model alone, without the
lists, on every held-out Arabic spelling; right when equal to an English side of its pairs but for case and doubled vowels. Beside
that: equal to the side with most bearers; and the share of pairs met, with the most that one form for each spelling can meet.
"""
import collections
import random
import subprocess
import sys

import pairs
from arabic_spelling import arabic
from folding import fold


def ask(bench, flag, lines):
    run = subprocess.run([bench, flag], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


def spellings(bench, held):
    rng = random.Random(1)
    by_letter = collections.defaultdict(list)
    for name, _, _ in held:
        by_letter[fold(name)[0]].append(name)
    good, bad = [], []
    for name, english, _ in held:
        others = [o for o in (rng.choice(by_letter[fold(name)[0]]) for _ in range(10)) if fold(o) != fold(name)]
        if others:
            good.append(f"{arabic(english)}\t{name}")
            bad.append(f"{arabic(english)}\t{others[0]}")
    hit, wrong = (sum(x == "1" for x in ask(bench, "--spellings", lines)) for lines in (good, bad))
    print(f"spellings: {len(good)} pairs, recall {hit / len(good):.3f}, precision {hit / (hit + wrong):.4f}")


def latin(bench, held):
    known, bearers = collections.defaultdict(collections.Counter), collections.Counter()
    for name, english, count in held:
        known[name][pairs.dedoubled(english)] += count
        bearers[name] += count
    names = sorted(known)
    forms = {n: pairs.dedoubled(pairs.plain(got)) for n, got in zip(names, ask(bench, "--latin", names))}
    right = [n for n in names if forms[n] in known[n]]
    usual = [n for n in right if known[n][forms[n]] == max(known[n].values())]
    every = sum(len(sides) for sides in known.values())
    print(f"latin: {len(names)} unseen spellings, right {len(right) / len(names):.3f}; weighted by bearers "
          f"{sum(bearers[n] for n in right) / sum(bearers.values()):.3f}; the side with most bearers {len(usual) / len(names):.3f}; "
          f"of {every} pairs {len(right) / every:.3f}, at most {len(names) / every:.3f}")


def main():
    bench, names = sys.argv[1:]
    held = [p for p in pairs.read(names) if pairs.is_held(p[0])]
    spellings(bench, held)
    latin(bench, held)


main()
