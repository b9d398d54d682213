"""Windows as the tests write them: "2023-12-30", "2023-12-28/2023-12-30", "/2023-12-24", "2023-12-30/"."""

from datetime import date

Bounds = tuple[date | None, date | None]


def bounds(written: str) -> Bounds:
    """Read a window; an empty side is open."""
    first, slash, last = written.partition("/")
    start = date.fromisoformat(first) if first else None
    end = (date.fromisoformat(last) if last else None) if slash else start
    return start, end
