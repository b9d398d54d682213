"""Replies as text that fits whatever stdout is."""

import os
import shutil
import sys
from datetime import UTC, datetime
from typing import Final

from bot.adapters.terminal import render_reply
from bot.replies import Reply

_WIDTH: Final = 80
"""Columns where stdout is no terminal."""
_WIDEST: Final = 100


def show(reply: Reply) -> str:
    """Render a reply: in colour and as wide as the terminal, or plain for a file or a pipe."""
    terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size((_WIDTH, 24)).columns, _WIDEST) if terminal else _WIDTH
    colour = terminal and "NO_COLOR" not in os.environ
    return render_reply(reply, width=width, colour=colour, now=datetime.now(UTC) if terminal else None)
