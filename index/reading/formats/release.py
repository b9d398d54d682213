"""How a news service releases its items: which version this is, and whether it may be shown. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, Literal

Status = Literal["usable", "withheld", "cancelled"]

FOREVER: Final = datetime.max.replace(tzinfo=UTC)
"""An embargo whose end is not known."""


@dataclass(frozen=True, slots=True)
class Release:
    """What an item says about its own release.

    Attributes:
        item: What all its versions are known by.
        version: Its version's number (0 if it has none), and when that was made, in UTC as ISO 8601 ("" if unknown).
        status: Whether the service lets it be used.
        embargo: The moment before which no version may be shown, None for none.
        replaces: Other items that it corrects.
        aliases: Other names by which a correction may mean it.
    """

    item: str
    version: tuple[int, str] = (0, "")
    status: Status = "usable"
    embargo: datetime | None = None
    replaces: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    def held_back(self, now: datetime) -> str:
        """Return why the item may not be shown at a moment, "" if it may."""
        if self.status == "cancelled":
            return "cancelled by its news service"
        if self.status == "withheld":
            return "withheld by its news service"
        if self.embargo is None or self.embargo <= now:
            return ""
        if self.embargo == FOREVER:
            return "under an embargo without an end"
        return (
            f"under an embargo until {self.embargo:%Y-%m-%d %H:%M} UTC; the next `dateline rebuild` after that reads it"
        )


def status_of(written: str) -> Status:
    """Read a status as the standards of the IPTC write it: "stat:usable", "Canceled", ".../pubstatusg2/withheld".

    What is not known is withheld: a draft or a killed story is rather not shown.
    """
    word = written.strip().lower().replace("/", ":").rpartition(":")[2]
    if word in {"", "usable", "embargoed"}:
        return "usable"
    return "cancelled" if word in {"canceled", "cancelled", "killed", "deleted"} else "withheld"


def moment(written: str) -> datetime | None:
    """Read a moment in ISO 8601, extended or basic; one without a zone is taken as UTC. None for anything else."""
    try:
        found = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except OverflowError:
        return None


def embargo_of(written: str | None, *, stated: bool) -> datetime | None:
    """Read an embargo.

    Args:
        written: Its end.
        stated: Whether there is an embargo at all.

    Returns:
        Its end; `FOREVER` if there is one whose end is not understood; None without one.
    """
    return (moment(written or "") or FOREVER) if stated else None


def released_day(day: date | None, embargo: datetime | None) -> date | None:
    """Return the day of publication: that of the content, or that on which an embargo ended if that is later."""
    if embargo is None or embargo == FOREVER:
        return day
    return max(day or embargo.date(), embargo.date())


def version_of(number: str | None, made: str) -> tuple[int, str]:
    """Return a version that can be compared with others of the same item: its number, then when it was made."""
    digits = (number or "").strip()
    when = moment(made)
    known = digits.isdecimal() and len(digits) <= len("99991231235959")
    return int(digits) if known else 0, when.isoformat() if when else ""
