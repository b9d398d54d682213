"""What readers of office files make of them: paragraphs in order, title, and what their properties state. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from index.reading.boilerplate_lines import boilerplate_kind

from .draft import Draft, UnreadableError
from .exports import read_export
from .metadata_dates import stated_day

Role = Literal["", "title", "heading"]
"""What a paragraph is by its style."""

# Titles that programs fill in by themselves.
_NO_TITLE: Final = re.compile(
    r"(?:microsoft word|document|dokument|untitled|unbenannt|sans nom|sin t\u00edtulo|word document|pdf|page|seite)"
    r"[ _-]{0,3}\d*|https?:.*|.*\.\w{2,5}|.* - .*\.docx?",
    re.IGNORECASE | re.DOTALL,
)
_DAYS: Final = (
    "publication date",
    "publicationdate",
    "date of publication",
    "date published",
    "datepublished",
    "published",
    "publish date",
    "publishdate",
    "published on",
    "pubdate",
    "pub date",
    "ver\u00f6ffentlicht",
    "ver\u00f6ffentlichungsdatum",
    "erscheinungsdatum",
    "date de publication",
    "fecha de publicaci\u00f3n",
    "publicatiedatum",
)
"""Names of properties that state the publication; those of creation, change and printing are the file's own days."""
_PUBLISHERS: Final = ("publication", "publisher", "newspaper", "outlet", "site name")
_ADDRESSES: Final = ("url", "link", "permalink", "web address")
_TOP, _FEW_WORDS = 6, 4


@dataclass(slots=True)
class OfficeText:
    """The text of an office file as it is put together.

    Attributes:
        paragraphs: The paragraphs that are shown, each with what it is by its style.
        notes: Footnotes and endnotes; they follow at the end of the text.
        title: The title in the properties, "" for none.
        properties: What further properties state, by their name.
    """

    paragraphs: list[tuple[str, Role]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    title: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)

    def add(self, text: str, role: Role = "") -> None:
        """Add a paragraph, if there is more in it than blank space; blank lines within it part it."""
        for part in re.split(r"\n\s*\n", text):
            if tidy := part.strip(" \t\n\r\u00a0"):
                self.paragraphs.append((tidy, role))

    def add_row(self, cells: Sequence[Sequence[str]]) -> None:
        """Add the row of a table: one paragraph, its cells parted by tabs.

        A table that is there for the layout has paragraphs in its cells: they stay paragraphs.
        """
        filled = [cell for cell in cells if cell]
        if len(filled) > 1 and all(len(cell) == 1 for cell in filled):
            self.add("\t".join(" ".join(cell[0].split()) if cell else "" for cell in cells))
        else:
            for cell in filled:
                for paragraph in cell:
                    self.add(paragraph)

    def drafts(self, empty: str) -> Iterator[Draft | UnreadableError]:
        """Yield the article, or those of an export of a newspaper archive.

        Args:
            empty: Why there is no article, should there be no text.

        Raises:
            UnreadableError: There is no text.
        """
        text = "\n\n".join([*(paragraph for paragraph, _ in self.paragraphs), *self.notes])
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", "")
        if not text:
            raise UnreadableError(empty)
        marked = {" ".join(paragraph.split()) for paragraph, role in self.paragraphs if role}
        if exported := read_export(text, marked):
            yield from exported
            return
        stated = {
            name.strip().casefold().replace("_", " ").replace("-", " "): value
            for name, value in self.properties.items()
        }
        yield Draft(
            text=text,
            title=self._headline(),
            stated=_first_day(stated),
            url=next((stated[name] for name in _ADDRESSES if stated.get(name)), None),
            publisher=next((stated[name] for name in _PUBLISHERS if stated.get(name)), None),
        )

    def _headline(self) -> str | None:
        """Return the paragraph styled as title, else the heading at the head, else the title in the properties.

        Properties are copied with a template: their title counts where the text has it too, or has none of its own.
        """
        title = next((text for text, role in self.paragraphs if role == "title"), None)
        if title:
            return title
        top = self.paragraphs[:_TOP]
        place = next((index for index, (_, role) in enumerate(top) if role == "heading"), None)
        if place is not None and all(_is_above_title(text) for text, _ in top[:place]):
            return top[place][0]
        written = " ".join(self.title.split())
        if not written or _NO_TITLE.fullmatch(written):
            return None
        told = any(written.casefold() in " ".join(text.split()).casefold() for text, _ in top)
        return written if told or not top or _ends_sentence(top[0][0]) else None


def _is_above_title(text: str) -> bool:
    """Whether a paragraph is a date, a name or a word that may stand above a headline."""
    return len(text.split()) < _FEW_WORDS or boilerplate_kind(" ".join(text.split())) is not None


def _ends_sentence(text: str) -> bool:
    return text.rstrip("\"'\u201d\u2019\u00bb)]")[-1:] in {".", "!", "?", "\u2026"}


def _first_day(stated: Mapping[str, str]) -> date | None:
    return next((day for name in _DAYS if (day := stated_day(stated.get(name, "")))), None)
