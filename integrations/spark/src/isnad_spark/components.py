"""Connected components of a graph, with joins alone."""

from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as F


def components(edges: DataFrame) -> DataFrame:
    """The component of every node that has an edge: its smallest node (columns `node`, `component`).

    Large star and small star in turn (Kiveris et al., "Connected Components in MapReduce and Beyond", 2014): the number of rounds
    grows with the logarithm of the graph, and no machine holds a component.

    - edges: columns `a`, `b`, in any direction, more than once if need be.
    """
    stars = _kept(edges.select(F.greatest("a", "b").alias("a"), F.least("a", "b").alias("b")).where("a > b").distinct())
    while True:
        previous = _mark(stars)
        grown = _kept(_small_star(_large_star(stars)))
        stars = grown
        if _mark(stars) == previous:
            break
    roots = stars.select(F.col("b").alias("node"), F.col("b").alias("component")).distinct()
    return stars.select(F.col("a").alias("node"), F.col("b").alias("component")).union(roots)


def _large_star(edges: DataFrame) -> DataFrame:
    """Each node's larger neighbours are linked to its smallest, the node itself included."""
    both = edges.union(edges.select(F.col("b"), F.col("a"))).toDF("u", "v")
    least = both.groupBy("u").agg(F.least(F.min("v"), F.first("u")).alias("m"))
    linked = both.join(least, "u").where("v > u AND v != m")
    return linked.select(F.col("v").alias("a"), F.col("m").alias("b")).distinct()


def _small_star(edges: DataFrame) -> DataFrame:
    """Each node and its smaller neighbours are linked to the smallest of them."""
    least = edges.groupBy("a").agg(F.min("b").alias("m"))
    linked = edges.join(least, "a")
    children = linked.select(F.explode(F.array("a", "b")).alias("a"), F.col("m").alias("b"))
    return children.where("a != b").distinct()


def _kept(edges: DataFrame) -> DataFrame:
    # Each round is cut off from those before it, or the plan would grow with the rounds.
    # It is kept in the job's folder and not on the executors, which may be lost.
    return edges.checkpoint(eager=True)


def _mark(edges: DataFrame) -> tuple[int, int]:
    """What two equal sets of edges share: their number and the sum of their hashes."""
    row = edges.agg(
        F.count("*").alias("count"), F.sum(F.xxhash64("a", "b").cast("decimal(38,0)")).alias("sum")
    ).collect()[0]
    return row["count"], int(row["sum"] or 0)
