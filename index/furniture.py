"""Furniture: single lines of an article that are no part of its report, told by their own words alone.

Every rule asks for a whole line of one form, since hiding a sentence of the report is worse than searching a caption.
"""

import re
from collections.abc import Callable
from typing import Literal

PassageKind = Literal["body", "title", "header", "byline", "caption", "link", "agency", "teaser"]

# Longer lines are never furniture.
_MAX_FURNITURE = 320
_MAX_NAMES = 14

_AGENCIES = (
    "associated press|the associated press|ap|reuters|thomson reuters|afp|agence france-presse|efe|dpa|ansa|upi|tass|"
    "interfax|xinhua|kyodo|bloomberg|bloomberg news|europa press|ukrinform|interfax-ukraine|ria novosti|pa media"
)
_OUTLETS = (
    "usa today|usa today network|usa today sports|bbc|bbc news|cnn|nbc news|abc news|cbs news|fox news|npr|pbs|"
    "the new york times|the washington post|the guardian|the conversation|kaiser health news|getty images|getty|"
    "telegram|twitter|facebook|instagram|youtube|tiktok|handout|courtesy photo"
)
_PAPER = (
    r"(?:[A-Z][\w.&'’-]*\s){1,5}(?:News|Times|Post|Press|Tribune|Journal|Herald|Register|Star|Republic|Gazette|"
    r"Sentinel|Enquirer|Democrat|Courier|Observer|Chronicle|Network|Advertiser|Dispatch|Statesman|Today|Magazine|Wire)"
)
_FROM_AGENCY = re.compile(
    rf"\(?(?:(?:via|source|sources|from|with|by|—|--?)[:\s]\s*)?(?:{_AGENCIES})"
    rf"(?:(?:\s*[,/&+]\s*|\s+(?:and|y|und|et|with)\s+)(?:{_AGENCIES}))*\)?[.]?",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?:contributing|contributors?|with (?:contributions|reporting|material|information) (?:from|by))\b.{3,200}|"
    r".{3,160}\bcontributed to this (?:report|story|article)\b.{0,40}",
    re.IGNORECASE,
)

_NAME = r"(?:[A-Z][\w.'’-]*|de|da|di|del|la|le|van|von|der|den|al|bin|ibn|el)"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,5}}"
_NAMED = re.compile(
    rf"(?:[Bb]y|BY|(?:Written|Reported|Story|Text|Edited|Words|Analysis)\s+by)[:\s]\s*{_NAMES}"
    rf"(?:(?:\s*[,|/•·&—–-]\s*|\s+(?:and|AND|for|in|of|at|with)\s+)(?:the\s+)?{_NAMES})*[.]?"
)
_NOT_NAMES = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|Christmas|Easter|Contrast|Comparison|The Numbers)\b|\d{3}"
)
_OUTLET_BYLINE = re.compile(
    rf"{_NAMES}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){_NAMES}){{0,5}}\s*[,|•·–—-]\s*(?:(?i:{_AGENCIES}|{_OUTLETS})|{_PAPER})"
)
_PHOTO_OF_AUTHOR = re.compile(rf"{_NAMES}['’]s? Photo")

_CREDIT_START = re.compile(
    r"\(?(?:(?:file |ap |afp |reuters |stock )?(?:photo|image|picture|photograph|illustration|graphic|video)s?"
    r"(?: (?:credit|illustration|courtesy))?|credits?)(?:\s*:|\s+(?:by|courtesy)\b|/).{2,200}",
    re.IGNORECASE,
)
_CREDIT_END = re.compile(
    r".{3,280}(?:\((?:ap|reuters|afp|getty|epa|file|photo|image|credit)\b[^()]{0,100}\)|"
    r"[/|]\s*(?:ap|afp|reuters|getty images|epa|shutterstock)(?: (?:photo|images))?|"
    r"\b(?:getty images|ap photo|afp photo|file photo|shutterstock|via ap|via reuters))[.)]?",
    re.IGNORECASE,
)
_PLACED_CREDIT = re.compile(r"[A-Z][\w'’ -]{2,60}, (?:Telegram|Twitter|Facebook|Instagram|YouTube|TikTok)")
_PICTURED = re.compile(
    r"(?:(?:An?|The|This) )?(?:(?:[Gg]eneral|[Aa]erial|[Ss]atellite|[Ff]ile|[Ss]treet) )?"
    r"(?:[Vv]iew|[Pp]hoto|[Pp]icture|[Ii]mage|[Ss]creenshot|[Dd]amage|[Dd]ebris|[Ww]reckage|[Rr]emains|[Rr]uins|"
    r"[Aa]ftermath|[Ss]cene)s? (?:to|of|from|at|in|after|on|near|inside)\b.{5,200}"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|do|does|did|says?|said|told|"
    r"shows?|fell|left|made|came|took|went|rose|hit|ran|lay|lie|lies|remains?|continues?|appears?|suggests?|\w+ed)\b"
)

