"""How publication and dates in passages fit the days asked about."""

from datetime import date

import numpy as np
import pytest

from index.dates import Window
from index.search.date_signals import ordinals, window_fit

from .signal_values import SignalArchive

SUNDAY = "what happened on March 3?"


def test_a_passage_that_names_the_day_one_that_names_none_and_one_that_names_others(
    signal_archive: SignalArchive,
) -> None:
    values = signal_archive.values("event", SUNDAY)
    assert (values["Fog"], values["Nine"], values["Keepers"]) == (1.0, 0.0, -1.0)


def test_a_passage_without_a_date_is_of_the_day_of_its_publication_or_the_one_before(
    signal_archive: SignalArchive,
) -> None:
    values = signal_archive.values("day", SUNDAY)
    assert (values["Fog"], values["Nine"], values["Keepers"]) == (1.0, 1.0, -1.0)
    assert signal_archive.values("day", "what happened on March 1?")["Nine"] == -1.0


def test_a_question_about_a_month_means_no_exact_day(signal_archive: SignalArchive) -> None:
    assert set(signal_archive.values("day", "what happened in March 2024?").values()) == {0.0}
    assert set(signal_archive.values("day", "what happened?").values()) == {0.0}


def test_age_is_counted_from_the_day_of_asking(signal_archive: SignalArchive) -> None:
    """Two days and one day before 6 March: exp(-2 / 14) and exp(-1 / 14)."""
    values = signal_archive.values("recent", "what happened?")
    assert [values["Fog"], values["Keepers"]] == pytest.approx([0.87, 0.93])


def test_days_fit_the_year_that_they_are_in_and_no_other(signal_archive: SignalArchive) -> None:
    generation = signal_archive.generation
    rows = np.arange(len(generation.dense))
    fit = window_fit(Window(date(2024, 1, 1), date(2024, 12, 31)), generation, rows)
    assert set(fit.tolist()) == {0.0, 1.0}
    other = window_fit(Window(date(2023, 1, 1), date(2023, 12, 31)), generation, rows)
    assert other.tolist() == (-fit).tolist()


def test_dates_too_long_for_the_window_are_ignored(signal_archive: SignalArchive) -> None:
    """With less than no slack even a single day is too long for a window of a day."""
    generation = signal_archive.generation
    rows = np.arange(len(generation.dense))
    sunday = Window(date(2024, 3, 3), date(2024, 3, 3))
    assert set(window_fit(sunday, generation, rows, loose=0).tolist()) == {-1.0, 0.0, 1.0}
    assert set(window_fit(sunday, generation, rows, loose=-1).tolist()) == {0.0}


def test_open_sides_reach_to_the_ends_of_the_calendar() -> None:
    assert ordinals(Window(None, None)) == (1, date.max.toordinal())
    assert ordinals(Window(date(1, 1, 2), date(1, 1, 3))) == (2, 3)
