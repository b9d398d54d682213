"""Reads a paragraph sentence by sentence and collects who says what. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from index.language import PREPOSITIONS, QUOTES, Token, adverbs_before, after_cue, before_verb, is_person, tokenize

from .clause_subjects import DAYS, first_subject, is_somebody, may_speak, subject_before
from .coreference import Names, Speaker, is_nobody
from .crediting import (
    CREDIT_STARTS,
    credits_last,
    end_of_credit,
    makes_known,
    may_credit,
    past_channel,
    toll_given,
    toll_of,
)
from .inversion import read_inversion
from .nouns_of_saying import NOUNS, read_noun
from .quotations import author_after_dash, free_quotations, is_long, is_whole, may_go_on
from .relative_clauses import end_of_relative, who_said_what
from .reporting_verbs import AGENCY, DOCUMENTS, FINDING, REPORTING, SHOWING, channel_of, has_subject, is_verb, reports
from .said import Attribution, Heard
from .speech_spans import Span, around_according, around_verb, opening
from .speech_verbs import (
    BASES,
    QUOTING,
    SAYING,
    in_company,
    is_infinitive,
    is_plural_present,
    quotes,
    says_always,
)

_BEING: Final = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_PROGRESSIVE: Final = _BEING | {"'s", "'re"}
_WRITTEN: Final = FINDING | frozenset(
    "said says stated states warned warns added adds noted argued reported claims".split()
)
_CERTAIN: Final = frozenset({"the", "a", "an", "this", "another"})
_NO_DOCUMENTS: Final = frozenset({"data", "count", "update", "information"})
_TELLING_OF: Final = frozenset(
    (
        "cited cites promised pledged recalled recalls fears feared notes advocates advocated urged urges blamed "
        "blames "
        "claims estimates reveals revealed"
    ).split()
)
_LONGEST_NAME: Final = 12
_LATELY: Final = 8
# Whatever else a word is, it attributes nothing.
_CUES: Final = REPORTING | NOUNS | QUOTING.keys() | SAYING.keys() | BASES.keys() | CREDIT_STARTS
_LABEL: Final = re.compile(r"\s*([A-Z][\w’'.-]{1,24}(?: [A-Z][\w’'.-]{1,24}){0,2}): ")


class ParagraphReader:
    """Reads a paragraph sentence by sentence and collects its attributions.

    Attributes:
        text: The paragraph.
        names: Who is known.
        found: The attributions, in the order of reading.
        sentences: The sentences read.
    """

    def __init__(self, text: str, heard: Heard) -> None:
        self.text = text
        self.names = Names(heard.known, heard.texts)
        self.found: list[Attribution] = []
        self.sentences: list[Span] = []
        self._turn = heard.turn
        self._subjects: list[list[Token]] = []

    def read_label(self) -> None:
        """Read the name before an answer in a transcript or a quotation: "HOLM: It was five boats."."""
        label = _LABEL.match(self.text)
        if label is None:
            return
        quoted = self.text[label.end() : label.end() + 1] in QUOTES
        if label[1].split()[0].lower() in REPORTING:
            return  # "Said Holm: “…”"
        speaker = self.names.called(label[1])
        if speaker is None and quoted and is_person(tokenize(label[1])):
            speaker = Speaker(label[1], None)
        if speaker and (quoted or " " not in label[1]):
            span, place = (label.end(), len(self.text)), label.span(1)
            self.found.append(Attribution(speaker.name, speaker.side, None, span, place, place))
            self.names.known.append(speaker)

    def read(self, start: int, end: int) -> None:
        """Find the attributions of one sentence."""
        tokens = tokenize(self.text, start, end)
        before = len(self.found)
        at = 0
        while at < len(tokens):
            if tokens[at].low not in _CUES:
                at += 1
                continue
            name = end_of_credit(tokens, at)
            if name is not None:
                at = max(self._according(tokens, (at, name), before), at + 1)
            else:
                self._cue(tokens, at, before)
                at += 1
        if len(self.found) == before and ":" in self.text[start:end]:
            self._colon(tokens)
        self.sentences.append((start, end))

    def _cue(self, tokens: list[Token], at: int, before: int) -> None:
        """Read what token `at` attributes, if anything."""
        low = tokens[at].low
        if low in REPORTING and is_verb(tokens, at):
            found = len(self.found)
            self._verb(tokens, at)
            if len(self.found) > found:
                return
        found = len(self.found)
        if low in NOUNS:
            self._noun(tokens, at)
        if len(self.found) > found:
            return
        if low in QUOTING and at and tokens[at].text.islower() and (not low.endswith("s") or has_subject(tokens, at)):
            self._quoting(tokens, at)
        elif low in SAYING and at and tokens[at].text.islower():
            self._participle(tokens, at, before)
        elif low in BASES and at and tokens[at].text.islower():
            self._base(tokens, at)
        elif low == "as":
            self._as(tokens, at)
        elif may_credit(tokens[at]):
            self._credit(tokens, at)

    def read_quotations(self) -> None:
        """Attribute the quotations that nobody is named for: to who is named after a dash, or whose turn it is."""
        author = author_after_dash(self.text)
        if author:
            words = tokenize(self.text, *author)
            self._add(words, (0, author[0]), author, None)
            return
        for quotation, at in free_quotations(self.text, self.sentences, self.found):
            speaker = self._turn_at(at)
            whole = is_whole(self.text, quotation)
            if speaker and may_go_on(speaker) and (whole or (at and is_long(self.text, quotation))):
                span = (quotation.start, quotation.end if whole else max(quotation.end, self.sentences[at][1]))
                self.found.append(Attribution(speaker.name, speaker.side, None, span, (span[0], span[0]), None))
        self.found.sort(key=lambda item: item.cue)

    def next_turn(self) -> Speaker | None:
        """Say whose words a quotation is that begins the next paragraph."""
        return self._turn_at(len(self.sentences)) if self.sentences else None

    def _turn_at(self, sentence: int) -> Speaker | None:
        """Return who spoke last before a sentence: in the one before it, else the person whom that is about."""
        if sentence == 0:
            return self._turn
        start, end = self.sentences[sentence - 1]
        over = [item for item in self.found if item.span[0] < end and item.span[1] > start]
        own = [item for item in over if not any(_within(item.cue, other.span) for other in over if other is not item)]
        if over:
            last = (own or over)[-1]
            return Speaker(last.speaker, last.side)
        words = first_subject(tokenize(self.text, start, end))
        if words and is_somebody(words):
            return self.names.resolve(self.text, words)[0]
        return None

    def _according(self, tokens: list[Token], cues: tuple[int, int], before: int) -> int:
        """Read "according to …", given the indices of the cue and of the name; return the index after the phrase."""
        cue, name = cues
        words, end = after_cue(tokens, name)
        if name < len(tokens) and tokens[name].low == "what":
            words, end = who_said_what(tokens, name + 1)
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
        if self._inverted(tokens, verb):
            return
        words, start = before_verb(tokens, verb)
        written = any(token.low in DOCUMENTS for token in tokens[start:verb])
        finds = written and tokens[verb].low in FINDING
        if not (
            finds or reports(tokens, verb) or _tells_of(tokens, verb, words) or _is_inserted_by_as(tokens, start, verb)
        ):
            return
        if tokens[verb].low in SHOWING and not written:
            return
        known = bool(words) and (not is_nobody(words) or _is_document(tokens[start:verb], words, tokens[verb]))
        if known and len(words) <= _LONGEST_NAME:
            span = around_verb(self.text, tokens, start, verb)
            end = end_of_relative(tokens, verb)
            if end is not None and span[0] == tokens[verb].end:
                span = (span[0], min(span[1], end))
            self._add(words, span, (tokens[verb].start, tokens[verb].end), self._via(tokens, verb))

    def _quoting(self, tokens: list[Token], verb: int) -> None:
        """Read a verb that reports in certain company only: "called it “a loss”", "“Why?” he asked", "vowed to"."""
        before = _past_adverbs(tokens, verb)
        if before and tokens[before - 1].low in _BEING:
            if in_company(tokens, verb, QUOTING[tokens[verb].low]):
                self._passive(tokens, verb)
            return
        if not in_company(tokens, verb, QUOTING[tokens[verb].low]):
            return
        if tokens[verb - 1].low in QUOTES and self._inverted(tokens, verb):
            return
        words, start = before_verb(tokens, verb)
        if may_speak(words):
            span = around_verb(self.text, tokens, start, verb)
            self._add(words, span, (tokens[verb].start, tokens[verb].end), self._via(tokens, verb))

    def _participle(self, tokens: list[Token], at: int, before: int) -> None:
        """Read "is saying", ", saying", "by saying": what is said, by the subject of the clause."""
        always = says_always(tokens[at]) and at + 1 < len(tokens) and tokens[at + 1].text not in {",", "."}
        if not (always or in_company(tokens, at, SAYING[tokens[at].low])):
            return
        led = tokens[_past_adverbs(tokens, at) - 1]
        cue = (tokens[at].start, tokens[at].end)
        span = (tokens[at].end, tokens[-1].end)
        if led.low in _PROGRESSIVE:
            words, _ = before_verb(tokens, at)
        elif led.text in {",", "—", "–"} or led.low in QUOTES | {"by", "before", "after", "while", "and", "statement"}:
            if led.low != "by" and len(self.found) > before and self.found[-1].cue[1] <= tokens[at].start:
                last = self.found[-1]
                self.found.append(replace(last, span=span, cue=cue, named=None))
                return
            words = subject_before(tokens, at)
        elif led.low in DOCUMENTS or led.low in DAYS:
            words = subject_before(tokens, at)
        elif (
            led.text[0].isupper() and at + 1 < len(tokens) and tokens[at + 1].text in {",", ":"} and quotes(tokens, at)
        ):
            words, _ = before_verb(tokens, at)  # "footage of Anna Holm asking, “Why?”"
        else:
            return
        if may_speak(words):
            self._add(words, span, cue, self._via(tokens, at))

    def _base(self, tokens: list[Token], verb: int) -> None:
        """Read a base form: "experts warn that", "went on to say that"."""
        if is_plural_present(tokens, verb):
            words, start = before_verb(tokens, verb)
            span = around_verb(self.text, tokens, start, verb)
        elif is_infinitive(tokens, verb):
            words, span = subject_before(tokens, verb), (tokens[verb].end, tokens[-1].end)
        else:
            return
        if in_company(tokens, verb, BASES[tokens[verb].low] - {"quotation"}) and may_speak(words):
            self._add(words, span, (tokens[verb].start, tokens[verb].end), self._via(tokens, verb))

    def _as(self, tokens: list[Token], at: int) -> None:
        """Read what somebody is quoted as calling a thing: "rated the plan as “poor”"."""
        mark = next((place for place in range(at + 1, min(at + 4, len(tokens))) if tokens[place].low in QUOTES), None)
        if (
            mark is None
            or self.text[tokens[mark].end : tokens[mark].end + 1] in {"", " "}
            or any(item.span[0] <= tokens[mark].start < item.span[1] for item in self.found[-_LATELY:])
        ):
            return
        words = subject_before(tokens, at)
        if words:
            self._add(words, (tokens[mark].start, tokens[-1].end), (tokens[at].start, tokens[at].end), None)

    def _noun(self, tokens: list[Token], noun: int) -> None:
        """Read a noun of saying: "Holm's claim that", "his warning that", "issued a statement that"."""
        owned = read_noun(tokens, noun)
        if owned is None or owned.first >= owned.end:
            return
        span = (tokens[owned.first].start, tokens[owned.end - 1].end)
        cue = (tokens[noun].start, tokens[noun].end)
        words = owned.owner
        if owned.verb:
            words, _ = before_verb(tokens, owned.verb)
        elif owned.pronoun:
            place = owned.owner[0]
            words = [Token(owned.pronoun, owned.pronoun, place.start, place.end)]
        elif not any(word.text[0].isupper() for word in words):
            return  # "a professor's comments about": nobody who can be known by it
        if may_speak(words):
            self._add(words, span, cue, None)

    def _colon(self, tokens: list[Token]) -> None:
        """Read a colon before a quotation: "Holm had one answer: “No.”"."""
        for at in range(1, len(tokens) - 1):
            if tokens[at].text == ":" and tokens[at + 1].text in QUOTES:
                words = subject_before(tokens, at)
                if words:
                    span = (tokens[at + 1].start, tokens[-1].end)
                    self._add(words, span, (tokens[at].start, tokens[at].end), None)
                return

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

    def _via(self, tokens: list[Token], cue: int) -> str | None:
        return channel_of(self.text[tokens[cue].start : tokens[-1].end])

    def _add(self, words: list[Token], span: Span, cue: Span, via: str | None) -> None:
        speaker, named = self.names.resolve(self.text, words)
        while span[0] < span[1] and self.text[span[0]] in " \u00a0:,":
            span = (span[0] + 1, span[1])
        if speaker and span[0] < span[1]:
            self.found.append(Attribution(speaker.name, speaker.side, via, span, cue, named))
            self.names.known.append(speaker)


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _is_inserted_by_as(tokens: Sequence[Token], start: int, verb: int) -> bool:
    """Whether "as" leads a subject and its verb: "as experts have pointed out, …"."""
    led = start > 0 and tokens[start - 1].low == "as"
    return led and any(token.text == "," for token in tokens[verb + 1 : verb + 4])


def _is_document(phrase: Sequence[Token], words: Sequence[Token], verb: Token) -> bool:
    """Whether a certain document speaks for itself, "the report said"; not "updated figures", which somebody made."""
    single = words[-1].low in DOCUMENTS and not words[-1].low.endswith("s") and words[-1].low not in _NO_DOCUMENTS
    return single and verb.low in _WRITTEN and any(token.low in _CERTAIN for token in phrase[:2])


def _tells_of(tokens: Sequence[Token], verb: int, words: Sequence[Token]) -> bool:
    """Whether somebody tells of something: "the mayor cited the cost", "the port promised lower fares"."""
    following = tokens[verb + 1].low if verb + 1 < len(tokens) else "."
    if tokens[verb].low in {"pointed", "points"}:
        return following in {"to", "out"} and may_speak(words)
    plain = following not in PREPOSITIONS | {",", "."} and following not in QUOTES
    return tokens[verb].low in _TELLING_OF and plain and may_speak(words)


def _past_adverbs(tokens: Sequence[Token], verb: int) -> int:
    """Return the index of the adverb in a passive ("was first reported"), or `verb` if there is none."""
    at = adverbs_before(tokens, verb)
    return at - 1 if at == verb > 0 and tokens[at - 1].low.endswith("ly") else at