_SEE_ALSO = re.compile(
    r"[(\[*•►>-]{0,2}\s*(?:you (?:can|may) )?(?:also read|read also|also|keep reading|continue reading|read more|"
    r"read the (?:full|original) (?:story|article)|read|read this|see also|see more|related|related stor(?:y|ies)|"
    r"related articles?|more|more on this|more from \w+|watch|watch live|listen|don['’]?t miss|in case you missed it|"
    r"must read|recommended|for more|learn more)\s*:\s*\S.{3,250}",
    re.IGNORECASE,
)
_KICKER = re.compile(r"[A-Z][A-Za-z0-9'’&,?! -]{1,60}:[A-Z\"'“‘][^\n]{10,220}[\w?!\"'”’)]")

_OWN_WORDS = re.compile(
    r"(?:[(\[]?\s*advertisement|skip advertisement|sign up (?:here |now |today )?(?:for|to) (?:our|the|get|receive)\b.{0,200}|"
    r"subscribe (?:to|here|now|today)\b.{0,160}|(?:please )?(?:share|like|follow) (?:this|us|it)\b.{0,100}|"
    r"share (?:on )?(?:facebook|twitter|whatsapp|email).{0,80}|click here (?:to|for)\b.{0,160}|"
    r"(?:copyright|©|\(c\))\s.{2,200}|.{0,100}all rights reserved.{0,60}|(?:we|this (?:site|website)) uses? cookies\b.{0,200}|"
    r"(?:support|help) our (?:journalism|reporting|work)\b.{0,160}|download (?:our|the) .{0,40}\bapp\b.{0,80}|"
    r"(?:read or share this story|this (?:story|article) (?:originally|first) appeared).{0,200}|"
    r"follow (?:@|[A-Z]).{0,80}\bon (?:twitter|instagram|facebook|x)\b.{0,80}|(?:e-?mail|contact|reach) \S.{0,80}@\S{3,60}.{0,60}|"
    r"(?:share|comments?|print|save|email|facebook|twitter|whatsapp|link copied!?|loading\.{3}|autoplay)[.!]?)[.!]?",
    re.IGNORECASE,
)

_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?"
)
_DAY_WORDS = re.compile(
    rf"(?:{_MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\d{{1,4}}(?:st|nd|rd|th)?|\d{{1,2}}h|t?\d\d|z|"
    r"a\.?m\.?|p\.?m\.?|[ecmp][sd]?t|gmt|utc|bst|cet|ist|on|at|the|of|and|date|dated?|published|posted|updated|modified|"
    r"created|last|first|originally|de|del|o'clock|min(?:ute)?s?|read|ago|hours?)",
    re.IGNORECASE,
)
_MONTH_OR_ISO = re.compile(
    rf"\b(?:{_MONTH})\b|\d{{4}}-\d\d?-\d\d?|\d\d?[/.]\d\d?[/.]\d{{2,4}}|min(?:ute)?s? read", re.IGNORECASE
)
_WORDS = re.compile(r"[\w.']+")


def furniture_kind(line: str) -> PassageKind | None:
    """Tell what kind of furniture a line is.

    Args:
        line: A line of an article, or a paragraph folded to one.

    Returns:
        Its kind, None when its own words do not tell that it is none of the report.
    """
    line = line.strip()
    if not line or len(line) > _MAX_FURNITURE:
        return None
    return next((kind for kind, told in _RULES if told(line)), None)


def _is_date_line(line: str) -> bool:
    words = [word.strip(".'") for word in _WORDS.findall(line)]
    return (
        0 < len(words) <= _MAX_NAMES
        and bool(_MONTH_OR_ISO.search(line))
        and any(char.isdigit() for char in line)
        and all(_DAY_WORDS.fullmatch(word) for word in words if word)
    )


def _is_agency_line(line: str) -> bool:
    return bool(_FROM_AGENCY.fullmatch(line) or _CONTRIBUTED.fullmatch(line))


def _is_byline(line: str) -> bool:
    if len(line.split()) > _MAX_NAMES or _NOT_NAMES.search(line):
        return False
    return any(form.fullmatch(line) for form in (_NAMED, _OUTLET_BYLINE, _PHOTO_OF_AUTHOR))


def _is_caption(line: str) -> bool:
    if any(form.fullmatch(line) for form in (_CREDIT_START, _CREDIT_END, _PLACED_CREDIT)):
        return True
    # A picture's description is no sentence: it has no finite verb.
    return bool(_PICTURED.fullmatch(line)) and not _FINITE.search(line) and ". " not in line


def _is_link(line: str) -> bool:
    ended = line.rstrip(")]\"'”’ ").endswith(".")
    return bool(_SEE_ALSO.fullmatch(line) or _KICKER.fullmatch(line)) and not ended


def _is_own_word(line: str) -> bool:
    return bool(_OWN_WORDS.fullmatch(line))


_RULES: tuple[tuple[PassageKind, Callable[[str], bool]], ...] = (
    ("header", _is_date_line),
    ("agency", _is_agency_line),
    ("link", _is_link),
    ("byline", _is_byline),
    ("caption", _is_caption),
    ("teaser", _is_own_word),
)
