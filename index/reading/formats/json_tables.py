"""Reads tables in JSON as pandas writes them: each column with its rows, or rows as lists. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from .draft import Draft, UnreadableError
from .records import article_of, knows


def is_json_table(value: Any) -> bool:
    """Whether a JSON value is a table with a column that may hold texts."""
    return _columns(value) is not None


def drafts_of_json_table(table: Mapping[str, Any]) -> Iterator[Draft | UnreadableError]:
    """Yield the article of each row of a table, or why it has none."""
    for number, record in enumerate(_columns(table) or (), start=1):
        try:
            yield replace(article_of(record, {}, what="row"), part=number)
        except UnreadableError as failure:
            yield UnreadableError(str(failure), part=number)


def _columns(value: Any) -> list[dict[str, Any]] | None:
    """Return the rows of a table as records, None for what is none."""
    if not isinstance(value, dict) or not value:
        return None
    return _of_rows(value) if {"columns", "data"} <= value.keys() else _of_columns(value)


def _of_rows(value: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    names, rows = value["columns"], value["data"]
    listed = isinstance(names, list) and isinstance(rows, list) and bool(rows)
    if not listed or not all(isinstance(name, str) for name in names) or not knows(dict.fromkeys(names, ""), {}):
        return None
    if not all(isinstance(row, list) and len(row) == len(names) for row in rows):
        return None
    return [dict(zip(names, row, strict=True)) for row in rows]


def _of_columns(value: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    columns = list(value.values())
    if len(columns) < 2 or not all(isinstance(each, dict) and each for each in columns):  # noqa: PLR2004 - a table
        return None
    rows = columns[0].keys()
    numbered = all(row.isdecimal() for row in rows) and all(each.keys() == rows for each in columns)
    if not numbered or not knows(dict.fromkeys(value, ""), {}):
        return None
    return [{name: column[row] for name, column in value.items()} for row in rows]
