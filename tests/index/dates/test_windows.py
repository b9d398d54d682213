"""Windows that share a day."""

import pytest

from index.dates import Window
from tests.index.windows_written import bounds


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("2023-12-28/2023-12-30", "2023-12-30/2023-12-31", True),
        ("2023-12-28/2023-12-30", "2023-12-31", False),
        ("/2023-12-24", "2023-12-24/", True),
        ("/2023-12-23", "2023-12-24/", False),
        ("/2023-12-23", "/1990-01-01", True),
    ],
)
def test_windows_overlap_if_they_share_a_day(one: str, other: str, *, shared: bool) -> None:
    first, second = Window(*bounds(one)), Window(*bounds(other))
    assert first.overlaps(second) == second.overlaps(first) == shared
