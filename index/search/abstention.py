"""Abstention: whether the best passages answer the question, and if not, why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from index.dates import Window
from index.language import plain_words

from .date_signals import EXACT_DAYS, is_loose, ordinals
from .hits import Abstention, Hit
from .question import ParsedQuestion

DOUBT: Final = 0.12
"""A passage with a lower probability must hold the figure or the speaker that the question asks for."""

_CONVINCED: Final = 0.3
"""From this probability of a passage that was read, it is taken to answer whatever the rules below miss in it."""

_COUNTED: Final = 0.7
"""The signal of a figure that counts the things and the event asked for."""

_NEAREST_SHOWN: Final = 3
"""How many of the nearest days a reason names."""

_SEEN_FIRST: Final = 3
"""People see this many of the best hits first: one of them must answer."""

_NEARLY_ALL: Final = 0.8
"""A passage with this share of the question's words is on its topic whatever its vector: "Tomas Rieck"."""

_HALF: Final = 0.5
"""The same for a passage in which the person speaks whose words are asked for: "what did Holm say?"."""

_OF_LIKELIEST: Final = 0.5
"""A passage about the right day must have this share of the probability of the likeliest passage."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What an answer must reach.

    Attributes:
        floor: Probability that one of the first hits must reach.
        near: Cosine that a passage must reach to be on the topic.
        covered: First and last publication day of the archive, None when no article has one.
    """

    floor: float
    near: float
    covered: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """One of the best passages.

    Attributes:
        probability: How likely it is to answer.
        signals: Its signals by name.
        reading: Log-odds that it answers as it was read, None when it wasn't.
        of_year: Whether it tells of the year asked about; True when none is.
    """

    probability: float
    signals: Mapping[str, float]
    reading: float | None = None
    of_year: bool = True


CONSIDERED: Final = 10
"""Abstention looks at this many of the best passages: it must not depend on how many are shown."""


def abstain(
    parsed: ParsedQuestion, best: Sequence[ScoredPassage], hits: Sequence[Hit], thresholds: Thresholds
) -> Abstention | None:
    """Decide whether the best passages answer.

    Args:
        parsed: The question.
        best: The first `CONSIDERED` passages, best first; empty when the index or the filters leave none.
        hits: The hits shown; the nearest days are taken from them.
        thresholds: What the passages must reach.

    Returns:
        Why they don't answer; None when they do.
    """
    if not best:
        return Abstention("empty-index", "no passage passes the filters: remove one and ask again")
    shown = best[:_SEEN_FIRST]
    likeliest = max(each.probability for each in shown)
    read = any(each.reading is not None for each in shown)
    convinced = read and likeliest >= _CONVINCED
    known = convinced or any(is_near(each, thresholds.near) for each in best)
    if other := _of_another_time(parsed, best, hits, thresholds, known=known):
        return other
    if not known:
        return Abstention("nothing-near", "nothing in the archive comes near this question")
    lacking = _unquoted(parsed, best)
    if not convinced:
        lacking = lacking or _unheard(parsed, best) or (_lacking(parsed, shown) if likeliest < DOUBT else None)
    if lacking or likeliest >= thresholds.floor or (read and _vouched(parsed, shown)):
        return lacking
    if read:
        return Abstention("no-answer", f"the topic may be there, but {_missing(parsed, hits)}")
    return Abstention("nothing-near", "the nearest passages have too little to do with this question")


def _vouched(parsed: ParsedQuestion, shown: Sequence[ScoredPassage]) -> bool:
    """Whether the rules find what is asked for in a passage seen first: who speaks, or the figure of what counts."""
    if parsed.speaker is not None:
        return any(each.signals["speaker"] > 0 for each in shown)
    return bool(parsed.figures) and any(each.signals["figure"] >= _COUNTED for each in shown)


def _missing(parsed: ParsedQuestion, hits: Sequence[Hit]) -> str:
    """Say what the best passages lack: a name of the question of which none has a word, else the answer."""
    told = set(plain_words(" ".join(f"{hit.title} {hit.passage.text}" for hit in hits)).split())
    named = [name.partition(":")[2] for name in parsed.names if not name.startswith("word:")]
    lacking = next((name for name in named if told.isdisjoint(plain_words(name).split())), None)
    return f"none of the nearest passages names {lacking}" if lacking else "no passage says what is asked"


def is_near(passage: ScoredPassage, near: float) -> bool:
    """Whether a passage is on the topic at all: by its vector, its words, or who speaks in it."""
    signals = passage.signals
    speaks = signals["speaker"] > 0 and signals["words_focus"] >= _HALF
    return signals["dense"] >= near or signals["words_focus"] >= _NEARLY_ALL or speaks


