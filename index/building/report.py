"""What a rebuild did."""

from dataclasses import dataclass
from pathlib import Path

from index.errors import Failure, NotRead


@dataclass(frozen=True, slots=True)
class Changes:
    """How many there are of one kind of thing, by what happened to them since the generation before."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a rebuild did.

    Attributes:
        generation: Name of the live generation afterwards.
        folder: Where it lies.
        switched: False when nothing had changed and the generation before stays.
        reread: Whether unchanged articles were read and analysed again too, because other code had done it before.
        articles: Articles by what happened to them.
        passages: Searched passages by what happened to them; none is ever "changed".
        encoded: Texts that went through the model.
        failures: What could not be indexed.
        not_read: Files of kinds that are not read, one for each kind.
        repaired: Files of the generation before that were damaged, and are written anew.
        seconds: How long it took.
        table: Digest of what the generation tells of its files.
    """

    generation: str
    folder: Path
    switched: bool
    reread: bool
    articles: Changes
    passages: Changes
    encoded: int
    failures: tuple[Failure, ...]
    not_read: tuple[NotRead, ...]
    repaired: tuple[str, ...]
    seconds: float
    table: str
