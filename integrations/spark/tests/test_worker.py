import json
import threading
from collections.abc import Iterator

import pytest

from isnad_spark.answer import Line
from isnad_spark.worker import WorkerError, WorkerSettings, read


def _lines(texts: list[str]) -> Iterator[Line]:
    for i, text in enumerate(texts):
        yield Line(i + 1, text.encode())


def _read(texts: list[str], worker: str, **settings: float) -> list[tuple[int, str]]:
    """The position of each answer, and its article or error code."""
    told = []
    for answer in read(_lines(texts), WorkerSettings(worker, **settings)):
        article = answer.head["code"] if answer.is_rejected else answer.head["article"]
        told.append((answer.line.position, str(article)))
        assert answer.is_rejected or answer.records.count("\n") == 1
    return told


def test_each_line_gets_its_answer_and_blank_ones_none(fake: str) -> None:
    assert _read(["a", "", "bad", " ", "b"], fake) == [(1, "a"), (3, "not-json"), (5, "b")]
    assert _read([], fake) == []


@pytest.mark.parametrize("ahead", [2, 3, 64])
def test_an_article_that_ends_the_worker_costs_itself_alone(fake: str, ahead: int) -> None:
    texts = ["a", "die 1", "b", "die 2", "die 3", "c", "d"]
    codes = [text if "die" not in text else "worker-failed" for text in texts]
    assert _read(texts, fake, most_ahead=ahead) == list(zip(range(1, 8), codes, strict=True))


def test_an_article_that_takes_too_long_is_given_up(fake: str) -> None:
    assert _read(["a", "hang", "b"], fake, timeout=1) == [(1, "a"), (2, "worker-timeout"), (3, "b")]


def test_a_program_that_is_broken_is_no_fault_of_articles(fake: str) -> None:
    with pytest.raises(WorkerError, match="exit code 3"):
        _read(["a", "exit"], fake)
    with pytest.raises(WorkerError, match="can't be run"):
        _read(["a"], "/no/such/isnad")
    with pytest.raises(WorkerError, match="every article"):
        _read(["die"] * 20, fake)


def test_no_more_lines_are_taken_than_may_wait(fake: str) -> None:
    taken = 0

    def source() -> Iterator[Line]:
        nonlocal taken
        for i in range(100_000):
            taken += 1
            yield Line(i + 1, b"x" * 1000)

    answers = read(source(), WorkerSettings(fake, most_ahead=8))
    for _ in range(10):
        next(answers)
    # What was answered, what may wait, and what lies in the two pipes.
    assert taken < 300
    answers.close()
    assert threading.active_count() == 1


def test_what_the_source_throws_is_thrown(fake: str) -> None:
    def source() -> Iterator[Line]:
        yield Line(1, b"a")
        raise RuntimeError("the disk is gone")

    with pytest.raises(RuntimeError, match="the disk is gone"):
        list(read(source(), WorkerSettings(fake)))


def test_the_real_program_answers_as_it_does_alone(isnad: str) -> None:
    text = "قال وزير النقل سامر الدالي إن الجسر سيفتح غدا."
    lines = [json.dumps({"id": i, "text": text}, ensure_ascii=False) for i in range(70)] + ["{", '{"text":null}']
    answers = list(read(_lines(lines), WorkerSettings(isnad)))
    assert [answer.line.position for answer in answers] == list(range(1, 73))
    assert len({answer.records.replace(f'"article":{i},', "") for i, answer in enumerate(answers[:70])}) == 1
    assert [answer.head["line"] for answer in answers[70:]] == [71, 72]
