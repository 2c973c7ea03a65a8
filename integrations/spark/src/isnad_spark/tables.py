"""Answers to tables: one a kind of record, with the contract's columns, partitioned by date of publication."""

from __future__ import annotations

import pathlib

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import IntegerType, LongType, StringType, StructField, StructType

from .contract import KINDS, record_type
from .extraction import is_complete

PARTITION = "published_date"
"""The day, month or year of publication. (`date` is the contract's: that of a vote.)"""

_PERIODS = {"day": "yyyy-MM-dd", "month": "yyyy-MM", "year": "yyyy"}

_REJECT = StructType(
    [
        StructField("file", StringType()),
        StructField("line", LongType()),
        StructField("code", StringType()),
        StructField("message", StringType()),
    ]
)


def write_tables(spark: SparkSession, answers: DataFrame, folder: pathlib.Path | str, period: str = "day") -> None:
    """Writes `folder/KIND` for every kind of record, and `folder/rejects`.

    A table that was written to its end is left as it is, one that was begun is written anew: a job that was stopped goes on here too.

    - answers: rows of `extraction.ANSWER`.
    - period: what one partition holds: a day, a month or a year. Articles without a date stand in one of their own.
    """
    rejects = answers.where("is_rejected").select("position", "article", _parsed(_REJECT), "input")
    _write(spark, rejects.select("position", "article", "record.*", "input"), f"{folder}/rejects", [])
    records = answers.where("NOT is_rejected").select(
        F.date_format("date", _PERIODS[period]).alias(PARTITION),
        "position",
        F.posexplode(F.split("records", "\n")).alias("ordinal", "records"),
        "article",
    )
    for kind in KINDS:
        chosen = records.where(F.col("records").startswith(f'{{"record":"{kind}",'))
        table = chosen.select(PARTITION, "position", "ordinal", "article", _parsed(_record(kind)))
        _write(
            spark,
            table.select(PARTITION, "position", "ordinal", "article", "record.*"),
            f"{folder}/{kind}",
            [PARTITION],
        )


def read_table(spark: SparkSession, folder: pathlib.Path | str, kind: str) -> DataFrame:
    """A table of `write_tables`, with its columns even where it has no rows."""
    place = [
        StructField("position", LongType()),
        StructField("ordinal", IntegerType()),
        StructField("article", StringType()),
    ]
    columns = StructType([*place, *_record(kind).fields, StructField(PARTITION, StringType())])
    return spark.read.schema(columns).parquet(f"{folder}/{kind}")


def _record(kind: str) -> StructType:
    return StructType([StructField("document", StringType()), *record_type(kind).fields])


def _parsed(columns: StructType) -> Column:
    # A record that breaks the contract ends the job: a null would be taken for what the article does not say.
    return F.from_json("records", columns, {"mode": "FAILFAST"}).alias("record")


def _write(spark: SparkSession, table: DataFrame, folder: str, partitions: list[str]) -> None:
    if is_complete(spark, folder):
        return
    order = [*partitions, "position"] + (["ordinal"] if "ordinal" in table.columns else [])
    # As few files as hold a date, and no more of a large one than a task can write.
    balanced = table.hint("rebalance", *partitions) if partitions else table.hint("rebalance")
    balanced.sortWithinPartitions(*order).write.mode("overwrite").partitionBy(*partitions).parquet(folder)
