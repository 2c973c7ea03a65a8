"""A plain Arabic spelling of an English name, by rule: what the measure of the spelling match compares with the pair's own."""
import re

_VOWELLESS = "bcdfghjklmnpqrstvwxz"
_RULES = {
    "tsch": "تش", "dzh": "ج", "sch": "ش", "tch": "تش", "eau": "و", "ch": "تش", "sh": "ش", "kh": "خ", "gh": "غ", "th": "ث",
    "ph": "ف", "ck": "ك", "zh": "ج", "qu": "كو", "dj": "ج", "tz": "تز", "ts": "تس", "cz": "تش", "sz": "ش", "cs": "تش",
    "ai": "اي", "ay": "اي", "ei": "اي", "ey": "ي", "ie": "ي", "ee": "ي", "ea": "ي", "oo": "و", "ou": "و", "ow": "و", "au": "او",
    "aw": "او", "eu": "و", "ew": "و", "oe": "و", "ue": "و", "ui": "وي", "oi": "وي", "oy": "وي", "aa": "ا", "x": "كس",
    "a": "ا", "b": "ب", "c": "ك", "d": "د", "e": "ي", "f": "ف", "g": "غ", "h": "ه", "i": "ي", "j": "ج", "k": "ك", "l": "ل",
    "m": "م", "n": "ن", "o": "و", "p": "ب", "q": "ق", "r": "ر", "s": "س", "t": "ت", "u": "و", "v": "ف", "w": "و", "y": "ي",
    "z": "ز",
}
_GROUPS = sorted(_RULES, key=lambda g: (-len(g), g))


def arabic(english):
    """`english` in lower case, letters only."""
    word = re.sub(rf"([{_VOWELLESS}])\1", r"\1", english)
    word = re.sub(r"c(?=[eiy])", "s", word)
    word = re.sub(r"(?<=[a-z]{3})ic$", "itch", word)
    out = ""
    if len(word) > 5 and re.match("(al|el|ul)[^aeiou]", word):
        out, word = "ال", word[2:]
    if len(word) > 3:
        word = re.sub(rf"(?<=[{_VOWELLESS}])e$", "", word)
        word = re.sub(rf"(?<=[{_VOWELLESS}])e(?=[rln]$)", "", word)
        word = re.sub("ah$", "a", word)
    i = 0
    while i < len(word):
        group = next(g for g in _GROUPS if word.startswith(g, i))
        if i == 0 and group[0] in "aeiou" and _RULES[group][0] != "ا":
            out += "ا"
        out += _RULES[group]
        i += len(group)
    return out
