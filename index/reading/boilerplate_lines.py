"""Recognises boilerplate lines, which are not part of an article's report, by their own words alone.

Every rule matches a whole line of one form: hiding a sentence of the report is worse than searching a caption.
"""

import re
from collections.abc import Callable
from typing import Literal

PassageKind = Literal["body", "title", "header", "byline", "caption", "link", "agency", "teaser"]

# Longer lines are never boilerplate, and a line of more words is neither a list of names nor a date.
_MAX_LINE = 320
_MAX_NAMES = 14
_MAX_CREDIT, _MAX_DATE = 110, 100

_AGENCY = (
    r"(?:(?:the )?associated press|ap|(?:thomson )?reuters|afp|agence france-presse|efe|dpa|ansa|upi|tass|"
    r"interfax(?:-ukraine)?|xinhua|kyodo|bloomberg(?: news)?|europa press|ukrinform|ria novosti|pa media|"
    r"usa today|bbc(?: news)?|cnn|nbc news|abc news|cbs news|fox news|npr)"
)
_PLATFORM = r"(?:telegram|twitter|facebook|instagram|youtube|tiktok|getty(?: images)?|handout)"
_PAPER = (
    r"(?:[A-Z][\w.&'\u2019-]*\s){1,5}(?:News|Times|Post|Press|Tribune|Journal|Herald|Register|Star|Republic|Gazette|"
    r"Sentinel|Enquirer|Democrat|Courier|Observer|Chronicle|Network|Advertiser|Dispatch|Statesman|Sports|Magazine)"
)
_NAME = r"(?:[A-Z][\w.'\u2019-]*|de|da|di|del|la|le|van|von|der|den|al|bin|ibn|el)"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,5}}"

_FROM_AGENCY = re.compile(
    rf"\(?(?:(?:via|sources?|from|with|by)[:\s]\s*|[\u2013\u2014-]{{1,2}}\s*)?{_AGENCY}"
    rf"(?:(?:\s*[,/&+]\s*|\s+(?:and|y|und|et|with)\s+){_AGENCY})*\)?\.?",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?:contribut(?:ing|ors?|ions?)|with (?:contributions|reporting|material|information) (?:from|by)):?\s.{3,200}|"
    r"(?:from )?[\w ]{0,60}\b(?:wire|staff|agency) reports",
    re.IGNORECASE,
)
_CONTRIBUTED_AT_END = re.compile(r"\bcontributed to this (?:report|story|article)\b.{0,40}$")

_BY = re.compile(
    rf"(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]oor|DOOR|(?:Written|Reported|Story|Text|Edited|Words|Analysis)\s+by)[:\s]\s*{_NAMES}"
    rf"(?:(?:\s*[,|/&\u2022\u2013\u2014-]\s*|\s+(?:and|for|in|of|at|with)\s+)(?:the\s+)?{_NAMES})*\.?"
)
# As archives label it.
_LABELLED_BY = re.compile(r"(?:byline|autor(?:in)?|auteurs?|autore|authors?)\s?:\s.{2,200}", re.IGNORECASE)
_DASHED_NAMES = re.compile(rf"[\u2013\u2014-]{{1,2}}\s*{_NAMES}(?:(?:\s*,\s*|\s+and\s+){_NAMES})*")
_WITH_OUTLET = re.compile(
    rf"{_NAMES}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){_NAMES}){{0,5}}\s*[,|\u2022\u2013\u2014-]\s*(?:(?i:{_AGENCY})|{_PAPER})"
)
_PHOTO_OF_AUTHOR = re.compile(rf"{_NAMES}['\u2019]s? Photo")
_NO_NAME = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday|Christmas|Easter|Contrast|Comparison)\b|\d{3}"
)

