"""What a question says about time besides its days: the year of the event, and whether the newest is wanted.

Another year is another event: the cup of 2022 is no answer to "who won the cup in 2010?". A year that only describes
something ("the company, founded in 2015", "since 2010", "the 2020 law") says nothing about when the answer happened.
Pure.
"""

import re
from datetime import date
from typing import Final

from index.dates import Window

_YEAR: Final = r"(?P<y>(?:19|20)\d\d(?:[-–]\d\d(?:\d\d)?)?)(?![\d%]|[.,:/]\d|['’]s\b)"
# "In 2010", "in the summer of 2010", "in May 2010", "in the 2010-11 season", "word of the year for 2010".
_DATED: Final = re.compile(
    rf"\b(?:in|during|for|of)(?:\s(?:the|early|late|mid|year|season|spring|summer|autumn|fall|winter|of|end|start|beginning"
    rf"|january|february|march|april|may|june|july|august|september|october|november|december)){{0,4}}[\s-]{_YEAR}",
    re.IGNORECASE,
)
# What comes again with every year; of other things ("the 2020 law") there is one.
_AGAIN: Final = (
    r"cups?|championships?|finals?|semi-?finals?|elections?|primar(?:y|ies)|midterms|olympics?|paralympics?|games"
    r"|tournaments?|awards?|oscars?|grammys?|emmys?|tonys|globes|baftas?|seasons?|races?|bowl|series|open|masters"
    r"|prix|marathon|festival|summit|prize|contest|ceremony|playoffs?|pageant|draft|regatta|derby|tour|league|euros?"
    r"|eurovision|budget|census|gala|nominations?|nominees|winners?|ballon|slam|convention"
)
_RECURRING: Final = re.compile(
    rf"\b{_YEAR}(?:\s(?!(?:and|or|in|on|at|to|by|with|for|the|that|which|who)\b)[\w.'’-]{{1,20}}){{0,4}}?"
    rf"\s(?:{_AGAIN})\b|\b(?:{_AGAIN})\s(?:of\s)?(?P<y2>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_BACKGROUND: Final = re.compile(
    r"\b(?:since|after|before|until|till|by|following|from|between|over|about|around|to|overturn\w*|ahead\sof|prior\sto)"
    r"(?:\s(?:the|its|his|her|their|a|an|results?\sof))*\s$",
    re.IGNORECASE,
)
# "That opened in 2010", "who was born in 1990"; the question's own word stands at its head.
_RELATIVE: Final = re.compile(
    r"(?<=\w\s)(?:that|which|who|whose|where|when|since|after|before|because|while|until)\b(?!\s?\?)", re.IGNORECASE
)
_PARTICIPLE: Final = re.compile(
    r"(?P<before>(?:[\w'’-]+\s+){0,3})"
    r"(?:\w{2,20}ed|born|built|made|held|begun|written|set\sup|shot|sunk|struck|sold|drawn|taken|known)\s$",
    re.IGNORECASE,
)
_AUXILIARY: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|get|got|who|what|which|many)\b(?!.*\b(?:did|does|do)\b)",
    re.IGNORECASE,
)
# What stays after its year: a law that still holds, a film that is still seen.
_LASTING: Final = re.compile(
    r"(?:\s[\w'’-]{1,20}){0,2}?\s(?:laws?|acts?|bills?|books?|films?|movies?|novels?|albums?|songs?|deals?|treaty|agreements?"
    r"|accords?|pact|constitution|study|reports?|paper|survey|rulings?|decision|cases?|models?|edition|version|painting"
    r"|memoir|documentary|charter|regulations?|rules?|policy|plan|programme|program)\b",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|will|would|can|could|should|may|might|must|said|says|happened"
    r"|won|runs|made|became|came|went|took|gave|got)\b",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[,;:()\u2013\u2014]\s*")


def asked_year(question: str, asked_on: date) -> Window | None:
    """Find the year of the event that a question asks about.

    Args:
        question: Its asking sentence.
        asked_on: Day of asking; a year to come is what articles look forward to, and is left alone.

    Returns:
        The year and its words; None where none is named, where several are, or where it only describes something.
    """
    spans = {_year_span(match) for match in _DATED.finditer(question) if _dates_the_event(question, match)}
    spans |= {_year_span(match) for match in _RECURRING.finditer(question) if _is_asked_event(question, match)}
    years = {int(question[start : start + 4]) for start, _ in spans}
    if len(years) != 1:
        return None
    year, span = years.pop(), min(spans)
    phrase = question[slice(*span)]
    last = year + (len(phrase) > len("2022"))  # A season, "2022-23".
    return None if year > asked_on.year else Window(date(year, 1, 1), date(last, 12, 31), phrase, span)


def _year_span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("y") if match["y"] else match.span("y2")


def _dates_the_event(question: str, match: re.Match[str]) -> bool:
    """Whether "in 2010" belongs to what is asked and to no clause or participle that describes something."""
    before = question[: match.start()]
    opening = max((found.end() for found in _CLAUSE.finditer(before)), default=0)
    if opening and not _VERB.search(before, opening) and before[opening:].strip():
        return False  # ", founded in 2015, ..."
    if _RELATIVE.search(before) or _BACKGROUND.search(before) or _LASTING.match(question, match.end()):
        return False
    participle = _PARTICIPLE.search(before)
    if participle is None or _AUXILIARY.search(participle["before"]):
        return True
    return _VERB.search(before, 0, participle.start("before") + len(participle["before"])) is None


def _is_asked_event(question: str, match: re.Match[str]) -> bool:
    before = question[: match.start()]
    return not _BACKGROUND.search(before) and not _RELATIVE.search(before)


# What is told again as time goes on; "the latest film" is a thing.
_TOLD: Final = (
    r"statements?|news|updates?|remarks?|comments?|words?|developments?|reports?|figures?|tolls?|counts?|tally|numbers?"
    r"|polls?|speech(?:es)?|interviews?|position|stance|attacks?|strikes?|estimates?|information|talks|announcements?"
    r"|warnings?|forecasts?|situation|status|casualt(?:y|ies)|claims?|results?"
)
_NEWEST: Final = re.compile(
    rf"\b(?:latest|newest|most\srecent)\s(?:[\w'’-]{{1,15}}\s){{0,2}}?(?:{_TOLD})\b"
    r"|\b(?:latest|newest|most\srecent)\s(?:on|about|from|in|with)\b|\bmost\srecently\b|\bthe\slatest\s?\?",
    re.IGNORECASE,
)


def asks_for_newest(question: str) -> bool:
    """Whether a question wants the newest of what answers: "the latest on the strike", "her most recent statement"."""
    return _NEWEST.search(question) is not None


_STATEMENT: Final = (
    r"(?:statements?|remarks?|comments?|words?|speech(?:es)?|warnings?|claims?|announcements?|interviews?)"
)
_WHOSE: Final = re.compile(
    rf"\b{_STATEMENT}\s(?:of|by|from)\s(?P<of>[^?,.;]{{2,60}}?)"
    r"(?=\s(?:on|about|regarding|concerning|over|after|in|at|to)\b|\s?[?,.;]|\s?$)"
    r"|(?:^|\b(?:is|was|were|are)\s)(?!what|who|which)(?P<whose>[^?,.;]{2,60}?)['’]s?\s(?:latest|newest|most\srecent)\s"
    rf"(?:\w{{1,15}}\s)?{_STATEMENT}\b",
    re.IGNORECASE,
)


def speaker_of_newest(question: str) -> str | None:
    """Return whose latest statement a question wants: "the most recent statement of the mayor"; None for nobody's."""
    found = _WHOSE.search(question) if asks_for_newest(question) else None
    return (found["of"] or found["whose"]).strip() if found else None
