"""The phrase that names a speaker: before a reporting verb, after it or after "according to". Pure."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from .gazetteer import gazetteer
from .lexicon import past_form
from .noun_phrases import AUXILIARIES, CLAUSE_WORDS, DETERMINERS, IN_LY, PREPOSITIONS
from .speaker_names import adverbs_before, is_paper, is_person, shorten, takes_title
from .tokens import Token, ends_sentence

QUOTES: Final = frozenset('"“”«»„')
_WALLS: Final = frozenset(";:()[]–—…-") | QUOTES
_DAYS: Final = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight earlier later "
        "morning afternoon evening night week month year on this last that late early meanwhile further also "
        "again now then"
    ).split()
)
_KEPT_IN_NAME: Final = frozenset({"of", "for", "from", "at", "to"})
_SEGMENTS: Final = 5
_SHORT: Final = 3
_BRACKETED: Final = 8
_RELATIVE: Final = 6
_QUOTED: Final = 25
_OPENING: Final = frozenset('“"«')
_CLOSING_MARKS: Final = frozenset('”"»')
_PRONOUNS: Final = frozenset({"he", "she", "it", "they"})
_SETTING: Final = frozenset({"on", "in", "at", "via", "during", "after", "for", "from"})
_TELLING: Final = frozenset("said says stated told reported speaks spoke puts put counted counts added".split())
_MAKING: Final = frozenset(
    (
        "built compiled released published collected gathered maintained kept issued provided prepared drawn made "
        "produced conducted posted shared analyzed analysed tracked commissioned carried"
    ).split()
)
_CHANNELS: Final = frozenset(
    "telegram twitter facebook instagram tiktok youtube whatsapp weibo linkedin social media networks website".split()
)


def is_channel(token: Token) -> bool:
    """Whether a word is part of a channel's name: "Telegram", "social", "media"."""
    return token.low in _CHANNELS


def before_verb(tokens: Sequence[Token], verb: int) -> tuple[list[Token], int]:
    """Find the subject before a verb.

    Returns:
        The words that name it, shortened, empty if there are none; and the index where its phrase begins.
    """
    end = _back_over_adverbs(tokens, verb)
    if end and tokens[end - 1].text == ")":
        end = _before_bracket(tokens, end - 1)
    if end > 1 and tokens[end - 1].text in _OPENING and tokens[end - 2].text[-1].isalpha():
        end -= 1  # "Holm “described being lost”"
    if end == 0:
        return [], 0
    if (relative := _relative(tokens, end)) is not None:
        return _antecedent(tokens, relative)
    if tokens[end - 1].text == ",":
        return _with_apposition(tokens, end - 1)
    if tokens[end - 1].low in {"and", "but", "then"}:
        return _shared(tokens, end - 1)
    if end > 1 and tokens[end - 1].low in _PRONOUNS and tokens[end - 2].text[0].isalpha():
        # "the cost she said", where "the cost" is what is said; "it" may be anything
        return [tokens[end - 1]] if tokens[end - 1].low != "it" else [], end - 1
    return _plain(tokens, end)


def _plain(tokens: Sequence[Token], end: int) -> tuple[list[Token], int]:
    """Find the subject that ends before an index, without commas and clauses."""
    start = _begin(tokens, end)
    if start and start < end and tokens[start].low in _SETTING and past_form(tokens[start - 1].low):
        # "a poll released in May found"
        paper = _begin(tokens, start - 1)
        if any(is_paper(token) for token in tokens[paper : start - 1]):
            return shorten(tokens[paper : start - 1]), paper
    if tokens[start].low == "by" and start and tokens[start - 1].low in _MAKING:
        # "data released by the ministry on Monday show"
        return _maker(tokens, start + 1, end), _begin(tokens, start - 1)
    return shorten(tokens[_past_setting(tokens, start, end) : end]), start


def _begin(tokens: Sequence[Token], end: int) -> int:
    """Return the index where the subject that ends before an index begins."""
    start = end
    while start > 0 and not _parts(tokens, start - 1):
        start -= 1
    return start


def _relative(tokens: Sequence[Token], end: int) -> int | None:
    """Return the index of "who" or "which" before a verb: "who said", "which in May said"; None if there is none."""
    for at in range(end - 1, max(0, end - _RELATIVE), -1):
        if tokens[at].low in {"who", "which"}:
            return at if at + 1 == end or tokens[at + 1].low in _SETTING else None
        if tokens[at].low in _WALLS or tokens[at].text == ",":
            return None
    return None


