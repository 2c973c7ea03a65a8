"""Spelling classes shared by training and by the Swift module `IsnadLanguage` (`Spelling.swift` does the same on scalars).

Two keys are derived from a token:

* its *form*: marks that only help the eye (tashkeel, tatweel, direction marks) are gone, quotation marks, dashes and
  digits are one class each, Persian letters are Arabic ones, Latin is in lower case;
* its *key*: the form without what news writes either way (hamza on alef, ya against alef maqsura, ta marbuta against
  ha), and every digit a `0`.
"""

import re
import zlib

MARKS = "\u064b-\u0655\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_MARKS = re.compile(f"[{MARKS}]")

_FORM = str.maketrans(
    {
        **{c: '"' for c in "“”«»„‟″"},
        **{c: "'" for c in "‘’‚‛′`"},
        **{c: "-" for c in "–—‐‑−―"},
        **{chr(0x0660 + i): str(i) for i in range(10)},
        **{chr(0x06F0 + i): str(i) for i in range(10)},
        **{chr(c): chr(c + 32) for c in range(65, 91)},
        "ٱ": "ا", "ی": "ي", "ک": "ك", "٪": "%", "…": ".", "٫": ".", "٬": ",",
    }
)
_KEY = str.maketrans(
    {**{c: "ا" for c in "أإآ"}, "ى": "ي", "ة": "ه", **{str(i): "0" for i in range(10)}}
)


def form(token: str) -> str:
    """The form of a token; a token of marks only keeps them, so that no token is empty."""
    return (_MARKS.sub("", token) or token).translate(_FORM)


def key(form_: str) -> str:
    return form_.translate(_KEY)


def is_arabic(token: str) -> bool:
    """Whether a token has an Arabic letter, and so may carry clitics."""
    return any("\u0621" <= c <= "\u064a" and c != "\u0640" for c in token)


_TOKEN = re.compile(
    f"[\u0621-\u063f\u0641-\u064a\u0671-\u06d3{MARKS}]+"
    "|[0-9\u0660-\u0669]+(?:[.,،٫٬][0-9\u0660-\u0669]+)*"
    "|[A-Za-z\u00c0-\u024f]+|\\S"
)


def tokens(text: str) -> list[str]:
    """Tokens of raw text in the treebank's manner: runs of letters, numbers, and every other sign alone."""
    return _TOKEN.findall(text)


def checksum(text: str) -> int:
    """CRC-32 over UTF-8: the one hash of all tables, fast in Python and easy to build up piecewise in Swift."""
    return zlib.crc32(text.encode())
