"""What tests of every package share: the index of seeds/, built once by the real command with the real model."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import environment
from tests.servers.process import ROOT

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # What is started in the background by a script is deaf to Control-C, and so would be every command under test.
    signal.signal(signal.SIGINT, signal.default_int_handler)

_LONG = (
    "tests/bot/cli/test_cli.py",
    "tests/bot/adapters/discord/test_real.py",
    "tests/test_golden_run.py",
    "tests/bot/adapters/slack/test_weather.py",
    "tests/bot/adapters/discord/test_weather.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take a minute or more first: begun last, one of them keeps a single processor busy."""
    long = {(ROOT / file).resolve(strict=True): place for place, file in enumerate(_LONG)}
    items.sort(key=lambda item: long.get(item.path, len(_LONG)))


@pytest.fixture(scope="session")
def seeds_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A DATELINE_HOME whose index holds seeds/; read only."""
    home = tmp_path_factory.mktemp("home")
    command = [sys.executable, "-m", "bot", "rebuild", "--articles", str(ROOT / "seeds")]
    subprocess.run(command, cwd=home, env=environment(DATELINE_HOME=str(home)), check=True, capture_output=True)
    return home
