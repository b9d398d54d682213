"""A reader that does what hostile files make of real ones: hang, crash, eat memory; the name of a file says which."""

import os
import signal
import time
from collections.abc import Iterator

from index.reading.formats.draft import Draft, UnreadableError
from index.reading.formats.patience import getting_on
from index.reading.formats.streams import LongFile


def read(name: str, data: bytes | LongFile) -> Iterator[Draft | UnreadableError]:
    """Yield an article, then do as the name says, then yield another."""
    yield Draft(text=f"{name} of {len(data) if isinstance(data, bytes) else 0} bytes by {os.getpid()}")
    match name.partition(".")[0]:
        case "loop":
            while True:
                hash(name)
        case "wait":
            time.sleep(1000)
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "eat":
            kept = [b"x" * 10_000_000 for _ in range(200)]
            yield Draft(text=str(len(kept)))
        case "break":
            raise KeyError(name)
        case "refuse":
            raise UnreadableError("no article in it")
        case "long":
            _work_long()
    yield UnreadableError("a part of it", part=2)


def _work_long() -> None:
    """Work for longer than a file may, page by page."""
    for _ in range(8):
        ends = time.process_time() + 0.1
        while time.process_time() < ends:
            hash(ends)
        getting_on()
