"""A job's folder: what it is about, how far it is, and its steps."""

from __future__ import annotations

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
from dataclasses import dataclass, replace

from pyspark.sql import SparkSession

from . import extraction, postgres, stories, tables
from .extraction import Slice, all_answers, is_complete, ship, slices
from .merge import merge
from .parts import Manifest, prepare
from .worker import WorkerSettings


class JobError(Exception):
    """What keeps a job from being run, with the exit code of sysexits.h."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Job:
    """Everything that decides what a job writes, so that what is there already can be told from another job's."""

    folder: pathlib.Path
    inputs: tuple[str, ...]
    worker: WorkerSettings
    part_lines: int = 1000
    part_bytes: int = 4 << 20
    slice_parts: int = 64

    def begin(self) -> Manifest:
        """Checks the folder and cuts the inputs into parts, unless that was done."""
        self.folder.mkdir(parents=True, exist_ok=True)
        description = self._description()
        file = self.folder / "job.json"
        if file.exists():
            if json.loads(file.read_text(encoding="utf-8")) != description:
                raise JobError(
                    65,
                    f"{self.folder}: holds a job of other inputs, another build of isnad or other options. "
                    "Name another folder, or remove this one.",
                )
        else:
            file.write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")
        manifest = self.folder / "manifest.json"
        if not manifest.exists():
            parts = self.folder / "parts"
            shutil.rmtree(parts, ignore_errors=True)
            prepare(self.inputs, parts, self.part_lines, self.part_bytes).write(manifest)
        return Manifest.load(manifest)

    def _description(self) -> dict[str, object]:
        return {
            "inputs": [self._input(name) for name in self.inputs],
            "program": self._program(),
            "options": list(self.worker.options),
            "part": [self.part_lines, self.part_bytes],
            "slice": self.slice_parts,
        }

    def _input(self, name: str) -> list[object]:
        try:
            status = os.stat(name)
        except OSError as error:
            raise JobError(66, f"{name}: can't be read ({error.strerror})") from error
        return [name, status.st_size, status.st_mtime_ns]

    def _program(self) -> str:
        path = shutil.which(self.worker.path)
        if path is None:
            raise JobError(69, f"{self.worker.path}: no such program. Name isnad with --worker.")
        try:
            version = subprocess.run([path, "version"], capture_output=True, check=True, text=True).stdout.strip()
        except (OSError, subprocess.CalledProcessError) as error:
            raise JobError(69, f"{path}: can't be run here ({error})") from error
        digest = hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()
        return f"{version} {digest}"

    def slices(self, manifest: Manifest) -> list[Slice]:
        return slices(manifest.parts, self.slice_parts)

    # Steps: each does what is not done yet.

    def extract(self, spark: SparkSession, manifest: Manifest, shipping: bool) -> None:
        worker = ship(spark, self.worker) if shipping else self.worker
        extraction.run(spark, self.slices(manifest), self.folder, worker)

    def write_tables(self, spark: SparkSession, period: str) -> None:
        tables.write_tables(spark, all_answers(spark, self.folder), self.folder / "tables", period)

    def merge(self, spark: SparkSession, manifest: Manifest, output: pathlib.Path) -> int:
        return merge(spark, self.slices(manifest), self.folder, output)

    def write_stories(self, spark: SparkSession, manifest: Manifest, shipping: bool) -> None:
        place = f"{self.folder}/tables/stories"
        if is_complete(spark, place):
            return
        spark.sparkContext.setCheckpointDir(str(self.folder / "checkpoints"))
        worker = replace(self.worker, format="sketch")
        worker = ship(spark, worker) if shipping else worker
        sketched = f"{self.folder}/sketches"
        if not is_complete(spark, sketched):
            rows = stories.sketches(spark, manifest.parts, self.folder / "parts", worker)
            rows.write.mode("overwrite").parquet(sketched)
        found = stories.stories(spark.read.parquet(sketched))
        found.hint("rebalance").sortWithinPartitions("story", "text", "copy").write.mode("overwrite").parquet(place)
        shutil.rmtree(self.folder / "checkpoints", ignore_errors=True)

    def load_postgres(self, spark: SparkSession, connection: str) -> None:
        rows = all_answers(spark, self.folder).orderBy("position").toLocalIterator(prefetchPartitions=True)
        postgres.load(connection, self.folder.resolve().name, rows)

    def load_archive(self, archive: str) -> None:
        """`isnad ingest` of the inputs: the archive's index is made from the text, so the text is read once more."""
        rejects = str(self.folder / "ingest-rejects.jsonl")
        command = [self.worker.path, "ingest", "--db", archive, "--input-format", "jsonl", "--resume"]
        status = subprocess.run([*command, "--rejects", rejects, *self.inputs], check=False).returncode
        if status != 0:
            raise JobError(status, f"isnad ingest ended with {status}")
