"""Loading into a PostgreSQL of its own, on a socket in a temporary folder."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

pytest.importorskip("pyspark", reason="PySpark is not installed: pip install -e integrations/spark")

from isnad_spark.postgres import LoadError, load


@dataclass
class _Row:
    position: int
    records: str
    is_rejected: bool = False
    document: str | None = "sha256:0"
    date: None = None
    input: bytes | None = None


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    programs = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not programs or shutil.which("psql") is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    prefix = [] if os.getuid() != 0 else ["runuser", "-u", "postgres", "--"]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="isnad-pg-"))
    if prefix:
        shutil.chown(folder, "postgres")

    def run(program: str, *arguments: str) -> None:
        command = [*prefix, str(programs[-1].with_name(program)), *arguments]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    data = folder / "data"
    run("initdb", "-D", str(data), "-A", "trust", "-U", "isnad", "--encoding", "UTF8")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "-D", str(data), "-w", "-o", options, "-l", str(folder / "log"), "start")
    yield f"host={folder} user=isnad dbname=postgres"
    run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
    shutil.rmtree(folder)


def _asked(database: str, query: str) -> str:
    command = ["psql", "-X", "-A", "-t", "-d", database, "-c", query]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _answer(isnad: str, text: str) -> str:
    command = [isnad, "extract", "--format", "jsonl", "--published", "2024-03-26"]
    return subprocess.run(command, input=text, check=True, capture_output=True, text=True).stdout.rstrip("\n")


def test_records_are_rows_and_views_give_their_columns(database: str, isnad: str) -> None:
    read = _answer(isnad, 'قال وزير النقل سامر الدالي إن "الجسر" أصاب 12 عاملا\tوأغلق \\u0000.')
    nul = '{"record":"entity","document":"sha256:0","id":"E1","name":"\\\\u0000 \\u0000 \\\\\\u0000","mentions":[]}'
    error = '{"record":"error","document":null,"article":null,"file":"f","line":2,"code":"not-utf8","message":"m"}'
    rows = [_Row(1, read), _Row(2, error, is_rejected=True, input=b"\xff\\\n"), _Row(3, nul)]
    for _ in range(2):  # Loading again replaces.
        load(database, "job 'one'", rows)
    load(database, "two", rows)
    count = "select count(*) from isnad.record where job = 'two' and position = 1"
    assert int(_asked(database, count)) == len(read.split("\n"))
    assert _asked(database, "select count(distinct job), count(*) from isnad.document") == "2|2"
    kept = _asked(database, "select record from isnad.record where job = 'two' and kind = 'document'")
    assert "وزير" not in kept and '"offset_unit": "unicode-code-point"' in kept
    speaker = _asked(database, "select speaker, content from isnad.statement where job = 'two'")
    assert speaker.startswith("سامر الدالي|") and "الجسر" in speaker
    figure = "select value, unit, measure, speaker from isnad.attributed_figure where job = 'two'"
    assert _asked(database, figure).startswith("12|")
    assert _asked(database, "select error ->> 'code', encode(input, 'hex') from isnad.reject where job = 'two'") == (
        "not-utf8|ff5c0a"
    )
    assert (
        _asked(database, "select name from isnad.entity where position = 3 and job = 'two'")
        == "\\u0000 \ufffd \\\ufffd"
    )
    for view in ("event", "vote", "poll"):
        _asked(database, f"select * from isnad.{view}")


def test_what_the_database_refuses_changes_nothing(database: str) -> None:
    entity = '{"record":"entity","document":"sha256:0","id":"E1","mentions":[]}'
    load(database, "three", [_Row(1, entity)])
    with pytest.raises(LoadError, match="duplicate key"):
        load(database, "three", [_Row(1, entity), _Row(1, entity)])
    assert _asked(database, "select count(*) from isnad.record where job = 'three'") == "1"
    with pytest.raises(LoadError):
        load("host=/no/such/folder", "three", [])
    with pytest.raises(LoadError, match="Install"):
        load(database, "three", [], psql="/no/psql")
