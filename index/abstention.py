"""Abstention: whether the best passages answer at all, and if not, why not."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from .analysis import FIGURE
from .dates import Window
from .hits import Abstention, Hit
from .questions import Asked

_NEAR: Final = 0.45
"""Cosine of the best hit from which the archive is said to know the topic."""

_NEAREST_SHOWN: Final = 3


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
    best = max(hit.probability for hit in hits)
    if best >= floor:
        return None
    if asked.window is not None and not any(_in_window(hit, asked.window) for hit in hits[:3]):
        nearest = _nearest_days(hits, asked.window)
        if nearest:
            days = ", ".join(f"{d.day} {d:%B %Y}" for d in nearest)
            return Abstention(
                "not-on-that-date", f"the topic is there, but not on that date; the nearest dates are {days}", nearest
            )
    if hits[0].signals.get("dense", 0.0) < _NEAR:
        return Abstention("nothing-near", "nothing in the archive comes near this question")
    if asked.traits & FIGURE:
        return Abstention("no-such-figure", "the topic is there, but no passage gives that figure")
    return Abstention("nothing-near", "the topic may be there, but no passage is likely to answer this")


def _in_window(hit: Hit, window: Window) -> bool:
    days = hit.event_dates or ((Window(hit.published, hit.published),) if hit.published else ())
    return any(window.overlaps(day) for day in days)


def _nearest_days(hits: Sequence[Hit], window: Window) -> tuple[date, ...]:
    """The days nearest to the window on which the hits tell of something."""
    middle = window.start or window.end
    if middle is None:
        return ()
    days = {d.start for hit in hits for d in hit.event_dates if d.start and d.start == d.end}
    days |= {hit.published for hit in hits if hit.published}
    return tuple(sorted(sorted(days, key=lambda d: abs(d - middle))[:_NEAREST_SHOWN]))
