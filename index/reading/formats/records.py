"""Makes an article of a record: an object of JSON, or the row of a table under the names of its columns."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from index.reading.encodings import is_binary

from .draft import Draft, UnreadableError
from .metadata_dates import day_in
from .ninjs import drafts_of_ninjs, is_ninjs
from .record_names import TARGETS, WRAPPERS, Fields, key_of, values_of, views_of
from .record_values import address_in, article_in, name_in, title_in

FieldMap = Mapping[str, str]
"""The names that a person has given to fields: the name in the file by what it is, one of `TARGETS`."""

_MOST_NAMES, _LONGEST_NAME = 12, 40
_TOLD, _MOST_IN_A_ROW = 100, 50_000
_DEEP_NAMES: Final = ("text", "lead")
_ARTICLE: Final = re.compile(r"(?:Article|Posting|Report|Review)$")
_TYPED: Final = frozenset({"@type", "@context"})


def article_of(fields: Fields, own: FieldMap, *, what: str = "record", day_first: bool | None = None) -> Draft:
    """Return the article of a record.

    Args:
        fields: The record.
        own: Names that a person has mapped.
        what: What the record is called in a message: "line", "row".
        day_first: Whether "04/03/2024" is the fourth of March or the third of April; None where that is not known.

    Raises:
        UnreadableError: It holds no text; the message says what it holds instead.
    """
    if not own and is_ninjs(fields):
        # A news service says whether it may be shown.
        return next(each for each in drafts_of_ninjs(fields) if isinstance(each, Draft))
    views = list(views_of(fields))
    found = _text(views, own)
    if found is None:
        raise UnreadableError(_without_text(fields, own, what))
    place, article = found
    if is_binary(article.text):
        raise UnreadableError("its text is binary data")
    # What stands beside the text is of this article; what stands further out may be.
    near = [views[place], *views[:place], *views[place + 1 :]]
    return replace(
        article,
        title=_title(near, own) or article.title,
        stated=_day(near, own, day_first=day_first) or article.stated,
        url=_first(near, "url", own, address_in) or article.url,
        publisher=_first(near, "publisher", own, name_in) or article.publisher,
        name=_name(near[0], own),
    )


def check_map(own: FieldMap) -> None:
    """Refuse a mapping of something that articles don't have.

    Raises:
        ValueError: One is mapped; the message says which there are.
    """
    for target, name in own.items():
        if target not in TARGETS or not name.strip():
            known = ", ".join(TARGETS)
            raise ValueError(f"{target}={name} maps nothing: write one of {known} before the sign, a field after it")


def describes_something_else(fields: Fields) -> bool:
    """Whether linked data says that a record is of a paper, a person or a page, and no article is in it."""
    return all(_is_no_article(view) for view in views_of(fields))


def knows(fields: Fields, own: FieldMap) -> bool:
    """Whether a record has a field that may be the text of an article."""
    return any(True for view in views_of(fields) for target in _DEEP_NAMES for _ in values_of(view, target, own))


def summed(outcomes: Iterable[Draft | UnreadableError], what: str) -> Iterator[Draft | UnreadableError]:
    """Pass on the articles of a file; of records without one, all are counted and the first are passed on.

    Args:
        outcomes: What a file with a record on each line or row gives.
        what: What a record is called in a message: "line", "row", "record".

    Raises:
        UnreadableError: So many records without an article follow each other that the file hardly holds any.
    """
    failed = in_a_row = 0
    for outcome in outcomes:
        if isinstance(outcome, Draft):
            in_a_row = 0
            yield outcome
            continue
        failed, in_a_row = failed + 1, in_a_row + 1
        if failed <= _TOLD:
            yield outcome
        if in_a_row > _MOST_IN_A_ROW:
            raise UnreadableError(f"no article in {_MOST_IN_A_ROW:,} {what}s in a row: the rest is not read")
    if failed > _TOLD:
        yield UnreadableError(f"{failed - _TOLD:,} more {what}s hold no article")


def _text(views: list[Fields], own: FieldMap) -> tuple[int, Draft] | None:
    """Return the text, and which of the objects holds it; a summary only where nothing is longer."""
    for target in ("text",) if "text" in own else _DEEP_NAMES:
        for place, view in enumerate(views):
            if target == "lead" and _is_no_article(view):
                continue
            for name, value in values_of(view, target, own):
                key = key_of(name)
                if isinstance(value, dict) and key in WRAPPERS and "text" not in own:
                    continue  # It is looked into by itself.
                article = article_in(value, marked_up="html" in key)
                if article is not None:
                    return place, article
    return None


def _is_no_article(view: Fields) -> bool:
    """Whether linked data says that something else is described, such as a web site."""
    types = view.get("@type")
    written = [each for each in (types if isinstance(types, list) else [types]) if isinstance(each, str)]
    return bool(written) and not any(_ARTICLE.search(each) for each in written)


def _title(views: list[Fields], own: FieldMap) -> str | None:
    title = _first(views, "title", own, title_in)
    typed = (view for view in views if _TYPED & view.keys())
    return title or next(filter(None, (name_in(view.get("name")) for view in typed)), None)


def _name(view: Fields, own: FieldMap) -> str | None:
    """Return what an article is to be cited as; in linked data a name is a title."""
    if _TYPED & view.keys() and "name" not in own:
        return None
    return next((value for _, value in values_of(view, "name", own) if isinstance(value, str)), None) or None


def _day(views: list[Fields], own: FieldMap, *, day_first: bool | None) -> date | None:
    found = (day_in(value, day_first=day_first) for view in views for _, value in values_of(view, "published", own))
    return next(filter(None, found), None)


def _first(views: list[Fields], target: str, own: FieldMap, read: Any) -> str | None:
    found = (read(value) for view in views for _, value in values_of(view, target, own))
    return next(filter(None, found), None)


def _without_text(fields: Fields, own: FieldMap, what: str) -> str:
    names = [shown(name) for name in list(fields)[:_MOST_NAMES]]
    more = f" and {len(fields) - len(names)} more" if len(fields) > len(names) else ""
    if not names:
        return f"the {what} has no text: it is empty"
    told = f"the {what} has no text; its fields are: {', '.join(names)}{more}"
    if "text" in own:
        return f"{told}; {shown(own['text'])}, which the text is mapped to, is empty or not among them"
    return f"{told}. If one of them holds it, say which: --map text=NAME"


def shown(name: str) -> str:
    """Return a field's name as it can be printed on a line."""
    return "".join(char if char.isprintable() else "?" for char in name.strip())[:_LONGEST_NAME] or '""'
