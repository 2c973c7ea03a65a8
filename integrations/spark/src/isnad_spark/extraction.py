"""Articles to answers: the worker over a DataFrame, and a job of many parts that goes on where it stopped."""

from __future__ import annotations

import dataclasses
import os
import pathlib
import stat
from collections.abc import Iterable, Iterator
from typing import Any

from pyspark import SparkFiles
from pyspark.sql import DataFrame, Row, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import (
    BinaryType,
    BooleanType,
    DateType,
    LongType,
    StringType,
    StructField,
    StructType,
)

from .answer import Answer, Line
from .parts import Part
from .worker import WorkerSettings, read

ANSWER = StructType(
    [
        StructField("position", LongType(), nullable=False),
        StructField("is_rejected", BooleanType(), nullable=False),
        StructField("document", StringType()),
        StructField("article", StringType()),
        StructField("date", DateType()),
        StructField("records", StringType(), nullable=False),
        StructField("input", BinaryType()),
    ]
)
"""One row an article: the lines of its records as the worker wrote them; for a bad line the error record and what came in."""


def answers(articles: DataFrame, settings: WorkerSettings, position: str = "position") -> DataFrame:
    """The answers to articles that are in a DataFrame, one row each (`ANSWER`).

    Columns that `isnad extract --jsonl-in` knows are used: `text`, and where they are there `id`, `published`, `outlet`, `title`,
    `url`. `position` numbers the articles: all that is written is in its order.
    """
    known = [F.col(name) for name in ("id", "text", "published", "outlet", "title", "url") if name in articles.columns]
    lines = articles.select(F.col(position).alias("position"), F.to_json(F.struct(*known)).alias("line"))

    def rows(partition: Iterable[Row]) -> Iterator[tuple[Any, ...]]:
        return _rows((Line(row.position, row.line.encode()) for row in partition), settings)

    return articles.sparkSession.createDataFrame(lines.rdd.mapPartitions(rows), ANSWER, verifySchema=False)


def answers_of_parts(
    spark: SparkSession, parts: Iterable[Part], folder: pathlib.Path | str, settings: WorkerSettings
) -> DataFrame:
    """The answers to the lines of parts, a task each."""
    by_name = {part.name: part for part in parts}

    def rows(partition: Iterable[Row]) -> Iterator[tuple[Any, ...]]:
        return _rows(_lines(partition, by_name), settings)

    return spark.createDataFrame(_files(spark, by_name, folder).rdd.mapPartitions(rows), ANSWER, verifySchema=False)


def _files(spark: SparkSession, names: Iterable[str], folder: pathlib.Path | str) -> DataFrame:
    # A part is a task: what a lost executor costs, and what one task holds in memory.
    spark.conf.set("spark.sql.files.openCostInBytes", str(1 << 30))
    spark.conf.set("spark.sql.files.maxPartitionBytes", str(1 << 30))
    files = spark.read.format("binaryFile").load([f"{folder}/{name}" for name in names])
    return files.select("path", "content")


def _lines(partition: Iterable[Row], parts: dict[str, Part]) -> Iterator[Line]:
    for row in partition:
        yield from parts[row.path.rsplit("/", 1)[1]].numbered(bytes(row.content))


def _rows(lines: Iterable[Line], settings: WorkerSettings) -> Iterator[tuple[Any, ...]]:
    for answer in read(lines, located(settings)):
        yield _row(answer)


def _row(answer: Answer) -> tuple[Any, ...]:
    document = answer.head.get("document")
    received = bytearray(answer.line.text) if answer.is_rejected else None
    return (
        answer.line.position,
        answer.is_rejected,
        document,
        answer.article,
        answer.date,
        answer.records,
        received,
    )


# The worker on the executors


def ship(spark: SparkSession, settings: WorkerSettings) -> WorkerSettings:
    """Sends the program to the executors, which then need not have it."""
    spark.sparkContext.addFile(settings.path)
    return dataclasses.replace(settings, path="shipped:" + os.path.basename(settings.path))


def located(settings: WorkerSettings) -> WorkerSettings:
    """Where the program is on this executor."""
    if not settings.path.startswith("shipped:"):
        return settings
    path = SparkFiles.get(settings.path.removeprefix("shipped:"))
    if not os.access(path, os.X_OK):
        os.chmod(path, stat.S_IRWXU)
    return dataclasses.replace(settings, path=path)


# A job


@dataclasses.dataclass(frozen=True)
class Slice:
    """The parts that are written at once: what a killed job has to do again."""

    number: int
    parts: tuple[Part, ...]

    def place(self, folder: pathlib.Path) -> str:
        return f"{folder}/answers/slice={self.number:05d}"


def slices(parts: tuple[Part, ...], most: int) -> list[Slice]:
    return [Slice(i // most, parts[i : i + most]) for i in range(0, len(parts), most)]


def run(spark: SparkSession, job: list[Slice], folder: pathlib.Path, settings: WorkerSettings) -> int:
    """Writes the answers of all slices that are not there yet, and returns how many it wrote.

    A slice is there when Spark has marked it so, which it does after all tasks have committed. One that was begun is written anew:
    so each answer stands there once, however often the job was stopped.
    """
    written = 0
    for one in job:
        if is_complete(spark, one.place(folder)):
            continue
        rows = answers_of_parts(spark, one.parts, folder / "parts", settings)
        rows.write.mode("overwrite").parquet(one.place(folder))
        written += 1
    return written


def is_complete(spark: SparkSession, folder: str) -> bool:
    """Whether a folder was written to its end, on any file system that Spark knows."""
    assert spark._jvm is not None
    path = spark._jvm.org.apache.hadoop.fs.Path(folder + "/_SUCCESS")
    return bool(path.getFileSystem(spark._jsc.hadoopConfiguration()).exists(path))


def all_answers(spark: SparkSession, folder: pathlib.Path) -> DataFrame:
    return spark.read.schema(ANSWER).parquet(f"{folder}/answers")
