"""The tense of a sentence around a date, and of a question."""

import re
from typing import Final

from .day_spans import Tense

_REACH: Final = 160
_NEAR: Final = 30
_AHEAD_WORDS: Final = (
    # The participle of "to be extended" is swallowed, or it would be taken for a past tense.
    r"(?:to|will|shall|would|can|could|may|might)\s(?:\w{2,12}\s)?(?:be|get)\s\w{3,20}"
    r"|(?:is|are|was|were)\s(?:to|due|set|scheduled|expected|slated|planned)(?:\s(?:to\s)?be\s\w{3,20})?"
    # So is the verb, or "will hit" would be taken for one.
    r"|(?:will|won['\u2019]t|shall|(?:would|should)(?!\s(?:not\s)?have)|can|could|may|might)(?:\s(?:not|likely|also))?(?:\s\w{2,20})?"
    r"|going\sto|plan(?:s|ned|ning)?\sto|set\s(?:to|for)"
    r"|to\s(?:be|begin|start|open|hold|meet|resume|take\splace|vote|face)"
    r"|scheduled|upcoming|expected|due(?!\sto\b)|slated|ahead\sof|approach(?:es|ing)|arrival|deadline|the\scoming"
    r"|coming\sup|happens|prepar(?:e|es|ing)|awaits?|looms|looming|forecast\s(?:to|for)|ha(?:s|ve)\suntil"
    r"|likely\sto(?:\sbe)?\s\w{2,20}"
    # What somebody wants or is asked to do lies ahead of them.
    r"|(?:hop|want|aim|intend|expect|need|seek|invit|promis|request)(?:e|es|s|ing)?\sto(?:\sbe)?\s\w{2,20}"
    r"|(?:invitation|deadline|bid|pledge|ultimatum)\sto(?:\sbe)?\s\w{2,20}"
    r"|comes?\s(?:\w{2,9}\s){0,2}(?:days?|hours|weeks?)\sbefore"
    # Timetables are told in the present.
    r"|turns\s\d{1,3}|(?:resume|reopen|reconvene|convene)(?=\s)|returns|reconvenes|retires|departs|begins|(?<!\d\s)starts|opens|reopens|resumes|concludes|ends|expires|airs|premieres"
    r"|go(?:es)?\sto\sthe\spolls|kicks?\soff|takes?\s(?:place|effect|office|over)|leaves\soffice"
    r"|goes\s(?:on\ssale|into\seffect)|gets?\sunder\s?way|falls\son"
)
_BACK_WORDS: Final = (
    r"said|says|told|since|(?:was|were|had|has|have|did)(?:n['\u2019]t)?|been|came|went|saw|took|made|left"
    r"|began|fell|rose|met|won|lost|held|shot|struck|sent|gave|got|became|broke|spoke|wrote|ran|fled|sank|blew"
    r"|drove|threw|grew|flew|drew|rang|sang|stood|felt|heard|kept|led|paid|rode|sat|sold|shook|spent|stole|taught"
    r"|thought|tore|woke|wore|bought|brought|built|caught|chose|dealt|dug|fought|found|forgot|froze|hung|hid|swept"
    r"|swore|burnt|died|lied|tied|owed"
    r"|(?<!\bto\s)(?:hit|put|cut|beat|shut)|comes?\s(?:\w{1,9}\s){0,3}after"
    # After an article a participle is an adjective, and names are capitalised: "an increased risk", "United".
    r"|(?<!\ba\s)(?<!\ban\s)(?<!\bthe\s)(?!United|Allied|Associated|Ahmed|hundred|indeed|speed|exceed|proceed|succeed)"
    r"\w{3,30}ed"
)
_CUE: Final = re.compile(
    rf"\b(?:(?P<future>{_AHEAD_WORDS})|(?P<past>{_BACK_WORDS})|(?P<open>(?:is|are)(?:\s(?:announced|released|published|awarded|observed|cancell?ed|closed|held))?|means|makes|comes|brings|follows))\b"
    r"|['\u2019]ll\b"
)
_NEW_CLAUSE: Final = re.compile(r"[,\u2013\u2014]\s(?:and|but|while|so)\s(?:on\s)?$")
# After "said that" the clause that holds the date has its own verb behind it.
_SAYING: Final = frozenset({"said", "says", "told"})
_THAT: Final = re.compile(r"\bthat\b")
_AHEAD: Final = re.compile(
    r"\b(?:(?:put\soff|postponed|delayed|adjourned|deferred|suspended)\s(?:\w{2,12}\s){0,3}(?:until|till|to)|(?i:until\safter|ahead\sof|starting|beginning|effective|scheduled\sfor|due)|falls)\s(?:on\s)?(?:the\s|an?\s)?$"
)
# "The solstice is Friday" and no "here is Friday's news"; an appointment for a day.
_IS_OR_FOR: Final = re.compile(
    r"(?:(?<!\b[Hh]ere)\s(?:is|are)|\b(?:[Ii]t|[Tt]hat)['\u2019]s)\s(?:on\s)?$"
    r"|(?<!originally\s)(?<!initially\s)\b(?:hearing|meeting|conference|vote|session|trial|talks|election|strike|protest"
    r"|rally|launch|release|sentencing|summit|debate|visit|appearance|address|referendum|(?:re)?scheduled|planned|booked)"
    r"\sfor\s(?:early\s|late\s)?$"
)
# A timetable is told in the present: "is heard in May", and no news that "is based" or "is believed".
_TIMETABLE: Final = re.compile(
    r"\b(?:is|are)\s(?:(?:not|next|then|finally|formally)\s)?(?:\w{3,20}ed|heard|held|sworn|sold|paid|built|chosen|cut|put|sent)"
    r"(?:\s(?:again|there|here))?\s(?:(?:in|on|at)\s)?(?:early\s|late\s|mid-?)?$"
)
_APOSTROPHES: Final = frozenset("'\u2019")
# Nobody knows of these beforehand: "the victims of Friday's attack", "will look into the crash on Monday".
_UNFORESEEN: Final = (
    r"(?:attack|shooting|stabbing|massacre|bombing|blast|explosion|crash|collision|derailment|collapse|earthquake|quake"
    r"|eruption|shelling|killing|murder|raid|riot|death|accident|incident|fire|flood|landslide|outage)s?"
)
_UNFORESEEN_BEFORE: Final = re.compile(rf"\b{_UNFORESEEN}\s(?:on\s)?(?:early\s|late\s)?$")
_UNFORESEEN_AFTER: Final = re.compile(rf"(?:['\u2019]s\s(?:\w{{2,20}}\s){{0,2}}|\s){_UNFORESEEN}\b")
_AFTERMATH: Final = re.compile(r"\b(?:after|following|since)\s(?P<event>\w{1,20}\s){0,6}$")
# What lasts until a day may have begun long ago, and what stands at an hour is a timetable.
_LASTING: Final = re.compile(r"\b(?:until|till|through|by)\s(?:(?:the|early|late|mid|end|of)[\s-]){0,3}$")
_HOUR: Final = re.compile(r"\d\s?[ap]\.?m\.?(?:\s(?:[A-Z]{2,4}|local\stime|Eastern)){0,2},?\s(?:on\s)?$")
_SPOKEN: Final = re.compile(
    r"\b(?:statement|release|announcement|tweet|post|interview|briefing|speech|[Aa]s\sof)\s(?:on\s)?$"
)
# Who took the picture: a caption tells in the present what was.
_CREDIT: Final = re.compile(r"\b[A-Z]\S{1,20}\s[A-Z]\S{1,20}/[A-Z]|Getty\sImages|\svia\sAP\b")
_CREDIT_REACH: Final = 110
_SENTENCE_END: Final = re.compile(r"[.!?][\"\u201d\u2019')\]]{0,2}\s+(?=[\"\u201c\u2018'(\[]?[A-Z0-9])|[\n;]")
# Words that end in a full stop inside a sentence.
_ABBREVIATION: Final = re.compile(
    r"\b(?:[A-Z]|[ap]\.m|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|Lt|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the start and end of the sentence around a span, looking no further than `_REACH` characters."""
    first, last = max(start - _REACH, 0), min(end + _REACH, len(text))
    for stop in _SENTENCE_END.finditer(text, first, start + 1):  # It looks at the letter that begins the next.
        if not _ABBREVIATION.search(text, max(stop.start() - 5, 0), stop.start() + 1):
            first = stop.end()
    for stop in _SENTENCE_END.finditer(text, end, last):
        if not _ABBREVIATION.search(text, max(stop.start() - 5, 0), stop.start() + 1):
            return first, stop.start() + 1
    return first, last


def tense_around(text: str, start: int, end: int) -> Tense:
    """Return the tense of the words around a span: of the words next to it, else of its verb."""
    near = max(start - _NEAR, 0)
    own = text[end : end + 1] not in _APOSTROPHES  # "Friday" and no "Friday's".
    if _AHEAD.search(text, near, start) or (
        own and (_IS_OR_FOR.search(text, near, start) or _TIMETABLE.search(text, near, start))
    ):
        return "future"
    if (
        _UNFORESEEN_AFTER.match(text, end)
        or _UNFORESEEN_BEFORE.search(text, near, start)
        or _CREDIT.search(text, end, end + _CREDIT_REACH)
    ):
        return "past"
    tense = _tense_of_verb(text, start, end)
    if tense == "past" and _LASTING.search(text, near, start):
        return "open"
    if tense == "open" and _SPOKEN.search(text, near, start):
        return "past"
    return "future" if tense == "open" and _HOUR.search(text, near, start) else tense


def _tense_of_verb(text: str, start: int, end: int) -> Tense:
    """Return the tense of the nearest verb before a span, else of the first one after."""
    first, last = sentence_around(text, start, end)
    cues = list(_CUE.finditer(text, first, start))
    if cues and _NEW_CLAUSE.search(text, max(start - _NEAR, 0), start):
        return _tense_of(_CUE.search(text, end, last) or cues[-1])
    if cues and not (cues[-1][0] in _SAYING and _THAT.search(text, cues[-1].end(), start)):
        return _after(_tense_of(cues[-1]), text, cues[-1].end(), start, end)
    return _after(_tense_of(_CUE.search(text, end, last)), text, first, start, end)


def _after(tense: Tense, text: str, verb: int, start: int, end: int) -> Tense:
    """Correct the tense where the date belongs to an earlier event: "will be tried after the raid on Monday"."""
    aftermath = _AFTERMATH.search(text, verb, start) if tense != "past" else None
    if aftermath is None or (tense == "open" and not text[start:end].endswith("day")):
        return tense
    return "past" if aftermath["event"] or tense == "open" else "open"


def _tense_of(cue: re.Match[str] | None) -> Tense:
    if cue is None or cue["open"]:
        return "open"
    return "past" if cue["past"] else "future"


_ASKED_AHEAD: Final = re.compile(
    r"\b(?:will|won['\u2019]?t|shall|going\sto|upcoming|scheduled|planned|plans|expected|next|tomorrow|coming|happens|due|must|deadline)\b"
    r"|\bis\sthere\b|\bare\sthere\b"
)
_ASKED_UNTIL: Final = re.compile(r"\b(?:is|are|does|do)\b[^.?!]{0,60}\b(?:until|till)\b")
_IRREGULAR: Final = (
    "beat became began blew bore bought broke brought built burnt came caught chose dealt drew drove fell"
    " felt fled flew forbade forgot fought found froze gave got grew heard held hid hit kept knew laid led"
    " left lent lost made met outbid overthrew paid ran rang rode rose sang sank sat saw sent shook shot slew"
    " sold sought spent spoke stole stood struck swept swore taught thought threw told took tore underwent"
    " went woke won wore wrote withdrew"
)
_ASKED_BACK: Final = re.compile(
    rf"\b(?:did|was|were|had|has|have|happened|killed|said|(?<!to\s)(?:{_IRREGULAR.replace(' ', '|')}))\b"
)
_PARTICIPLE: Final = re.compile(r"\b\w{3,30}ed\b")


def tense_of_question(question: str) -> Tense:
    """Return the tense of a question: about the future or about the past."""
    lowered = question.lower()
    if _ASKED_BACK.search(lowered):
        return "past"
    if _ASKED_AHEAD.search(lowered) or _ASKED_UNTIL.search(lowered):
        return "future"
    return "past" if _PARTICIPLE.search(lowered) else "open"
