"""Reporting verbs and other cues of speech, and the channels that people speak through. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from index.language import (
    AUXILIARIES,
    DETERMINERS,
    PAPERS,
    PREPOSITIONS,
    QUOTES,
    Token,
    adverbs_before,
    past_form,
    plural_noun,
)

REPORTING: Final = frozenset(
    (
        "said says say told tells tell claimed claims claim stated states announced announces reported reports "
        "wrote writes added adds indicated indicates explained explains confirmed confirms assured assures assure "
        "asserted asserts estimated estimates warned warns denied denies stressed stresses insisted insists "
        "argued argues noted notes recalled recalls declared declares admitted admits acknowledged acknowledges "
        "tweeted tweets posted alleged alleges maintained maintains cited suggested suggests revealed reveals "
        "disclosed testified concluded believes believe accused accuses described reckons reckon predicted "
        "predicts forecast emphasized emphasised underlined commented remarked replied responded promised vowed "
        "pledged complained lamented reiterated observed pointed put puts ruled found finds affirm affirms affirmed "
        "report speaks speak spoke advocates advocated contends contended expects urged urges thinks thought guessed "
        "fears feared calculates calculated shows showed show blamed blames"
    ).split()
)
# What follows them is the accused, never an inverted speaker.
ACCUSING: Final = frozenset({"accused", "accuses", "blamed", "blames"})
# The verbs of documents: "the agency's data shows that".
SHOWING: Final = frozenset({"show", "shows", "showed", "indicates", "indicate", "suggest"})
# What shows or finds something whatever follows, if its subject is a document.
FINDING: Final = SHOWING | {"found", "finds", "reveals", "revealed", "estimates", "notes", "concluded"}
DOCUMENTS: Final = PAPERS | frozenset("research polls surveys studies analyses letters reviews records tweets".split())
# These report only when "that" or a quotation follows.
_NEEDS_THAT: Final = frozenset(
    (
        "states claims reports notes added adds found finds posted responded replied put puts pointed ruled state "
        "cited pledged promised vowed forecast observed maintained maintains recalled reveals revealed estimates "
        "believes believe accused accuses speaks speak spoke affirms affirmed advocates advocated contends contended "
        "expects urged urges thinks thought guessed fears feared calculates calculated shows showed show tweets "
        "blamed blames"
    ).split()
)
_MODALS: Final = frozenset("is are was were will would can could may might must should has have had does did".split())
ENDS_CLAUSE: Final = frozenset(".,;!?)–—") | QUOTES
TAIL: Final = frozenset(
    (
        "on in at via during to after by late earlier yesterday today from through last this as when monday "
        "tuesday wednesday thursday friday saturday sunday while following before"
    ).split()
)
AGENCY: Final = re.compile(
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
PRONOUNS: Final = frozenset(["he", "she", "it", "they", "i", "we"])
_CREDITS: Final = r"according to|made (?:this|it|that) known|(?:toll|tally|figure|number) (?:from|by|that|which)"
# Nouns that credit a statement to somebody: "by the count of X".
ACCOUNTS: Final = frozenset(
    (
        "account accounts count estimate estimates reckoning words word version opinion view tally assessment telling "
        "calculation calculations figures list"
    ).split()
)
_BY_ACCOUNT: Final = rf"(?:by|in|on) (?:(?:the|his|her|its|their) )?(?:own )?(?:{'|'.join(sorted(ACCOUNTS))})"
CUES: Final = re.compile(rf"\b(?:{_CREDITS}|{_BY_ACCOUNT}|" + "|".join(sorted(REPORTING)) + r")\b", re.IGNORECASE)
_NOT_BEFORE: Final = (DETERMINERS | PREPOSITIONS | {"to", "'s", "not"}) - {"that"}
_NOUNS_TOO: Final = frozenset("claims reports notes states estimates reveals forecast tweets".split())
_LONG: Final = 5
_NEAR: Final = 6
_CHARGED: Final = 12
_ALONG: Final = 4
_CLAUSE: Final = 12
_THINKING: Final = frozenset("believe believes thinks thought fears feared expects guessed found finds".split())
_NEVER_LAST: Final = frozenset(
    "found finds believe believes put puts expects urged urges thinks thought guessed fears feared shows showed "
    "show".split()
)
_INSERTING: Final = frozenset("found finds believe believes estimates expects thinks thought guessed fears".split())
_SETTING_OFF: Final = PREPOSITIONS - {"of", "from", "at", "for"}
_SUBJECT: Final = 7
_CLOSING: Final = frozenset('”"»')


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word of `REPORTING` is a finite verb here, not an infinitive, a noun or part of a name."""
    if at == 0:
        return tokens[at].low not in _NOUNS_TOO
    before = tokens[max(0, adverbs_before(tokens, at) - 1)]
    name = tokens[at].text == "States" or (tokens[at].text[0].isupper() and before.text[0].islower())
    denied = before.low.endswith("n't")
    if tokens[at].low == "report" and not _is_told_by_many(tokens, at):
        return False
    return before.low not in _NOT_BEFORE and not denied and not name and not _is_noun(tokens, at)


def _is_told_by_many(tokens: Sequence[Token], at: int) -> bool:
    """Whether "report" is a verb with a plural subject, as in "officials report"."""
    before, after = tokens[at - 1], tokens[at + 1].low if at + 1 < len(tokens) else ""
    return before.text.islower() and plural_noun(before) and before.low not in {"us", "news"} and after != "to"