_CREDIT = re.compile(
    r"\(?(?:(?:file |ap |afp |reuters |stock )?(?:photo|image|picture|photograph|illustration|graphic|video)s?"
    r"(?: (?:credit|illustration|courtesy))?|credits?)(?:\s*:|\s+(?:by|courtesy)\b|/).{2,200}",
    re.IGNORECASE,
)
_CREDIT_AT_END = re.compile(
    r"(?:\((?:ap|reuters|afp|getty|epa|file|photo|image|credit)\b[^()]{0,80}\)\.?|"
    r"[/|]\s*(?:ap|afp|reuters|getty images|epa|shutterstock)(?: (?:photo|images))?|"
    r"\b(?:getty images|ap photo|afp photo|file photo|shutterstock|via ap|via reuters)\)?)$",
    re.IGNORECASE,
)
_PLACED_CREDIT = re.compile(rf"[A-Z][\w'\u2019 -]{{2,60}}, (?i:{_PLATFORM})")
_PICTURED = re.compile(
    r"(?:(?:An?|The|This) )?(?:(?:[Gg]eneral|[Aa]erial|[Ss]atellite|[Ff]ile|[Ss]treet) )?"
    r"(?:[Vv]iew|[Pp]hoto|[Pp]icture|[Ii]mage|[Ss]creenshot|[Dd]amage|[Dd]ebris|[Ww]reckage|[Rr]emains|[Rr]uins|"
    r"[Aa]ftermath|[Ss]cene)s? (?:to|of|from|at|in|after|on|near|inside)\b.{5,200}"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|do|does|did|says?|said|told|"
    r"shows?|fell|left|made|came|took|went|rose|hit|ran|lay|lies?|continues?|appears?|suggests?|\w+ed)\b"
)

_SEE_ALSO = re.compile(
    r"[(\[*\u2022\u25ba>-]{0,2}\s*(?:(?:you (?:can|may) )?also read|read also|also|keep reading|continue reading|"
    r"read(?: (?:more|this|the (?:full|original) (?:story|article)))?|see (?:also|more)|"
    r"related(?: (?:stor(?:y|ies)|articles?))?|more(?: on this| from \w+)?|watch(?: live)?|listen|don['\u2019]?t miss|"
    r"in case you missed it|must read|recommended|for more|learn more)\s*:\s*\S.{3,250}",
    re.IGNORECASE,
)
# "Meta layoffs:Company to lay off thousands": a kicker and the linked headline after it, run together.
_KICKER = re.compile(r"[A-Z][\w'\u2019&,?! -]{1,60}:[A-Z\"'\u201c\u2018].{10,220}[\w?!\"'\u201d\u2019)]")

