#!/usr/bin/env python3
"""Scores `isnad parse` on raw text of a treebank part with the official evaluation, and measures it.

    python3 Training/evaluate.py .build/release/isnad DATA/treebank/padt-dev.conllu.gz

Needs `udeval` (PyPI: udtools) on PATH. Prints the evaluation, white-space words per CPU second, and the peak memory.
"""

import gzip
import pathlib
import re
import resource
import subprocess
import sys
import tempfile


def raw_text(conllu: str) -> str:
    """Sentences of a paragraph joined by spaces, paragraphs apart by an empty line."""
    paragraphs: list[list[str]] = []
    for block in conllu.strip().split("\n\n"):
        if not paragraphs or re.search(r"^# new(par|doc)", block, re.M):
            paragraphs.append([])
        paragraphs[-1].append(re.search(r"^# text = (.*)$", block, re.M).group(1))
    return "\n\n".join(" ".join(p) for p in paragraphs) + "\n"


def main():
    binary, treebank = sys.argv[1:3]
    gold = gzip.open(treebank, "rt", encoding="utf-8").read()
    text = raw_text(gold)
    with tempfile.TemporaryDirectory() as folder:
        gold_path, text_path, parsed_path = (pathlib.Path(folder) / n for n in ("gold.conllu", "text.txt", "parsed.conllu"))
        gold_path.write_text(gold, encoding="utf-8")
        text_path.write_text(text, encoding="utf-8")
        with open(parsed_path, "wb") as parsed:
            subprocess.run([binary, "parse", text_path], stdout=parsed, check=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(["udeval", "-v", "--no-enhanced", "--multiple-roots-okay", gold_path, parsed_path], check=True)
    print(f"words per CPU second: {len(text.split()) / (used.ru_utime + used.ru_stime):.0f}")
    print(f"peak memory: {used.ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