def _of_another_time(
    parsed: ParsedQuestion, best: Sequence[ScoredPassage], hits: Sequence[Hit], thresholds: Thresholds, *, known: bool
) -> Abstention | None:
    """Abstain when the best passages are about other days, or another year, than the question."""
    loose = parsed.window is not None and is_loose(parsed.window, thresholds.covered)
    if parsed.window is not None and not loose and _misses(parsed.window, best, thresholds.covered):
        return _not_then(hits, parsed.window, thresholds.covered, known=known)
    if parsed.year is not None and known and not _is_about_year(best):
        return Abstention("not-on-that-date", _other_years(hits, parsed.year))
    return None


def _misses(window: Window, best: Sequence[ScoredPassage], covered: tuple[date, date] | None) -> bool:
    """Whether the best passages are not about the days asked about.

    For a few days, one of the first passages must be about them. For a longer window, only one outside the days that
    the archive covers counts as missed, and any of the passages may be about it.
    """
    first, last = ordinals(window)
    if last - first < EXACT_DAYS:
        return not _is_about_day(best[:_SEEN_FIRST])
    return bool(_beyond(window, covered)) and all(each.signals["event"] <= 0 for each in best)


def _is_about_day(shown: Sequence[ScoredPassage]) -> bool:
    """Whether the first passage, or another that is about as likely to answer, is about the day asked about."""
    likeliest = max(each.probability for each in shown)
    then = [each for each in shown if each.signals["day"] > 0]
    return any(each is shown[0] or each.probability >= likeliest * _OF_LIKELIEST for each in then)


def _is_about_year(best: Sequence[ScoredPassage]) -> bool:
    """Whether the first passage, or another that is about as likely to answer, tells of the year asked about."""
    likeliest = max(each.probability for each in best)
    return best[0].of_year or any(each.of_year and each.probability >= likeliest * _OF_LIKELIEST for each in best)


def _other_years(hits: Sequence[Hit], year: Window) -> str:
    """Say that no passage tells of a year, and of which the nearest ones tell."""
    why = f"the topic may be there, but no passage tells of {year.phrase}"
    told = {day.year for hit in hits for window in hit.event_dates if (day := window.start) and window.end}
    days = (day for hit in hits for day in (hit.published, *(place.published for place in hit.also)))
    told |= {day.year for day in days if day}
    asked = int(year.phrase[:4])
    nearest = sorted(sorted(told - {asked}, key=lambda other: abs(other - asked))[:_NEAREST_SHOWN])
    if not nearest:
        return why
    *others, latest = map(str, nearest)
    years = f"{', '.join(others)} and {latest}" if others else latest
    return f"{why}; the nearest passages tell of {years}"


def _unquoted(parsed: ParsedQuestion, best: Sequence[ScoredPassage]) -> Abstention | None:
    """Abstain when the question is who said words that no passage holds."""
    who = parsed.speaker is not None and parsed.speaker.speaker is None
    if not who or not parsed.quoted or any(each.signals["quoted"] > 0 for each in best):
        return None
    return Abstention("nothing-near", "the topic may be there, but the words in quotation marks are not")


def _unheard(parsed: ParsedQuestion, best: Sequence[ScoredPassage]) -> Abstention | None:
    """Abstain when no passage is from an article that even names the speaker asked for."""
    if parsed.speaker is None or any(each.signals["speaker"] > -1 for each in best):
        return None
    return Abstention("no-such-speaker", "the topic may be there, but no article on it names that speaker")


def _lacking(parsed: ParsedQuestion, shown: Sequence[ScoredPassage]) -> Abstention | None:
    """Abstain when none of the doubtful passages holds the figure or the speaker asked for."""
    if parsed.figures and all(each.signals["figure"] < 0 for each in shown):
        return Abstention("no-such-figure", "the topic may be there, but no passage gives that figure")
    if parsed.speaker is not None and all(each.signals["speaker"] < 0 for each in shown):
        return Abstention("no-such-speaker", "the topic may be there, but no passage quotes that speaker on it")
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
    why = why or f"the topic may be there, but no passage is about {then}"
    return Abstention("not-on-that-date", f"{why}; the nearest passages are from {days}", nearest)


def _beyond(window: Window, covered: tuple[date, date] | None) -> str:
    """Say that the days are before or after those the archive covers; "" when they are not."""
    first, last = ordinals(window)
    if covered is not None and first > covered[1].toordinal():
        return f"the archive ends on {_day(covered[1])}, before the days asked about"
    if covered is not None and last < covered[0].toordinal():
        return f"the archive begins on {_day(covered[0])}, after the days asked about"
    return ""


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _nearest_days(hits: Sequence[Hit], window: Window) -> tuple[date, ...]:
    """The days nearest to the window among those that the hits are about or were published on."""
    middle = window.start or window.end
    if middle is None:
        return ()
    days = {d.start for hit in hits for d in hit.event_dates if d.start and d.start == d.end}
    days |= {hit.published for hit in hits if hit.published}
    return tuple(sorted(sorted(days, key=lambda d: abs(d - middle))[:_NEAREST_SHOWN]))
