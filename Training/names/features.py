"""The tagger's view of a token, feature for feature as Sources/IsnadNames/TaggerFeatures.swift sees it."""
import pathlib

from folding import fold, is_arabic

DATA = pathlib.Path(__file__).resolve().parents[2] / "Data" / "names"
ARTICLE = "ال"


def fnv(data, start=0x811C9DC5):
    """FNV-1a, 32 bits."""
    h = start
    for byte in data:
        h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
    return h


def rows(name):
    for line in open(DATA / name, encoding="utf-8"):
        if not line.startswith("#") and line.strip():
            yield line.rstrip("\n").split("\t")


class Phrases:
    """Names of several words, by their joined folded words."""

    def __init__(self):
        self.table = {}

    def insert(self, words, value):
        key = ""
        for word in words[:-1]:
            key += word
            self.table.setdefault(key, None)
        key += words[-1]
        if self.table.get(key) is None:
            self.table[key] = value


class Lists:
    def __init__(self):
        self.zipf = {r[0]: int(r[1]) for r in rows("words.tsv")}
        self.units = {r[0]: tuple(map(int, r[1])) for r in rows("units.tsv")}
        self.weak = {fold(r[0]).replace(" ", "") for r in rows("weak.tsv")}
        self.names, self.after_lam = Phrases(), Phrases()
        self.adjectives, self.titles, self.heads = {}, Phrases(), {}
        for r in rows("countries.tsv"):
            for name in r[1].split("|") + [c for c in r[5].split("|") if c]:
                self.name(name, "L")
            for stem in filter(None, r[3].split("|")):
                for ending in ("", "ا", "ان", "ة", "تان", "تين", "ات", "ون", "ين", "و"):
                    self.adjectives.setdefault(fold(stem + ending).replace(" ", ""), 1)
            for plural in filter(None, r[4].split("|")):
                self.adjectives.setdefault(fold(plural), 1)
        for r in rows("organizations.tsv"):
            for name in r[0].split("|"):
                self.name(name, "O")
        for r in rows("places.tsv"):
            for name in r[0].split("|"):
                self.name(name, "L")
        for r in rows("groups.tsv"):
            for name in r[0].split("|"):
                self.name(name, "G")
        for r in rows("people.tsv"):
            full = [name.partition("+")[0] for name in r[0].split("|")]
            short = [name.partition("+")[2] for name in r[0].split("|") if "+" in name]
            for name in full:
                self.name(name, "P")
            for name in short or [name.split()[-1] for name in full]:
                self.name(name, "p")
        classes = {"office": "o", "rank": "r", "job": "j", "address": "a", "kin": "k", "person": "n"}
        for r in rows("titles.tsv"):
            for name in r[0].split("|"):
                words = fold(name).split()
                self.titles.insert(words, classes[r[1]])
                if not words[0].startswith(ARTICLE):
                    self.titles.insert([ARTICLE + words[0]] + words[1:], classes[r[1]])
                    if len(words) > 1:
                        self.titles.insert([w if w.startswith(ARTICLE) else ARTICLE + w for w in words], classes[r[1]])
                else:
                    self.titles.insert([words[0][2:]] + words[1:], classes[r[1]])
        for r in rows("heads.tsv"):
            word = fold(r[0])
            if r[1] == "none":
                continue
            self.heads.setdefault(word, r[1][0])
            self.heads.setdefault(ARTICLE + word, r[1][0].upper())

    def name(self, name, kind):
        words = fold(name).split()
        weak = "w" if "".join(words) in self.weak else ""
        self.names.insert(words, kind + weak)
        if words[0].startswith(ARTICLE) and len(words[0]) > 2:
            self.after_lam.insert([words[0][2:]] + words[1:], kind + weak)


def clitics(word):
    """Letters that may belong to no name, with whether the article is swallowed by لـ (للأمم)."""
    yield 0, False
    if len(word) < 3:
        return
    i = 0
    if word[0] in "وف":
        yield 1, False
        i = 1
    if len(word) >= i + 3 and word[i] in "بكل":
        yield i + 1, False
        if word[i] == "ل" and len(word) >= i + 4 and word[i + 1] == "ل":
            yield i + 2, True


class Token:
    __slots__ = ("form", "word", "clitic", "lam", "kind", "z", "u", "gaz", "title", "adj", "head", "letters")


