"""Attributions: who says what in a paragraph, and through which channel. Rules over sentences. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from index.language import (
    PAPERS,
    QUOTES,
    Token,
    adverbs_before,
    after_cue,
    before_verb,
    sentence_spans,
    tokenize,
)

from .coreference import Names, Speaker, is_nobody
from .crediting import credits_last, end_of_credit, makes_known, may_credit, past_channel, toll_given, toll_of
from .inversion import read_inversion
from .reporting_verbs import (
    AGENCY,
    CUES,
    REPORTING,
    SHOWING,
    channel_of,
    is_verb,
    reports,
)
from .speech_spans import Span, around_according, around_verb, opening

_BEING: Final = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_LONGEST_NAME: Final = 12
_REMEMBERED: Final = 12
_LABEL: Final = re.compile(r"\s*([A-Z][A-Z’'.-]{2,24}): ")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text and who says it.

    Attributes:
        speaker: The shortest name or designation, without title and article.
        side: Code of the country in the speaker's name or title, None when there is none.
        via: Channel or agency, as written; None when none is named.
        span: Start and end of the words that are the speaker's, in characters of the text.
        cue: Start and end of the cue ("according to", "said").
        named: Start and end of the words that name the speaker; None for a speaker named only earlier ("he added").
    """

    speaker: str
    side: str | None
    via: str | None
    span: Span
    cue: Span
    named: Span | None


@dataclass(frozen=True, slots=True)
class Heard:
    """What is remembered from earlier paragraphs.

    Attributes:
        known: The speakers so far, oldest first.
        texts: The paragraphs themselves, newest last; full names are looked up there.
    """

    known: tuple[Speaker, ...] = ()
    texts: tuple[str, ...] = ()


def attributions(text: str, previous: Sequence[str] = ()) -> list[Attribution]:
    """Find who says what in a paragraph.

    Args:
        text: The paragraph.
        previous: The paragraphs before it, nearest last; "he added" and "the ministry" may refer to them.

    Returns:
        One for each stretch that somebody says, in the order of the cues; none for what the article itself states.
    """
    heard = Heard()
    for paragraph in previous:
        _, heard = listen(paragraph, heard)
    return listen(text, heard)[0]


def listen(text: str, heard: Heard) -> tuple[list[Attribution], Heard]:
    """Find who says what in a paragraph, given what was heard before; return that and what is now heard."""
    reader = _SentenceReader(text, heard)
    reader.read_label()
    if CUES.search(text) or any(mark in text for mark in QUOTES):
        for start, end in sentence_spans(text):
            reader.read(start, end)
    return reader.found, Heard(tuple(reader.names.known), (*heard.texts[-_REMEMBERED + 1 :], text))


def speaker_at(found: Sequence[Attribution], place: int) -> Attribution | None:
    """Return the narrowest attribution that covers a character offset, None where the article itself speaks."""
    covering = [
        item for item in found if item.span[0] <= place < item.span[1] and not item.cue[0] <= place < item.cue[1]
    ]
    return min(covering, key=lambda item: item.span[1] - item.span[0], default=None)


