#!/usr/bin/env python3
"""Counts in how many news articles each stem stands. Usage: build_common_stems.py ARTICLES.jsonl.gz > common-stems.tsv
ARTICLES: one JSON object a line with the key `text`; every second line is counted. `stem` must do what
Sources/IsnadStories/Stems.swift does."""
import collections, gzip, json, re, sys

MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200c-\u200f\u202a-\u202e]")
FOLDED = str.maketrans("آأإٱىةؤئکی", "اااايهويكي")
WORD = re.compile(r"[\u0621-\u064a]+|[a-z]+")
PREFIXES = ("وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال")
SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


def stem(word):
    if word[0] < "\u0621":
        return word
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix):]
            break
    else:
        if word[0] == "و" and len(word) >= 5:
            word = word[1:]
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


counts, articles = collections.Counter(), 0
with gzip.open(sys.argv[1], "rt", encoding="utf-8") as file:
    for number, line in enumerate(file):
        if number % 2:
            continue
        articles += 1
        text = MARKS.sub("", json.loads(line)["text"]).translate(FOLDED).lower()
        counts.update({stem(word) for word in WORD.findall(text) if len(word) > 1})
print("# Stems that stand in many news articles, sorted by their bytes; what is not here is rarer and tells stories apart.")
print("# From SANAD's Al-Khaleej part (CC BY 4.0) by Training/stories/build_common_stems.py.")
print("# stem\tfolded, without article, joined prepositions and endings")
print("# articles\tof 10,000 articles, in how many it stands (18 at least)")
rows = ((s, round(n * 10000 / articles)) for s, n in counts.items() if n * 10000 / articles >= 17.8)
for s, n in sorted(rows, key=lambda row: row[0].encode()):
    print(f"{s}\t{n}")
