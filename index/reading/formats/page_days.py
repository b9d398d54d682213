"""Finds the day of publication that a web page shows where its metadata state none. Pure.

A page shows many days: of other articles, of events, of its last change, today's. One counts if a word beside it says
that something was published then, or if it stands by the headline in a place or form that is made for it. Where two
such differ, or nothing marks it, there is none: a copyright year or a day of change never stands in for it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Final

from index.dates import WrittenDay, written_days

from .metadata_dates import day_in, stated_day

_LONGEST: Final = 250
_DEEPEST: Final = 40
_LONG_PARAGRAPH: Final = 140
_MOST_ELEMENTS: Final = 20_000
_FAR: Final = 80
"""Elements after the headline among which its day stands."""
_NEAR_BEFORE: Final = 3
"""Levels above the headline within which its day may stand before it."""

_PUBLISHED: Final = re.compile(
    r"\b(?:(?:first |originally )?publi(?:shed|é|ée|cado|cada|cação|kováno|cat)|pubblicat[oa]|posted|veröffentlicht"
    r"|erstellt|erschienen|online seit|data(?: di)? pubblicazione|fecha de publicación|yayın(?:lanma|landı)?|yayin"
    r"|giriş|oluşturulma|eklenme|geplaatst|gepubliceerd|publicerad|publisert|udgivet|julkaistu|opublikowano|опубликовано)\b"
    r"|发布时间|发布于|发布日期|发表于|發佈|发布|公開日|掲載|投稿日|입력|등록|게재",
    re.IGNORECASE,
)
_CHANGED: Final = re.compile(
    r"updat|modif|edited|changed|aktualis|geändert|bearbeitet|\bstand\b|aggiorna|actualiz|atualiz|mis à jour|güncel"
    r"|düzenle|bijgewerkt|uppdater|oppdatert|opdateret|zaktualiz|обновлено|更新|修改|수정|copyright|©|\(c\)"
    r"|\b(?:ab|bis|until|since|from|event|start|end|seit|expires?|gültig)\b",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"(?:^|[^a-z])(?:pub(?:lish(?:ed)?|lication|lie)?[-_]?(?:date|time|day|at|on)?|date(?:time|line|stamp|published|created)?"
    r"|datum|data|fecha|tarih|zeit|time(?:stamp)?|posted(?:-on)?|byline|created|meta|info|article-?info|ora)(?:[^a-z]|$)"
    r"|(?:article|post|entry|news|story)[-_]?(?:date|time|meta|info|datum|data)|pubtime|pubdate",
    re.IGNORECASE,
)
_ELSEWHERE: Final = re.compile(
    r"relat|teaser|sidebar|comment|footer|recommend|most-?read|newsletter|breadcrumb|ticker|weather|wetter|event|calendar"
    r"|termin|also-?read|more-?(?:news|stories)|widget|promo|today|current-?date|masthead|copyright|archive-?list|latest",
    re.IGNORECASE,
)
_ELSEWHERE_TAGS: Final = frozenset(
    {"nav", "footer", "aside", "script", "style", "form", "select", "noscript", "template"}
)
_DATA: Final = re.compile(r"^(?:data-)?(?:pub|date|time|created)[a-z-]*$|^datetime$|publi", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
# Words that stand beside a day in a line that is made for it.
_BESIDE: Final = frozenset(
    "am um uhr den der le il ore alle ore om kl kl. at on a à von by di de par por da the et est cet gmt utc pm am h "
    "min saat tarihinde yazar redaktion редакция lesezeit read minutes minuten minuti di lettura dk okuma".split()
)
_MOST_NAMES: Final = 6
_MONTH_FIRST: Final = frozenset({"en-us", "en-ph"})
_UNTOLD: Final = frozenset({"en", "zh", "ja", "ko", "hu", "lt", ""})
_SCRIPTED: Final = re.compile(
    r"[\"'](?:datePublished|publishedAt|published_at|publishDate|publish_date|publicationDate|publication_date|published_time"
    r"|firstPublished(?:At|Date)?|pubDate|pubTime|publishTime)\\?[\"']\s*:\s*\\?[\"']([^\"'\\]{8,40})"
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A day that a page shows: where, and whether a word says that it is the one of publication."""

    day: date
    position: int
    labelled: bool
    placed: bool


def is_day_first(tree: Any) -> bool | None:
    """Tell from the language of a page whether "04/03/2024" is the fourth of March; None where that is open."""
    lang = next((root.get("lang") or "" for root in tree.iter("html")), "").strip().lower().replace("_", "-")
    if lang in _MONTH_FIRST:
        return False
    return None if lang in _UNTOLD or lang.partition("-")[0] in _UNTOLD - {"en"} else True


def scripted_day(scripts: Iterable[str]) -> date | None:
    """Return the day that scripts give as that of publication, if they give but one."""
    days = {stated_day(match[1]) for script in scripts for match in _SCRIPTED.finditer(script)} - {None}
    return days.pop() if len(days) == 1 else None


