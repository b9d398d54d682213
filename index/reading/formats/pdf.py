"""Reads PDF: the text of the pages in the order in which a person reads it, column by column."""

from collections.abc import Iterator

from .draft import Draft, UnreadableError
from .pdf_layout import Damaged, Encrypted, PdfText, TooLong, read_pdf


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield the one article of a .pdf file.

    The title is the one in the metadata, unless a program filled it in; else the largest heading of the first page.
    The day and the paper are those of the running header. The dates in the metadata are those of the file and not of
    the publication; they are ignored.

    Raises:
        UnreadableError: The file is broken, encrypted, far too long, or contains only pictures.
    """
    found = _extracted(data)
    if not found.text:
        raise UnreadableError("PDF without text (pictures only?): it would need text recognition")
    yield Draft(
        text=found.text,
        title=found.title,
        stated=found.day,
        publisher=found.paper,
        pages=found.pages,
        uncertain=found.uncertain,
    )


def _extracted(data: bytes) -> PdfText:
    try:
        return read_pdf(data)
    except Encrypted as failure:
        raise UnreadableError("encrypted PDF: save it without a password") from failure
    except TooLong as failure:
        raise UnreadableError("PDF too long: more pages or drawing operations than any article has") from failure
    except ImportError as failure:  # An incomplete installation is not the fault of the file.
        reason = " ".join(str(failure).split())
        raise UnreadableError(f"PDF files cannot be read here, install Dateline again ({reason})") from failure
    except Damaged as failure:
        raise UnreadableError("broken PDF (it cannot be opened)") from failure
    except Exception as failure:  # Whatever a hostile file breaks in the parser is the fault of the file.
        raise UnreadableError(f"broken PDF ({type(failure).__name__})") from failure
