"""Answers to one file of JSON Lines: the same bytes as `isnad extract --jsonl-in --format jsonl` of all inputs."""

from __future__ import annotations

import os
import pathlib

from pyspark.sql import SparkSession

from .extraction import Slice


class IncompleteJob(Exception):
    """The answers are not those of all articles."""


def merge(spark: SparkSession, job: list[Slice], folder: pathlib.Path, output: pathlib.Path) -> int:
    """Writes the records of all articles in their order, and returns how many articles there are.

    Memory is bounded by a partition of a slice. Every article is counted: one that is missing or there twice is an error, and no
    output appears.
    """
    temporary = output.with_name(output.name + ".tmp")
    articles = 0
    last = 0
    with open(temporary, "wb") as out:
        for one in job:
            rows = spark.read.parquet(one.place(folder)).select("position", "records").orderBy("position")
            for row in rows.toLocalIterator(prefetchPartitions=True):
                if row.position <= last:
                    raise IncompleteJob(f"position {row.position} is there twice")
                last = row.position
                articles += 1
                out.write(row.records.encode("utf-8"))
                out.write(b"\n")
            expected = sum(part.articles for other in job[: one.number + 1] for part in other.parts)
            if articles != expected:
                raise IncompleteJob(f"{articles} articles up to slice {one.number}, {expected} were taken")
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(output)
    return articles
