"""Dateline in a terminal: one answer, or a conversation; `render` writes replies as text."""

from .chat import chat, line_reader, reply_to
from .render import render_reply

__all__ = ["chat", "line_reader", "render_reply", "reply_to"]
