"""What every bot does between its start and its end, whatever the platform."""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from bot.desk import Desk


class PlatformFailure(Exception):
    """The bot can't run; its text is one sentence that says why and what to do."""


async def serve(desk: Desk, ended: asyncio.Future[Any], leave: Callable[[], Awaitable[None]]) -> None:
    """Wait until the bot is told to leave (SIGINT or SIGTERM) or its connection has ended for good.

    The model is loaded meanwhile, so that the first question need not wait for it.

    Args:
        desk: What answers.
        ended: Done when the connection has ended for good.
        leave: Finishes what is under way; called when the bot is told to leave.
    """
    told_to_leave = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Windows has no signal handlers on its loop; there the process just ends.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, told_to_leave.set)
    warming = asyncio.create_task(desk.warm_up(datetime.now(UTC).date()))
    leaving = asyncio.create_task(told_to_leave.wait())
    try:
        await asyncio.wait({ended, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not ended.done():
            await leave()
    finally:
        leaving.cancel()
        warming.cancel()
