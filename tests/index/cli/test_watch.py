"""`dateline watch` as people run it: lines about what it does, and an end in peace."""

import json
import queue
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import IO, Any

from index.feeds import Feed, Subscriptions
from index.generation.watch_state import read_state
from tests.command_line import environment
from tests.index.archives import FERRY, NEWS, write
from tests.servers.process import ROOT

from .feeds import rss

PATIENCE = 90.0


class Watching:
    """A running `dateline watch --json`."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: queue.Queue[str] = queue.Queue()
        assert process.stdout is not None
        Thread(target=self._read, args=(process.stdout,), daemon=True).start()

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            self._lines.put(line)

    def tells(self) -> dict[str, Any]:
        """Wait for the next line."""
        return dict(json.loads(self._lines.get(timeout=PATIENCE)))


@contextmanager
def watching(home: Path, *options: str) -> Iterator[Watching]:
    command = [sys.executable, "-m", "index", "watch", "--articles", "articles", "--json", *options]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    env = environment(DATELINE_HOME=str(home / "home"), PYTHONPATH=str(ROOT))
    with subprocess.Popen(command, cwd=home, env=env, text=True, **pipes) as process:  # type: ignore[call-overload]
        try:
            yield Watching(process)
        finally:
            process.kill()


def test_beside_a_bot_it_brings_in_feeds_too_and_ends_with_its_standard_input(tmp_path: Path) -> None:
    feed, subscriptions = tmp_path / "desk.xml", Subscriptions(tmp_path / "home" / "feeds.sqlite")
    feed.write_text(rss(FERRY), "utf-8")
    with watching(tmp_path, "--while-stdin", "--poll", "0.2") as followed:
        assert "no articles folder" in followed.tells()["reason"]
        write(tmp_path / "articles", NEWS)
        assert {followed.tells()["event"], followed.tells()["event"]} == {"switched", "recovered"}
        subscriptions.add(Feed(str(feed), datetime.now(UTC)))
        told = {each["event"]: each for each in (followed.tells(), followed.tells())}
        assert (len(told["polled"]["added"]), told["switched"]["articles"]["added"]) == (1, 1)
        state = read_state(tmp_path / "home" / "index")
        assert state is not None
        assert (state.process, state.failure) == (followed.process.pid, "")
        assert followed.process.stdin is not None
        followed.process.stdin.close()
        assert followed.process.wait(PATIENCE) == 0
        assert followed.process.stderr is not None
        assert followed.process.stderr.read() == "stopped\n"
    assert read_state(tmp_path / "home" / "index") is None
