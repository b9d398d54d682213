"""Turns marked-up text (HTML, XHTML, NITF) that is an article already into paragraphs; it looks for no furniture."""

import re
from typing import Any, Final

from .draft import UnreadableError
from .html_limits import check_tags
from .safe_xml import local_name

_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody "
    "tfoot thead tr ul "
    # NITF
    "abstract bibliography block body.content body.end body.head bq byline byttl credit dateline distributor fn "
    "hedline hl1 hl2 media media-caption note quote tagline".split()
)
"""What begins a paragraph. Anything else may be a part of a word: services mark names by elements of their own."""
_UNSEEN: Final = frozenset(
    "script style head title template noscript iframe object embed svg math select button input textarea "
    "audio video media-reference media-metadata media-producer figure-metadata canvas".split()
)
_CELLS: Final = frozenset({"td", "th"})
_MAX_CHARS: Final = 20_000_000


def text_of_markup(element: Any, *, unseen: frozenset[str] = frozenset()) -> str:
    """Return the text of an element: a paragraph for each block, cells of a row parted by a tab, `<br>` a line end.

    White space is folded, as a reader of the markup would; nothing else is changed. It takes linear time, and no
    nesting is too deep for it.

    Args:
        element: An lxml element.
        unseen: Names of further elements that are left out.
    """
    from lxml import etree  # noqa: PLC0415 - on first use

    paragraphs: list[str] = []
    run: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, each in walk:
        name = local_name(each).lower()
        if event == "start":
            hidden = not name or name in _UNSEEN or name in unseen or _is_hidden(each)
            if hidden:
                walk.skip_subtree()
            _open(name, run, paragraphs)
            run.append("" if hidden else _SPACE.sub(" ", each.text or ""))
        else:
            _close(name, run, paragraphs)
            run.append(_SPACE.sub(" ", each.tail or "") if each is not element else "")
    _flush(run, paragraphs)
    return "\n\n".join(paragraphs)


def text_of_html(markup: str) -> str:
    """Return the text of a piece of HTML, as `text_of_markup` does.

    Raises:
        UnreadableError: It cannot be parsed.
    """
    if "<" not in markup and "&" not in markup:
        return "\n\n".join(filter(None, (_SPACE.sub(" ", part).strip() for part in re.split(r"\n\s*\n", markup))))
    root = root_of_html(f"<div>{markup}</div>")
    return text_of_markup(root)


def root_of_html(markup: str) -> Any:
    """Parse HTML as a browser would.

    Raises:
        UnreadableError: It cannot be parsed, or would take the parser minutes.
    """
    from lxml import etree  # noqa: PLC0415 - on first use

    page = _FORBIDDEN.sub(" ", markup)[:_MAX_CHARS]
    check_tags(page)
    try:
        root = etree.fromstring(page, etree.HTMLParser(no_network=True))
    except (etree.XMLSyntaxError, ValueError) as failure:
        raise UnreadableError("HTML that cannot be parsed") from failure
    if root is None:
        raise UnreadableError("HTML that cannot be parsed")
    return root


_FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]|<\?xml[^>]{0,200}\?>")


def _is_hidden(element: Any) -> bool:
    """Whether an element is not shown, as the previews that newsletters put before their text."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _open(name: str, run: list[str], paragraphs: list[str]) -> None:
    if name == "br":
        run.append("\n")
    elif name in _BLOCKS:
        _flush(run, paragraphs)


def _close(name: str, run: list[str], paragraphs: list[str]) -> None:
    if name in _CELLS:
        run.append("\t")
    elif name in _BLOCKS:
        _flush(run, paragraphs)


def _flush(run: list[str], paragraphs: list[str]) -> None:
    """Make a paragraph of what has run up, or several where lines are left empty in it."""
    lines = [_SPACES.sub(" ", _CELL_ENDS.sub("\t", line)).strip() for line in "".join(run).split("\n")]
    run.clear()
    shown = "\n".join(line if _SHOWN.search(line) else "" for line in lines)
    paragraphs.extend(filter(None, (part.strip("\n") for part in _EMPTY_LINES.split(shown))))


_CELL_ENDS: Final = re.compile(r" ?\t[\t ]*")
_SPACES: Final = re.compile(" {2,}")
_SHOWN: Final = re.compile(r"[^\s\u00ad\u034f\u200b-\u200f\u2060\ufeff]")
_HIDDEN: Final = re.compile(r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden", re.IGNORECASE)
_EMPTY_LINES: Final = re.compile(r"\n{2,}")
