"""What lengths, times, percentages and sums of money are of."""

import pytest

from .sentences import counts

MEASURES = [
    ("Lund is 20 kilometers from the coast.", "kilometers from the coast"),
    ("Lund is 20 miles north of Ystad.", "miles from ystad"),
    ("It is 20 kilometers to the coast.", "kilometers from the coast"),
    ("They drove 20 kilometers to the coast.", "kilometers"),
    ("After six years of fighting, peace came.", "years of fighting"),
    ("The lake covers 40 square miles.", "square miles"),
    ("Winds of 90 miles per hour were measured.", "miles per hour"),
    ("The rate in the state was 5%.", "percent rate"),
    ("Revenue of $2 billion was a record.", "dollars revenue"),
    ("It was a $44 billion purchase.", "dollars purchase"),
    ("It sold $5m worth of shares.", "dollars shares sold"),
    ("Tickets cost $45 each.", "dollars cost"),
    ("She holds a 20% stake.", "percent stake"),
    ("About 12% of voters stayed home.", "percent of voters"),
    ("The storm destroyed 40% of homes.", "percent of homes destroyed"),
    ("The index, for comparison, rose 3%.", "percent index rose"),
]


@pytest.mark.parametrize(("sentence", "measured"), MEASURES, ids=[sentence for sentence, _ in MEASURES])
def test_what_is_measured(sentence: str, measured: str) -> None:
    assert counts(sentence) == [measured]


@pytest.mark.parametrize(
    ("sentence", "measured"),
    [
        ("Inflation rose 8% in May.", "percent inflation rose"),
        ("Inflation fell by 8% in May.", "percent inflation fell"),
        ("Inflation rose to 8% in May.", "percent inflation"),
        ("Inflation fell to 8% in May.", "percent inflation"),
    ],
)
def test_a_change_is_no_level(sentence: str, measured: str) -> None:
    """What rose by 8% and what rose to 8% are two different things to count."""
    assert counts(sentence) == [measured]
