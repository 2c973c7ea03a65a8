"""Annotated names: ANERCorp (CC BY-SA 4.0) and AQMAR (CC BY-SA 3.0), as lists of (word, tag) with tags over PER, LOC and ORG."""
import pathlib

KINDS = {"PER": "PER", "PERS": "PER", "LOC": "LOC", "ORG": "ORG"}


def tag(raw):
    prefix, _, kind = raw.partition("-")
    return f"{prefix}-{KINDS[kind]}" if kind in KINDS and prefix in "BI" else "O"


def sentences(lines):
    out, current = [], []
    for line in lines:
        fields = line.split()
        if len(fields) < 2:
            if current:
                out.append(current)
            current = []
        else:
            current.append((fields[0], tag(fields[1])))
    if current:
        out.append(current)
    return out


def anercorp(ner):
    """The official train part without its last tenth of lines, and that tenth."""
    lines = (pathlib.Path(ner) / "anercorp/ANERCorp_CamelLab_train.txt").read_text(encoding="utf-8").splitlines()
    cut = len(lines) * 9 // 10
    while lines[cut].strip():
        cut += 1
    return sentences(lines[:cut]), sentences(lines[cut:])


def aqmar(ner):
    out = []
    for part in ("train", "dev", "test"):
        out += sentences((pathlib.Path(ner) / f"aqmar/bydoc.{part}.txt").read_text(encoding="utf-8").splitlines())
    return out
