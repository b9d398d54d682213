"""What Dateline says, before it takes any platform's form."""

from . import escaping, limits, notation, pings, wording
from .actions import Action, Verb, decode
from .escaping import one_line, plain
from .limits import shorten
from .pages import Fit, Page, paginate
from .reply import Block, Button, Image, Reply, Section, Span, Tone, small, text

__all__ = [
    "Action",
    "Block",
    "Button",
    "Fit",
    "Image",
    "Page",
    "Reply",
    "Section",
    "Span",
    "Tone",
    "Verb",
    "decode",
    "escaping",
    "limits",
    "notation",
    "one_line",
    "paginate",
    "pings",
    "plain",
    "shorten",
    "small",
    "text",
    "wording",
]
