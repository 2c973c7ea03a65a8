"""Scores the program's names on the last tenth of ANERCorp's train part, which is kept out of everything trained here.

Usage: anercorp.py ISNAD_BINARY NER_DIR [--misses]
A token counts as tagged when a mention overlaps it; persons, places and organisations only. Every forty sentences are one article.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import corpora

KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}
CHUNK = 40


def main():
    binary, ner = sys.argv[1:3]
    _, held = corpora.anercorp(ner)
    hit, gold, found = {}, {}, {}
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, len(held), CHUNK):
            text, places = "", []
            for sentence in held[start : start + CHUNK]:
                for word, tag in sentence:
                    places.append((len(text), len(text) + len(word), tag, word))
                    text += word + " "
                text = text[:-1] + "\n"
            path = pathlib.Path(folder) / "part.txt"
            path.write_text(text, encoding="utf-8")
            run = subprocess.run([binary, "extract", "--format", "json", str(path)], capture_output=True, text=True, check=True)
            kind_at = {}
            for entity in json.loads(run.stdout)["entities"]:
                for mention in entity["mentions"]:
                    if mention["via"] == "name" and entity["kind"] in KINDS:
                        for i in range(mention["start"], mention["end"]):
                            kind_at[i] = KINDS[entity["kind"]]
            for a, b, tag, word in places:
                got = next((kind_at[i] for i in range(a, b) if i in kind_at), None)
                want = tag[2:] if tag != "O" else None
                if want:
                    gold[want] = gold.get(want, 0) + 1
                if got:
                    found[got] = found.get(got, 0) + 1
                if want and want == got:
                    hit[want] = hit.get(want, 0) + 1
                elif (want or got) and "--misses" in sys.argv:
                    print(want, got, word, sep="\t")
    for kind in ("PER", "LOC", "ORG"):
        line(kind, hit.get(kind, 0), gold.get(kind, 0), found.get(kind, 0))
    line("all", sum(hit.values()), sum(gold.values()), sum(found.values()))


def line(name, hit, gold, found):
    p, r = hit / max(1, found), hit / max(1, gold)
    print(f"{name:4s} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}   ({hit} / {gold} gold, {found} found)")


main()
