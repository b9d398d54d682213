"""Abstention: whether the best passages answer at all, and if not, why not."""

from collections.abc import Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Judged:
    """What is known of one of the best passages: how likely it answers, and its signals by name."""

    probability: float
    signals: Mapping[str, float]


JUDGED: Final = 10
"""So many of the best passages are judged, however many are shown: whether a question is answered is not to depend on
how much room there is."""


def abstain(asked: Asked, best: Sequence[Judged], hits: Sequence[Hit], bounds: Bounds) -> Abstention | None:
    """Decide whether the best passages answer.

    Args:
        asked: The question.
        best: The first `JUDGED` passages, best first; none when the index or the filters leave no passage.
        hits: What is shown of them, for the days that are named.
        bounds: What they must reach.

    Returns:
        Why not; None when they do.
    """
    if not best:
        return Abstention("empty-index", "no passage passes the filters: take one off and ask again")
    shown = best[:_LOOKED_AT]
    known = any(each.signals["dense"] >= bounds.near or each.signals["words_focus"] >= _NEARLY_ALL for each in best)
    if asked.window is not None and _misses(asked.window, best, bounds.covered):
        return _not_then(hits, asked.window, known=known)
    if not known:
        return Abstention("nothing-near", "nothing in the archive comes near this question")
    likeliest = max(each.probability for each in shown)
    lacking = _unheard(asked, best) or (_lacking(asked, shown) if likeliest < DOUBT else None)
    if lacking or likeliest >= bounds.floor:
        return lacking
    return Abstention("nothing-near", "no passage is likely to answer this")


def _misses(window: Window, best: Sequence[Judged], covered: tuple[date, date] | None) -> bool:
    """Whether the best passages don't tell of the days asked about.

    Of few days one of the first must tell; of days before the archive begins or after it ends, any of them.
    """
    first, last = ordinals(window)
    if last - first < DAYS:
        return not _tells_of_it(best[:_LOOKED_AT])
    beyond = covered is not None and (first > covered[1].toordinal() or last < covered[0].toordinal())
    return beyond and all(each.signals["event"] <= 0 for each in best)


def _tells_of_it(shown: Sequence[Judged]) -> bool:
    """Whether the first passage tells of the day asked about, or another that is about as likely to answer."""
    likeliest = max(each.probability for each in shown)
    then = [each for each in shown if each.signals["day"] > 0]
    return any(each is shown[0] or each.probability >= likeliest * _TO_BEST for each in then)


def _unheard(asked: Asked, best: Sequence[Judged]) -> Abstention | None:
    """Whether no passage is from an article that so much as names the speaker asked for."""
    if asked.speaker is None or any(each.signals["speaker"] > -1 for each in best):
        return None
    return Abstention("no-such-speaker", "the topic may be there, but no article on it names that speaker")


def _lacking(asked: Asked, shown: Sequence[Judged]) -> Abstention | None:
    """Whether doubtful passages lack the figure or the speaker that is asked for."""
    if asked.figures and all(each.signals["figure"] < 0 for each in shown):
        return Abstention("no-such-figure", "the topic may be there, but no passage gives that figure")
    if asked.speaker is not None and all(each.signals["speaker"] < 0 for each in shown):
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
