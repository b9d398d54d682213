"""Abstention: whether the best passages answer at all, and if not, why not."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from .dates import Window
from .hits import Abstention, Hit
from .questions import Asked
from .signals import DAYS, ordinals

_NEAR: Final = 0.45
"""Cosine of the best hit from which the archive is said to know the topic."""

DOUBT: Final = 0.12
"""Below this probability a passage must have the figure or the speaker that is asked for."""

_NEAREST_SHOWN: Final = 3

_LOOKED_AT: Final = 3
"""So many of the best hits are what people see first: one of them must answer."""


def abstain(asked: Asked, hits: Sequence[Hit], floor: float, *, empty: bool) -> Abstention | None:
    """Decide whether hits answer.

    Args:
        asked: The question.
        hits: Best first.
        floor: Probability that the best must reach.
        empty: Whether nothing could have been found, the index or the filters leaving no passage.

    Returns:
        Why not; None when they do.
    """
    if empty or not hits:
        return Abstention("empty-index", "no passage passes the filters: take one off and ask again")
    shown = hits[:_LOOKED_AT]
    if asked.window is not None and _is_exact(asked.window) and not any(hit.signals["day"] > 0 for hit in shown):
        return _not_then(hits, asked.window)
    best = max(hit.probability for hit in shown)
    lacking = _lacking(asked, shown) if best < DOUBT else None
    if lacking or best >= floor:
        return lacking
    far = hits[0].signals["dense"] < _NEAR
    reason = "nothing in the archive comes near this question" if far else "no passage is likely to answer this"
    return Abstention("nothing-near", reason)


def _lacking(asked: Asked, shown: Sequence[Hit]) -> Abstention | None:
    """Whether doubtful hits lack the figure or the speaker that is asked for."""
    if asked.figures and all(hit.signals["figure"] < 0 for hit in shown):
        return Abstention("no-such-figure", "the topic may be there, but no passage gives that figure")
    if asked.speaker is not None and all(hit.signals["speaker"] < 0 for hit in shown):
        return Abstention("no-such-speaker", "the topic may be there, but no passage has that speaker's words on it")
    return None


def _is_exact(window: Window) -> bool:
    first, last = ordinals(window)
    return last - first < DAYS


def _not_then(hits: Sequence[Hit], window: Window) -> Abstention:
    nearest = _nearest_days(hits, window)
    if hits[0].signals["dense"] < _NEAR or not nearest:
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
