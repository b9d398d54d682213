"""A figure: one number that a passage states, with everything that is known of it. Pure."""

from dataclasses import dataclass

from index.dates import Window

from .clauses import Standing
from .distance import Distance
from .figure_places import PlaceOrigin
from .numbers import Qualifier

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that a passage states, and what it counts or measures.

    Spans are start and end (exclusive) in characters of the passage, None where no words of the passage say it.

    Attributes:
        figure: The number with its qualifying words, without the noun, exactly as written.
        span: Where `figure` is.
        value: The number; the lower end of a range, the least that "dozens" can mean, a fraction between 0 and 1.
        high: The upper end of a range, else None.
        qualifier: Whether the value is exact, approximate or a bound.
        vague: Whether it is a plural such as "hundreds".
        counts: What is counted in normal form, things and event: "people killed".
        counts_noun: The things alone, "people".
        counts_event: What happened to them alone, "killed"; "" when nothing is said.
        counts_span: The words that name the things.
        kinds: Words that narrow the things ("cruise" missiles), lower-cased.
        standing: How it relates to the whole: "part" ("including three"), "more" ("three more"), "former" ("up from
            three"), "possible" ("could kill three"), else "whole".
        place: Names of its places, joined by commas; "" when unknown.
        places: The names one by one, each in its usual spelling.
        place_span: The words that name the place.
        place_from: Where those words are: in the sentence, earlier in the paragraph, or farther back ("context"); ""
            without a place.
        causes: Kinds of event named in its sentence, else in its paragraph, else in the headline: "storm", "war".
        event: Days on which it happened, None when unknown. Its span is (0, 0) if another sentence gives the days.
        doer: Country code of the side that did it, None when unknown.
        said_by: Who says so, None for the article itself.
        said_side: Country code of the speaker's name or title, None when neither names a country.
        said_span: The words that name the speaker.
        via: Channel or agency through which it was said.
    """

    figure: str
    span: Span
    value: float
    high: float | None
    qualifier: Qualifier
    vague: bool
    counts: str
    counts_noun: str
    counts_event: str
    counts_span: Span | None
    kinds: tuple[str, ...]
    standing: Standing
    place: str
    places: tuple[str, ...]
    place_span: Span | None
    place_from: PlaceOrigin
    causes: frozenset[str]
    event: Window | None
    doer: str | None
    said_by: str | None
    said_side: str | None
    said_span: Span | None
    via: str | None

    @property
    def distance(self) -> Distance | None:
        """The distance that it states, None for any other figure."""
        return Distance.parse(self.counts_noun)
