r"""What a rule of the grammar is: a pattern, and a function that reads its match in a scene.

A rule for "the day before yesterday", in `RULES` of the module for its kind of phrase:

    Rule("day before yesterday", "day", rule_pattern(rf"\bday{S}before{S}yesterday\b"), days_from_today(-2))

`find_mentions` tries a rule only in a text that shows its sign ("day"; `signs.py` lists the words that show it). Of
matches that overlap the longest is read first, and one read as None makes way for the next. A match read as
`NO_SUCH_DAY` blocks the matches inside it; one read as `VAGUE` is about time and has no days.

To add a phrase: write a rule in the module of its kind, add the words that show its sign to `signs.py` if no rule used
them before, and test it with a day worked out by hand and a phrase that looks alike and is no date. A new module's
`RULES` must be listed in `mentions.py`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from .day_spans import Days, Tense, distance, in_years_around, shift, with_tense
from .signs import Sign

Grain = Literal["day", "night", "week", "month", "year"]
Place = Literal["anywhere", "question", "article"]


@dataclass(frozen=True, slots=True)
class Scene:
    """The context in which a date expression is read.

    Attributes:
        today: Day of asking or of publication; None when unknown, and then only full dates can be read.
        asking: Whether the words stand in a question rather than in an article.
        tense: Tense of the verbs around the words.
        covered: First and last day of the archive that is asked, None when unknown.
        said: The day last spoken of in the same sentence, for "the previous day"; None for none.
        told: The day last spoken of in the sentences before; None for none.
        period: The months or the year last spoken of, for "a year earlier"; None for none.
        leading: Whether the words open a clause, as in "A day after the storm, ...".
    """

    today: date | None
    asking: bool = False
    tense: Tense = "open"
    covered: Days | None = None
    said: date | None = None
    told: date | None = None
    period: Days | None = None
    leading: bool = False

    @property
    def latest_asked(self) -> date | None:
        """The last day that a question about the past can mean: today, or the last covered day if that is earlier."""
        if self.today is None or self.covered is None:
            return self.today
        return min(self.today, self.covered[1])


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words were read as.

    Attributes:
        days: The days meant; None when the words are about time and too vague for days.
        grain: How fine the words are.
        in_year: For a date without a year, the days it has in any given year.
    """

    days: Days | None
    grain: Grain
    in_year: Callable[[int], Days | None] | None = None


_SLIP: Final = 45
_FAR: Final = 300
_LONG_AGO: Final = 210
VAGUE: Final = Reading(None, "year")
# "31 November": no date, and no part of it is read as one.
NO_SUCH_DAY: Final = Reading(None, "day")

Reader = Callable[[re.Match[str], Scene], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and how to read what it matches.

    Attributes:
        name: What it reads, unique among the rules.
        sign: What a text must contain for the pattern to match.
        pattern: The words; its group "core", where it has one, leaves out words that only point at a date.
        read: Reads a match; returns None if the words are no date after all.
        place: Where the rule applies.
    """

    name: str
    sign: Sign
    pattern: re.Pattern[str]
    read: Reader
    place: Place = "anywhere"


def reading(days: Days | None, grain: Grain) -> Reading | None:
    """Return a reading of the days, None if there are none."""
    return None if days is None else Reading(days, grain)


def existing_day(days: Days | None) -> Reading:
    """Return a reading of days, `NO_SUCH_DAY` where the calendar has none: "31 November"."""
    return NO_SUCH_DAY if days is None else Reading(days, "day")


def day_of_year(make: Callable[[int], Days | None], year: int | None, scene: Scene) -> Reading | None:
    """Read a date that names a day, in the year written with it or else in the one that the scene suggests.

    Returns:
        The reading; `NO_SUCH_DAY` if the calendar has no such day; None if only the year is missing.
    """
    if year is not None:
        return existing_day(make(year))
    found = without_year(make, scene, "day")
    return NO_SUCH_DAY if found is None and scene.today is not None else found


def without_year(
    make: Callable[[int], Days | None], scene: Scene, grain: Grain, *, slips: bool = False
) -> Reading | None:
    """Read a date without a year.

    In a question the year is the one in which the date falls in or nearest to the covered days, else nearest to
    the day of asking; in an article the nearest one that fits the tense. A month or season is a past one
    unless the words around it say otherwise. `slips`: verbs in the past may also go with a day a little ahead, as they
    always may in a question.
    """
    if scene.today is None:
        return None
    if scene.asking and scene.covered is not None:
        nearest = _nearest_covered(make, scene.covered, scene.today)
        return None if nearest is None else Reading(nearest, grain, make)
    tense = scene.tense
    candidates = in_years_around(scene.today.year, make)
    if tense == "open" and grain == "month" and not _is_long_ago(candidates, scene):
        tense = "past"
    if (slips and tense != "future") or (scene.asking and grain == "day"):
        if tense == "past":  # People ask "what was said on Jan 5" a few days too early, but not months.
            candidates = [days for days in candidates if days[0] <= shift(scene.today, _SLIP)]
        tense = "open"
    days = with_tense(candidates, scene.today, tense)
    if days is not None and grain == "day" and distance(days, (scene.today, scene.today)) >= _FAR:
        # "Sept. 3" written in August is not the one eleven months ago, whatever the verb seems to say.
        days = with_tense(candidates, scene.today, "open")
    return None if days is None else Reading(days, grain, make)


_AHEAD: Final = re.compile(r"(?:by|before|until|till|next)\s", re.IGNORECASE)


def looking_ahead(match: re.Match[str], scene: Scene) -> Scene:
    """Return the scene with an open tense made a coming one where the words look ahead: "by August" in an article."""
    ahead = scene.tense == "open" and not scene.asking and _AHEAD.match(match[0]) is not None
    return replace(scene, tense="future") if ahead else scene


def _is_long_ago(candidates: list[Days], scene: Scene) -> bool:
    """Whether the last such month is so long ago that an article without a verb means the next one."""
    if scene.today is None or scene.asking:
        return False
    last = with_tense(candidates, scene.today, "past")
    return last is not None and distance(last, (scene.today, scene.today)) >= _LONG_AGO


def _nearest_covered(make: Callable[[int], Days | None], covered: Days, today: date) -> Days | None:
    candidates = {*in_years_around(covered[0].year, make), *in_years_around(covered[1].year, make)}
    if covered[0] <= today <= covered[1]:
        candidates |= {*in_years_around(today.year, make)}
    return min(
        candidates,
        key=lambda days: (distance(days, covered), distance(days, (today, today)), days),
        default=None,
    )
