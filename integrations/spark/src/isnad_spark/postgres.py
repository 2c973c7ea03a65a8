"""Answers into PostgreSQL, through its own client `psql`."""

from __future__ import annotations

import pathlib
import re
import subprocess
from collections.abc import Iterable, Iterator

from pyspark.sql import Row

_kind = re.compile(r'\{"record":"([a-z]+)"')
_nul = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
_escapes = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class LoadError(Exception):
    """The database refused what it was given; nothing was changed."""


def load(connection: str, job: str, answers: Iterable[Row], psql: str = "psql") -> None:
    """Replaces a job's rows by `answers`, in one transaction.

    - connection: as libpq takes it, `postgresql://…` or `host=… dbname=…`.
    - answers: rows of `extraction.ANSWER`; they may come twice, so they are asked for twice.
    """
    command = [psql, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-v", f"job={job}", "--single-transaction", "-d", connection]
    try:
        process = subprocess.Popen([*command, "-f", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    except OSError as error:
        raise LoadError(f"{psql}: can't be run ({error.strerror}). Install the PostgreSQL client.") from error
    assert process.stdin is not None and process.stderr is not None
    try:
        for piece in _script(job, answers):
            process.stdin.write(piece.encode("utf-8"))
        process.stdin.close()
    except BrokenPipeError:
        pass  # It says why below.
    errors = process.stderr.read().decode("utf-8", "replace").strip()
    if process.wait() != 0:
        raise LoadError(errors or f"{psql} ended with {process.returncode}")


def _script(job: str, answers: Iterable[Row]) -> Iterator[str]:
    yield "SET client_min_messages = warning;\n"
    yield pathlib.Path(__file__).with_name("postgres.sql").read_text(encoding="utf-8")
    yield "DELETE FROM isnad.record WHERE job = :'job';\nDELETE FROM isnad.reject WHERE job = :'job';\n"
    # A COPY reads all that follows it: what goes into the other table waits, and is little.
    rejects: list[str] = []
    yield "COPY isnad.record (job, position, ordinal, kind, document, published, record) FROM STDIN;\n"
    for row in answers:
        if row.is_rejected:
            received = "\\\\x" + bytes(row.input).hex()
            rejects.append(f"{_cell(job)}\t{row.position}\t{_json(row.records)}\t{received}\n")
            continue
        for ordinal, record in enumerate(row.records.split("\n")):
            kind = _kind.match(record)
            assert kind is not None
            date = row.date.isoformat() if row.date else "\\N"
            yield f"{_cell(job)}\t{row.position}\t{ordinal}\t{kind[1]}\t{row.document}\t{date}\t{_json(record)}\n"
    yield "\\.\nCOPY isnad.reject (job, position, error, input) FROM STDIN;\n"
    yield from rejects
    yield "\\.\n"


def _json(record: str) -> str:
    # jsonb can't hold U+0000, which a text may: U+FFFD stands for it. Positions stay right.
    return _cell(_nul.sub(r"\1\\ufffd", record))


def _cell(text: str) -> str:
    return text.translate(_escapes)
