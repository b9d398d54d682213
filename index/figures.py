"""Figure statements: what a passage counts, how many, where, when, by whose account. Rules over its sentences. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from .attribution import Attribution, Heard, listen, speaker_at
from .clauses import Counted
from .counting import counted_in
from .date_phrases import DatePhrase, date_phrases
from .doers import country_of, doer_of
from .gazetteer import Named
from .numbers import Number, Qualifier, numbers_in
from .places import SURELY, Mention, mentions_in
from .sentences import sentence_spans
from .tokens import Token, tokenize
from .whereabouts import place_of, site_of
from .windows import Window

Span = tuple[int, int]

_LONGEST_EVENT: Final = timedelta(days=366)
_NEAR: Final = timedelta(days=3)
_SPEECH: Final = 24
_HEAD: Final = 12
_TOWN: Final = frozenset({"city", "town", "village", "region", "province", "district"})


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
        more: Whether it adds to an earlier number ("three more").
        place: Where, each in one spelling; "" when nothing says.
        places: The same one by one.
        place_span: The words that name the place.
        event: Days on which it happened, None when nothing near says. Its span is (0, 0) where other passages give it.
        doer: Country code of the side that did it, None when it isn't said.
        said_by: Who says so, None for the article itself.
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
    more: bool
    place: str
    places: tuple[str, ...]
    place_span: Span | None
    event: Window | None
    doer: str | None
    said_by: str | None
    said_span: Span | None
    via: str | None


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a passage.

    Attributes:
        title: Headline of the article.
        published: Its day of publication; without it only dates with a year are resolved.
        previous: Paragraphs before the passage, nearest last.
        dates: The passage's date phrases where they are known already, None to find them.
    """

    title: str = ""
    published: date | None = None
    previous: Sequence[str] = ()
    dates: Sequence[DatePhrase] | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """What runs on from one paragraph of an article to the next.

    Attributes:
        heard: Speakers so far.
        places: The places last spoken of.
        city: The town last spoken of: "the city" and "the region" are there.
        counted: What was counted last.
    """

    heard: Heard = field(default_factory=Heard)
    places: tuple[Named, ...] = ()
    city: Named | None = None
    counted: Counted | None = None


def figure_statements(text: str, context: Context | None = None) -> list[Figure]:
    """Find the figures that a passage states.

    Args:
        text: The passage.
        context: What stands around it.

    Returns:
        One for each number that counts or measures something, in order; none for dates, ages, names and scores.
    """
    context = context or Context()
    thread = start_thread(context.title)
    for paragraph in context.previous:
        _, _, thread = read_paragraph(paragraph, context.published, thread)
    return read_paragraph(text, context.published, thread, context.dates)[0]


def start_thread(title: str) -> Thread:
    """Begin an article: its headline says where, until the text does."""
    tokens = tokenize(title)
    mentions = [mention for mention in mentions_in(tokens) if mention.locates] if title else []
    return Thread(places=tuple(mention.named for mention in mentions[:1]))


def read_paragraph(
    text: str, published: date | None, thread: Thread, dates: Sequence[DatePhrase] | None = None
) -> tuple[list[Figure], list[Attribution], Thread]:
    """Read one paragraph of an article that is read in order.

    Args:
        text: The paragraph.
        published: Day of publication.
        thread: What the paragraphs before left.
        dates: Its date phrases where they are known already.

    Returns:
        Its figures, its attributions, and the thread for the next paragraph.
    """
    said, heard = listen(text, thread.heard)
    phrases = date_phrases(text, published) if dates is None else dates
    telling = [
        phrase for phrase in phrases if _tells_a_day(phrase) and not _dates_something_else(text, phrase, published)
    ]
    reader = _Reader(text, said, telling, thread)
    for start, end in sentence_spans(text):
        reader.read(start, end)
    return reader.found, said, Thread(heard, reader.places, reader.city, reader.counted)


def _tells_a_day(phrase: DatePhrase) -> bool:
    """Tell whether a phrase gives days for an event: no open range, a year at most."""
    window = phrase.window
    if window is None or window.start is None or window.end is None:
        return False
    return _length(window) <= _LONGEST_EVENT


def _dates_something_else(text: str, phrase: DatePhrase, published: date | None) -> bool:
    """Tell whether a phrase can't date what is counted: the date line, a birth, days to come."""
    start = phrase.window.start if phrase.window else None
    heading = start == published and phrase.span[0] < _HEAD and phrase.phrase[:4].isdigit()
    ahead = bool(start and published and start > published)
    return heading or ahead or text[: phrase.span[0]].rstrip().endswith("born")


def _length(window: Window) -> timedelta:
    return window.end - window.start if window.start and window.end else timedelta.max


