"""The stream worker: one `isnad extract --jsonl-in` that lives as long as a partition, and outlives its bad articles."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .answer import Answer, Line, error_record, is_blank, is_error, starts_answer, with_place


@dataclass(frozen=True)
class WorkerSettings:
    """How the worker is run; the same on every machine."""

    path: str = "isnad"
    format: str = "jsonl"
    """`jsonl`, or `sketch` for what is compared of articles."""
    options: tuple[str, ...] = ()
    """More options of `isnad extract`."""
    timeout: float = 900
    """Seconds without a byte after which an article is given up: the largest that is taken, ten megabytes, takes some two
    minutes of a processor."""
    most_ahead: int = 64
    """How many lines the worker may be given before it has answered."""
    most_bytes_ahead: int = 32 << 20
    most_failures: int = 16
    """Articles in a row on which it may end: beyond that it is the program that is broken."""

    @property
    def command(self) -> list[str]:
        return [self.path, "extract", "--jsonl-in", "--format", self.format, "--jobs", "1", *self.options]


class WorkerError(Exception):
    """The worker can't be run at all: no fault of an article's."""


def read(lines: Iterable[Line], settings: WorkerSettings) -> Iterator[Answer]:
    """The answers to `lines`, in their order; blank lines get none.

    Memory is bounded by `most_ahead` lines and one answer, whatever the number of lines. An article that ends the worker or keeps
    it too long is answered with an error record; the others are read as if it were not there, so the answers depend on the lines
    alone and not on how they are cut into partitions.
    """
    rest = iter(lines)
    failures = 0
    while True:
        stream = _Stream(settings, rest)
        for answer in stream.answers():
            failures = 0
            yield answer
        if stream.fault is None:
            return
        # Which of the lines it had ended it? Each is tried alone, until one does it again.
        suspects = stream.unanswered
        while suspects:
            line = suspects.popleft()
            alone = _Stream(settings, iter((line,)))
            own = list(alone.answers())
            if own and alone.fault is None:
                failures = 0
                yield from own
                continue
            failures += 1
            if failures >= settings.most_failures:
                raise WorkerError(f"{settings.path} ends on every article ({alone.fault})")
            message = f"The program ended on this article ({alone.fault}). Report it with the text."
            code = "worker-timeout" if alone.is_late else "worker-failed"
            yield Answer(line, True, error_record(code, message, line))
            break
        rest = _chained(suspects, rest)


def _chained(first: deque[Line], rest: Iterator[Line]) -> Iterator[Line]:
    while first:
        yield first.popleft()
    yield from rest


class _Stream:
    """One process of the worker, from its start to its end."""

    def __init__(self, settings: WorkerSettings, lines: Iterator[Line]) -> None:
        self.settings = settings
        self.lines = lines
        self.fault: str | None = None
        """Why the process ended before it had answered all that it had; None if it did not."""
        self.is_late = False
        self.unanswered: deque[Line] = deque()
        self._bytes = 0
        self._room = threading.Condition()
        self._is_closed = False
        self._feed_error: BaseException | None = None

    def answers(self) -> Iterator[Answer]:
        try:
            process = subprocess.Popen(self.settings.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        except OSError as error:
            raise WorkerError(f"{self.settings.path}: can't be run ({error.strerror})") from error
        feeder = threading.Thread(target=self._feed, args=(process,), daemon=True)
        feeder.start()
        try:
            records: list[bytes] = []
            for record in self._records(process):
                if records and starts_answer(record):
                    yield self._answer(records)
                    records = []
                records.append(record)
            self._close()
            status = process.wait()
            feeder.join()
            if self._feed_error is not None:
                raise self._feed_error
            if status == 0 and records:
                yield self._answer(records)
            if self.fault is None and (status > 0 or (status == 0 and self.unanswered)):
                # No article makes it end with a code: an option, a library or a full disk does.
                raise WorkerError(f"{self.settings.path} ended with exit code {status}")
            if status < 0:
                self.fault = self.fault or f"signal {-status}"
        finally:
            # Also where nobody wants the rest, as when a task is cancelled.
            self._close()
            process.kill()
            process.wait()
            feeder.join()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()

    def _close(self) -> None:
        with self._room:
            self._is_closed = True
            self._room.notify_all()

    def _answer(self, records: list[bytes]) -> Answer:
        with self._room:
            line = self.unanswered.popleft()
            self._bytes -= len(line.text)
            self._room.notify_all()
        text = b"\n".join(records).decode("utf-8")
        if is_error(records[0]):
            return Answer(line, True, with_place(text, line))
        return Answer(line, False, text)

    def _records(self, process: subprocess.Popen[bytes]) -> Iterator[bytes]:
        """The worker's lines; ends it where it is silent for too long over what it was given."""
        assert process.stdout is not None
        descriptor = process.stdout.fileno()
        pieces: list[bytes] = []
        silent_since = time.monotonic()
        while True:
            if not select.select([descriptor], [], [], min(self.settings.timeout, 5))[0]:
                # Silence counts only while it has something to answer: a slow source of lines is no fault of an article's.
                if not self.unanswered:
                    silent_since = time.monotonic()
                elif time.monotonic() - silent_since > self.settings.timeout:
                    self.fault, self.is_late = f"no answer in {self.settings.timeout:g} seconds", True
                    process.kill()
                    return
                continue
            chunk = os.read(descriptor, 1 << 18)
            silent_since = time.monotonic()
            if not chunk:
                return
            *whole, tail = chunk.split(b"\n")
            for line in whole:
                yield b"".join(pieces) + line
                pieces = []
            pieces.append(tail)
            # What comes after a long wait for whoever takes the answers is not the worker's silence.
            silent_since = time.monotonic()

    def _feed(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        try:
            for line in self.lines:
                if is_blank(line.text):
                    continue
                with self._room:
                    while not self._is_closed and self._is_full:
                        self._room.wait()
                    self.unanswered.append(line)
                    self._bytes += len(line.text)
                    if self._is_closed:
                        return
                process.stdin.write(line.text)
                process.stdin.write(b"\n")
                process.stdin.flush()
        except (BrokenPipeError, ValueError):
            pass  # The worker is gone: its exit code tells why.
        except BaseException as error:  # What the source of lines throws belongs to whoever takes the answers.
            self._feed_error = error
        finally:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()

    @property
    def _is_full(self) -> bool:
        if len(self.unanswered) < 2:
            return False  # An answer is known to be whole when the next one starts.
        return len(self.unanswered) >= self.settings.most_ahead or self._bytes >= self.settings.most_bytes_ahead
