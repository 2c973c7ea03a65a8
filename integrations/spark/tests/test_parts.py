import gzip
import pathlib

import pytest

from isnad_spark import parts
from isnad_spark.parts import Manifest, prepare


def _numbered(manifest: Manifest, folder: pathlib.Path) -> list[tuple[int, bytes, str, int | None]]:
    lines = [line for part in manifest.parts for line in part.numbered((folder / part.name).read_bytes())]
    return [(line.position, line.text, line.file, line.number) for line in lines]


def test_every_line_keeps_its_bytes_its_place_and_its_number(tmp_path: pathlib.Path) -> None:
    plain, packed = tmp_path / "a.jsonl", tmp_path / "b.jsonl.gz"
    lines = [b"1", b"", b"\xff\r", b"\xe2\x80\xa8", b"5"]
    plain.write_bytes(b"\n".join(lines))
    packed.write_bytes(gzip.compress(b"x\n\n"))
    manifest = prepare([str(plain), str(packed)], tmp_path / "parts", most_lines=2)
    assert [part.lines for part in manifest.parts] == [2, 2, 1, 2]
    assert manifest.articles == 5
    expected = [(i + 1, text, str(plain), i + 1) for i, text in enumerate(lines)]
    assert _numbered(manifest, tmp_path / "parts") == [*expected, (6, b"x", str(packed), 1), (7, b"", str(packed), 2)]
    manifest.write(tmp_path / "manifest.json")
    assert Manifest.load(tmp_path / "manifest.json") == manifest


def test_parts_are_bounded_in_bytes(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a").write_bytes(b"\n".join([b"x" * 40] * 10 + [b"y" * 500, b"z"]))
    manifest = prepare([str(tmp_path / "a")], tmp_path / "parts", most_bytes=100)
    assert [part.lines for part in manifest.parts] == [2, 2, 2, 2, 2, 1, 1]


def test_no_more_of_a_line_is_kept_than_it_takes_to_be_too_long(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "LONGEST_LINE", 10)
    (tmp_path / "a").write_bytes(b"x" * 35 + b"\nshort\n" + b"y" * 9 + b"\nend")
    manifest = prepare([str(tmp_path / "a")], tmp_path / "parts")
    assert [text for _, text, _, _ in _numbered(manifest, tmp_path / "parts")] == [
        b"x" * 10,
        b"short",
        b"y" * 9,
        b"end",
    ]


def test_another_input_has_another_fingerprint(tmp_path: pathlib.Path) -> None:
    prints = set()
    for name, text in [("a", b"1\n2"), ("a", b"1\n3"), ("b", b"1\n2")]:
        (tmp_path / name).write_bytes(text)
        prints.add(prepare([str(tmp_path / name)], tmp_path / "parts").fingerprint)
    assert len(prints) == 3
