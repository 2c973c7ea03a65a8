"""Builds Data/names/cities.tsv: towns by their Arabic spellings, from GeoNames (CC BY 4.0).

Usage: build_cities.py CITIES_TSV COUNTRIES_TSV WORDS_TSV OUT
Left out: spellings that are common Arabic words, given names, a letter or two, or that belong to a listed place.
"""
import sys

from folding import fold, is_arabic, write_table


WRONG = {"اريييل"}  # GeoNames gives it to Jerusalem, whose poetic name it is; news means the town of Ariel


def main():
    cities, countries, words, out = sys.argv[1:]
    codes = {}
    for line in open(countries, encoding="utf-8"):
        fields = line.split("\t")
        codes[fields[0]] = fields[1]
    zipf = {}
    for line in open(words, encoding="utf-8"):
        if line[0] != "#":
            word, value = line.split("\t")
            zipf[word] = int(value)
    rows = {}
    for line in open(cities, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if fields[0] == "geonameid" or not fields[6].isdigit() or int(fields[6]) < 15000:
            continue
        for spelling in fields[7].split("|"):
            parts = fold(spelling).split()
            key = "".join(parts)
            if not is_arabic(key) or len(key) < 4 or len(parts) > 3 or key in WRONG:
                continue
            if key.startswith(("مدينه", "محافظه", "مركز", "ولايه", "قضاء")):
                continue
            if len(parts) == 1 and zipf.get(key, 0) >= 36:
                continue
            if all(zipf.get(p, 0) >= 45 for p in parts):
                continue
            if key not in rows or int(fields[6]) > rows[key][0]:
                rows[key] = (int(fields[6]), str(len(parts)), fields[1], codes.get(fields[2], ""), fields[4], fields[5])
    write_table(out, "Towns of 15,000 people and more, by their Arabic spellings, from GeoNames (CC BY 4.0) by Training/names/build_cities.py.\nname\tfolded, without spaces, sorted by its bytes\nwords\thow many words the spelling has\nlatin\tGeoNames' name\ncode\tISO 3166-1 alpha-3\nlatitude\nlongitude", [(k, *v[1:]) for k, v in rows.items()])
    print(len(rows), "spellings")


main()
