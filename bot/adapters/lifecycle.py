"""What every bot does between its start and its end, whatever the platform."""

import asyncio
import contextlib
import logging
import signal
from datetime import UTC, datetime
from typing import Any

from bot.desk import Desk, UnderWay

_LOG = logging.getLogger(__name__)


async def serve(desk: Desk, under_way: UnderWay, ended: asyncio.Future[Any], *, patience: float) -> None:
    """Keep the bot running until it is told to stop (SIGINT or SIGTERM) or its connection has ended for good.

    The model is loaded meanwhile, so the first question need not wait for it. A bot that is told to stop first
    finishes the answers it has begun.

    Args:
        desk: Answers commands.
        under_way: The answers that have been begun.
        ended: Done when the connection has ended for good.
        patience: Seconds that answers under way may still take.
    """
    told_to_stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Windows has no signal handlers on its loop; there the process just ends.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, told_to_stop.set)
    warming = asyncio.create_task(desk.warm_up(datetime.now(UTC).date()))
    stopping = asyncio.create_task(told_to_stop.wait())
    try:
        await asyncio.wait({ended, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not ended.done():
            await _finish(under_way, patience)
    finally:
        stopping.cancel()
        warming.cancel()


async def _finish(under_way: UnderWay, patience: float) -> None:
    unfinished = await under_way.leave(patience)
    if unfinished:
        _LOG.warning("stopped with %d answers unfinished after %.0f s", unfinished, patience)
