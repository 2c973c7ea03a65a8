"""English-Arabic pairs of single names: wikidata-xlit-coling2018 (MIT), google-ar2en (Apache-2.0), arabnamer (CC BY 4.0).

A tenth of the Arabic spellings, drawn by their hash, is kept out of everything trained and measured on alone.
"""
import hashlib
import json
import pathlib
import re
import unicodedata

_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"})


def plain(text):
    """An English spelling in lower case, without accents, hyphens and apostrophes."""
    text = unicodedata.normalize("NFD", text.lower())
    text = "".join(c for c in text if not unicodedata.combining(c)).translate(_PLAIN)
    return re.sub("[-.'’ʻ`ʿʾ]", "", text)


def dedoubled(text):
    """What a spelling is compared by: doubled vowels count once."""
    return re.sub(r"([aeiouy])\1", r"\1", text)


def is_held(arabic):
    return hashlib.md5(arabic.encode()).digest()[0] * 10 // 256 == 0


def read(names):
    """(Arabic, plain English, bearers) in the order of the files."""
    names = pathlib.Path(names)
    out = {}

    def add(arabic, english, count):
        english = plain(english)
        if len(english) >= 2 and english.isascii() and english.isalpha() and re.fullmatch("[\u0621-\u064aپچژگڤڨ]+", arabic):
            out[arabic, english] = out.get((arabic, english), 0) + count

    for part in ("80", "20"):
        for line in open(names / f"wikidata-xlit-coling2018/wd_arabic_{part}.tsv", encoding="utf-8"):
            english, arabic, count = line.rstrip("\n").split("\t")[:3]
            add(arabic.replace(" ", ""), english, int(count))
    for line in open(names / "google-ar2en/ar2en.txt", encoding="utf-8"):
        arabic, english = line.rstrip("\n").split("\t")[:2]
        add(arabic, english, 1)
    for english, arabic in json.load(open(names / "arabnamer/en2ar-names.json", encoding="utf-8")).items():
        add(arabic, english, 1)
    return [(arabic, english, count) for (arabic, english), count in out.items()]
