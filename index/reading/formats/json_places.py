"""Finds where in a JSON file its records stand, by what they hold rather than by the names around them. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

from .json_events import Event, placed
from .record_names import NAMES, WRAPPERS, key_of
from .records import FieldMap

Place = tuple[str, ...]
"""Where records stand: names of objects, "[]" for each of an array, "{}" for each of an object; () for the whole."""

_SCANNED: Final = 500_000
_MOST_PLACES: Final = 10_000
_DEEPEST: Final = 8
_TEXT: Final = frozenset(name.partition(".")[0] for name in NAMES["text"])
_LEAD: Final = frozenset(name.partition(".")[0] for name in NAMES["lead"])


def place_of_records(events: Iterable[Event], own: FieldMap) -> Place:
    """Tell where the records of a file stand.

    That is where objects have a field of text, else one of a summary, the nearest to the outside; of an array that the
    file consists of, its entries in any case.

    Args:
        events: The file, of which the first half million values are looked at.
        own: Names of fields that a person has mapped.
    """
    found: dict[Place, str] = {}
    objects: list[Place] = []
    for place, rank in _candidates(events, own):
        if rank == "object":
            objects += [place] if len(objects) < _MOST_PLACES else []
        elif found.get(place) != "text" and len(found) < _MOST_PLACES:
            found[place] = rank
        if place == ("[]",) and rank == "text":
            return place
    for wanted in ("text", "lead"):
        places = [place for place, rank in found.items() if rank == wanted]
        if places:
            return _nearest(places)
    listed = [place for place in objects if "[]" in place]
    return min(listed, key=len) if listed else ()


def is_at(place: Place, pattern: Place) -> bool:
    """Whether a place is one of those that a pattern names."""
    return len(place) == len(pattern) and all(
        wanted in {each, "{}"} for each, wanted in zip(place, pattern, strict=True)
    )


def _candidates(events: Iterable[Event], own: FieldMap) -> Iterator[tuple[Place, str]]:
    """Yield every object with its place, and those that have a field of text ("text") or a summary ("lead")."""
    key = ""
    for number, (path, event, value) in enumerate(placed(events)):
        if number > _SCANNED:
            return
        if event == "map_key":
            key = value
            continue
        if event == "start_map" and len(path) <= _DEEPEST:
            yield path, "object"
        if key and path and path[-1] == key and len(path) <= _DEEPEST and _is_filled(event, value):
            rank = _rank(key, own.get("text", ""))
            # An object under such a name is looked into by itself.
            if rank and not (event == "start_map" and key_of(key) in WRAPPERS):
                yield path[:-1], rank
        key = ""


def _is_filled(event: str, value: Any) -> bool:
    return event in {"start_array", "start_map"} or (event == "string" and bool(value.strip()))


@lru_cache(maxsize=10_000)
def _rank(name: str, own: str) -> str:
    if own:
        return "text" if name == own.partition(".")[0] or name == own else ""
    key = key_of(name)
    return "text" if key in _TEXT else "lead" if key in _LEAD else ""


def _nearest(places: list[Place]) -> Place:
    """Return where the records are of which some objects hold the text."""
    listed = [place[: len(place) - place[::-1].index("[]")] for place in places if "[]" in place]
    single = [place for place in places if "[]" not in place]
    if single:
        siblings = Counter(place[:-1] for place in single if place and key_of(place[-1]) not in WRAPPERS)
        several = [parent for parent, count in siblings.items() if count > 1]
        if () in single or not several:
            return ()
        listed += [(*several[0], "{}")]
    return min(listed, key=len)
