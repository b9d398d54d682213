"""Reads NITF, the IPTC's older mark-up of a news text."""

from datetime import date, datetime
from itertools import pairwise
from typing import Any

from .draft import Draft, UnreadableError
from .markup_text import text_of_markup
from .metadata_dates import stated_day
from .release import Release, embargo_of, moment, released_day, status_of, version_of
from .safe_xml import children, descendants, first, local_name, text_of
from .wire_text import wire_text


def article_of_nitf(root: Any) -> Draft:
    """Return the article of an NITF document.

    Raises:
        UnreadableError: It holds no text, and nothing that must be known about another version of it.
    """
    docdata, top = first(root, "head", "docdata"), first(root, "body", "body.head")
    release = _release(docdata)
    title = text_of(_headline(top)) or text_of(first(root, "head", "title"))
    text, head = wire_text(
        headline=title,
        byline=_byline(first(top, "byline")),
        dateline=_dateline(first(top, "dateline")),
        body=body_of_nitf(root),
    )
    if not text and not (release and release.status != "usable"):
        raise UnreadableError("an NITF document without text")
    return Draft(
        text=text,
        title=title or None,
        stated=_day(root, docdata, release.embargo if release else None),
        url=next(filter(None, (each.get("ex-ref") for each in descendants(root, "pubdata"))), None),
        publisher=_publisher(root, top),
        head=head,
        release=release,
    )


def body_of_nitf(root: Any) -> str:
    """Return the report in an NITF document, or in a part of one."""
    # A note above the report may have content too.
    told = [each for each in descendants(root, "body.content") if local_name(each.getparent()) != "note"]
    content = root if local_name(root) == "body.content" else next(iter(told), None)
    if content is None:
        body = root if local_name(root) == "body" else first(root, "body")
        return "" if body is None else text_of_markup(body, unseen=frozenset({"body.head", "body.end"}))
    blocks = children(content, "block")
    if len(blocks) != len(children(content)):
        return text_of_markup(content)
    # An archive may give the first paragraph in a block of its own and again in the whole text.
    texts = [text_of_markup(block) for block in blocks]
    return "\n\n".join(text for place, text in enumerate(texts) if text and not _again(text, texts[place + 1 :]))


def _again(text: str, later: list[str]) -> bool:
    paragraphs = set(text.split("\n\n"))
    return any(paragraphs <= set(other.split("\n\n")) for other in later)


def _byline(byline: Any) -> str:
    """Return who wrote it, and below that as what."""
    return "" if byline is None else text_of_markup(byline).replace("\n\n", "\n")


def _dateline(dateline: Any) -> str:
    """Return a dateline; place and day are parted where only the markup does so."""
    pieces = [] if dateline is None else [piece for piece in dateline.itertext() if piece.strip()]
    parted = (" " if before[-1:].isalnum() and piece[:1].isalnum() else "" for before, piece in pairwise(["", *pieces]))
    return " ".join("".join(gap + piece for gap, piece in zip(parted, pieces, strict=True)).split())


def _headline(head: Any) -> Any:
    hedline = first(head, "hedline")
    return next(iter(descendants(hedline, "hl1")), hedline) if hedline is not None else None


def _release(docdata: Any) -> Release | None:
    if docdata is None:
        return None
    key, issued = first(docdata, "du-key"), first(docdata, "date.issue")
    until, status = first(docdata, "date.release"), docdata.get("management-status", "")
    opened, made = moment(_norm(until)), moment(_norm(issued))
    # The date of release is also given for what was never under an embargo: it holds when it is after the issue.
    held = status.strip().lower() == "embargoed" or bool(opened and made and opened > made)
    # The key is of all versions; some services write the version into the identity of the document.
    identity = _attribute(first(docdata, "doc-id"), "id-string")
    item = _attribute(key, "key") or identity
    if not item and not held and status_of(status) == "usable":
        return None
    source = _attribute(first(docdata, "doc-id"), "regsrc")
    return Release(
        item=f"nitf:{source}:{item}" if item else "",
        version=version_of(_attribute(key, "version"), _norm(issued)),
        status=status_of(status),
        embargo=embargo_of(_norm(until), stated=held),
        replaces=tuple(
            f"nitf:{each.get('regsrc', '')}:{each.get('id-string')}"
            for each in children(docdata, "correction")
            if each.get("id-string")
        ),
        # A correction names the document and not the key.
        aliases=(f"nitf:{source}:{identity}",) if identity and identity != item else (),
    )


def _day(root: Any, docdata: Any, embargo: datetime | None) -> date | None:
    printed = [each.get("date.publication", "") for each in descendants(root, "pubdata")]
    told = [_norm(each) for each in descendants(root, "story.date")]
    issued = [_norm(each) for each in children(docdata, "date.issue", "date.release")] if docdata is not None else []
    days = [day for written in (*printed, *issued, *told) if (day := stated_day(written))]
    return released_day(next(iter(days), None), embargo)


def _publisher(root: Any, head: Any) -> str | None:
    named = [each.get("name") for each in descendants(root, "pubdata")]
    named += [text_of(first(head, "distributor")), text_of(first(head, "rights", "rights.owner"))]
    named += [each.get("holder") for each in descendants(root, "doc.copyright")]
    return next(filter(None, named), None)


def _norm(element: Any) -> str:
    return _attribute(element, "norm")


def _attribute(element: Any, name: str) -> str:
    return "" if element is None else (element.get(name) or "").strip()
