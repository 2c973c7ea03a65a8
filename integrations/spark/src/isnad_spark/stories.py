"""Reprints and stories over all articles of a job, with Spark's own joins and the definition of `isnad stories`.

The sketches come from Isnad itself (`isnad extract --format sketch`); what is joined, weighed and grouped is told in
Documentation/STORIES.md. Articles that share a key are candidates; each pair is weighed once; connected pairs are gathered and
grouped on one machine each.
"""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterable, Iterator
from typing import Any

from pyspark import StorageLevel
from pyspark.sql import DataFrame, Row, SparkSession, Window
from pyspark.sql import functions as F
from pyspark.sql.types import (
    ArrayType,
    BooleanType,
    DoubleType,
    IntegerType,
    LongType,
    StringType,
    StructField,
    StructType,
)

from .components import components
from .extraction import answers_of_parts
from .grouping import (
    LARGEST_BUCKET,
    LINK_DAYS,
    LINK_LIKENESS,
    STORY_LIKENESS,
    Sketch,
    average_linking,
    likeness,
    parted,
)
from .parts import Part
from .worker import WorkerSettings

_LONGS = ArrayType(LongType())
_SKETCH = StructType(
    [
        StructField("document", StringType()),
        StructField("outlet", StringType()),
        StructField("published", StringType()),
        StructField("day", LongType()),
        StructField("words", LongType()),
        StructField("whole", LongType()),
        StructField("lead", LongType()),
        StructField("shingles", _LONGS),
        StructField("keys", _LONGS),
        StructField("stems", _LONGS),
        StructField("weights", ArrayType(DoubleType())),
        StructField("probes", _LONGS),
    ]
)
_TEXT = StructType(
    [
        StructField("position", LongType()),
        StructField("text", LongType()),
        StructField("copy", IntegerType()),
        StructField("first_is_by_date", BooleanType()),
    ]
)
_PAIR = StructType([StructField("a", LongType()), StructField("b", LongType()), StructField("likeness", DoubleType())])
_MEMBER = StructType([StructField("text", LongType()), StructField("story", LongType())])


def sketches(
    spark: SparkSession, parts: Iterable[Part], folder: pathlib.Path | str, worker: WorkerSettings
) -> DataFrame:
    """What is compared of the articles, with the name that `isnad stories` gives each: its file and its line."""
    parts = list(parts)
    names = spark.createDataFrame(
        [(part.first_position, part.lines, _stem(part.file), part.first_line) for part in parts],
        "first long, lines long, file string, first_line long",
    )
    rows = answers_of_parts(spark, parts, folder, worker).where("NOT is_rejected")
    read = rows.select("position", "article", F.from_json("records", _SKETCH, {"mode": "FAILFAST"}).alias("sketch"))
    inside = (F.col("position") >= F.col("first")) & (F.col("position") < F.col("first") + F.col("lines"))
    name = F.concat("file", F.lit(":"), F.col("position") - F.col("first") + F.col("first_line"))
    return read.join(F.broadcast(names), inside).select("position", "article", name.alias("name"), "sketch.*")


def _stem(file: str) -> str:
    return file.rsplit("/", 1)[-1].removesuffix(".txt")


def stories(sketched: DataFrame) -> DataFrame:
    """One row an article: its story, the text it prints, and its place among those who printed that text.

    Columns: `story` and `text` (positions of the article that told it first), `copy` (0 for the first), `first_is_by_date`
    (whether dates say who was first; null where nobody reprinted), and `position`, `article`, `name`, `document`, `outlet`,
    `published`.
    """
    sketched = sketched.persist(StorageLevel.DISK_ONLY)
    texts = _texts(sketched).persist(StorageLevel.DISK_ONLY)
    firsts = sketched.join(texts.where("copy = 0").select("position"), "position")
    links = _links(firsts).persist(StorageLevel.DISK_ONLY)
    grouped = _groups(firsts, links)
    named = sketched.select("position", "article", "name", "document", "outlet", "published")
    return (
        texts.join(grouped, "text", "left")
        .withColumn("story", F.coalesce("story", "text"))
        .join(named, "position")
        .select(
            "story",
            "text",
            "copy",
            "first_is_by_date",
            "position",
            "article",
            "name",
            "document",
            "outlet",
            "published",
        )
    )