class _SentenceReader:
    """Reads a paragraph sentence by sentence and collects its attributions."""

    def __init__(self, text: str, heard: Heard) -> None:
        self.text = text
        self.names = Names(heard.known, heard.texts)
        self.found: list[Attribution] = []
        self.sentences: list[Span] = []

    def read_label(self) -> None:
        """Read the name before an answer in a transcript: "HOLM: It was five boats."."""
        label = _LABEL.match(self.text)
        speaker = self.names.called(label[1]) if label else None
        if label and speaker:
            span, place = (label.end(), len(self.text)), label.span(1)
            self.found.append(Attribution(speaker.name, speaker.side, None, span, place, place))
            self.names.known.append(speaker)

    def read(self, start: int, end: int) -> None:
        """Find the attributions of one sentence."""
        tokens = tokenize(self.text, start, end)
        before = len(self.found)
        at = 0
        while at < len(tokens):
            name = end_of_credit(tokens, at)
            if name is not None:
                at = max(self._according(tokens, (at, name), before), at + 1)
            else:
                if tokens[at].low in REPORTING and is_verb(tokens, at):
                    self._verb(tokens, at)
                elif may_credit(tokens[at]):
                    self._credit(tokens, at)
                at += 1
        if len(self.found) == before:
            self._go_on_quoting(tokens)
        self.sentences.append((start, end))

    def _according(self, tokens: list[Token], cues: tuple[int, int], before: int) -> int:
        """Read "according to …", given the indices of the cue and of the name; return the index after the phrase."""
        cue, name = cues
        words, end = after_cue(tokens, name)
        if name < len(tokens) and tokens[name].low == "what":
            words, end = _who_said_what(tokens, name + 1)
        if not words or is_nobody(words):
            return end
        if len(self.found) > before and AGENCY.search(" ".join(word.text for word in words)):
            # "…, he said, according to the agency": the agency is the channel.
            last = self.found[-1]
            self.found[-1] = replace(last, via=last.via or self.text[words[0].start : words[-1].end])
            return end
        via = channel_of(self.text[tokens[cue].start : tokens[end - 1].end])
        self._add(words, around_according(tokens, cue, end), (tokens[cue].start, tokens[name - 1].end), via)
        return end

    def _credit(self, tokens: list[Token], at: int) -> None:
        """Read a phrase that credits a statement without a reporting verb."""
        first, last = tokens[0].start, tokens[-1].end
        if (toll := toll_of(tokens, at)) and not is_nobody(toll[0]):
            self._add(toll[0], (tokens[toll[1]].start, last), (tokens[at].start, tokens[at + 1].end), None)
        elif (given := toll_given(tokens, at)) and not is_nobody(given[0]):
            self._add(given[0], (first, tokens[given[1]].start), (tokens[at].start, tokens[at].end), None)
        elif makes_known(tokens, at) and self.sentences:
            words, _ = before_verb(tokens, at)
            if words and not is_nobody(words):
                self._add(words, (self.sentences[-1][0], tokens[at].start), (tokens[at].start, last), None)
        elif credits_last(tokens, at) and (speaker := self.names.last()):
            cue = (tokens[at].start, tokens[at + 1].end)
            span = around_according(tokens, at, at + 2)
            self.found.append(Attribution(speaker.name, speaker.side, None, span, cue, None))

    def _verb(self, tokens: list[Token], verb: int) -> None:
        """Read a reporting verb and its speaker."""
        before = _past_adverbs(tokens, verb)
        if before and tokens[before - 1].low in _BEING:
            self._passive(tokens, verb)
            return
        if self._inverted(tokens, verb) or not reports(tokens, verb):
            return
        words, start = before_verb(tokens, verb)
        if tokens[verb].low in SHOWING and not PAPERS & {token.low for token in tokens[start:verb]}:
            return
        if words and len(words) <= _LONGEST_NAME and not is_nobody(words):
            span = around_verb(self.text, tokens, start, verb)
            self._add(words, span, (tokens[verb].start, tokens[verb].end), self._via(tokens, verb))

    def _inverted(self, tokens: list[Token], verb: int) -> bool:
        """Read a verb that is followed by its speaker; return False if it has none."""
        found = read_inversion(tokens, verb)
        if found is None:
            return False
        span = (opening(self.text, tokens, verb), tokens[-1].end if found.goes_on else tokens[verb].start)
        self._add(found.speaker, span, (tokens[verb].start, tokens[verb].end), self._via(tokens, verb))
        return True

    def _passive(self, tokens: list[Token], verb: int) -> None:
        """Read "this was reported by X", which attributes the sentence before."""
        by = past_channel(tokens, verb + 1)
        if by >= len(tokens) or tokens[by].low != "by":
            return
        words, _ = after_cue(tokens, by + 1)
        if words and not is_nobody(words):
            back = tokens[0].low in {"this", "that", "it", "these"} and self.sentences
            start = self.sentences[-1][0] if back else tokens[0].start
            cue = (tokens[verb].start, tokens[by].end)
            self._add(words, (start, tokens[verb].start), cue, self._via(tokens, verb))

    def _go_on_quoting(self, tokens: list[Token]) -> None:
        """Attribute a quotation without a cue to the speaker of the sentence before."""
        if not (tokens and tokens[0].text in '“"«' and self.found and self.sentences):
            return
        last, sentence = self.found[-1], self.sentences[-1]
        if last.span[0] < sentence[1] and last.span[1] >= sentence[0]:
            span = (tokens[0].start, tokens[-1].end)
            self.found.append(replace(last, span=span, cue=(span[0], span[0]), named=None))

    def _via(self, tokens: list[Token], cue: int) -> str | None:
        return channel_of(self.text[tokens[cue].start : tokens[-1].end])

    def _add(self, words: list[Token], span: Span, cue: Span, via: str | None) -> None:
        speaker, named = self.names.resolve(self.text, words)
        while span[0] < span[1] and self.text[span[0]] in " \u00a0:,":
            span = (span[0] + 1, span[1])
        if speaker and span[0] < span[1]:
            self.found.append(Attribution(speaker.name, speaker.side, via, span, cue, named))
            self.names.known.append(speaker)


def _past_adverbs(tokens: Sequence[Token], verb: int) -> int:
    """Return the index of the adverb in a passive ("was first reported"), or `verb` if there is none."""
    at = adverbs_before(tokens, verb)
    return at - 1 if at == verb > 0 and tokens[at - 1].low.endswith("ly") else at


def _who_said_what(tokens: list[Token], at: int) -> tuple[list[Token], int]:
    """Read "(according to) what X said on Telegram"; return the words that name X and the index after the phrase."""
    verb = next((place for place in range(at, len(tokens)) if tokens[place].low in REPORTING), None)
    if verb is None:
        return [], at
    end = verb + 1
    while end < len(tokens) and tokens[end].text not in {",", "."} and tokens[end].low not in QUOTES:
        end += 1
    return before_verb(tokens[at : verb + 1], verb - at)[0], end
