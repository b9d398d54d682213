"""What is special in exports of WordPress: what isn't published, and markup that only it understands. Pure."""

import re
from typing import Any, Final

from .safe_xml import first, text_of

_NO_POSTS: Final = frozenset({"attachment", "nav_menu_item", "revision", "custom_css", "wp_block", "wp_navigation"})
_EMPTY_LINE: Final = re.compile(r"\n[ \t\r]*\n")
_SHORT_CODE: Final = re.compile(
    r"\[/?(?:(?:wp_)?caption|gallery|embed|audio|video|playlist)\]|"
    r"\[/?[a-z][\w-]{1,40}(?:\s{1,4}[\w-]{1,40}=(?:\"[^\"\]]{0,400}\"|'[^'\]]{0,400}'))+\s{0,4}/?\]|\[/[a-z][\w-]{1,40}\]"
)


def is_export(element: Any) -> bool:
    """Whether a field is one of an entry that WordPress exported."""
    entry = element.getparent()
    return entry is not None and first(entry, "post_type") is not None


def is_published(entry: Any) -> bool:
    """Whether an entry was published for everybody and is a text; True for one of another program."""
    status, kind = text_of(first(entry, "status")), text_of(first(entry, "post_type"))
    locked = text_of(first(entry, "post_password"))
    return status in {"", "publish", "inherit"} and kind not in _NO_POSTS and not locked


def as_shown(markup: str) -> str:
    """Return the markup of an entry as WordPress shows it: an empty line ends a paragraph, short codes are no text."""
    return _EMPTY_LINE.sub("<br><br>", _SHORT_CODE.sub(" ", markup))
