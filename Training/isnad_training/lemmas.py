"""Lemmas: tables from the treebank, then inflection undone by rule and looked up again.

A word's lemma is the first hit of a cascade of tables, from the most exact key to the least. Words that no table knows
are cut to a *base* (article, person and plural endings gone) whose lemma other inflected forms, or an open lexicon of
lemmas, tell. What nothing tells keeps its form, as the treebank does with words unknown to its lexicon.
"""

import csv
import gzip
import re
from collections import Counter, defaultdict

from . import text
from .treebank import Sentence

# Endings of nouns and adjectives, and what the singular masculine or the bare stem would end in; longest first.
NOMINAL_ENDINGS = [
    ("تين", "ة"), ("تان", "ة"), ("يات", "ية"), ("ات", "ة"), ("ات", ""), ("ون", ""), ("ين", ""), ("ان", ""), ("وا", ""), ("ة", ""),
    ("ت", "ة"), ("ا", ""), ("ي", ""), ("و", ""), ("ى", ""), ("اء", ""), ("", ""),
]
PERFECT_ENDINGS = ["تما", "تم", "تن", "نا", "وا", "تا", "ت", "ا", "ن", ""]
IMPERFECT_ENDINGS = ["ون", "ين", "ان", "وا", "ن", "ا", "ي", ""]


def bases(key: str, xpos: str):
    """(class, base) pairs to look a word up by when its form is unknown, best first."""
    if xpos.startswith("VP"):
        for ending in PERFECT_ENDINGS:
            if key.endswith(ending) and len(key) - len(ending) >= 2:
                yield "p" + xpos[3], key[: len(key) - len(ending)]
    elif xpos.startswith("V"):
        stem = key[1:] if xpos[1] == "I" and key[:1] in "يتنا" else key
        for ending in IMPERFECT_ENDINGS:
            if stem.endswith(ending) and len(stem) - len(ending) >= 2:
                yield "i" + xpos[3], stem[: len(stem) - len(ending)]
    elif xpos[0] in "NAQDXUZ":
        kind = "n" if xpos[0] in "NDQ" else "a" if xpos[0] == "A" else "x"
        stem = key[2:] if key.startswith("ال") and len(key) > 4 else key
        for ending, instead in NOMINAL_ENDINGS:
            ending, instead = text.key(ending), text.key(instead)
            if stem.endswith(ending) and len(stem) - len(ending) >= 2:
                yield kind, stem[: len(stem) - len(ending)] + instead


def plain(lemma: str) -> str:
    """A lemma without its vowels."""
    return re.sub("[\u064b-\u0652\u0670\u0640]", "", lemma).replace("ٱ", "ا")


_BUCKWALTER = dict(zip("'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYyFNKauio~`{", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِْٰاّ"))
_BUCKWALTER.update({"~": "\u0651", "o": "\u0652", "`": "\u0670", "{": "ا"})


def treebank_spelling(lemma: str) -> str:
    """A lemma of an open lexicon as the treebank would write it: no sukun, shadda after its vowel, no wasla."""
    lemma = lemma.replace("\u0652", "").replace("ٱ", "ا").split("_")[0].split("-")[0]
    return re.sub("\u0651([\u064b-\u0650])", "\\1\u0651", lemma)


def open_lexicon(folder: str) -> dict[tuple[str, str], Counter]:
    """(class, base) -> vocalised lemmas of ChainBank, spelled as the treebank spells them (no sukun)."""
    result: dict[tuple[str, str], Counter] = defaultdict(Counter)
    with gzip.open(f"{folder}/chainbank/lemmas.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            lemma = treebank_spelling(row["LEMMA_ARA"])
            kind = {"VERB": "pA", "NOUN": "n", "ADJ": "a"}.get(row["POS"])
            if kind and lemma:
                result[kind, text.key(plain(lemma))][lemma] += 1
    for name in ("PV", "IV"):
        with gzip.open(f"{folder}/camelmorph-msa/MSA-Verb-LEX-{name}.csv.gz", "rt", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                lemma, form = ("".join(_BUCKWALTER.get(c, "") for c in row[k]) for k in ("LEMMA", "FORM"))
                voice = "P" if "vox:p" in row["FEAT"] else "A"
                if lemma and form:
                    result[name[0].lower() + voice, text.key(plain(form))][treebank_spelling(lemma)] += 1
    return result


def following(xpos: str | None) -> str:
    """What the next word is, as far as it tells lemmas apart: أن before a verb is not أن before a noun."""
    return "." if xpos is None else xpos[0] if xpos[0] in "VSN" else "-"


class Lemmatiser:
    # Lookup keys start with the number of their level.
    LEVELS = 7

    def __init__(self, sentences: list[Sentence], lexicon: dict | None = None):
        tables: list[dict] = [defaultdict(Counter) for _ in range(self.LEVELS)]
        found: dict = defaultdict(Counter)
        seen = Counter()
        for sentence in sentences:
            for w, after in zip(sentence.words, [*(w.xpos for w in sentence.words[1:]), None]):
                form = text.form(w.form)
                if not text.is_arabic(form) or w.xpos[0] == "U":
                    continue
                keys = self.keys(form, w.upos, w.xpos, after)
                seen[tuple(keys)] += 1
                for table, k in zip(tables, keys):
                    table[k][w.lemma] += 1
                for base in bases(text.key(form), w.xpos):
                    found[base][w.lemma] += 100 if text.key(plain(w.lemma)) == base[1] else 1
        self.table = {k: best(lemmas) for table in tables for k, lemmas in table.items()}
        self.prune(seen, tables[0])
        self.bases = {base: best(lemmas) for base, lemmas in {**(lexicon or {}), **found}.items()}

    def prune(self, seen: Counter, contextual: dict):
        """Drops every key whose answer the levels below it give as well; a context must be seen three times to count."""
        for k, lemmas in contextual.items():
            if lemmas.total() < 3:
                del self.table[k]
        for level in range(self.LEVELS - 2, -1, -1):
            needed = set()
            for keys in seen:
                answer = self.table.get(keys[level])
                if answer is not None and answer != self.look_up(keys[level + 1 :]):
                    needed.add(keys[level])
            for k in [k for k in self.table if k[0] == str(level) and k not in needed]:
                del self.table[k]

    @staticmethod
    def keys(form: str, upos: str, xpos: str, after: str | None) -> list[str]:
        key = text.key(form)
        return [f"0{form}|{xpos}|{following(after)}", f"1{form}|{xpos}", f"2{form}|{upos}", f"3{key}|{xpos}",
                f"4{key}|{upos}", f"5{form}", f"6{key}"]

    def look_up(self, keys: list[str]) -> str | None:
        return next((self.table[k] for k in keys if k in self.table), None)

    def lemma(self, form: str, upos: str, xpos: str, after: str | None) -> str:
        """The vocalised lemma; the form where nothing is known, for signs and numbers, and for words tagged unknown (U)."""
        if not text.is_arabic(form) or xpos[0] == "U":
            return form
        found = self.look_up(self.keys(form, upos, xpos, after))
        if found is None:
            found = next((self.bases[b] for b in bases(text.key(form), xpos) if b in self.bases), None)
        return found or form


def best(lemmas: Counter) -> str:
    return max(lemmas.items(), key=lambda p: (p[1], p[0]))[0]
