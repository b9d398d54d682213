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


@pytest.fixture(scope="session")
def seeds_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A DATELINE_HOME whose index holds seeds/; read only."""
    home = tmp_path_factory.mktemp("home")
    command = [sys.executable, "-m", "bot", "rebuild", "--articles", str(ROOT / "seeds")]
    subprocess.run(command, cwd=home, env=environment(DATELINE_HOME=str(home)), check=True, capture_output=True)
    return home
