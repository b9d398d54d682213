"""Abstention: whether the best passages answer at all, and if not, why not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from .dates import Window
from .hits import Abstention, Hit
from .questions import Asked
from .signals import DAYS, ordinals

DOUBT: Final = 0.12
"""Below this probability a passage must have the figure or the speaker that is asked for."""

_NEAREST_SHOWN: Final = 3

_LOOKED_AT: Final = 3
"""So many of the best hits are what people see first: one of them must answer."""

_NEARLY_ALL: Final = 0.8
"""Share of the question's words in one passage from which it is near whatever its vector says: a name and a word."""

_TO_BEST: Final = 0.5
"""What tells of the right day must be so likely to answer, as a share of the likeliest of another day."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an answer must reach.

    Attributes:
        floor: Probability that the best hit must have.
        near: Cosine from which the archive is said to know the topic.
        covered: First and last publication day of the archive, None when no article has one.
    """

    floor: float
    near: float
    covered: tuple[date, date] | None


def abstain(asked: Asked, hits: Sequence[Hit], bounds: Bounds, *, empty: bool) -> Abstention | None:
    """Decide whether hits answer.

    Args:
        asked: The question.
        hits: Best first.
        bounds: What they must reach.
        empty: Whether nothing could have been found, the index or the filters leaving no passage.

    Returns:
        Why not; None when they do.
    """
    if empty or not hits:
        return Abstention("empty-index", "no passage passes the filters: take one off and ask again")
    shown = hits[:_LOOKED_AT]
    known = any(hit.signals["dense"] >= bounds.near or hit.signals["words_focus"] >= _NEARLY_ALL for hit in hits)
    if asked.window is not None and _misses(asked.window, hits, bounds.covered):
        return _not_then(hits, asked.window, known=known)
    if not known:
        return Abstention("nothing-near", "nothing in the archive comes near this question")
    best = max(hit.probability for hit in shown)
    lacking = _unheard(asked, hits) or (_lacking(asked, shown) if best < DOUBT else None)
    if lacking or best >= bounds.floor:
        return lacking
    return Abstention("nothing-near", "no passage is likely to answer this")


def _misses(window: Window, hits: Sequence[Hit], covered: tuple[date, date] | None) -> bool:
    """Whether hits don't tell of the days asked about.

    Of few days one of the first must tell; of days before the archive begins or after it ends, any of them.
    """
    first, last = ordinals(window)
    if last - first < DAYS:
        return not _tells_of_it(hits[:_LOOKED_AT])
    beyond = covered is not None and (first > covered[1].toordinal() or last < covered[0].toordinal())
    return beyond and all(hit.signals["event"] <= 0 for hit in hits)


def _tells_of_it(shown: Sequence[Hit]) -> bool:
    """Whether the first hit tells of the day asked about, or another that is about as likely to answer."""
    best = max(hit.probability for hit in shown)
    then = [hit for hit in shown if hit.signals["day"] > 0]
    return any(hit is shown[0] or hit.probability >= best * _TO_BEST for hit in then)


def _unheard(asked: Asked, hits: Sequence[Hit]) -> Abstention | None:
    """Whether no hit is from an article that so much as names the speaker asked for."""
    if asked.speaker is None or any(hit.signals["speaker"] > -1 for hit in hits):
        return None
    return Abstention("no-such-speaker", "the topic may be there, but no article on it names that speaker")


def _lacking(asked: Asked, shown: Sequence[Hit]) -> Abstention | None:
    """Whether doubtful hits lack the figure or the speaker that is asked for."""
    if asked.figures and all(hit.signals["figure"] < 0 for hit in shown):
        return Abstention("no-such-figure", "the topic may be there, but no passage gives that figure")
    if asked.speaker is not None and all(hit.signals["speaker"] < 0 for hit in shown):
        return Abstention("no-such-speaker", "the topic may be there, but no passage has that speaker's words on it")
    return None


def _not_then(hits: Sequence[Hit], window: Window, *, known: bool) -> Abstention:
    nearest = _nearest_days(hits, window)
    if not known or not nearest:
        return Abstention("nothing-near", "nothing in the archive comes near this question on that date")
    days = ", ".join(f"{day.day} {day:%B %Y}" for day in nearest)
    return Abstention(
        "not-on-that-date", f"the topic is there, but not on that date; the nearest dates are {days}", nearest
    )


def _nearest_days(hits: Sequence[Hit], window: Window) -> tuple[date, ...]:
    """The days nearest to the window on which the hits tell of something."""
    middle = window.start or window.end
    if middle is None:
        return ()
    days = {d.start for hit in hits for d in hit.event_dates if d.start and d.start == d.end}
    days |= {hit.published for hit in hits if hit.published}
    return tuple(sorted(sorted(days, key=lambda d: abs(d - middle))[:_NEAREST_SHOWN]))
