"""The figures of a paragraph: what it counts, how many, where, when and according to whom. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from index.dates import DatePhrase, Window, date_phrases
from index.language import BEFALLING, Named, PlaceMention, Token, causes_of, mentions_in, sentence_spans, tokenize
from index.speakers import Attribution, Heard, listen, speaker_at

from .clauses import Counted
from .counting import counted_in
from .doers import doer_of
from .figure import Figure, Span
from .figure_dates import dating, days_of, last_days
from .figure_places import Ground
from .numbers import Number, numbers_in


@dataclass(frozen=True, slots=True)
class Thread:
    """What carries over from one paragraph of an article to the next.

    Attributes:
        heard: Speakers so far.
        ground: Places so far.
        causes: Kinds of event named in the headline.
        counted: What was counted last.
    """

    heard: Heard = field(default_factory=Heard)
    ground: Ground = field(default_factory=Ground)
    causes: frozenset[str] = frozenset()
    counted: Counted | None = None


def start_thread(title: str) -> Thread:
    """Begin an article: until its text names a place and a kind of event, those of the headline apply."""
    tokens = tokenize(title)
    sure = [mention.named for mention in mentions_in(tokens) if mention.locates] if title else []
    return Thread(ground=Ground(tuple(sure[:1])), causes=causes_of(tokens))


def read_paragraph(
    text: str, published: date | None, thread: Thread, dates: Sequence[DatePhrase] | None = None
) -> tuple[list[Figure], list[Attribution], Thread]:
    """Read one paragraph of an article; the paragraphs before it must have been read.

    Args:
        text: The paragraph.
        published: Day of publication; without it only dates with a year are resolved.
        thread: What carries over from the paragraph before.
        dates: Its date phrases if they are known already, None to find them.

    Returns:
        Its figures and its attributions, in order, and what carries over to the next paragraph.
    """
    said, heard = listen(text, thread.heard)
    phrases = date_phrases(text, published) if dates is None else dates
    reader = _ParagraphReader(text, dating(text, phrases, published), thread)
    alone = bool(thread.heard.texts) and text.rstrip()[-1:].isalnum()
    if alone:
        reader.ground = thread.ground.apart()
    spans = sentence_spans(text)
    for (start, end), sayings in zip(spans, _by_sentence(said, spans), strict=True):
        reader.read(start, end, sayings)
    ground = thread.ground if alone else reader.ground.farther()
    return reader.found, said, Thread(heard, ground, thread.causes, reader.counted)


class _ParagraphReader:
    """Reads a paragraph sentence by sentence and keeps what the next sentence may refer to."""

    def __init__(self, text: str, dates: list[DatePhrase], thread: Thread) -> None:
        self.text = text
        self.dates = dates
        self.ground = thread.ground
        self.event: Window | None = None
        self.causes = frozenset[str]()
        self.title_causes = thread.causes
        self.counted = thread.counted
        self.found: list[Figure] = []

    def read(self, start: int, end: int, said: list[Attribution]) -> None:
        """Read one sentence, given its attributions."""
        tokens = tokenize(self.text, start, end)
        sentence = _Sentence(
            (start, end),
            tokens,
            mentions_in(tokens),
            [phrase for phrase in self.dates if start <= phrase.span[0] < end],
            said,
        )
        self.causes = causes_of(tokens) or self.causes
        numbers = [number for number in numbers_in(tokens) if not _is_in_a_date(number, sentence.dates)]
        placed: Sequence[Named] | None = [] if numbers else None
        for number, counted in zip(numbers, counted_in(tokens, numbers, self.counted), strict=True):
            if counted:
                figure, places = self._figure(sentence, number, counted)
                self.found.append(figure)
                self.counted = counted
                placed = places if figure.place_span else placed
        self.ground = self.ground.after(sentence.mentions, placed)
        self.event = last_days(sentence.dates, self.event)

    def _figure(self, sentence: "_Sentence", number: Number, counted: Counted) -> tuple[Figure, list[Named]]:
        tokens = sentence.tokens
        speech = speaker_at(sentence.said, tokens[number.tokens[1] - 1].start)
        speaker, side = (speech.speaker, speech.side) if speech else (None, None)
        (places, named), origin = self.ground.locate(
            tokens, sentence.mentions, number.tokens[0], home=side, distance=counted.distance is not None
        )
        if origin == "context" and counted.event not in BEFALLING and counted.distance is None:
            places, origin = [], ""
        names = tuple(dict.fromkeys(place.name for place in places))
        cues = [item.cue[1] for item in sentence.said]
        figure = Figure(
            figure=self.text[slice(*number.span)],
            span=number.span,
            value=number.value,
            high=number.high,
            qualifier=number.qualifier,
            vague=number.vague,
            counts=counted.text,
            counts_noun=counted.noun,
            counts_event=counted.event,
            counts_span=_chars_of(tokens, counted.words),
            kinds=counted.modifiers,
            standing=counted.standing,
            place=", ".join(names),
            places=names,
            place_span=named and _chars_of(tokens, named),
            place_from=origin,
            causes=self.causes or self.title_causes,
            event=days_of(self.text, sentence.span, number.span[0], dates=sentence.dates, cues=cues, before=self.event),
            doer=doer_of(tokens, sentence.mentions, number, counted, side),
            said_by=speaker,
            said_side=side,
            said_span=speech.named if speech else None,
            via=speech.via if speech else None,
        )
        return figure, places


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    tokens: list[Token]
    mentions: list[PlaceMention]
    dates: list[DatePhrase]
    said: list[Attribution]


def _by_sentence(said: Sequence[Attribution], spans: Sequence[Span]) -> list[list[Attribution]]:
    """Return for each sentence the attributions that overlap it."""
    starts = [start for start, _ in spans]
    parted: list[list[Attribution]] = [[] for _ in spans]
    for item in said:
        first = max(0, bisect_right(starts, item.span[0]) - 1)
        for at in range(first, bisect_left(starts, item.span[1])):
            parted[at].append(item)
    return parted


def _is_in_a_date(number: Number, dates: Sequence[DatePhrase]) -> bool:
    return any(phrase.span[0] <= number.span[0] and number.span[1] <= phrase.span[1] for phrase in dates)


def _chars_of(tokens: Sequence[Token], words: tuple[int, int]) -> Span | None:
    return (tokens[words[0]].start, tokens[words[1] - 1].end) if words[0] < words[1] <= len(tokens) else None
