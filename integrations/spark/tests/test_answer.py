import datetime

import pytest

from isnad_spark.answer import Answer, Line, error_record, is_blank, quoted, raw_value, with_place


@pytest.mark.parametrize(
    ("record", "value"),
    [
        ('{"record":"document","document":"sha256:0","article":1e5,"id":"x"}', "1e5"),
        ('{"record":"error","document":null,"article":{"article":[1, "}"]},"file":"f"}', '{"article":[1, "}"]}'),
        ('{"record":"document","document":"sha256:0","id":"x","article":7}', None),
    ],
)
def test_an_id_is_carried_as_it_was_written(record: str, value: str | None) -> None:
    assert raw_value(record, "article") == value


def test_an_error_names_its_place_in_the_input_whatever_its_id_holds() -> None:
    line = Line(1009, b"", 'a "b".jsonl', 9)
    article = '{"x":",\\"article\\":1","file":"stdin","line":3,"y":[",\\"file\\":"]}'
    error = f'{{"record":"error","document":null,"article":{article},"file":"stdin","line":2,"code":"no-text","message":"m"}}'
    expected = error.replace('},"file":"stdin","line":2', '},"file":"a \\"b\\".jsonl","line":9')
    assert with_place(error, line) == expected
    assert raw_value(error_record("worker-failed", "m", line, article), "article") == article


def test_strings_are_escaped_as_isnad_escapes_them() -> None:
    assert quoted('ا"\\\n\t\r\b\x7f\u2028') == '"ا\\"\\\\\\n\\t\\r\\u0008\\u007f\u2028"'


@pytest.mark.parametrize(
    ("published", "date"),
    [('"2024-03-26T14:30+03:00"', datetime.date(2024, 3, 26)), ("null", None), ('"2024-03"', None)],
)
def test_the_day_of_publication(published: str, date: datetime.date | None) -> None:
    answer = Answer(Line(1, b""), False, f'{{"record":"document","document":"sha256:0","published":{published}}}')
    assert answer.date == date


def test_blank_lines_are_those_that_the_worker_passes_over() -> None:
    assert [is_blank(line) for line in (b"", b" \t\r", b"\x0b", b"x")] == [True, True, False, False]
