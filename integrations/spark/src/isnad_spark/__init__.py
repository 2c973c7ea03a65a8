"""Isnad over many articles with Apache Spark.

`python -m isnad_spark run` is a whole job (see Documentation/SCALE.md); `answers` and `write_tables` are for programs that have
their articles in a DataFrame already.
"""

from .extraction import answers
from .tables import write_tables

__all__ = ["answers", "write_tables"]
