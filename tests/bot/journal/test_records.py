"""What is written to the database can be ordered, stored and read again."""

import sqlite3
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from bot.journal.records import RecordedVote, read_vote, stamp, storable

ZONES = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=ZONES)  # noqa: DTZ001 - zones are drawn


@given(MOMENTS, MOMENTS)
def test_stamps_are_in_the_order_of_time(first: datetime, second: datetime) -> None:
    assert (stamp(first) < stamp(second)) == (first < second)
    assert datetime.fromisoformat(stamp(first)) == first


def test_a_stamp_is_in_utc_and_always_as_long() -> None:
    assert stamp(datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)) == "2024-01-02T03:04:05.000000+00:00"


@given(st.text())
def test_what_utf8_can_hold_is_stored_as_it_is(text: str) -> None:
    assert storable(text) == text


def test_a_lone_surrogate_becomes_a_question_mark() -> None:
    assert storable("a\ud800b😀") == "a?b😀"


def test_a_vote_is_read_from_its_row() -> None:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    row = connection.execute(
        "SELECT 7 AS question_id, 'ada' AS user, -1 AS vote, '2024-01-02T03:04:05.000000+00:00' AS voted_at"
    ).fetchone()
    assert read_vote(row) == RecordedVote(7, "ada", -1, datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC))
