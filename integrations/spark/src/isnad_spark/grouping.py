"""How articles are set beside one another, as `IsnadStories` does it (Documentation/STORIES.md): pure functions of sketches."""

from __future__ import annotations

import heapq
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

STORY_LIKENESS = 0.18
LINK_LIKENESS = 0.1
LINK_DAYS = 10
LARGEST_BUCKET = 256


@dataclass(frozen=True)
class Sketch:
    """What `isnad extract --format sketch` prints of an article, as far as pairs are weighed by it."""

    position: int
    name: str
    published: str | None
    words: int
    whole: int
    lead: int | None
    shingles: Sequence[int]

    @property
    def order(self) -> tuple[bool, str, str, int]:
        """Who came first: by time of publication as printed, then by name; an article without a date comes last."""
        return (self.published is None, self.published or "", self.name, self.position)

    def is_reprint(self, other: Sketch) -> bool:
        """Whether one of the two prints the other's text."""
        if self.words == other.words and self.whole == other.whole:
            return True
        if self.lead is not None and self.lead == other.lead:
            return True
        short, long = (self, other) if len(self.shingles) <= len(other.shingles) else (other, self)
        if len(short.shingles) < 8 or short.words * 4 < long.words:
            return False
        shared = len(set(short.shingles).intersection(long.shingles))
        return shared >= 0.6 * len(short.shingles)


def parted(sketches: Iterable[Sketch]) -> list[list[Sketch]]:
    """Articles that hang together, as texts: the earliest with those that reprint it, then the earliest of the rest."""
    texts: list[list[Sketch]] = []
    rest = sorted(sketches, key=lambda sketch: sketch.order)
    while rest:
        first = rest[0]
        texts.append([one for one in rest if one is first or one.is_reprint(first)])
        rest = [one for one in rest if one is not first and not one.is_reprint(first)]
    return texts


def likeness(
    stems: Sequence[int], weights: Sequence[float], other_stems: Sequence[int], other_weights: Sequence[float]
) -> float:
    """The cosine of two articles' stems, in single precision and in the stems' order, so that it is the same to the last bit."""
    other = dict(zip(other_stems, other_weights, strict=True))
    total = 0.0
    for stem, weight in zip(stems, weights, strict=True):
        if stem in other:
            total = _single(total + _single(weight * other[stem]))
    return total


def _single(value: float) -> float:
    single: float = struct.unpack("f", struct.pack("f", value))[0]
    return single


def average_linking(count: int, links: Iterable[tuple[int, int, float]], threshold: float) -> list[list[int]]:
    """Groups that grow as long as their members are alike on the average; pairs that are not in `links` count as 0.

    The same as `AverageLinking` of IsnadStories: the more alike pair first, then the earlier one.
    """
    members = [[i] for i in range(count)]
    sums: list[dict[int, float]] = [{} for _ in range(count)]
    queue: list[tuple[float, int, int]] = []

    def average(a: int, b: int) -> float | None:
        total = sums[a].get(b)
        return None if total is None else total / float(len(members[a]) * len(members[b]))

    for a, b, value in sorted(links):
        sums[a][b] = value
        sums[b][a] = value
        if value >= threshold:
            heapq.heappush(queue, (-value, a, b))
    while queue:
        negative, a, b = heapq.heappop(queue)
        if average(a, b) != -negative:
            continue  # Its groups have grown since; it was pushed again with its new average.
        members[a] += members[b]
        members[b] = []
        moved = sorted(sums[b].items())
        sums[b] = {}
        for other, total in moved:
            del sums[other][b]
            if other == a:
                continue
            sums[a][other] = sums[a].get(other, 0) + total
            sums[other][a] = sums[a][other]
        for other in sorted(sums[a]):
            value_now = average(a, other)
            if value_now is not None and value_now >= threshold:
                heapq.heappush(queue, (-value_now, min(a, other), max(a, other)))
    return sorted((sorted(group) for group in members if group), key=lambda group: group[0])
