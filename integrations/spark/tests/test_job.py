"""Whole jobs with Spark: the same records as one process, whatever is killed on the way."""

from __future__ import annotations

import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("pyspark", reason="PySpark is not installed: pip install -e integrations/spark")

from pyspark.sql import SparkSession

from isnad_spark import answers, write_tables
from isnad_spark.components import components
from isnad_spark.contract import KINDS
from isnad_spark.extraction import all_answers, is_complete
from isnad_spark.job import Job, JobError
from isnad_spark.merge import IncompleteJob
from isnad_spark.session import session, ship_package
from isnad_spark.stories import to_json
from isnad_spark.tables import read_table
from isnad_spark.worker import WorkerSettings

SOURCE = pathlib.Path(__file__).parents[1] / "src"


@pytest.fixture(scope="module")
def spark(java: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    # Two executors of their own, as on a cluster: one can be killed, and slow tasks are run twice.
    settings = {
        "spark.sql.shuffle.partitions": "4",
        "spark.speculation": "true",
        "spark.speculation.interval": "100ms",
        "spark.speculation.quantile": "0.2",
        "spark.speculation.multiplier": "1.01",
    }
    spark = session("local-cluster[2,1,1024]", settings=settings)
    ship_package(spark, tmp_path_factory.mktemp("package"))
    yield spark
    spark.stop()


@pytest.fixture(scope="module")
def alone(isnad: str, week: pathlib.Path) -> bytes:
    """What one process says of the week."""
    command = [isnad, "extract", "--jsonl-in", "--format", "jsonl", "--jobs", "1", str(week)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


@pytest.fixture(scope="module")
def job(spark: SparkSession, isnad: str, week: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> Job:
    """The week's job, an executor killed in the middle."""
    job = Job(tmp_path_factory.mktemp("job"), (str(week),), WorkerSettings(isnad), part_lines=20, slice_parts=8)
    manifest = job.begin()
    assert len(manifest.parts) == 16
    killer = threading.Thread(target=_kill_an_executor, args=(spark, 2))
    killer.start()
    job.extract(spark, manifest, shipping=True)
    killer.join()
    return job


def _kill_an_executor(spark: SparkSession, after: int) -> None:
    """Kills one of this application's executors when some tasks of a stage are done and others are not."""
    tracker = spark.sparkContext.statusTracker()
    deadline = time.monotonic() + 500
    while time.monotonic() < deadline:
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        if any(stage and after <= stage.numCompletedTasks < stage.numTasks for stage in stages):
            break
        time.sleep(0.02)
    else:
        raise AssertionError("no stage was ever half done")
    os.kill(_executors(spark)[0], signal.SIGKILL)


def _executors(spark: SparkSession) -> list[int]:
    application = spark.sparkContext.applicationId
    assert application is not None
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                command = (entry / "cmdline").read_bytes().decode(errors="replace")
            except OSError:
                continue
            if "CoarseGrainedExecutorBackend" in command and application in command:
                found.append(int(entry.name))
    return sorted(found)


def test_the_records_are_those_of_one_process(
    spark: SparkSession, job: Job, alone: bytes, tmp_path: pathlib.Path
) -> None:
    output = tmp_path / "all.jsonl"
    assert job.merge(spark, job.begin(), output) == 310
    assert output.read_bytes() == alone


def test_an_answer_that_is_missing_or_there_twice_is_told(
    spark: SparkSession, job: Job, tmp_path: pathlib.Path
) -> None:
    manifest = job.begin()
    whole = job.slices(manifest)[1].place(job.folder)
    saved = tmp_path / "saved"
    shutil.move(whole, saved)
    try:
        rows = spark.read.parquet(str(saved))
        for damaged in (rows.where("position != 200"), rows.union(rows.where("position = 200"))):
            damaged.write.mode("overwrite").parquet(whole)
            with pytest.raises(IncompleteJob):
                job.merge(spark, manifest, tmp_path / "all.jsonl")
        assert not (tmp_path / "all.jsonl").exists()
    finally:
        shutil.rmtree(whole)
        shutil.move(saved, whole)


def test_the_tables_hold_every_record_under_its_date(spark: SparkSession, job: Job, alone: bytes) -> None:
    job.write_tables(spark, "day")
    records = [json.loads(line) for line in alone.decode().split("\n")[:-1]]
    counts = Counter(record["record"] for record in records)
    folder = job.folder / "tables"
    for kind in KINDS:
        assert read_table(spark, folder, kind).count() == counts[kind], kind
    assert {"published_date=2024-03-04", "published_date=__HIVE_DEFAULT_PARTITION__"} <= set(
        os.listdir(folder / "document")
    )
    table = read_table(spark, folder, "figure").orderBy("position", "ordinal").collect()
    for row, record in zip(table, (record for record in records if record["record"] == "figure"), strict=True):
        shown = row.asDict(recursive=True)
        assert {key: shown[key] for key in record if key not in ("record", "article")} == {
            key: value for key, value in record.items() if key not in ("record", "article")
        }
        assert json.loads(row.article) == record["article"]
    rejects = spark.read.parquet(f"{folder}/rejects").orderBy("position").collect()
    assert [row.code for row in rejects] == ["bad-field", "not-utf8"] * 5
    assert [bytes(row.input) for row in rejects[:2]][1] == b'{"id": "\xff"}'
    assert (rejects[0].line, rejects[0].position) == (7, 7)


def test_a_job_that_is_done_is_left_as_it_is(spark: SparkSession, job: Job) -> None:
    before = {str(file): file.stat().st_mtime_ns for file in (job.folder / "answers").rglob("*")}
    job.extract(spark, job.begin(), shipping=False)
    assert {str(file): file.stat().st_mtime_ns for file in (job.folder / "answers").rglob("*")} == before


def test_another_job_does_not_mix_with_it(job: Job, tmp_path: pathlib.Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_bytes(b"{}\n")
    with pytest.raises(JobError, match="Name another folder") as told:
        Job(job.folder, (str(other),), job.worker, job.part_lines, slice_parts=job.slice_parts).begin()
    assert told.value.code == 65


def test_stories_are_those_of_isnad_stories(spark: SparkSession, job: Job, isnad: str, week: pathlib.Path) -> None:
    command = [isnad, "stories", "--format", "json", str(week)]
    expected = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    job.write_stories(spark, job.begin(), shipping=True)
    rows = spark.read.parquet(f"{job.folder}/tables/stories").collect()
    assert to_json(rows) + "\n" == expected.decode()
    found = json.loads(expected)["stories"]
    assert any(telling["reprints"] for story in found for telling in story["tellings"])
    assert any(len(story["tellings"]) > 1 for story in found)


def test_articles_of_any_table_can_be_read(spark: SparkSession, isnad: str, tmp_path: pathlib.Path) -> None:
    rows = [
        (i + 1, f"n{i}", "قال وزير النقل سامر الدالي إن الجسر سيفتح غدا.", f"2024-0{1 + i % 2}-05") for i in range(8)
    ]
    articles = spark.createDataFrame(rows, "position long, id string, text string, published string")
    read = answers(articles, WorkerSettings(isnad))
    write_tables(spark, read, tmp_path / "tables", period="month")
    statements = read_table(spark, tmp_path / "tables", "statement").orderBy("position").collect()
    assert [json.loads(row.article) for row in statements] == [f"n{i}" for i in range(8)]
    assert {row.published_date for row in statements} == {"2024-01", "2024-02"}


def test_components_are_those_of_a_walk(spark: SparkSession, tmp_path: pathlib.Path) -> None:
    spark.sparkContext.setCheckpointDir(str(tmp_path))
    draw = random.Random(2)
    edges = [(draw.randrange(200), draw.randrange(200)) for _ in range(110)] + [(1000 + i, 1001 + i) for i in range(40)]
    edges = [(a, b) for a, b in edges if a != b]
    parents = {node: node for edge in edges for node in edge}

    def find(node: int) -> int:
        return node if parents[node] == node else find(parents[node])

    for a, b in edges:
        a, b = find(a), find(b)
        parents[max(a, b)] = min(a, b)
    found = components(spark.createDataFrame(edges, "a long, b long")).collect()
    assert {row.node: row.component for row in found} == {node: find(node) for node in parents}
    assert len(found) == len(parents)
    assert components(spark.createDataFrame([], "a long, b long")).count() == 0


def _command(folder: pathlib.Path, worker: str, week: pathlib.Path, *more: str) -> tuple[list[str], dict[str, Any]]:
    command = [sys.executable, "-m", "isnad_spark", "run", "--folder", str(folder), "--worker", worker]
    command += ["--master", "local[2]", "--no-tables", "--part-lines", "20", "--slice-parts", "4", *more, str(week)]
    return command, {"env": {**os.environ, "PYTHONPATH": str(SOURCE)}, "stderr": subprocess.PIPE, "text": True}


def test_a_job_that_was_killed_goes_on_where_it_stopped(
    java: None, isnad: str, week: pathlib.Path, alone: bytes, tmp_path: pathlib.Path
) -> None:
    folder, output = tmp_path / "job", tmp_path / "all.jsonl"
    command, options = _command(folder, isnad, week, "--output", str(output))
    first = subprocess.Popen(command, start_new_session=True, **options)
    done = folder / "answers" / "slice=00001" / "_SUCCESS"
    deadline = time.monotonic() + 500
    while not done.exists() and first.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    assert first.returncode == -signal.SIGKILL and not output.exists()
    kept = done.stat().st_mtime_ns
    second = subprocess.run(command, check=False, **options)
    assert second.returncode == 0, second.stderr
    assert output.read_bytes() == alone
    assert done.stat().st_mtime_ns == kept


@pytest.mark.parametrize(
    ("worker", "code", "message"), [("/no/such/isnad", 69, "--worker"), ("false", 69, "can't be run here")]
)
def test_a_job_that_can_not_run_says_why(
    java: None, week: pathlib.Path, tmp_path: pathlib.Path, worker: str, code: int, message: str
) -> None:
    command, options = _command(tmp_path / "job", worker, week)
    run = subprocess.run(command, check=False, **options)
    assert run.returncode == code and re.search(f"Error: .*{message}", run.stderr)


def test_a_slice_without_its_mark_is_not_done(spark: SparkSession, job: Job) -> None:
    place = job.slices(job.begin())[0].place(job.folder)
    assert is_complete(spark, place)
    assert not is_complete(spark, place + "-other")
    assert all_answers(spark, job.folder).count() == 310
