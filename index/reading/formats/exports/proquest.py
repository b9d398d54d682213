"""Takes exports of ProQuest apart: a line of underscores, headline, labels, "Full text:", report, labels. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from .cover import may_come_before, stated_count
from .days import day_in
from .labels import fold, label_in, table
from .lines import Line, from_character, slices
from .parts import Export, Part

_LABELS: Final = table("""
title: title/titel/titre/titulo/titolo/alternate title
author: author/authors/autor/autoren/auteur/auteurs/autore/autores/verfasser/correspondence author
info: publication info/publikationsinformationen/publikationsinfo/informations sur la publication/
 informations de publication/info publication/informacion de publicacion/informacion de la publicacion/publicatie info
paper: publication title/publikationstitel/titel der publikation/titre de publication/titre de la publication/
 titulo de publicacion/titulo de la publicacion/publicatietitel/titel van publicatie/titolo della pubblicazione
day: publication date/publikationsdatum/erscheinungsdatum/datum der publikation/date de publication/
 date de la publication/fecha de publicacion/fecha de la publicacion/publicatiedatum/data di pubblicazione
text: full text/volltext/texte integral/texto completo/volledige tekst/testo completo
abstract: abstract/kurzfassung/zusammenfassung/resume/resumen/samenvatting/sommario/abstract (english)
links: links/link/liens/enlaces/verknupfungen
url: document url/dokument url/url du document/url de documento/url del documento/document link/
 proquest document link/proquest dokumentlink
id: proquest document id/proquest dokument id/id du document proquest/identifiant du document proquest/
 id del documento de proquest/id de documento de proquest/proquest id
subject: subject/thema/sujet/materia/tema/onderwerp/publication subject/thema der publikation/sujet de la publication
where: location/ort/lieu/lugar/place of publication/country of publication/erscheinungsort/erscheinungsland/
 lieu de publication/pays de publication/lugar de publicacion/pais de publicacion/ville de publication
who: people/person/company / organization/company/organization/personen/publisher/herausgeber/verlag/editeur/
 editorial/editor/uitgever/credit/contributor
what: identifier / keyword/keyword/source type/document type/document feature/classification/quellentyp/dokumenttyp/
 type de source/type de document/tipo de fuente/tipo de documento/language of publication/
 publikationssprache/langue de publication/idioma de publicacion/issn/e issn/isbn/coden/dateline/column/number of pages
where in: section/first page/pages/page/volume/issue/start page/seiten/seite/erste seite/premiere page/
 primera pagina/paginas/rubrik/rubrique/seccion/band/ausgabe
year: publication year/publikationsjahr/erscheinungsjahr/annee de publication/ano de publicacion
rights: copyright/urheberrecht/derechos de autor
updated: last updated/zuletzt aktualisiert/derniere mise a jour/ultima actualizacion/database/datenbank/
 base de donnees/base de datos/banque de donnees
""")
_LAST: Final = frozenset({"updated", "rights", "url", "id", "what", "year", "paper", "day", "who", "subject"})
_ABOVE: Final = frozenset({"author", "info", "abstract", "links", "url", "text"})
_RULE: Final = re.compile(r"_{20,}")
_NUMBER: Final = re.compile(
    r"(?:document|dokument|documento) (\d{1,5}) (?:of|von|de|sur|van|di|/) ?(\d{1,5})", re.IGNORECASE
)
_HEADING: Final = frozenset(
    "details/detail/links/link/bibliography/bibliographie/bibliografia/indexing/indexing (details)/table of contents/"
    "full text/volltext/texte integral/texto completo/abstract/kurzfassung/resume/resumen".split("/")
)
_NOT_TITLE: Final = re.compile(
    r"https?://\S+|\[\s*https?://.*|.{0,40}\bproquest\b.{0,40}|find a copy.{0,80}|"
    r"(?:copyright|\(c\)|\u00a9).{0,120}|\d{1,5}",
    re.IGNORECASE,
)
_MANY: Final = 3


def split(text: str, lines: Sequence[Line]) -> Export | None:
    """Take an export apart; None for any other text."""
    names = [_name(line) for line in lines]
    articles = [region for segment in _segments(lines) for region in _articles(lines, names, segment)]
    if not articles or not _is_export(lines, names) or not may_come_before(lines[: articles[0][0]]):
        return None
    numbers = _numbers(lines, articles)
    parts = [_part(text, lines[a:b], names[a:b], number) for (a, b), number in zip(articles, numbers, strict=True)]
    return Export(parts, _stated(lines, articles[0][0]))


def _name(line: Line) -> str:
    """Return the name of the label that a line begins with, or of the heading that it is; "" for neither."""
    found = label_in(line.plain, _LABELS)
    if found:
        return found[0]
    word = fold(line.plain)
    return _LABELS.get(word, "heading") if word in _HEADING else ""


def _is_export(lines: Sequence[Line], names: Sequence[str]) -> bool:
    told = any("proquest" in line.plain.casefold() and len(line.plain) < 200 for line in lines)  # noqa: PLR2004 - a line
    return told and "text" in names and ("paper" in names or "info" in names)


def _segments(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Cut at lines of underscores and at "Document 3 of 10"."""
    cuts = [index for index, line in enumerate(lines) if _RULE.fullmatch(line.plain) or _NUMBER.fullmatch(line.plain)]
    return [(a + 1, b) for a, b in pairwise([-1, *cuts, len(lines)]) if a + 1 < b]