class _Reader:
    """Goes through a paragraph sentence by sentence, keeping what the next one goes back to."""

    def __init__(self, text: str, said: list[Attribution], dates: list[DatePhrase], thread: Thread) -> None:
        self.text = text
        self.said = said
        self.dates = dates
        self.places = thread.places
        self.event: Window | None = None
        self.city = thread.city
        self.counted = thread.counted
        self.land: str | None = None
        self.found: list[Figure] = []

    def read(self, start: int, end: int) -> None:
        tokens = tokenize(self.text, start, end)
        dates = [phrase for phrase in self.dates if start <= phrase.span[0] < end]
        mentions = mentions_in(tokens)
        numbers = [number for number in numbers_in(tokens) if not _in_a_date(number, dates)]
        for number, counted in zip(numbers, counted_in(tokens, numbers, self.counted), strict=True):
            if counted:
                self.found.append(self._figure(tokens, mentions, dates, number, counted))
                self.counted = counted
        located = [mention.named for mention in mentions if mention.locates == SURELY]
        if located and not numbers:
            self.places = tuple(located[-1:])
        self.city = next((named for named in reversed(located) if named.kind == "city"), self.city)
        named = [mention.named for mention in mentions if mention.named.kind != "people"]
        self.land = named[-1].country if named else self.land
        near = [phrase.window for phrase in dates if phrase.window and _length(phrase.window) <= _NEAR]
        self.event = near[-1] if near else self.event

    def _figure(
        self,
        tokens: Sequence[Token],
        mentions: Sequence[Mention],
        dates: Sequence[DatePhrase],
        number: Number,
        counted: Counted,
    ) -> Figure:
        speech = speaker_at(self.said, tokens[number.tokens[1] - 1].start)
        speaker = speech.speaker if speech else None
        if " from " in counted.noun:
            places, named = site_of(mentions, number.tokens[0], self.places)
        else:
            places, named = place_of(tokens, mentions, number.tokens[0], self.places, country_of(speaker) or self.land)
        if named:
            self.places = tuple(places)
        elif self.city and _speaks_of_town(tokens):
            places = [self.city]
        names = tuple(dict.fromkeys(place.name for place in places))
        return Figure(
            figure=self.text[slice(*number.span)],
            span=number.span,
            value=number.value,
            high=number.high,
            qualifier=number.qualifier,
            vague=number.vague,
            counts=counted.text,
            counts_noun=counted.noun,
            counts_event=counted.event,
            counts_span=_chars(tokens, counted.words),
            kinds=counted.modifiers,
            more=counted.more and self.counted is not None and self.counted.text == counted.text,
            place=", ".join(names),
            places=names,
            place_span=named and _chars(tokens, named),
            event=self._event(number, dates),
            doer=doer_of(tokens, mentions, number, counted, speaker),
            said_by=speaker,
            said_span=speech.named if speech else None,
            via=speech.via if speech else None,
        )

    def _event(self, number: Number, dates: Sequence[DatePhrase]) -> Window | None:
        """Choose the days: the nearest phrase of the sentence, one that dates the speech last; else the last days."""
        place = number.span[0]
        cues = [item.cue[1] for item in self.said]
        of_speech = {phrase.span for phrase in dates if any(0 <= phrase.span[0] - cue <= _SPEECH for cue in cues)}
        nearest = min(dates, key=lambda phrase: (phrase.span in of_speech, abs(phrase.span[0] - place)), default=None)
        if nearest is None:
            return self.event and Window(self.event.start, self.event.end, self.event.phrase)
        return _shifted(self.text, nearest, place)


def _shifted(text: str, phrase: DatePhrase, place: int) -> Window | None:
    """Go back a day for what stands inside "a day after …", which dates the main clause."""
    window = phrase.window
    inside = phrase.span[1] <= place and "," not in text[phrase.span[1] : place]
    if window and window.start and window.end and inside and phrase.phrase.lower().endswith("day after"):
        day = timedelta(days=1)
        return Window(window.start - day, window.end - day, window.phrase, window.span)
    return window


def _speaks_of_town(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence goes back to a town: "the city's schools", "the governor of the region"."""
    return any(token.low in _TOWN and before.low in {"the", "wider"} for before, token in pairwise(tokens))


def _in_a_date(number: Number, dates: Sequence[DatePhrase]) -> bool:
    return any(phrase.span[0] <= number.span[0] and number.span[1] <= phrase.span[1] for phrase in dates)


def _chars(tokens: Sequence[Token], words: tuple[int, int]) -> Span | None:
    return (tokens[words[0]].start, tokens[words[1] - 1].end) if words[0] < words[1] <= len(tokens) else None