def _antecedent(tokens: Sequence[Token], relative: int) -> tuple[list[Token], int]:
    """Find whom a relative clause is about: "paid an architect who", "the port, which"; nobody for "in which"."""
    end = relative
    if tokens[end - 1].low in PREPOSITIONS | CLAUSE_WORDS | AUXILIARIES:
        return [], relative
    if tokens[end - 1].text == ",":
        end -= 1
        if end and tokens[end - 1].text == ")":
            end = _before_bracket(tokens, end - 1)
    if (named := _name_at_end(tokens, end)) is not None:
        return shorten(tokens[named:end]), named
    start = end
    while start > 0 and not _parts(tokens, start - 1):
        start -= 1
        if tokens[start].low in DETERMINERS:
            break
    if tokens[start - 1].text == "," and start > 1 and not _is_named(tokens[start:end]):
        # "Anna Holm, the mayor of Lund, who said"
        words, first = _with_apposition(tokens, end)
        return (words, first) if words and _is_named(words) else (shorten(tokens[start:end]), start)
    return shorten(tokens[start:end]), start


def _name_at_end(tokens: Sequence[Token], end: int) -> int | None:
    """Return where the name begins that ends before an index: "Anna Holm of Lund"; None if no person's does."""
    start = end
    while start > 0 and (
        tokens[start - 1].text[0].isupper() or (tokens[start - 1].low in {"of", "from", ".", "de"} and start < end)
    ):
        start -= 1
    while start < end and not tokens[start].text[0].isupper():
        start += 1
    name = tokens[start:end]
    whole = is_person(name) or takes_title(name) or any(token.low in {"of", "from"} for token in name)
    return start if whole else None


def _maker(tokens: Sequence[Token], start: int, end: int) -> list[Token]:
    """Read who made a document, without the time and place after it."""
    stop = next((at for at in range(start, end) if tokens[at].low in _SETTING | _DAYS), end)
    return shorten(tokens[start:stop])


def _past_setting(tokens: Sequence[Token], start: int, end: int) -> int:
    """Skip a place or time that opens a clause without a comma: "On Telegram Holm", "At noon the mayor"."""
    if start == end or tokens[start].low not in _SETTING or (start and past_form(tokens[start - 1].low)):
        return start
    if any(token.low == "and" for token in tokens[start:end]):
        return start
    if [token.low for token in tokens[start + 1 : start + 3]][-1:] == ["part"]:
        return start + 3
    for at in range(end - 1, start, -1):
        if tokens[at].low in {"the", "a", "an"} and at > start + 1:
            return at
    at = end
    while at - 1 > start and tokens[at - 1].text[0].isupper() and not _is_setting(tokens[at - 1]):
        at -= 1
    return at if at < end else start


def _is_setting(token: Token) -> bool:
    return is_channel(token) or token.low in _DAYS


def _shared(tokens: Sequence[Token], end: int) -> tuple[list[Token], int]:
    """Find the subject that a verb shares with an earlier one: "X condemned the attacks and said"."""
    verbs = []
    quoted = 0
    for verb in range(end - 1, 0, -1):
        if tokens[verb].text in _CLOSING_MARKS or quoted:
            # "said it was “unfair” and denied"
            quoted = 0 if tokens[verb].text in _OPENING and quoted else quoted + 1
            if quoted > _QUOTED:
                break
            continue
        if tokens[verb].low in _WALLS or ends_sentence(tokens, verb):
            break
        if (past_form(tokens[verb].low) or tokens[verb].low in _TELLING) and not tokens[verb].text[0].isupper():
            verbs.append(verb)
    # "X speaks of two killed and says": prefer a reporting verb to the nearest verb.
    shared = next((verb for verb in verbs if tokens[verb].low in _TELLING), verbs[0] if verbs else 0)
    if shared:
        return before_verb(tokens, shared)
    return [], end


def _back_over_adverbs(tokens: Sequence[Token], at: int) -> int:
    while at > 0:
        low = tokens[at - 1].low
        before = adverbs_before(tokens, at)
        # "the plan, first announced in May" has no speaker
        if before == at or (before and tokens[before - 1].text == ","):
            adverb = low.endswith("ly") and low not in IN_LY
            if low not in AUXILIARIES - {"'s"} and not adverb and low not in _DAYS:
                break
            before -= 1
        at = before
    return at