# Reprints


def _texts(sketched: DataFrame) -> DataFrame:
    """The text that each article prints."""
    keyed = sketched.select("position", F.explode("keys").alias("key"))
    # A key that more articles share is a masthead or a formula: the first of them stand for all.
    bucket = Window.partitionBy("key").orderBy("position")
    ranked = keyed.withColumn("rank", F.row_number().over(bucket))
    earlier = ranked.where(F.col("rank") <= LARGEST_BUCKET).select("key", F.col("position").alias("a"))
    later = keyed.select("key", F.col("position").alias("b"))
    pairs = earlier.join(later, "key").where("a < b").select("a", "b").distinct()
    columns = ["position", "name", "published", "words", "whole", "lead", "shingles"]

    def reprints(rows: Iterable[Row]) -> Iterator[tuple[int, int, float]]:
        for row in rows:
            if _sketch(row.two).is_reprint(_sketch(row.one)):
                yield row.a, row.b, 1.0

    beside = _beside(pairs, sketched, columns)
    edges = sketched.sparkSession.createDataFrame(beside.rdd.mapPartitions(reprints), _PAIR, verifySchema=False)
    joined = components(edges.select("a", "b"))
    whole = sketched.select(F.struct(*columns).alias("sketch"), "position").join(
        joined.select(F.col("node").alias("position"), "component"), "position", "left"
    )
    keyed_rows = whole.withColumn("component", F.coalesce("component", "position")).select("component", "sketch")

    def part(group: tuple[int, Iterable[Row]]) -> Iterator[tuple[int, int, int, bool | None]]:
        for text in parted(_sketch(row) for row in group[1]):
            is_by_date = None
            if len(text) > 1:
                is_by_date = text[0].published is not None and text[1].published != text[0].published
            for copy, one in enumerate(text):
                yield one.position, text[0].position, copy, is_by_date

    parts = keyed_rows.rdd.map(lambda row: (row.component, row.sketch)).groupByKey().flatMap(part)
    return sketched.sparkSession.createDataFrame(parts, _TEXT, verifySchema=False)


def _sketch(row: Row) -> Sketch:
    return Sketch(row.position, row.name, row.published, row.words, row.whole, row.lead, row.shingles)


def _beside(pairs: DataFrame, sketched: DataFrame, columns: list[str]) -> DataFrame:
    """Pairs `a`, `b` with what is weighed of both, as `one` and `two`."""
    one = sketched.select(F.col("position").alias("a"), F.struct(*columns).alias("one"))
    two = sketched.select(F.col("position").alias("b"), F.struct(*columns).alias("two"))
    return pairs.join(one, "a").join(two, "b")


# Stories


def _links(firsts: DataFrame) -> DataFrame:
    """Pairs of texts that may tell one story: they share two of their heaviest stems, within ten days."""
    period = F.floor(F.col("day") / LINK_DAYS)
    probes = firsts.select("position", "day", period.alias("period"), F.explode("probes").alias("probe"))
    dated = probes.where("day IS NOT NULL")
    undated = probes.where("day IS NULL")
    near = F.explode(F.array(F.col("period") - 1, F.col("period"), F.col("period") + 1)).alias("period")
    one = dated.select(F.col("position").alias("a"), F.col("day").alias("a_day"), "probe", near)
    two = dated.select(F.col("position").alias("b"), F.col("day").alias("b_day"), "probe", "period")
    close = one.join(two, ["probe", "period"]).where(
        (F.col("a") < F.col("b")) & (F.abs(F.col("a_day") - F.col("b_day")) <= LINK_DAYS)
    )
    timeless = undated.select(F.col("position").alias("a"), "probe").join(
        undated.select(F.col("position").alias("b"), "probe"), "probe"
    )
    shared = close.select("a", "b").union(timeless.where("a < b").select("a", "b"))
    pairs = shared.groupBy("a", "b").count().where("count >= 2").select("a", "b")

    def weigh(rows: Iterable[Row]) -> Iterator[tuple[int, int, float]]:
        for row in rows:
            value = likeness(row.one.stems, row.one.weights, row.two.stems, row.two.weights)
            if value >= LINK_LIKENESS:
                yield row.a, row.b, value

    weighed = _beside(pairs, firsts, ["stems", "weights"]).rdd.mapPartitions(weigh)
    return firsts.sparkSession.createDataFrame(weighed, _PAIR, verifySchema=False)