def _articles(lines: Sequence[Line], names: Sequence[str], segment: tuple[int, int]) -> list[tuple[int, int]]:
    """Find the articles of a segment: one, several where a line between them is missing, none in a list or footer."""
    start, end = segment
    labelled = [index for index in range(start, end) if names[index]]
    texts = [index for index in labelled if names[index] == "text"]
    kinds = {names[index] for index in labelled}
    if not kinds & {"text", "abstract"} or len(kinds & (_LAST | {"info"})) < 2:  # noqa: PLR2004 - two labels
        return []
    starts = [start]
    for before, text in pairwise(texts):
        below = [index for index in labelled if before < index < text and names[index] in _LAST]
        if len(below) >= _MANY and (first := _title_after(lines, names, before, text)):
            starts.append(first)
    return list(pairwise([*starts, end]))


def _title_after(lines: Sequence[Line], names: Sequence[str], before: int, text: int) -> int | None:
    """Find the headline between the labels below one report and the label of the next."""
    closing = [index for index in range(before, text) if names[index] == "updated"] or [
        index for index in range(before, text) if names[index] in _LAST - {"url"}
    ]
    for index in range(closing[-1] + 1, text):
        free = not names[index] and lines[index].block != lines[index - 1].block
        if free and not _NOT_TITLE.fullmatch(lines[index].plain):
            return index
    return None


def _numbers(lines: Sequence[Line], articles: Sequence[tuple[int, int]]) -> list[int]:
    """Number the articles: as "Document 3 of 10" does, else one after the other."""
    numbers: list[int] = []
    for start, _ in articles:
        match = _NUMBER.fullmatch(lines[start - 1].plain) if start else None
        last = numbers[-1] if numbers else 0
        numbers.append(int(match[1]) if match and int(match[1]) > last else last + 1)
    return numbers


def _stated(lines: Sequence[Line], first: int) -> int:
    totals = Counter(int(match[2]) for line in lines if (match := _NUMBER.fullmatch(line.plain)))
    return totals.most_common(1)[0][0] if totals else stated_count(lines[:first])


def _part(text: str, lines: Sequence[Line], names: Sequence[str], number: int) -> Part:
    fields = _fields(lines, names)
    paper = (fields.get("paper") or fields.get("info") or "").partition(";")[0].strip()
    day = day_in(fields.get("day", "")) or day_in(fields.get("info", ""))
    title = _title(text, lines, names)
    body = _report(text, lines, names, "text") or _report(text, lines, names, "abstract")
    byline = next(
        (text[line.start : line.end] for line, name in zip(lines, names, strict=True) if name == "author"), ""
    )
    return Part(number, title or fields.get("title", ""), paper, day, (byline,) if byline else (), tuple(body))


def _fields(lines: Sequence[Line], names: Sequence[str]) -> dict[str, str]:
    """Return the first value of each label, with what goes on in its paragraph."""
    fields: dict[str, str] = {}
    for index, (line, name) in enumerate(zip(lines, names, strict=True)):
        if name and name not in fields:
            end = index + 1
            while end < len(lines) and lines[end].block == line.block and not names[end]:
                end += 1
            value = " ".join(each.plain for each in lines[index:end])
            fields[name] = value.partition(":")[2].strip()
    return fields


def _title(text: str, lines: Sequence[Line], names: Sequence[str]) -> str:
    """Return the headline above the first label."""
    first = next((index for index, name in enumerate(names) if name), len(lines))
    above = [line for line in lines[:first] if not _NOT_TITLE.fullmatch(line.plain)]
    return slices(text, above)[0] if above else ""


def _report(text: str, lines: Sequence[Line], names: Sequence[str], label: str) -> list[str]:
    """Return the paragraphs below a label or heading, up to the labels below them."""
    start = next((index for index, name in enumerate(names) if name == label), None)
    if start is None:
        return []
    end = start + 1
    while end < len(lines) and not _ends_report(lines, names, end, label):
        end += 1
    line = lines[start]
    colon = text.find(":", line.start, line.end) if label_in(line.plain, _LABELS) else -1
    first = [from_character(text, line, colon + 1)] if colon >= 0 and line.plain[-1] != ":" else []
    return slices(text, [*first, *lines[start + 1 : end]])


def _ends_report(lines: Sequence[Line], names: Sequence[str], index: int, label: str) -> bool:
    """Whether labels begin that stand below a report: one alone may be its own words."""
    if not names[index] or names[index] == label:
        return False
    labels = 0
    for place in range(index, len(lines)):
        if names[place]:
            labels += 1
        elif lines[place].block != lines[place - 1].block and not _NOT_TITLE.fullmatch(lines[place].plain):
            return False
        if labels >= _MANY or label == "abstract":
            return True
    return True
