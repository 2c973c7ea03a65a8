import pytest

pytest.importorskip("pyspark", reason="PySpark is not installed: pip install -e integrations/spark")

from isnad_spark.contract import KINDS, record_type


def test_the_columns_are_the_contracts() -> None:
    figure = record_type("figure")
    assert figure["value"].dataType.simpleString() == "double"
    assert figure["span"].dataType.simpleString() == "struct<start:bigint,end:bigint,text:string>"
    assert figure["place"].dataType.simpleString() == "struct<entity:string,start:bigint,end:bigint,text:string>"
    statement = record_type("statement")
    assert statement["chain"].dataType.simpleString() == "array<string>"
    assert statement["cue"].dataType.simpleString().endswith("lemma:string,stance:string>")
    assert record_type("document")["sentences"].dataType.simpleString() == "array<array<bigint>>"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_tells_its_rule_but_the_document(kind: str) -> None:
    assert ("rule" in record_type(kind).names) == (kind != "document")