def reports(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb reports what somebody says; some verbs do so only when "that" or a quotation follows."""
    return tokens[verb].low not in _NEEDS_THAT or _introduces(tokens, verb) or _is_inserted(tokens, verb)


def _is_inserted(tokens: Sequence[Token], verb: int) -> bool:
    """Whether commas set off a subject and its verb: "if it rains, the authors found, the lake fills"."""
    if tokens[verb].low not in _INSERTING or verb + 2 >= len(tokens) or tokens[verb + 1].text != ",":
        return False
    for at in range(verb - 1, max(0, verb - _SUBJECT), -1):
        if tokens[at].text == ",":
            first = tokens[at + 1]
            return at + 1 < verb and (first.low in DETERMINERS | PRONOUNS or first.text[0].isupper())
        if tokens[at].low in _SETTING_OFF:
            return False
    return False


def _is_noun(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "claims", "reports" or "states" is a plural noun here, since no subject precedes it."""
    return tokens[verb].low in _NOUNS_TOO and not has_subject(tokens, verb)


def has_subject(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a subject precedes a word such as "claims" or "rules", which may also be a plural noun."""
    before = tokens[verb - 1]
    led = any(token.low in {"the", "a", "an"} for token in tokens[max(0, verb - 4) : verb])
    return (
        before.text[0].isupper()
        or before.low in PRONOUNS
        or (led and before.low.isalpha() and not before.low.endswith("s"))
    )


def has_verb(tokens: Sequence[Token]) -> bool:
    """Whether words may be a statement: they contain a verb, or are too many for a name."""
    return (
        any(
            token.low in AUXILIARIES - {"'s"}
            or past_form(token.low)
            or token.low.endswith("ing")
            or token.low in REPORTING
            for token in tokens
        )
        or len(tokens) > _LONG
    )


def is_predicate(tokens: Sequence[Token]) -> bool:
    """Whether words begin with a verb, and so continue an earlier clause."""
    return bool(tokens) and (tokens[0].low in AUXILIARIES or past_form(tokens[0].low))


def _introduces(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb that needs "that", a quotation or a count has it."""
    after = [token.low for token in tokens[verb + 1 : verb + 5]]
    if tokens[verb].low in {"speaks", "speak", "spoke"}:
        return _speaks_of(tokens, verb)
    if tokens[verb].low in {"put", "puts"}:
        return any(word in {"toll", "number", "figure", "count", "tally"} for word in after)
    if tokens[verb].low in ACCUSING and _charges(tokens, verb):
        return True
    if tokens[verb].low in _THINKING and has_clause(tokens, verb):
        return True
    closes = verb > 0 and (not after or after[0] in {".", ","}) and tokens[verb].low not in _NEVER_LAST
    quoted = any(token.text in _CLOSING for token in tokens[max(0, verb - _NEAR) : verb])
    led = quoted and tokens[verb].low not in _NEVER_LAST
    promises = tokens[verb].low in {"promised", "pledged", "vowed"} and after[:1] == ["to"]
    introduced = after[:1] == ["that"] or any(word in QUOTES | {":", "that"} for word in after[:3])
    return introduced or promises or closes or led


def _speaks_of(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "of" or "about" follows: "spoke of the dead", "spoke at length about the fire"."""
    return any(token.low in {"of", "about"} for token in tokens[verb + 1 : verb + _ALONG])


def has_clause(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a clause follows without "that": "believes the boat sank", "expects prices to fall"."""
    if verb + 2 >= len(tokens) or tokens[verb + 1].low in PREPOSITIONS | {"to", "'s"}:
        return False
    if tokens[verb + 1].low == "it" and tokens[verb + 2].low not in _MODALS:
        return False
    for at in range(verb + 2, min(verb + _CLAUSE, len(tokens))):
        token = tokens[at]
        if token.low in ENDS_CLAUSE or token.low in {"who", "which", "that"}:
            return False
        if token.low in _MODALS or (tokens[verb].low == "expects" and token.low == "to"):
            return True
    return False


def _charges(tokens: Sequence[Token], verb: int) -> bool:
    """Whether somebody is charged with something: "accused the mill of dumping waste", "blamed 12 deaths on it".

    With nobody between the verb and the charge, the one before the verb is accused: "the man accused of theft".
    """
    for at in range(verb + 1, min(verb + _CHARGED, len(tokens))):
        if tokens[at].text == "," and (past := _past_apposition(tokens, at)):
            return tokens[past].low in {"of", "for"}
        if tokens[at].low in ENDS_CLAUSE:
            return False
        if tokens[at].low in {"of", "for", "on"}:
            return at > verb + 1
        if tokens[at].low in PREPOSITIONS or (at == verb + 1 and tokens[at].low in {"or", "and"}):
            return False
    return False


def _past_apposition(tokens: Sequence[Token], comma: int) -> int:
    """Return the index after an apposition between commas: "accused the head, Jonas Ek, of"; 0 if it doesn't end."""
    closing = next((at for at in range(comma + 1, min(comma + _CHARGED, len(tokens))) if tokens[at].text == ","), 0)
    return closing + 1 if closing and closing + 1 < len(tokens) else 0


def channel_of(piece: str) -> str | None:
    """Return the channel named after a cue ("Telegram", "social media", "Lund Post"), None if there is none."""
    channel = _CHANNEL.search(piece)
    if channel:
        return channel[1]
    told = _TOLD.search(piece)
    name = told[1].strip(" .") if told else ""
    return name if AGENCY.search(name) or (name.isupper() and len(name) > 1) else None