def _parts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token cannot be in a subject, so that the subject begins after it."""
    token = tokens[at]
    if token.low in _WALLS or token.text == "," or token.low in CLAUSE_WORDS | {"as", "than", "after", "before"}:
        return True
    if token.low in AUXILIARIES - {"'s", "will", "may"} or (past_form(token.low) and not token.text[0].isupper()):
        # "the United Nations", "an armed group": a participle before a noun is part of the subject.
        before = tokens[at - 1].low if at else ""
        # "“…,” retired general Anna Holm said"
        adjective = before in QUOTES and at + 1 < len(tokens) and tokens[at + 1].text[0].isalpha()
        return token.low in AUXILIARIES or not (before in DETERMINERS or adjective)
    return ends_sentence(tokens, at) or (token.low == "to" and at > 0 and tokens[at - 1].low == "according")


def _with_apposition(tokens: Sequence[Token], end: int) -> tuple[list[Token], int]:
    """Find the name among phrases between commas: "the governor, Anna Holm, for her part, says"."""
    start = end
    while start > 0 and (tokens[start - 1].low not in _WALLS or tokens[start - 1].text == ")"):
        start = _before_bracket(tokens, start - 1) if tokens[start - 1].text == ")" else start - 1
    segments = _split(tokens, start, end)[-_SEGMENTS:]
    if segments and [token.low for token in tokens[slice(*segments[0])][:3]][::2] == ["for", "part"]:
        segments[0] = (segments[0][0] + 3, segments[0][1])
    segments = [segment for segment in segments if segment[0] < segment[1]]
    if segments and tokens[segments[0][0]].low in {"but", "and", "yet", "so"}:
        named = (segments[0][0] + 1, segments[0][1])
        segments[0] = named if _is_named(tokens[slice(*named)]) else segments[0]
    while segments and _is_opening(tokens, *segments[0]):
        segments.pop(0)
    if not segments:
        return [], end
    segments = [(first, _bracket_in(tokens, first, last)) for first, last in segments]
    for first, last in segments:
        if tokens[first].low in CLAUSE_WORDS:
            continue
        if is_person(tokens[first:last]) or takes_title(tokens[first:last]):
            return shorten(tokens[first:last]), segments[0][0]
    return shorten(tokens[slice(*segments[0])]), segments[0][0]


def _bracket_in(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the end of a phrase before its brackets: "Anna Holm (D-Lund)"."""
    return next((at for at in range(first + 1, last) if tokens[at].text == "("), last)


def _before_bracket(tokens: Sequence[Token], closing: int) -> int:
    """Return the index of the bracket that opens "(MOH)" in "the Ministry of Health (MOH), in a note, said"."""
    nearest = range(closing - 1, max(-1, closing - _BRACKETED), -1)
    return next((at for at in nearest if tokens[at].text == "("), closing)


def _is_opening(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a phrase only opens the sentence, or is a clause of its own."""
    if first == last or tokens[first].low in PREPOSITIONS | CLAUSE_WORDS | {"meanwhile", "however", "and", "but"}:
        return True
    for place in range(first, last):
        low = tokens[place].low
        if low in CLAUSE_WORDS:
            return False
        if (low in AUXILIARIES - {"'s"} or past_form(low)) and not tokens[place].text[0].isupper():
            return place > first
    return False


def _split(tokens: Sequence[Token], start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of tokens between the commas."""
    cuts = [place for place in range(start, end) if tokens[place].text == ","]
    edges = [start - 1, *cuts, end]
    return [(left + 1, right) for left, right in pairwise(edges)]


def after_cue(tokens: Sequence[Token], at: int) -> tuple[list[Token], int]:
    """Find the speaker named after a verb or "according to", also in an apposition.

    Returns:
        The words that name it, shortened; and the index after its phrase.
    """
    end = _end_of_phrase(tokens, at)
    if _names_its_maker(tokens, end) and end > at:
        return after_cue(tokens, end + 2)  # "a map built by the university"
    apposition = _apposition(tokens, at, end)
    if apposition:
        return apposition
    end = _past_place(tokens, at, end)
    return shorten(tokens[at:end]), end


def _names_its_maker(tokens: Sequence[Token], end: int) -> bool:
    """Whether a phrase is followed by "built by", "published by" or the like."""
    return end + 1 < len(tokens) and tokens[end].low in _MAKING and tokens[end + 1].low == "by"


def _apposition(tokens: Sequence[Token], at: int, end: int) -> tuple[list[Token], int] | None:
    """Read the name in "the governor, Anna Holm"; None if the first phrase is the name or no name follows."""
    if end >= len(tokens) - 1 or tokens[end].text != ",":
        return None
    second = _end_of_phrase(tokens, end + 1)
    name = tokens[end + 1 : second]
    acts = second < len(tokens) and (tokens[second].low in AUXILIARIES or past_form(tokens[second].low))
    named_first = _is_named(tokens[at:end])
    return (shorten(name), second) if _is_named(name) and not acts and not named_first else None


def _is_named(words: Sequence[Token]) -> bool:
    return is_person(words) or takes_title(words)


def _past_place(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return the index after the place in "officials in Lund", which is part of their designation."""
    placed = end + 1 < len(tokens) and tokens[end].low == "in" and gazetteer().find(tokens[end + 1].text)
    short = 0 < end - at <= _SHORT and not any(word.text[0].isupper() for word in tokens[at:end])
    return _end_of_phrase(tokens, end + 1) if placed and short else end


def _end_of_phrase(tokens: Sequence[Token], at: int) -> int:
    end = at
    while end < len(tokens):
        token = tokens[end]
        if token.text == "," or token.low in _WALLS or token.low in CLAUSE_WORDS | AUXILIARIES - {"'s"}:
            break
        of_paper = token.low == "by" and end > at and is_paper(tokens[end - 1])
        if (token.low in PREPOSITIONS - _KEPT_IN_NAME and not of_paper) or token.low in _DAYS - {
            "late",
            "further",
            "year",
        }:
            break
        if ends_sentence(tokens, end):
            break
        if past_form(token.low) and not token.text[0].isupper() and end > at and tokens[end - 1].low not in DETERMINERS:
            break
        end += 1
    return end