def _groups(firsts: DataFrame, links: DataFrame) -> DataFrame:
    """The story of each text that has company.

    Two groups become one only where some pair of theirs is as alike as a story asks for; so whatever hangs together by such pairs is
    grouped by itself, on one machine, to the same groups as all at once.
    """
    joined = components(links.where(F.col("likeness") >= STORY_LIKENESS).select("a", "b"))
    order = firsts.select(
        "position", F.struct(F.col("published").isNull(), "published", "name", "position").alias("order")
    )
    members = joined.join(order, joined.node == order.position).select("component", "node", "order")
    inside = (
        links.join(joined.select(F.col("node").alias("a"), "component"), "a")
        .join(joined.select(F.col("node").alias("b"), F.col("component").alias("other")), "b")
        .where("component = other")
    )
    nodes = members.rdd.map(lambda row: (row.component, (row.node, tuple(row.order))))
    pairs = inside.rdd.map(lambda row: (row.component, (row.a, row.b, row.likeness)))

    def group(gathered: tuple[int, tuple[Iterable[Any], Iterable[Any]]]) -> Iterator[tuple[int, int]]:
        _, (nodes, pairs) = gathered
        ordered = [node for node, _ in sorted(nodes, key=lambda node: _sortable(node[1]))]
        place = {node: i for i, node in enumerate(ordered)}
        ends = ((place[a], place[b], value) for a, b, value in pairs)
        linked = [(min(a, b), max(a, b), value) for a, b, value in ends]
        for members in average_linking(len(ordered), linked, STORY_LIKENESS):
            for member in members:
                yield ordered[member], ordered[members[0]]

    rows = nodes.cogroup(pairs).flatMap(group)
    return firsts.sparkSession.createDataFrame(rows, _MEMBER, verifySchema=False)


def _sortable(order: tuple[bool, str | None, str, int]) -> tuple[bool, str, str, int]:
    return (order[0], order[1] or "", order[2], order[3])


def as_isnad_prints(rows: Iterable[Row]) -> dict[str, Any]:
    """What `isnad stories --format json` prints, from rows of `stories`: for small corpora and for tests."""
    by_story: dict[int, dict[int, list[Row]]] = {}
    names = {}
    count = 0
    for row in rows:
        count += 1
        names[row.position] = row.name
        by_story.setdefault(row.story, {}).setdefault(row.text, []).append(row)
    shown = []
    for texts in by_story.values():
        tellings = [sorted(text, key=lambda row: row.copy) for text in texts.values()]
        tellings.sort(key=lambda text: _order(text[0]))
        if sum(len(text) for text in tellings) > 1:
            shown.append(tellings)
    shown.sort(key=lambda tellings: _order(tellings[0][0]))
    return {
        "articles": count,
        "stories": [
            {"id": tellings[0][0].name, "tellings": [_telling(text) for text in tellings]} for tellings in shown
        ],
    }


def _order(row: Row) -> tuple[bool, str, str, int]:
    return (row.published is None, row.published or "", row.name, row.position)


def _telling(text: list[Row]) -> dict[str, Any]:
    basis = None if len(text) == 1 else "date" if text[0].first_is_by_date else "order"
    return {**_shown(text[0]), "first_basis": basis, "reprints": [_shown(row) for row in text[1:]]}


def _shown(row: Row) -> dict[str, Any]:
    return {"article": row.name, "outlet": row.outlet, "published": row.published}


def to_json(rows: Iterable[Row]) -> str:
    return json.dumps(as_isnad_prints(rows), ensure_ascii=False, separators=(",", ":"))
