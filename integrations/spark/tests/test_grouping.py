import random

from isnad_spark.grouping import Sketch, average_linking, likeness, parted


def _sketch(position: int, published: str | None, lead: int | None = None, shingles: list[int] | None = None) -> Sketch:
    return Sketch(position, f"a:{position}", published, 100, position, lead, shingles or [])


def test_the_earliest_stands_for_those_that_print_its_text() -> None:
    round_up = list(range(20))
    texts = parted(
        [
            _sketch(1, None, shingles=round_up[:10]),
            _sketch(2, "2024-03-02", shingles=round_up),
            _sketch(3, "2024-03-01", shingles=round_up[10:]),
        ]
    )
    # The round-up prints both, yet those two do not print each other.
    assert [[one.position for one in text] for text in texts] == [[3, 2], [1]]


def test_a_shared_opening_makes_a_reprint() -> None:
    assert _sketch(1, None, lead=5).is_reprint(_sketch(2, None, lead=5))
    assert not _sketch(1, None).is_reprint(_sketch(2, None))


def test_likeness_is_rounded_as_single_precision_is() -> None:
    # 0.1 and 0.7 in single precision, their product rounded to it.
    assert likeness([1, 2], [0.10000000149011612, 0.5], [3, 1], [0.5, 0.699999988079071]) == 0.07000000029802322


def test_one_chance_pair_does_not_chain_two_groups() -> None:
    links = [(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.3)]
    assert average_linking(4, links, 0.18) == [[0, 1], [2, 3]]


def test_groups_do_not_depend_on_the_order_of_links() -> None:
    draw = random.Random(1)
    links = [(a, b, draw.random()) for a in range(30) for b in range(a + 1, 30) if draw.random() < 0.2]
    groups = average_linking(30, links, 0.3)
    for _ in range(5):
        draw.shuffle(links)
        assert average_linking(30, links, 0.3) == groups
    assert sorted(i for group in groups for i in group) == list(range(30))
