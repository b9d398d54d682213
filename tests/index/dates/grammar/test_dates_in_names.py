"""Names that contain a date; the date is in square brackets."""

from datetime import date

import pytest

from index.dates import question_window
from index.dates.grammar.dates_in_names import in_name


def is_in_name(marked: str) -> bool:
    start, end = marked.index("["), marked.index("]") - 1
    return in_name(marked.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize(
    "text",
    [
        "The [January 6] committee met.",
        "The [Jan. 6] House select committee met.",
        "She fled the [September 11] attacks.",
        "The [14 February] movement marched.",
        "They signed the [Good Friday] Agreement.",
        "Fans sang Ruby [Tuesday] all night.",
        "His man [Friday] spoke.",
        "She is his girl [Friday].",
        "She was on the [Today] show.",
        "The Netflix series [Wednesday] is back.",
    ],
)
def test_a_date_in_a_name(text: str) -> None:
    assert is_in_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "On [January 6] a committee met.",
        "A [January 6] attack in Kabul killed two.",
        "The [3 March] committee meeting was long.",
        "The [Good Friday] service was long.",
        "Shops filled on Black [Friday].",
        "Police held a man [Friday].",
        "They rescued a girl [Friday].",
        "Figures released [today] show growth.",
        "The [Sunday] show opener was long.",
        "The January 6 committee met on [January 6].",
    ],
)
def test_a_date_of_its_own(text: str) -> None:
    assert not is_in_name(text)


def test_a_question_asks_for_the_day_outside_the_name() -> None:
    window = question_window("what did the January 6 committee say on Friday?", date(2024, 3, 13))
    assert window is not None
    assert window.start == window.end == date(2024, 3, 8)
    assert question_window("what did the January 6 committee say?", date(2024, 3, 13)) is None
