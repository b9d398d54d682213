"""The faces of the adapters: light to import, and plain about what is not installed."""

import subprocess
import sys

import pytest

from tests.servers.process import ROOT

LIBRARIES = ("discord", "slack_bolt", "slack_sdk", "aiohttp", "rich", "prompt_toolkit")
FACES = ("bot.adapters", "bot.adapters.discord", "bot.adapters.slack", "bot.adapters.terminal")


def python(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("face", FACES)
def test_a_face_loads_no_library_of_its_platform(face: str) -> None:
    done = python(f"import sys, {face}; print(*(set({LIBRARIES!r}) & set(sys.modules)))")
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_without_slacks_library_the_manifest_is_made_and_the_bot_says_what_to_install() -> None:
    done = python(
        "import sys\n"
        "sys.modules.update(slack_bolt=None, slack_sdk=None)\n"
        "from bot.adapters import PlatformFailure, slack\n"
        "print(slack.manifest()['display_information']['name'])\n"
        "try: slack.run(None, slack.SlackOptions('xoxb-1', 'xapp-1'), None)\n"
        "except PlatformFailure as failure: print(failure)\n"
    )
    assert done.stderr == ""
    name, told = done.stdout.splitlines()
    assert name == "Dateline"
    assert told.startswith("Slack needs slack_")
    assert told.endswith(": run `pip install 'dateline[slack]'`")
