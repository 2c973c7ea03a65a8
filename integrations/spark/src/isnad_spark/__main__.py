"""`python -m isnad_spark run`: a whole job. `isnad batch` calls it."""

from __future__ import annotations

import argparse
import pathlib
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException

from .job import Job, JobError
from .merge import IncompleteJob
from .postgres import LoadError
from .session import session, ship_package
from .worker import WorkerSettings

USAGE, DATA, UNAVAILABLE, IO, RETRY = 64, 65, 69, 74, 75


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"Error: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        _run(options)
    except JobError as error:
        return _told(error.code, str(error))
    except IncompleteJob as error:
        return _told(DATA, f"the job's answers are incomplete: {error}")
    except LoadError as error:
        return _told(UNAVAILABLE, str(error))
    except OSError as error:
        return _told(IO, str(error))
    except (Py4JError, PySparkException) as error:
        broken = re.search(r"WorkerError: (.*)", str(error))
        if broken:
            return _told(UNAVAILABLE, broken[1])
        print(error, file=sys.stderr)
        return _told(RETRY, "Spark gave the job up (above). The same command goes on where it stopped.")
    return 0


def _run(options: argparse.Namespace) -> None:
    job = Job(
        options.folder.absolute(),
        tuple(options.inputs),
        WorkerSettings(options.worker, options=tuple(options.option), timeout=options.timeout),
        options.part_lines,
        options.part_bytes,
        options.slice_parts,
    )
    manifest = job.begin()
    _tell(f"{manifest.articles} articles in {len(manifest.parts)} parts")
    settings = dict(setting.split("=", 1) for setting in options.conf)
    spark = session(options.master, settings=settings)
    try:
        ship_package(spark, job.folder)
        job.extract(spark, manifest, options.ship)
        _tell("all articles are read")
        if not options.no_tables:
            job.write_tables(spark, options.dates)
            _tell(f"tables: {job.folder}/tables")
        if options.stories:
            job.write_stories(spark, manifest, options.ship)
            _tell(f"stories: {job.folder}/tables/stories")
        if options.output:
            count = job.merge(spark, manifest, options.output)
            _tell(f"{options.output}: the records of {count} articles")
        if options.postgres:
            job.load_postgres(spark, options.postgres)
            _tell("loaded into PostgreSQL")
    finally:
        spark.stop()
    if options.db:
        job.load_archive(options.db)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m isnad_spark", description="Isnad over many articles with Apache Spark.")
    run = parser.add_subparsers(required=True, parser_class=_Parser).add_parser(
        "run", help="do all of a job that is not done yet"
    )
    run.add_argument("inputs", nargs="+", help="JSON Lines, plain or gzip")
    run.add_argument(
        "--folder", type=pathlib.Path, required=True, help="the job's; seen by all machines under this path"
    )
    run.add_argument("--worker", default="isnad", help="the program isnad")
    run.add_argument("--ship", action="store_true", help="send the program to the executors")
    run.add_argument("--option", action="append", default=[], help="an option of isnad extract: --option=--explain")
    run.add_argument("--master", default="local[*]", help="local[*], local-cluster[…], spark://…, yarn, k8s://…")
    run.add_argument("--conf", action="append", default=[], metavar="KEY=VALUE", help="a setting of Spark")
    run.add_argument("--output", type=pathlib.Path, help="one file of all records, in the articles' order")
    run.add_argument("--no-tables", action="store_true", help="write no Parquet tables")
    run.add_argument(
        "--dates", choices=["day", "month", "year"], default="day", help="what a partition of a table holds"
    )
    run.add_argument("--stories", action="store_true", help="find reprints and stories")
    run.add_argument("--postgres", help="load the records into this database (a connection string of libpq)")
    run.add_argument("--db", help="take the articles into this archive of isnad")
    run.add_argument("--timeout", type=float, default=900, help="seconds after which a silent article is given up")
    run.add_argument("--part-lines", type=_positive, default=1000, help="lines of a part, which is a task")
    run.add_argument("--part-bytes", type=_positive, default=4 << 20, help="bytes of a part")
    run.add_argument("--slice-parts", type=_positive, default=64, help="parts between two checkpoints")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 on")
    return int(text)


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _told(code: int, message: str) -> int:
    print(f"Error: {message}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