_FROM_THE_SITE = re.compile(
    r"(?:[(\[]?\s*(?:skip )?advertisement|sign up (?:here |now |today )?(?:for|to) (?:our|the|get|receive)\b.{0,200}|"
    r"subscribe (?:to|here|now|today)\b.{0,160}|(?:please )?(?:share|like|follow) (?:this|us|it)\b.{0,100}|"
    r"share (?:on )?(?:facebook|twitter|whatsapp|email).{0,80}|click here (?:to|for)\b.{0,160}|"
    r"(?:\u00a9|\(c\))\s.{2,200}|"
    r"copyright\s(?!.{0,200}\b(?:is|are|was|were|has|have|had|will|would|said)\b).{2,200}|all rights reserved.{0,60}|"
    r"(?:we|this (?:site|website)) uses? cookies\b.{0,200}|(?:support|help) our (?:journalism|work)\b.{0,160}|"
    r"download (?:our|the) .{0,40}\bapp\b.{0,80}|read or share this story.{0,200}|"
    r"this (?:story|article) (?:(?:originally|first) appeared|(?:has been|was|will be) updated)\b.{0,120}|"
    r"the post\s.{1,200}\s(?:appeared first|first appeared) on\s.{2,80}|"
    r"follow (?:@|[A-Z]).{0,80}\bon (?:twitter|instagram|facebook|x)\b.{0,80}|"
    r"(?:e-?mail|contact|reach):? \S.{0,80}@\S{3,60}.{0,60}|"
    r"(?:share|comments?|print|save|email|facebook|twitter|whatsapp|link copied!?|loading\.{3}|autoplay)[.!]?)[.!\])]?",
    re.IGNORECASE,
)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_DATE_WORD = re.compile(
    rf"{_MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\d{{1,4}}(?:st|nd|rd|th)?|\d{{1,2}}h|"
    r"\d\dt\d\d|\d\dz|[ap]\.?m\.?|\d{1,2}[ap]m|[ecmp][sd]?t|gmt|utc|bst|cet|ist|on|at|the|of|and|dated?|published|"
    r"posted|updated|modified|created|last|first|originally|de|del|o'clock|min(?:ute)?s?|read|ago|hours?",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"\b{_MONTH}\b|\d{{4}}-\d\d?-\d\d?|\d\d?[/.]\d\d?[/.]\d{{2,4}}|\d min(?:ute)?s? read", re.IGNORECASE
)
_SIGN = re.compile(r"[^\W_]")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[\w.']+")
_DATELINE = re.compile(r"[A-Z][\w.,'\u2019()/ -]{1,60}\s[\u2013\u2014-]{1,2}")


def boilerplate_kind(line: str) -> PassageKind | None:
    """Return what kind of boilerplate a line is.

    Args:
        line: A line of an article, or a paragraph folded into one line.

    Returns:
        Its kind; None when its own words do not show that it is boilerplate.
    """
    line = line.strip()
    if not line or len(line) > _MAX_LINE:
        return None
    return next((kind for kind, matches in _RULES if matches(line)), None)


def _tail(line: str) -> int:
    """Return where the end of a line begins, in which a credit is looked for."""
    return max(1, len(line) - _MAX_CREDIT)


def _is_ruler(line: str) -> bool:
    return not _SIGN.search(line)


def _is_date_line(line: str) -> bool:
    """Whether a line is a date, or the place and agency before a report ("London CNN" and a dash)."""
    if _DATELINE.fullmatch(line):
        return True
    if len(line) > _MAX_DATE or not line[0].isalnum() or not _DIGIT.search(line) or not _DATED.search(line):
        return False
    words = [word.strip(".'") for word in _WORD.findall(line)]
    return len(words) <= _MAX_NAMES and all(_DATE_WORD.fullmatch(word) for word in words if word)


def _is_agency_line(line: str) -> bool:
    return bool(
        _FROM_AGENCY.fullmatch(line) or _CONTRIBUTED.fullmatch(line) or _CONTRIBUTED_AT_END.search(line, _tail(line))
    )


def _is_byline(line: str) -> bool:
    if _LABELLED_BY.fullmatch(line):
        return True
    if len(line.split()) > _MAX_NAMES or _NO_NAME.search(line):
        return False
    return any(form.fullmatch(line) for form in (_BY, _DASHED_NAMES, _WITH_OUTLET, _PHOTO_OF_AUTHOR))


def _is_caption(line: str) -> bool:
    if _CREDIT_AT_END.search(line, _tail(line)) or _PLACED_CREDIT.fullmatch(line):
        return True
    # The description of a picture is not a sentence: it has no finite verb.
    described = _CREDIT.fullmatch(line) or _PICTURED.fullmatch(line)
    return bool(described) and not _FINITE.search(line)


def _is_link(line: str) -> bool:
    ended = line.rstrip(")]\"'\u201d\u2019 ").endswith(".")
    return ":" in line and not ended and bool(_SEE_ALSO.fullmatch(line) or _KICKER.fullmatch(line))


def _is_from_the_site(line: str) -> bool:
    return bool(_FROM_THE_SITE.fullmatch(line))


_RULES: tuple[tuple[PassageKind, Callable[[str], bool]], ...] = (
    ("header", _is_ruler),
    ("header", _is_date_line),
    ("agency", _is_agency_line),
    ("link", _is_link),
    ("byline", _is_byline),
    ("caption", _is_caption),
    ("teaser", _is_from_the_site),
)
