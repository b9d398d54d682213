"""When it happened: the date phrase of a paragraph that goes with a figure."""

from collections.abc import Sequence
from datetime import date

import pytest

from index.dates.phrases import date_phrases
from index.dates.windows import Window
from index.figures.figure_dates import dating, days_of, last_days
from index.figures.numbers import numbers_in
from index.language.tokens import tokenize

PUBLISHED = date(2023, 5, 10)  # a Wednesday
SUNDAY, MONDAY, TUESDAY = date(2023, 5, 7), date(2023, 5, 8), date(2023, 5, 9)
BEFORE = Window(date(2023, 5, 1), date(2023, 5, 1), "1 May", (3, 8))


def days(text: str, before: Window | None = None, cues: Sequence[int] = ()) -> tuple[date | None, date | None] | None:
    """The days of the first figure of a paragraph of one sentence."""
    dates = dating(text, date_phrases(text, PUBLISHED), PUBLISHED)
    place = numbers_in(tokenize(text))[0].span[0]
    found = days_of(text, (0, len(text)), place, dates=dates, cues=cues, before=before)
    return (found.start, found.end) if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Monday 14 people died.", MONDAY),
        ("Fourteen people died on Sunday, police said on Tuesday.", SUNDAY),
        ("On Sunday it rained; 14 people died on Monday.", MONDAY),
        ("A day after the storm on Monday, 14 people died.", MONDAY),
        # "A day after" dates the rain, which fell on the 10th; the deaths were a day earlier.
        ("A day after the storm killed 14 people, rain fell.", TUESDAY),
    ],
)
def test_the_nearest_phrase_dates_a_figure(text: str, day: date) -> None:
    assert days(text) == (day, day)


def test_a_phrase_of_the_sentence_counts_before_the_days_spoken_of_earlier() -> None:
    assert days("On Monday 14 people died.", BEFORE) == (MONDAY, MONDAY)
    assert days("Fourteen people died.", BEFORE) == (BEFORE.start, BEFORE.end)
    assert days("Fourteen people died.") is None


def test_the_day_on_which_it_was_said_is_the_last_resort() -> None:
    said = "Fourteen boats sank, she said on Tuesday."
    assert days(said) == (TUESDAY, TUESDAY)
    assert days(said, BEFORE) == (BEFORE.start, BEFORE.end)


def test_the_day_right_after_a_cue_is_that_of_the_speech() -> None:
    text = "Fourteen boats sank, in the words of Holm on Tuesday."
    assert days(text, BEFORE) == (TUESDAY, TUESDAY)
    assert days(text, BEFORE, cues=[text.index(" on Tuesday")]) == (BEFORE.start, BEFORE.end)


def test_a_year_dates_a_figure_where_nothing_else_does() -> None:
    assert days("The 1938 flood killed 40 people.", BEFORE) == (date(1938, 1, 1), date(1938, 12, 31))
    assert days("Holm, born in 1938, counted 14 boats.") is None


@pytest.mark.parametrize(
    "text",
    ["On Friday 14 boats will sail.", "2023-05-10: 14 boats sail", "Holm, born on 3 May, counted 14 boats."],
    ids=["to come", "date line", "birth"],
)
def test_phrases_that_date_nothing_counted_are_left_out(text: str) -> None:
    assert date_phrases(text, PUBLISHED) != []
    assert dating(text, date_phrases(text, PUBLISHED), PUBLISHED) == []


def test_days_carry_over_to_the_next_sentence_and_months_do_not() -> None:
    [day] = date_phrases("on Monday", PUBLISHED)
    [month] = date_phrases("in March", PUBLISHED)
    assert last_days([day], None) == day.window
    assert last_days([month], BEFORE) == BEFORE
    assert last_days([day, month], BEFORE) == day.window
    assert last_days([], None) is None


def test_days_taken_over_have_no_words_in_this_sentence() -> None:
    found = days_of("Fourteen people died.", (0, 21), 0, dates=[], cues=[], before=BEFORE)
    assert found is not None
    assert (found.phrase, found.span) == ("1 May", (0, 0))
