"""What a figure is to the whole of what it counts."""

import pytest

from .sentences import counted

STANDINGS = [
    ("The flood killed 40 people.", ["whole"]),
    ("Five people died – two in Lund, three in Ystad.", ["whole", "part", "part"]),
    ("The flood killed 45 people, including 16 in Lund, 12 in Ystad and two in Kivik.", ["whole", *["part"] * 3]),
    # Children are counted for themselves: they are all the children, and no part of that number.
    ("The flood killed 45 people, including 16 children.", ["whole", "whole"]),
    ("Two people died and three more people died.", ["whole", "more"]),
    ("The toll rose by 40 to 150.", ["more", "whole"]),
    ("There was an increase of 40 deaths.", ["more"]),
    ("The toll rose to 87, up from 60.", ["whole", "former"]),
    ("An earlier count was of 12 people killed.", ["former"]),
    ("The flood could kill 40 people.", ["possible"]),
    ("Forty people are feared dead.", ["possible"]),
]


@pytest.mark.parametrize(("sentence", "standings"), STANDINGS, ids=[sentence for sentence, _ in STANDINGS])
def test_what_a_figure_is_to_the_whole(sentence: str, standings: list[str]) -> None:
    assert [each and each.standing for each in counted(sentence)] == standings


def test_the_same_noun_with_another_event_is_no_addition() -> None:
    """Three more people injured add nothing to two people killed."""
    assert [each and each.standing for each in counted("Two people died and three more people were injured.")] == [
        "whole",
        "whole",
    ]
