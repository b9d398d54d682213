"""What a button does, encoded in the few characters that platforms allow. Pure.

An encoded action holds everything needed to carry it out later, even after a restart or a rebuild: ids of passages,
which the index keeps, and the id of the question, which the journal keeps.
"""

from dataclasses import dataclass, replace
from typing import Final, Literal, cast, get_args

from .limits import ACTION_LENGTH

Verb = Literal[
    "answer",
    "cited",
    "around",
    "vote",
    "share",
    "list",
    "article",
    "mine",
    "forget",
    "status",
    "check",
    "briefing",
    "timeline",
]

_PREFIX: Final = "dl1"
"""The version of the encoding. A new encoding gets a new number, so that old buttons can still be decoded."""
_PARTS: Final = 4
_TURNING: Final = "t"


@dataclass(frozen=True, slots=True)
class Action:
    """What a button does.

    Attributes:
        verb: "answer" shows a page of an answer, "cited" every place of its passages, "around" the paragraphs
            around a passage, "list" a page of the list of articles, "article" a page of an article or of an
            earlier version of it, "mine" a page of what is stored about the person who presses, "status", "check",
            "briefing" and "timeline" a page of those. "vote" and "share" do that; "forget" deletes what "mine" shows.
        key: Id of a question or passage (with ".2" it stands for version 2 of its article), or the filter of a list;
            may contain any character.
        page: Page number from 0; for "vote" 1 for helpful and 0 for not helpful.
        turning: Whether the button turns the pages of a reply rather than opening a new one.
    """

    verb: Verb
    key: str = ""
    page: int = 0
    turning: bool = False

    def at(self, page: int) -> "Action":
        """Return the action of a button that turns to this page."""
        return replace(self, page=page, turning=True)

    def encode(self) -> str | None:
        """Encode the action; None when the key is too long for a button."""
        encoded = f"{_PREFIX}:{self.verb}:{_TURNING if self.turning else ''}{self.page}:{self.key}"
        return encoded if len(encoded) <= ACTION_LENGTH else None


def decode(encoded: str) -> Action | None:
    """Decode what `Action.encode` returned; None for anything else."""
    parts = encoded.split(":", _PARTS - 1)
    if len(parts) < _PARTS or parts[0] != _PREFIX or parts[1] not in get_args(Verb):
        return None
    page = parts[2].removeprefix(_TURNING)
    if not (page.isascii() and page.isdigit()) or len(encoded) > ACTION_LENGTH:
        return None
    return Action(cast("Verb", parts[1]), parts[3], int(page), turning=page != parts[2])
