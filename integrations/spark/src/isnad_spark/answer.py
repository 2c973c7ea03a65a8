"""What the stream worker says of one article, and how its bytes are told apart."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass

_decoder = json.JSONDecoder()
_error_place = re.compile(r',"file":"(?:[^"\\]|\\.)*","line":\d+,')


@dataclass(frozen=True)
class Line:
    """One line of input, without its line feed."""

    position: int
    """Counts the lines of all inputs from 1: the order of everything that is written."""
    text: bytes
    file: str = "stdin"
    number: int | None = None
    """Its place in its file, counted from 1; `position` where it is not said."""


@dataclass(frozen=True)
class Answer:
    """The records of one article, or the error record that answers a bad line."""

    line: Line
    is_rejected: bool
    records: str
    """Lines of JSON as the worker wrote them, joined by line feeds, none after the last."""

    @property
    def head(self) -> dict[str, object]:
        """The first record."""
        record: dict[str, object] = json.loads(self.records.split("\n", 1)[0])
        return record

    @property
    def article(self) -> str | None:
        """The caller's id of the article: JSON as it was written."""
        return raw_value(self.records.split("\n", 1)[0], "article")

    @property
    def date(self) -> datetime.date | None:
        """The day of publication."""
        published = self.head.get("published")
        try:
            return datetime.date.fromisoformat(published[:10]) if isinstance(published, str) else None
        except ValueError:
            return None


def starts_answer(record: bytes) -> bool:
    """Whether a line is the first of an article's."""
    return record.startswith((b'{"record":"document"', b'{"record":"error"', b'{"record":"sketch"'))


def is_error(record: bytes) -> bool:
    return record.startswith(b'{"record":"error"')


def is_blank(line: bytes) -> bool:
    """Whether the worker passes a line over without an answer."""
    return not line.strip(b" \r\t")


def raw_value(record: str, key: str) -> str | None:
    """The JSON text of a record's value, for the keys near its start whose text must not change; None if it is not there."""
    end = 0
    while end < len(record) - 1:
        name, end = _decoder.raw_decode(record, end + 1)
        start = end + 1
        _, end = _decoder.raw_decode(record, start)
        if name == key:
            return record[start:end]
        if name not in ("record", "document"):
            return None
    return None


def with_place(error: str, line: Line) -> str:
    """An error record that names the line's own place instead of its place in the worker's stream."""
    article = raw_value(error, "article") or "null"
    # The id comes from outside and may hold anything: the place is looked for behind it.
    start = error.index(',"article":') + len(',"article":') + len(article)
    place = f',"file":{quoted(line.file)},"line":{line.number or line.position},'
    return error[:start] + _error_place.sub(lambda _: place, error[start:], count=1)


def error_record(code: str, message: str, line: Line, article: str | None = None) -> str:
    """An error record as the worker writes them."""
    return (
        f'{{"record":"error","document":null,"article":{article or "null"},"file":{quoted(line.file)},'
        f'"line":{line.number or line.position},"code":{quoted(code)},"message":{quoted(message)}}}'
    )


def quoted(text: str) -> str:
    """A JSON string, escaped as Isnad escapes them: nothing that need not be."""
    named = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(named.get(c) or (f"\\u{ord(c):04x}" if c < " " or c == "\x7f" else c) for c in text) + '"'
