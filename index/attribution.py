"""Who says what: speakers, the words that count as theirs, and the channel. Rules over sentences. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .designation import IMPERSONAL, PAPERS, is_person
from .phrases import AUXILIARIES, DETERMINERS, PREPOSITIONS
from .sentences import sentence_spans
from .subjects import QUOTES, after_cue, before_verb
from .tokens import Token, tokenize

REPORTING: Final = frozenset(
    (
        "said says say told tells tell claimed claims claim stated states announced announces reported "
        "reports wrote writes added adds indicated indicates explained explains confirmed confirms assured "
        "assures assure asserted asserts estimated estimates warned warns denied denies stressed stresses "
        "insisted insists argued argues noted notes recalled recalls declared declares admitted admits "
        "acknowledged acknowledges tweeted tweets posted alleged alleges maintained maintains cited suggested "
        "suggests revealed reveals disclosed testified concluded believes believe accused accuses described "
        "reckons reckon predicted predicts forecast emphasized emphasised underlined commented remarked "
        "replied responded promised vowed pledged complained lamented reiterated observed pointed put puts "
        "ruled found finds"
    ).split()
)
# These report only with "that" or a quotation behind them.
_NEEDS_THAT: Final = frozenset(
    (
        "states claims reports notes found finds posted responded replied put puts pointed ruled state cited "
        "pledged promised vowed forecast observed maintained maintains recalled reveals revealed estimates "
        "believes believe accused accuses"
    ).split()
)
_GOES_ON: Final = frozenset(["he", "she", "it", "they", "who", "which"])
_ENDS_CLAUSE: Final = frozenset(".,;!?)–—") | QUOTES
_TAIL: Final = frozenset(
    (
        "on in at via during to after by late earlier yesterday today from through last this as when monday "
        "tuesday wednesday thursday friday saturday sunday while following before"
    ).split()
)
_AGENCY: Final = re.compile(
    r"\b(?:agency|news|newspaper|media|reuters|interfax|tass|novosti|afp|ap|bbc|cnn|broadcaster|tv|television|radio|times|"
    r"post|journal|pravda|website|daily|magazine|xinhua|bloomberg|outlet)\b",
    re.IGNORECASE,
)
_CHANNEL: Final = re.compile(
    r"\b(?:on|via|through|in)\s+(?:(?:his|her|its|their|the|a)\s+)?(?:\w+\s+)?"
    r"(telegram|twitter|facebook|instagram|tiktok|youtube|whatsapp|weibo|linkedin|truth social|mastodon|bluesky|"
    r"social media|social networks|x(?=[\s.,]+(?:$|that|on\b))|website)\b",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"\b(?:told|tells|statements? to|interview with)\s+(?:the\s+)?"
    r"((?:[A-Z][\w.-]{0,40}\s?){1,4}(?:agency|website|newspaper|channel|media|radio|television|TV)?)"
)
_WORD_BEFORE: Final = 3
_LONG: Final = 5


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text and who says it.

    Attributes:
        speaker: The shortest name or designation, without title and article.
        via: Channel or agency, as written; None when none is named.
        span: Start and end of the words that are the speaker's, in characters of the text.
        cue: Start and end of the words that say so ("according to", "said").
        named: Start and end of the speaker's words in the text, None when they stand in an earlier paragraph.
    """

    speaker: str
    via: str | None
    span: tuple[int, int]
    cue: tuple[int, int]
    named: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Heard:
    """What is remembered of the speakers of earlier paragraphs.

    Attributes:
        last: Who spoke last, None for nobody yet.
        known: All speakers so far, oldest first.
        texts: The paragraphs read, newest last, to find full names in.
    """

    last: str | None = None
    known: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


def attributions(text: str, previous: Sequence[str] = ()) -> list[Attribution]:
    """Find who says what in a paragraph.

    Args:
        text: The paragraph.
        previous: Paragraphs before it, nearest last: "he added" and "the ministry" go back to them.

    Returns:
        One for each stretch that somebody says, in the order of the cues. What the article states itself is in none.
    """
    heard = Heard()
    for paragraph in previous:
        _, heard = listen(paragraph, heard)
    return listen(text, heard)[0]


