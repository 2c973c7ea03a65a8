"""The program's search folding (Sources/IsnadText/Folding.swift), for scripts that build its tables."""
import re

_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u06d6-\u06ed]")
_LETTERS = str.maketrans({
    "آ": "ا", "أ": "ا", "إ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي",
    "ک": "ك", "ی": "ي", "ې": "ي", "ہ": "ه", "ھ": "ه", "ڪ": "ك",
    **{chr(0x660 + i): str(i) for i in range(10)}, **{chr(0x6F0 + i): str(i) for i in range(10)},
})


def fold(text):
    """`text` without marks and tatweel, hamza carriers and final ة ى unified, digits as ASCII, Latin in lower case."""
    return _MARKS.sub("", text).translate(_LETTERS).lower()


def is_arabic(word):
    """Whether `word` consists of Arabic letters alone."""
    return bool(word) and all("\u0621" <= c <= "\u064a" or c in "پچژگڤڨ" for c in word)


def write_table(path, header, rows):
    """Writes `rows` (tuples of strings) below the `#` lines of `header`, sorted by the bytes of the first column."""
    with open(path, "w", encoding="utf-8") as out:
        for line in header.strip().splitlines():
            out.write(f"# {line}\n")
        for row in sorted(rows, key=lambda r: r[0].encode()):
            out.write("\t".join(row) + "\n")
