"""What a button does, in the few characters that a platform lets it carry. Pure.

The text of an action says everything that is needed to carry it out later, also after a restart or a rebuild:
ids of passages, which the index keeps, and the id of the question, which the journal keeps.
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
"""Names the form of what follows; a new form gets a new number and old buttons still read."""
_PARTS: Final = 4
_TURNING: Final = "t"


@dataclass(frozen=True, slots=True)
class Action:
    """What a button does.

    Attributes:
        verb: "answer" shows a page of an answer, "cited" where its passages stand, "around" the paragraphs
            around a passage, "vote" and "share" do so, "list" shows a page of the articles, "article" one of
            an article, "mine" one of what is stored of the presser, "forget" deletes that, "status" shows a
            page of it, "check" one of a checked text, "briefing" and "timeline" one of those.
        key: Id of a question or passage, or the filter of a list; may hold any character.
        page: Number of the page from 0; for "vote" 1 for helpful and 0 for not.
        turning: Whether the button turns the pages of a reply, rather than opening one.
    """

    verb: Verb
    key: str = ""
    page: int = 0
    turning: bool = False

    def at(self, page: int) -> "Action":
        """Return the action of a button that turns to another page."""
        return replace(self, page=page, turning=True)

    def encode(self) -> str | None:
        """Write it down; None when the key is too long for a button."""
        encoded = f"{_PREFIX}:{self.verb}:{_TURNING if self.turning else ''}{self.page}:{self.key}"
        return encoded if len(encoded) <= ACTION_LENGTH else None


def decode(encoded: str) -> Action | None:
    """Read what `Action.encode` wrote; None for anything else."""
    parts = encoded.split(":", _PARTS - 1)
    if len(parts) < _PARTS or parts[0] != _PREFIX or parts[1] not in get_args(Verb):
        return None
    page = parts[2].removeprefix(_TURNING)
    if not (page.isascii() and page.isdigit()) or len(encoded) > ACTION_LENGTH:
        return None
    return Action(cast("Verb", parts[1]), parts[3], int(page), turning=page != parts[2])