def listen(text: str, heard: Heard) -> tuple[list[Attribution], Heard]:
    """Find the same, going on from what was heard; the attributions and what is heard now."""
    reader = _Reader(text, heard)
    if _CUES.search(text) or any(mark in text for mark in QUOTES):
        for start, end in sentence_spans(text):
            reader.read(start, end)
    texts = (*heard.texts[-_REMEMBERED + 1 :], text)
    return reader.found, Heard(reader.last, tuple(reader.known[-_REMEMBERED * 4 :]), texts)


def speaker_at(found: Sequence[Attribution], place: int) -> Attribution | None:
    """Tell who says the word at a place: the narrowest attribution that covers it, None for the article itself."""
    covering = [
        item for item in found if item.span[0] <= place < item.span[1] and not item.cue[0] <= place < item.cue[1]
    ]
    return min(covering, key=lambda item: item.span[1] - item.span[0], default=None)


_CUES: Final = re.compile(r"\baccording to\b|\b(?:" + "|".join(sorted(REPORTING)) + r")\b", re.IGNORECASE)
_REMEMBERED: Final = 12


class _Reader:
    """Goes through a paragraph sentence by sentence."""

    def __init__(self, text: str, heard: Heard) -> None:
        self.text = text
        self.earlier = heard.texts
        self.last = heard.last
        self.known = list(heard.known)
        self.found: list[Attribution] = []
        self.sentences: list[tuple[int, int]] = []

    def read(self, start: int, end: int) -> None:
        """Find the attributions of one sentence."""
        tokens = tokenize(self.text, start, end)
        before = len(self.found)
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.low == "according" and at + 1 < len(tokens) and tokens[at + 1].low == "to":
                at = max(self._according(tokens, at, before), at + 1)
            else:
                if token.low in REPORTING:
                    self._verb(tokens, at)
                at += 1
        if len(self.found) == before:
            self._go_on_quoting(tokens)
        self.sentences.append((start, end))

    def _according(self, tokens: list[Token], cue: int, before: int) -> int:
        """Read "according to …" at a place; the index after its phrase."""
        at = cue + 2
        if at < len(tokens) and tokens[at].low == "what":
            verb = next((place for place in range(at, len(tokens)) if tokens[place].low in REPORTING), None)
            if verb is None:
                return at
            words, end = before_verb(tokens[at + 1 : verb + 1], verb - at - 1)[0], verb + 1
            while end < len(tokens) and tokens[end].text not in {",", "."} and tokens[end].low not in QUOTES:
                end += 1
        else:
            words, end = after_cue(tokens, at)
        if not words or _is_nobody(words):
            return end
        agency = _AGENCY.search(_spell(words)) is not None
        direct = self.found[before:]
        if agency and direct:
            last = direct[-1]
            self.found[-1] = Attribution(last.speaker, last.via or self._slice(words), last.span, last.cue, last.named)
            return end
        scope = _scope_of_according(tokens, cue, end)
        self._add(words, scope, (tokens[cue].start, tokens[cue + 1].end), self._channel(tokens, cue, end))
        return end

    def _verb(self, tokens: list[Token], verb: int) -> None:
        """Read a reporting verb at a place."""
        if verb and (tokens[verb - 1].low in _NOT_BEFORE or tokens[verb].text == "States" or _is_noun(tokens, verb)):
            return
        if verb and tokens[verb - 1].low in _BEING:
            self._passive(tokens, verb)
            return
        quoted = verb > 1 and tokens[verb - 1].low in QUOTES
        if (quoted or (verb > _WORD_BEFORE and tokens[verb - 1].text == ",")) and self._inverted(
            tokens, verb, quoted=quoted
        ):
            return
        following = tokens[verb + 1] if verb + 1 < len(tokens) else None
        if tokens[verb].low in _NEEDS_THAT and not _introduces(tokens, verb):
            return
        words, start = before_verb(tokens, verb)
        if not words or len(words) > _LONGEST_NAME or words[0].text[0].isdigit() or _is_nobody(words):
            return
        span = self._scope_of_verb(tokens, start, verb, following)
        cue = (tokens[verb].start, tokens[verb].end)
        self._add(words, span, cue, self._channel(tokens, verb, len(tokens)))

    def _scope_of_verb(self, tokens: list[Token], start: int, verb: int, following: Token | None) -> tuple[int, int]:
        """Say which words belong to "X said": those before it, those after it, or both."""
        first, last = tokens[0].start, tokens[-1].end
        ends = following is None or following.low in _ENDS_CLAUSE - QUOTES
        led = (
            start > 1
            and (tokens[start - 1].text == "," or tokens[start - 1].low in QUOTES)
            and _has_verb(tokens[: start - 1])
        )
        trails = ends or (following is not None and following.low in _TAIL) or tokens[verb].low in {"told", "tells"}
        says_that = any(
            token.low == "that" or token.low in QUOTES or token.text == ":" for token in tokens[verb + 1 : verb + 9]
        )
        if led and trails and not says_that:
            return self._opening(tokens, start), last if ends and verb + 4 < len(tokens) else tokens[start].start
        if led and tokens[start - 1].low in QUOTES:
            return self._opening(tokens, start), last
        if led and ends:
            return first, last
        return tokens[verb].end, self._end_of_quotation(last)

    def _opening(self, tokens: list[Token], start: int) -> int:
        """Find where the words before "X said" begin: with the quotation, which earlier sentences may have opened."""
        first = tokens[0].start
        marks = [token for token in tokens[:start] if token.low in QUOTES]
        if not marks:
            return first
        opened = sum(1 for mark in marks if mark.text in "“«„") - sum(1 for mark in marks if mark.text in "”»")
        straight = sum(1 for mark in marks if mark.text == '"')
        if opened >= 0 and straight % 2 == 0:
            return first
        begins = max(self.text.rfind("“", 0, first), self.text.rfind('"', 0, first), self.text.rfind("«", 0, first))
        return begins if begins >= 0 else (0 if self.earlier else first)

    def _end_of_quotation(self, last: int) -> int:
        """Go on to the end of a quotation that the sentence has opened."""
        opened = self.text.rfind("“", 0, last)
        if opened >= 0 and self.text.rfind("”", 0, last) < opened:
            closed = self.text.find("”", last)
            return closed + 1 if closed >= 0 else len(self.text)
        return last

    def _inverted(self, tokens: list[Token], verb: int, *, quoted: bool) -> bool:
        """Read "…, said the governor, Anna Holm, on Telegram"."""
        if verb + 1 >= len(tokens) or tokens[verb].low in {"told", "put", "puts", "found", "finds"}:
            return False
        following = tokens[verb + 1]
        if following.low in PREPOSITIONS | {"that", ",", "."} | QUOTES or not following.text[0].isalpha():
            return False
        words, end = after_cue(tokens, verb + 1)
        rest = tokens[end:]
        if not words or _is_nobody(words) or (not quoted and (_has_verb(rest) or following.low in _GOES_ON)):
            return False
        goes_on = any(token.low in QUOTES for token in rest)
        span = (self._opening(tokens, verb), tokens[-1].end if goes_on else tokens[verb].start)
        self._add(words, span, (tokens[verb].start, tokens[verb].end), self._channel(tokens, verb, len(tokens)))
        return True

    def _passive(self, tokens: list[Token], verb: int) -> None:
        """Read "this was reported by X": the words are those of the sentence before."""
        if verb + 1 >= len(tokens) or tokens[verb + 1].low != "by":
            return
        words, _ = after_cue(tokens, verb + 2)
        if not words or _is_nobody(words):
            return
        back = tokens[0].low in {"this", "that", "it", "these"} and self.sentences
        start = self.sentences[-1][0] if back else tokens[0].start
        self._add(
            words,
            (start, tokens[verb].start),
            (tokens[verb].start, tokens[verb + 1].end),
            self._channel(tokens, verb, len(tokens)),
        )

    def _go_on_quoting(self, tokens: list[Token]) -> None:
        """Give a quotation without a cue to whoever spoke right before it."""
        opens = tokens and tokens[0].text in '“"«'
        if not opens or self.last is None or not self.found or not self.sentences:
            return
        if self.found[-1].span[0] < self.sentences[-1][1] and self.found[-1].span[1] >= self.sentences[-1][0]:
            span = (tokens[0].start, tokens[-1].end)
            self.found.append(Attribution(self.last, self.found[-1].via, span, (span[0], span[0]), None))

    def _add(self, words: list[Token], span: tuple[int, int], cue: tuple[int, int], via: str | None) -> None:
        speaker, named = self._resolve(words)
        if speaker is None or span[0] >= span[1]:
            return
        self.found.append(Attribution(speaker, via, span, cue, named))
        self.last = speaker
        self.known.append(speaker)

    def _slice(self, words: list[Token]) -> str:
        return self.text[words[0].start : words[-1].end]

    def _resolve(self, words: list[Token]) -> tuple[str | None, tuple[int, int] | None]:
        """Turn "he", "the ministry" and a bare surname into the name used before."""
        named = (words[0].start, words[-1].end)
        name = self._slice(words)
        if len(words) == 1 and words[0].low in _PRONOUNS:
            return self.last, None
        if all(word.text[0].islower() for word in words):
            head = words[-1].low
            fuller = next(
                (known for known in reversed(self.known) if head in known.lower().split() and len(known) > len(name)),
                None,
            )
            return fuller or name, named
        if len(words) == 1:
            return _full_name(name, (*self.earlier, self.text[: words[0].start])) or name, named
        return name, named

    def _channel(self, tokens: list[Token], start: int, end: int) -> str | None:
        """Name the channel that the rest of a sentence gives."""
        piece = self.text[tokens[start].start : tokens[end - 1].end]
        channel = _CHANNEL.search(piece)
        if channel:
            return channel[1]
        told = _TOLD.search(piece)
        return told[1].strip() if told and not is_person(tokenize(told[1])) else None


