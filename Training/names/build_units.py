"""Builds Data/names/units.tsv: parts of personal names with their usual Latin spelling.

Usage: build_units.py NAMES_DIR PEOPLE_JSON OUT
Sources: Wikidata persons (CC0), the English-Arabic pairs of wikidata-xlit-coling2018, google-ar2en and arabnamer (see their
licence notes). A unit keeps the Latin spelling that most sources give.
"""
import collections
import json
import pathlib
import sys

from folding import fold, is_arabic, write_table


def main():
    names, people, out = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    latin = collections.defaultdict(collections.Counter)
    given, family, foreign = collections.Counter(), collections.Counter(), collections.Counter()
    for line in open(names / "wikidata-arab-persons/units.tsv", encoding="utf-8"):
        if line.startswith("arabic_key"):
            continue
        key, spelling, _, _, role, count, _ = line.rstrip("\n").split("\t")
        key = fold(key)
        if not is_arabic(key) or not spelling.isascii():
            continue
        (given if role == "given" else family)[key] += int(count)
        latin[key][spelling] += int(count)
    for part in ("80", "20"):
        for line in open(names / f"wikidata-xlit-coling2018/wd_arabic_{part}.tsv", encoding="utf-8"):
            fields = line.rstrip("\n").split("\t")
            key = fold(fields[1].replace(" ", ""))
            if is_arabic(key):
                foreign[key] += int(fields[2])
                latin[key][fields[0].capitalize()] += int(fields[2])
    for line in open(names / "google-ar2en/ar2en.txt", encoding="utf-8"):
        key, spelling = line.rstrip("\n").split("\t")[:2]
        key = fold(key)
        if is_arabic(key):
            foreign[key] += 1
            latin[key][spelling.capitalize()] += 1
    for spelling, key in json.load(open(names / "arabnamer/en2ar-names.json", encoding="utf-8")).items():
        key = fold(key)
        if is_arabic(key):
            foreign[key] += 1
            latin[key][spelling.capitalize()] += 2
    for spelling, name in json.load(open(people, encoding="utf-8")).items():
        a, b = fold(name).split(), spelling.split()
        if len(a) == len(b):
            for i, (key, s) in enumerate(zip(a, b)):
                if is_arabic(key):
                    foreign[key] += 2
                    latin[key][s.capitalize()] += 1
    rows = []
    for key, spellings in latin.items():
        if len(key) < 2:
            continue
        best = max(spellings, key=lambda s: (spellings[s], s.isascii(), -len(s), s))
        digits = [min(9, c.bit_length()) for c in (given[key], family[key], foreign[key])]
        rows.append((key, "".join(map(str, digits)), best))
    write_table(out, "Parts of personal names, folded and sorted by their bytes, by Training/names/build_units.py.\nunit\ncounts\tthree digits: as a given name, as a family name (Arab persons of Wikidata), in English-Arabic name pairs; each the bit length of the count\nlatin\tthe spelling that most sources give", rows)
    print(len(rows), "units")


main()
