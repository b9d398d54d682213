"""Converts figures to JSON and back, for the archive."""

from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import Any, Final

import orjson

from index.dates import Window
from index.figures import Figure

_VALUES: Final = attrgetter(*(field.name for field in fields(Figure)))
_PAIRS: Final = frozenset({"span", "counts_span", "place_span", "said_span"})


def dump_figures(figures: tuple[Figure, ...]) -> str:
    """Return figures as JSON: a list of their values in the order of the fields of `Figure`."""
    if not figures:
        return "[]"
    return orjson.dumps([_VALUES(figure) for figure in figures], default=sorted).decode()


def load_figures(written: str) -> tuple[Figure, ...]:
    """Read figures from the JSON of `dump_figures`."""
    return tuple(
        Figure(**{field.name: _read(field.name, value) for field, value in zip(fields(Figure), values, strict=True)})
        for values in orjson.loads(written)
    )


def _read(name: str, value: Any) -> Any:
    if name in _PAIRS:
        return tuple(value) if value is not None else None
    if name in {"kinds", "places"}:
        return tuple(value)
    if name == "causes":
        return frozenset(value)
    if name == "event":
        return _window(value)
    return value


def _window(value: dict[str, Any] | None) -> Window | None:
    if value is None:
        return None
    start, end = (date.fromisoformat(day) if day else None for day in (value["start"], value["end"]))
    first, last = value["span"]
    return Window(start, end, value["phrase"], (first, last))