def shown_day(tree: Any, *, day_first: bool | None) -> date | None:
    """Return the day of publication that a page shows, None where none is marked as that.

    Args:
        tree: The page, as lxml parses it.
        day_first: Whether "04/03/2024" is the fourth of March or the third of April, None where that is open.
    """
    elements = [each for each in islice(tree.iter(), _MOST_ELEMENTS) if isinstance(each.tag, str)]
    headline = next((n for n, each in enumerate(elements) if _is_headline(each)), None)
    shown = [day for n, each in enumerate(elements) for day in _days_of(each, n, day_first=day_first)]
    if headline is None:
        return _agreed(each for each in shown if each.labelled)
    first, last = _around(elements, headline)
    by_headline = [each for each in shown if first <= each.position <= last]
    choices: Sequence[Iterable[_Shown]] = (
        (each for each in by_headline if each.labelled),
        (each for each in by_headline if each.placed and each.position >= headline),
        (each for each in by_headline if each.placed),
        (each for each in shown if each.labelled),
    )
    for choice in choices:
        listed = list(choice)
        if listed:
            return _agreed(listed)
    return None


def _agreed(shown: Iterable[_Shown]) -> date | None:
    days = {each.day for each in shown}
    return days.pop() if len(days) == 1 else None


def _is_headline(element: Any) -> bool:
    named = element.tag == "h1" or element.get("itemprop") == "headline"
    return named and element.tag != "meta" and bool("".join(islice(element.itertext(), 50)).strip())


def _around(elements: list[Any], headline: int) -> tuple[int, int]:
    """Return the first and the last element among which the day of the headline stands."""
    top = elements[headline]
    for _ in range(_NEAR_BEFORE):
        parent = top.getparent()
        top = top if parent is None or parent.tag in {"body", "html"} else parent
    first = next((n for n in range(headline, -1, -1) if elements[n] is top), headline)
    last = min(len(elements) - 1, headline + _FAR)
    for number in range(headline + 1, last + 1):
        if elements[number].tag == "p" and len(_text(elements[number])) > _LONG_PARAGRAPH:
            # A line below the text may still be that of its first paragraph's container.
            return first, number - 1
    return first, last


def _days_of(element: Any, position: int, *, day_first: bool | None) -> Iterator[_Shown]:
    """Yield the days that an element shows itself, and not those of elements within it."""
    if element.tag in {"html", "head", "body", "meta", "title", "link"}:
        return
    attributes = [*_attribute_days(element)]
    text = _own_line(element)
    written = written_days(text, day_first=day_first) if text else []
    if not (attributes or written) or _is_elsewhere(element):
        return
    hinted = element.tag == "time" or any(map(_is_hinted, (element, element.getparent())))
    for day in attributes:
        before = f"{text[: written[0].span[0]] if written else text} {_before(element)} {_names(element)}"
        if not _CHANGED.search(before):
            yield _Shown(day, position, bool(_PUBLISHED.search(before)), placed=True)
    if attributes:
        return
    for place, each in enumerate(written):
        start = written[place - 1].span[1] if place else 0
        before = text[start : each.span[0]] if place or text[: each.span[0]].strip(" \t:|-–•") else _before(element)
        label = max(_PUBLISHED.finditer(before), key=lambda match: match.start(), default=None)
        changed = max(_CHANGED.finditer(before), key=lambda match: match.start(), default=None)
        if (changed and (not label or changed.start() > label.start())) or (
            not place and _CHANGED.search(_names(element))
        ):
            continue
        placed = hinted or _is_line_of_day(text, written)
        yield _Shown(each.day, position, label is not None, placed)


def _attribute_days(element: Any) -> Iterator[date]:
    for name, value in element.attrib.items():
        if _DATA.search(name) and not _CHANGED.search(name) and (day := day_in(value)):
            yield day


def _own_line(element: Any) -> str:
    """Return the text of an element with what stands in line within it, if it is short; "" for more than a line."""
    if not _has_digit(element):
        return ""
    text = _text(element)
    return text if len(text) <= _LONGEST else ""


def _has_digit(element: Any) -> bool:
    own = [element.text or "", *(child.tail or "" for child in element)]
    return any(char.isdigit() for part in own for char in part)


def _text(element: Any) -> str:
    return " ".join("".join(islice(element.itertext(), 200)).split())


def _before(element: Any) -> str:
    """Return the words that stand right before an element, in line with it."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return f"{_text(previous)[-60:] if isinstance(previous.tag, str) else ''} {previous.tail or ''}"[-80:]
    return f"{(parent.text or '') if parent is not None else ''}"[-80:]


def _names(element: Any) -> str:
    return " ".join(filter(None, (element.get("class"), element.get("id"), element.get("itemprop"))))


def _is_hinted(element: Any) -> bool:
    return element is not None and bool(_PLACE.search(_names(element)))


def _is_elsewhere(element: Any) -> bool:
    """Whether an element belongs to another part of the page than the article."""
    around = [element, *islice(element.iterancestors(), _DEEPEST)]
    inside = (each for each in around if each.tag not in {"body", "html"})
    return any(each.tag in _ELSEWHERE_TAGS or _ELSEWHERE.search(_names(each)) for each in inside)


def _is_line_of_day(text: str, written: Sequence[WrittenDay]) -> bool:
    """Whether a line consists of days, clock times and names, and is no sentence."""
    rest = text
    for each in reversed(written):
        rest = f"{rest[: each.span[0]]} {rest[each.span[1] :]}"
    words = _WORD.findall(_PUBLISHED.sub(" ", _CHANGED.sub(" ", rest)))
    others = [word for word in words if word.lower() not in _BESIDE]
    return len(others) <= _MOST_NAMES and all(word[0].isupper() or not word[0].isascii() for word in others)
