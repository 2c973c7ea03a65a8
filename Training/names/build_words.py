"""Builds Data/names/words.tsv: how common a word is in Arabic at large, from the wordfreq lists (CC BY-SA 4.0).

Usage: build_words.py WORDFREQ_GZ OUT
"""
import gzip
import math
import sys

from folding import fold, is_arabic, write_table

FLOOR = 2.9  # Zipf scale; below it a word says little (26,000 words stand above).


def main():
    source, out = sys.argv[1:]
    mass = {}
    for line in gzip.open(source, "rt", encoding="utf-8"):
        word, zipf = line.rstrip("\n").split("\t")[:2]
        key = fold(word)
        if zipf == "zipf" or not is_arabic(key):
            continue
        mass[key] = mass.get(key, 0) + 10 ** float(zipf)
    rows = [(key, str(round(math.log10(m) * 10))) for key, m in mass.items() if math.log10(m) >= FLOOR]
    write_table(out, "Common words, folded and sorted by their bytes, from wordfreq (CC BY-SA 4.0) by Training/names/build_words.py.\nword\nzipf\tten times the Zipf frequency (log10 of occurrences in 10^9 words)", rows)
    print(len(rows), "words")


main()
