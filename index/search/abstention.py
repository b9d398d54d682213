"""Abstention: whether the best passages answer at all, and if not, why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from index.dates import Window

from .date_signals import EXACT_DAYS, ordinals
from .hits import Abstention, Hit
from .question import ParsedQuestion

DOUBT: Final = 0.12
"""Below this probability a passage must have the figure or the speaker that is asked for."""

_NEAREST_SHOWN: Final = 3

_LOOKED_AT: Final = 3
"""So many of the best hits are what people see first: one of them must answer."""

_NEARLY_ALL: Final = 0.8
"""Share of the question's words in one passage from which it is near whatever its vector says: a name and a word."""

_HALF: Final = 0.5
"""The same from which a passage is near in which the one speaks whose words are asked for: "what did Holm say?"."""

_TO_BEST: Final = 0.5
"""What tells of the right day must be so likely to answer, as a share of the likeliest of another day."""


@dataclass(frozen=True, slots=True)
class Thresholds:
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
class ScoredPassage:
    """What is known of one of the best passages: how likely it answers, and its signals by name."""

    probability: float
    signals: Mapping[str, float]


CONSIDERED: Final = 10
"""So many of the best passages are judged, however many are shown: whether a question is answered is not to depend on
how much room there is."""


def abstain(
    parsed: ParsedQuestion, best: Sequence[ScoredPassage], hits: Sequence[Hit], thresholds: Thresholds
) -> Abstention | None:
    """Decide whether the best passages answer.

    Args:
        parsed: The question.
        best: The first `CONSIDERED` passages, best first; none when the index or the filters leave no passage.
        hits: What is shown of them, for the days that are named.
        thresholds: What they must reach.

    Returns:
        Why not; None when they do.
    """
    if not best:
        return Abstention("empty-index", "no passage passes the filters: take one off and ask again")
    shown = best[:_LOOKED_AT]
    known = any(_is_near(each, thresholds.near) for each in best)
    if parsed.window is not None and _misses(parsed.window, best, thresholds.covered):
        return _not_then(hits, parsed.window, thresholds.covered, known=known)
    if not known:
        return Abstention("nothing-near", "nothing in the archive comes near this question")
    likeliest = max(each.probability for each in shown)
    lacking = (
        _unquoted(parsed, best) or _unheard(parsed, best) or (_lacking(parsed, shown) if likeliest < DOUBT else None)
    )
    if lacking or likeliest >= thresholds.floor:
        return lacking
    return Abstention("nothing-near", "what comes nearest has too little to do with this question")


def _is_near(passage: ScoredPassage, near: float) -> bool:
    """Whether a passage is on the topic at all, by its vector, its words, or who speaks in it."""
    signals = passage.signals
    speaks = signals["speaker"] > 0 and signals["words_focus"] >= _HALF
    return signals["dense"] >= near or signals["words_focus"] >= _NEARLY_ALL or speaks


def _misses(window: Window, best: Sequence[ScoredPassage], covered: tuple[date, date] | None) -> bool:
    """Whether the best passages don't tell of the days asked about.

    Of few days one of the first must tell; of days before the archive begins or after it ends, any of them.
    """
    first, last = ordinals(window)
    if last - first < EXACT_DAYS:
        return not _tells_of_it(best[:_LOOKED_AT])
    return bool(_beyond(window, covered)) and all(each.signals["event"] <= 0 for each in best)


def _tells_of_it(shown: Sequence[ScoredPassage]) -> bool:
    """Whether the first passage tells of the day asked about, or another that is about as likely to answer."""
    likeliest = max(each.probability for each in shown)
    then = [each for each in shown if each.signals["day"] > 0]
    return any(each is shown[0] or each.probability >= likeliest * _TO_BEST for each in then)


def _unquoted(parsed: ParsedQuestion, best: Sequence[ScoredPassage]) -> Abstention | None:
    """Whether it is asked who said words that stand in no passage."""
    who = parsed.speaker is not None and parsed.speaker.speaker is None
    if not who or not parsed.quoted or any(each.signals["quoted"] > 0 for each in best):
        return None
    return Abstention("nothing-near", "the topic may be there, but the words in quotation marks are not")


def _unheard(parsed: ParsedQuestion, best: Sequence[ScoredPassage]) -> Abstention | None:
    """Whether no passage is from an article that so much as names the speaker asked for."""
    if parsed.speaker is None or any(each.signals["speaker"] > -1 for each in best):
        return None
    return Abstention("no-such-speaker", "the topic may be there, but no article on it names that speaker")


def _lacking(parsed: ParsedQuestion, shown: Sequence[ScoredPassage]) -> Abstention | None:
    """Whether doubtful passages lack the figure or the speaker that is asked for."""
    if parsed.figures and all(each.signals["figure"] < 0 for each in shown):
        return Abstention("no-such-figure", "the topic may be there, but no passage gives that figure")
    if parsed.speaker is not None and all(each.signals["speaker"] < 0 for each in shown):
        return Abstention("no-such-speaker", "the topic may be there, but no passage has that speaker's words on it")
    return None


def _not_then(hits: Sequence[Hit], window: Window, covered: tuple[date, date] | None, *, known: bool) -> Abstention:
    first, last = ordinals(window)
    then = "that day" if first == last else "those days"
    nearest = _nearest_days(hits, window) if known else ()
    why = _beyond(window, covered)
    if not nearest:
        if why:
            return Abstention("not-on-that-date", why)
        return Abstention("nothing-near", f"nothing in the archive comes near this question on {then}")
    *others, latest = map(_day, nearest)
    days = f"{', '.join(others)} and {latest}" if others else latest
    why = why or f"the topic may be there, but no passage tells of {then}"
    return Abstention("not-on-that-date", f"{why}; what comes nearest is of {days}", nearest)


def _beyond(window: Window, covered: tuple[date, date] | None) -> str:
    """Say that nothing was published yet, or any more, in days; "" when that isn't so."""
    first, last = ordinals(window)
    if covered is not None and first > covered[1].toordinal():
        return f"the archive ends on {_day(covered[1])}, before what is asked about"
    if covered is not None and last < covered[0].toordinal():
        return f"the archive begins on {_day(covered[0])}, after what is asked about"
    return ""


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _nearest_days(hits: Sequence[Hit], window: Window) -> tuple[date, ...]:
    """The days nearest to the window on which the hits tell of something."""
    middle = window.start or window.end
    if middle is None:
        return ()
    days = {d.start for hit in hits for d in hit.event_dates if d.start and d.start == d.end}
    days |= {hit.published for hit in hits if hit.published}
    return tuple(sorted(sorted(days, key=lambda d: abs(d - middle))[:_NEAREST_SHOWN]))