_NOT_BEFORE: Final = (DETERMINERS | {"to", "'s", "of", "not"}) - {"that"}
_BEING: Final = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_NOUNS_TOO: Final = frozenset("claims reports notes states estimates reveals forecast".split())
_PRONOUNS: Final = frozenset(["he", "she", "it", "they", "i", "we"])
_LONGEST_NAME: Final = 12


def _spell(words: Sequence[Token]) -> str:
    return " ".join(word.text for word in words)


def _is_nobody(words: Sequence[Token]) -> bool:
    """Tell whether a phrase names no speaker: "updated information", "reports"."""
    return words[-1].low in IMPERSONAL | PAPERS and not any(word.text[0].isupper() for word in words)


def _is_noun(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether "claims", "reports" or "states" is a plural noun here: the words before don't make a subject."""
    if tokens[verb].low not in _NOUNS_TOO:
        return False
    before = tokens[verb - 1]
    led = any(token.low in {"the", "a", "an"} for token in tokens[max(0, verb - 4) : verb])
    return not (
        before.text[0].isupper()
        or before.low in _PRONOUNS
        or (led and before.low.isalpha() and not before.low.endswith("s"))
    )


def _has_verb(tokens: Sequence[Token]) -> bool:
    return (
        any(
            token.low in AUXILIARIES - {"'s"} or token.low.endswith(("ed", "ing")) or token.low in REPORTING
            for token in tokens
        )
        or len(tokens) > _LONG
    )


def _introduces(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether "that", a quotation or a count follows a verb that reports only with one."""
    after = [token.low for token in tokens[verb + 1 : verb + 5]]
    if tokens[verb].low in {"put", "puts"}:
        return any(word in {"toll", "number", "figure", "count", "tally"} for word in after)
    before = tokens[verb - 1] if verb else None
    closes = not after or after[0] in {".", ","}
    return (
        after[:1] == ["that"]
        or any(word in QUOTES | {":", "that"} for word in after[:3])
        or (closes and before is not None)
    )


def _scope_of_according(tokens: Sequence[Token], cue: int, end: int) -> tuple[int, int]:
    """Say which words "according to …" covers: the clause it stands in."""
    left, right = cue, end
    while left > 0 and not _bounds(tokens, left - 1):
        left -= 1
    while right < len(tokens) and not _bounds(tokens, right):
        right += 1
    last = tokens[right - 1].end if right > end else tokens[cue].start
    first = tokens[left].start if left < cue else tokens[min(end, len(tokens) - 1)].start
    return first, last


def _bounds(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a clause that stands by itself ends here."""
    token = tokens[at]
    if token.text in ";–—()":
        return True
    before = tokens[at - 1] if at else None
    if before is None or before.text != ",":
        return False
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return token.low in {"but", "while", "where", "which", "although", "whereas", "however"} or (
        token.low in PREPOSITIONS and following == "which"
    )


@lru_cache(maxsize=4096)
def _full_name(surname: str, texts: tuple[str, ...]) -> str | None:
    """Find the given names that stood before a surname."""
    pattern = re.compile(r"((?:[A-Z][\w’'-]+ ){1,2})" + re.escape(surname) + r"\b(?! [A-Z])")
    for text in reversed(texts):
        match = pattern.search(text)
        if match and is_person(tokenize(match[0])):
            return match[0]
        given = match[1].split()[-1:] if match else []
        if given and match and is_person(tokenize(f"{given[0]} {surname}")):
            return f"{given[0]} {surname}"
    return None