def zipf_class(z):
    return 0 if z == 0 else min(7, 1 + max(0, z - 25) // 5)


def unit_class(d):
    return (d + 1) // 2


class Reader:
    def __init__(self, lists, letters=None):
        self.lists, self.letters = lists, letters

    def read(self, words):
        lists = self.lists
        tokens = []
        for raw in words:
            t = Token()
            t.form = fold(raw)
            t.kind = "w" if is_arabic(t.form) else "n" if t.form[:1].isdigit() else "x" if t.form.isalpha() else "."
            t.gaz, t.title, t.adj, t.head = "", "", False, ""
            t.clitic, t.lam, t.z, t.u = 0, False, 0, (0, 0, 0)
            if t.kind == "w":
                best = None
                for n, lam in clitics(t.form):
                    rest = t.form[n:]
                    z, u = lists.zipf.get(rest, 0), lists.units.get(rest, (0, 0, 0))
                    if lam:
                        z = max(z, lists.zipf.get(ARTICLE + rest, 0))
                        u = tuple(map(max, u, lists.units.get(ARTICLE + rest, (0, 0, 0))))
                    score = max(u) * 6 + z - n * 10 + (10 if any(u) or z else 0) + (12 if n == 0 and u[2] else 0)
                    if best is None or score > best[0]:
                        best = (score, n, lam, z, u)
                _, t.clitic, t.lam, t.z, t.u = best
            t.word = t.form[t.clitic:]
            t.letters = self.letter_class(t) if self.letters is not None and t.kind == "w" else 0
            tokens.append(t)
        self.mark(tokens)
        return tokens

    def letter_class(self, t):
        word = t.word[2:] if t.word.startswith(ARTICLE) and len(t.word) > 4 else t.word
        score = self.letters.score(word)
        return max(0, min(9, 5 + int(score // 12)))

    def walk(self, table, tokens, i, start):
        key, found, j = "", None, i
        while j < len(tokens):
            key += tokens[j].form[start:] if j == i else tokens[j].form
            if key not in table:
                break
            j += 1
            if table[key] is not None:
                found = (j, table[key])
        return found

    def mark(self, tokens):
        lists = self.lists
        i = 0
        until = 0
        for i, t in enumerate(tokens):
            if t.kind not in "wx":
                continue
            best = None
            for n, lam in clitics(t.form) if t.kind == "w" else ((0, False),):
                found = self.walk((lists.after_lam if lam else lists.names).table, tokens, i, n)
                if found and (best is None or found[0] > best[0]):
                    best = found
                if not lam:
                    found = self.walk(lists.titles.table, tokens, i, n)
                    if found:
                        for j in range(i, found[0]):
                            tokens[j].title = found[1]
                    for end in (i + 1, i + 2):
                        key = "".join(x.form for x in tokens[i:end])[n:]
                        bare = key[2:] if key.startswith(ARTICLE) else key
                        if end <= len(tokens) and (key in lists.adjectives or end == i + 1 and bare in lists.adjectives):
                            t.adj = True
                if not t.head:
                    t.head = lists.heads.get(t.form[n:], "")
            if best and i >= until:
                for j in range(i, best[0]):
                    tokens[j].gaz = ("B" if j == i else "I") + best[1]
                until = best[0]


def features(tokens, i):
    """The features of one token as strings: a letter for the template, then the value."""
    out = []

    def at(k):
        return tokens[k] if 0 <= k < len(tokens) else None

    t = tokens[i]
    out.append("A")
    out.append("B" + t.word)
    for name, k in (("C", i - 1), ("D", i + 1), ("E", i - 2), ("F", i + 2)):
        x = at(k)
        out.append(name + (x.word if x else "\x01"))
    w = t.word
    if t.kind == "w":
        out.append("G" + w[:2])
        out.append("H" + w[:3])
        out.append("I" + w[-2:])
        out.append("J" + w[-3:])
        out.append("K" + w[-1:])
        out.append("L" + t.form[: t.clitic])
    a = "1" if w.startswith(ARTICLE) else "0"
    z, u = str(zipf_class(t.z)), "".join(str(unit_class(d)) for d in t.u)
    out.append("M" + t.kind + str(min(9, len(w))))
    out.append("N" + z + a)
    out.append("O" + u + a)
    out.append("P" + z + u + a)
    out.append("Q" + str(t.letters) + a)
    out.append("R" + str(t.letters) + z + a)
    out.append("S" + t.gaz)
    for name, k in (("T", i - 1), ("U", i + 1)):
        x = at(k)
        if x:
            xa = "1" if x.word.startswith(ARTICLE) else "0"
            xu, xz = str(unit_class(max(x.u))), str(zipf_class(x.z))
            out.append(name + "z" + xz + xu + xa)
            out.append(name + "l" + str(x.letters) + str(t.letters))
            out.append(name + "u" + "".join(str(unit_class(d)) for d in x.u) + str(unit_class(max(t.u))) + z)
            out.append(name + "g" + x.gaz)
            out.append(name + "t" + x.title + ("1" if x.adj else "0") + x.head)
            out.append(name + "k" + x.kind + str(x.clitic) + t.kind)
    x = at(i - 2)
    if x:
        out.append("Vt" + x.title + ("1" if x.adj else "0") + x.head)
        out.append("Vg" + x.gaz)
    x = at(i + 2)
    if x:
        out.append("Wg" + x.gaz)
        out.append("Wz" + str(zipf_class(x.z)) + str(unit_class(max(x.u))) + x.kind)
    out.append("X" + t.title + ("1" if t.adj else "0") + t.head)
    x = at(i - 1)
    if x:
        out.append("Y" + x.title + x.head + z + u[2] + a)
        out.append("Z" + x.word + z + a)
    return out
