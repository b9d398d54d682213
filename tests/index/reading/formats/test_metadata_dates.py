"""Days in metadata are read if they are unambiguous, and never guessed."""

from datetime import date

import pytest

from index.reading.formats.metadata_dates import stated_day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-12-30", date(2023, 12, 30)),
        ("2023/1/2 10:00", date(2023, 1, 2)),
        ("2023-12-30T23:30:00-05:00", date(2023, 12, 30)),
        ("20231230", date(2023, 12, 30)),
        ("20231230T210500Z", date(2023, 12, 30)),
        ("Sat, 30 Dec 2023 21:05:00 GMT", date(2023, 12, 30)),
        ("30 Dec 2023 21:05:00 -0500", date(2023, 12, 30)),
        ("2023-12-301", None),
        ("2023-13-01", None),
        ("0001-01-01", None),
        ("12/11/2023", None),
        ("yesterday", None),
        ("", None),
        ("9" * 1000, None),
        ("Sat, 99 Dec 2023 21:05:00 GMT", None),
    ],
)
def test_days_as_metadata_write_them(written: str, day: date | None) -> None:
    assert stated_day(written) == day
