"""The process that follows the articles beside a bot is kept running, and ends with it."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import watching
from bot.cli.watching import kept_running
from tests.servers.process import ROOT

PATIENCE = 20.0
# Writes its number, then ends when its standard input does, as `dateline watch --while-stdin` would.
STAYS = "import os, sys; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); sys.stdin.read()"
FAILS = "import os, sys; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); sys.exit(3)"
DEAF = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); time.sleep(60)"


def until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def numbers(file: Path) -> list[int]:
    """The processes that were started, by number."""
    return [int(line) for line in file.read_text("utf-8").split()] if file.exists() else []


def lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_FIRST_PAUSE", 0.05)
    monkeypatch.setattr(watching, "_LEAVE", 1.0)


def test_it_runs_as_long_as_the_bot_and_is_started_again_when_it_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "numbers"
    with kept_running([sys.executable, "-c", STAYS, str(file)]):
        until(lambda: len(numbers(file)) == 1)
        os.kill(numbers(file)[0], signal.SIGKILL)
        until(lambda: len(numbers(file)) == 2)
        assert lives(numbers(file)[1])
    assert not any(lives(process) for process in numbers(file))


def test_one_that_fails_at_once_is_started_again_ever_less_often(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "numbers"
    with caplog.at_level(logging.WARNING), kept_running([sys.executable, "-c", FAILS, str(file)]):
        until(lambda: len(numbers(file)) == 4)
    told = [record.args for record in caplog.records]
    assert told[:3] == [(3, 0.05), (3, 0.1), (3, 0.2)]
    assert "ended with status 3" in caplog.text


def test_one_that_does_not_listen_is_ended_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "numbers"
    with kept_running([sys.executable, "-c", DEAF, str(file)]):
        until(lambda: numbers(file))
    assert not lives(numbers(file)[0])


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_it_ends_when_the_bot_is_killed(tmp_path: Path) -> None:
    """Nobody is left to tell it: its standard input ends."""
    file = tmp_path / "numbers"
    command = [sys.executable, "-c", STAYS, str(file)]
    keeps = f"import time; from bot.cli.watching import kept_running\nwith kept_running({command!r}): time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", keeps], cwd=ROOT) as keeper:
        until(lambda: numbers(file))
        keeper.kill()
    until(lambda: not lives(numbers(file)[0]))
