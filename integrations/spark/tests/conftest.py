from __future__ import annotations

import json
import os
import pathlib
import random
import shutil
from collections.abc import Iterator

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def isnad() -> str:
    """The program: $ISNAD, or what was built in this clone."""
    built = [str(ROOT / ".build" / kind / "isnad") for kind in ("release", "debug")]
    for path in [os.environ.get("ISNAD", ""), *built]:
        if path and os.access(path, os.X_OK):
            return path
    pytest.skip("isnad is not built: swift build, or name it with $ISNAD")


@pytest.fixture(scope="session")
def java() -> None:
    pytest.importorskip("pyspark", reason="PySpark is not installed: pip install -e integrations/spark")
    home = os.environ.get("JAVA_HOME")
    if not (home and os.access(f"{home}/bin/java", os.X_OK)) and shutil.which("java") is None:
        pytest.skip("Java is not installed")


@pytest.fixture(scope="session")
def fake() -> str:
    return str(pathlib.Path(__file__).with_name("fake_worker.py"))


@pytest.fixture(scope="session")
def week(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Some hundred short articles of one week, reprints, bad lines and blank ones among them."""
    file = tmp_path_factory.mktemp("week") / "week.jsonl"
    file.write_bytes(b"".join(_lines()))
    return file


def _lines() -> Iterator[bytes]:
    draw = random.Random(4)
    people = ["وزير النقل سامر الدالي", "المتحدثة هناء الكرمي", "رئيس البلدية جابر الصوان", "النائب رشيد المطوي"]
    verbs = ["قال {} إن", "أعلن {} أن", "ذكر {} أن", "أكد {} أن"]
    things = ["الجسر", "المستشفى", "الميناء", "المطار", "السد", "الملعب", "المصنع", "النفق", "المتحف", "السوق"]
    facts = [
        "أغلق بعد إصابة {} عمال يوم الثلاثاء",
        "سيفتح في مارس بكلفة {} مليون دولار",
        "استقبل أكثر من {} ألف زائر",
        "تعرض لأضرار قدرت بنحو {} ألف دولار أمس",
    ]
    texts: list[str] = []
    for i in range(300):
        if texts and draw.random() < 0.15:
            text = draw.choice(texts) + draw.choice(["", " وفق ما أوردته الصحف المحلية."])
        else:
            sentences = []
            thing = draw.choice(things)
            for _ in range(draw.randint(3, 9)):
                said = draw.choice(verbs).format(draw.choice(people))
                sentences.append(f"{said} {thing} {draw.choice(facts).format(draw.randint(2, 90))}.")
            text = " ".join(sentences)
            texts.append(text)
        article = {"id": i, "text": text, "title": text[:20], "outlet": f"صحيفة {i % 5}"}
        if i % 11:
            article["published"] = f"2024-03-{1 + i % 7:02d}" + ("T06:30:00+03:00" if i % 3 == 0 else "")
        yield json.dumps(article, ensure_ascii=False).encode() + b"\n"
        if i % 60 == 5:
            yield b'{"id": {"file":"stdin","line":7,"x":"\\""}, "text": 3}\n'
            yield b"\n"
            yield b'{"id": "\xff"}\n'
