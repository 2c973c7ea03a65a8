"""A Spark session for a job: what a job needs set, whatever the cluster."""

from __future__ import annotations

import io
import os
import pathlib
import zipfile

from pyspark.sql import SparkSession

_SETTINGS = {
    # A task's output appears when the task has committed, all of it, once: also with speculation and lost executors.
    "spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version": "1",
    "spark.sql.sources.commitProtocolClass": (
        "org.apache.spark.sql.execution.datasources.SQLHadoopMapReduceCommitProtocol"
    ),
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.cleaner.referenceTracking.cleanCheckpoints": "true",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}


def session(master: str, name: str = "isnad", settings: dict[str, str] | None = None) -> SparkSession:
    """A session on `master`; `spark-submit` and the cluster's own settings come before what is set here."""
    builder = SparkSession.builder.appName(name)
    on_one_machine = master.startswith("local")
    if on_one_machine:
        # Nothing of a job on one machine listens to the network.
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    if master.startswith("local[") and "," not in master:
        # A task that failed is tried again, as on a cluster.
        master = master.replace("]", ",4]")
    for key, value in {**_SETTINGS, **(settings or {})}.items():
        builder = builder.config(key, value)
    return builder.master(master).getOrCreate()


def ship_package(spark: SparkSession, folder: pathlib.Path) -> None:
    """Sends this package to the executors, so that nothing has to be installed there."""
    source = pathlib.Path(__file__).parent
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for file in sorted(source.glob("*.py")) + sorted(source.glob("*.json")):
            archive.writestr(zipfile.ZipInfo(f"{source.name}/{file.name}"), file.read_bytes())
    path = folder / "isnad_spark.zip"
    path.write_bytes(content.getvalue())
    spark.sparkContext.addPyFile(str(path))
