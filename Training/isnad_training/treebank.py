"""CoNLL-U files of the treebank as tokens and words."""

import gzip
from dataclasses import dataclass, field


@dataclass
class Word:
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    # Which document token of the sentence the word is part of, and its place among that token's words.
    token: int = 0
    part: int = 0
    parts: int = 1


@dataclass
class Sentence:
    text: str = ""
    starts_paragraph: bool = False
    words: list[Word] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    space_after: list[bool] = field(default_factory=list)


def read(path: str) -> list[Sentence]:
    sentences = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        sentence, last = Sentence(), 0
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if sentence.words:
                    sentences.append(sentence)
                sentence, last = Sentence(), 0
            elif line.startswith("#"):
                if line.startswith("# text = "):
                    sentence.text = line[9:]
                elif line.startswith(("# newpar", "# newdoc")):
                    sentence.starts_paragraph = True
            else:
                f = line.split("\t")
                if "-" in f[0]:
                    first, last = map(int, f[0].split("-"))
                    sentence.tokens.append(f[1])
                    sentence.space_after.append("SpaceAfter=No" not in f[9])
                elif f[0].isdigit():
                    inside = int(f[0]) <= last
                    if not inside:
                        sentence.tokens.append(f[1])
                        sentence.space_after.append("SpaceAfter=No" not in f[9])
                    word = Word(f[1], f[2], f[3], f[4], f[5], int(f[6]), f[7], len(sentence.tokens) - 1)
                    if inside:
                        word.part, word.parts = int(f[0]) - first, last - first + 1
                    sentence.words.append(word)
        if sentence.words:
            sentences.append(sentence)
    return sentences
