"""Cuts inputs into parts, so that any number of machines can take them, and writes down which line stands where."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import pathlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import BinaryIO

from .answer import Line, is_blank

LONGEST_LINE = (96 << 20) + 1
"""The worker answers a longer line with an error whatever it holds, so no more of it is kept."""


@dataclass(frozen=True)
class Part:
    """Some lines of one input, as a file of the job."""

    number: int
    file: str
    """The input's name, as error records tell it."""
    first_line: int
    """Counted from 1 in the input."""
    first_position: int
    """Counted from 1 over all inputs."""
    lines: int
    articles: int
    """Lines that are not blank: each gets an answer."""

    @property
    def name(self) -> str:
        return f"part-{self.number:06d}.jsonl"

    def numbered(self, content: bytes) -> Iterator[Line]:
        """The lines of the part's file."""
        lines = content.split(b"\n")
        if lines[-1] == b"":
            lines.pop()
        for i, text in enumerate(lines):
            yield Line(self.first_position + i, text, self.file, self.first_line + i)


@dataclass(frozen=True)
class Manifest:
    fingerprint: str
    """Of the inputs' bytes, names and order."""
    parts: tuple[Part, ...]

    @property
    def articles(self) -> int:
        return sum(part.articles for part in self.parts)

    def write(self, file: pathlib.Path) -> None:
        text = json.dumps({"fingerprint": self.fingerprint, "parts": [asdict(part) for part in self.parts]})
        # A manifest is there whole or not at all: it says that all parts are.
        temporary = file.with_suffix(".tmp")
        with open(temporary, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(file)

    @staticmethod
    def load(file: pathlib.Path) -> Manifest:
        value = json.loads(file.read_text(encoding="utf-8"))
        return Manifest(value["fingerprint"], tuple(Part(**part) for part in value["parts"]))


def prepare(inputs: Iterable[str], folder: pathlib.Path, most_lines: int = 1000, most_bytes: int = 4 << 20) -> Manifest:
    """Copies the inputs (JSON Lines, plain or gzip) into parts in `folder`; a part never spans two inputs."""
    folder.mkdir(parents=True, exist_ok=True)
    parts: list[Part] = []
    whole = hashlib.sha256()
    position = 1
    for name in inputs:
        whole.update(f"{name}\n".encode("utf-8", "surrogateescape"))
        line = 1
        with _opened(name) as source:
            for lines in _portions(source, most_lines, most_bytes):
                articles = sum(not is_blank(text) for text in lines)
                part = Part(len(parts), name, line, position, len(lines), articles)
                content = b"".join(text + b"\n" for text in lines)
                whole.update(content)
                (folder / part.name).write_bytes(content)
                parts.append(part)
                line += len(lines)
                position += len(lines)
    return Manifest(whole.hexdigest(), tuple(parts))


def _opened(name: str) -> BinaryIO:
    file = open(name, "rb")  # noqa: SIM115 (closed by whoever uses it)
    if file.peek(2)[:2] == b"\x1f\x8b":
        return io.BufferedReader(gzip.GzipFile(fileobj=file))
    return file


def _portions(source: BinaryIO, most_lines: int, most_bytes: int) -> Iterator[list[bytes]]:
    lines: list[bytes] = []
    size = 0
    while text := _line(source):
        text = text.removesuffix(b"\n")
        if lines and (len(lines) >= most_lines or size + len(text) > most_bytes):
            yield lines
            lines, size = [], 0
        lines.append(text)
        size += len(text) + 1
    if lines:
        yield lines


def _line(source: BinaryIO) -> bytes:
    text = source.readline(LONGEST_LINE)
    rest = text
    while len(rest) == LONGEST_LINE and not rest.endswith(b"\n"):
        rest = source.readline(LONGEST_LINE)
    return text
