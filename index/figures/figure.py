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
    """One number that a passage states of something.

    Spans are start and end (exclusive) in characters of the passage; None for what is understood from words elsewhere.

    Attributes:
        figure: The number with its qualifying words, without the noun, exactly as written.
        span: Where `figure` stands.
        value: The number; the lower end of a range, the smallest plural for a vague one, a part between 0 and 1.
        high: The upper end of a range, else None.
        qualifier: How near the value is meant to be.
        vague: Whether it is a plural such as "hundreds".
        counts: What is counted in normal form: things and what happened to them, "people killed".
        counts_noun: Its things alone, "people".
        counts_event: What happened to them alone, "killed"; "" when nothing is said.
        counts_span: The words that name the things.
        kinds: Words that narrow the things ("cruise" missiles), lower-cased.
        standing: What it is to the whole: "part" ("including three"), "more" ("three more"), "former" ("up from
            three"), "possible" ("could kill three"), else "whole".
        place: Where, each in one spelling; "" when nothing says.
        places: The same one by one.
        place_span: The words that name the place.
        place_from: Where those words stand: in the sentence, in the paragraph before it, or farther back ("context");
            "" without a place.
        causes: Kinds of event that its sentence, else its paragraph, else the headline speaks of: "storm", "war".
        event: Days on which it happened, None when nothing near says. Its span is (0, 0) where other passages give it.
        doer: Country code of the side that did it, None when it isn't said.
        said_by: Who says so, None for the article itself.
        said_side: Country code of the speaker's name or title, None when neither tells one.
        said_span: The words that name the speaker.
        via: Channel or agency.
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
        """The distance that it states, None for a figure of anything else."""
        return Distance.parse(self.counts_noun)
