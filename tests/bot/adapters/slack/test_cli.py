"""`dateline slack` as a person runs it: the manifest, a missing token, a missing extra, and an answer."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bot.adapters.slack.manifest import manifest
from tests.bot.slack_world import ALL_EVENTS, text_of
from tests.servers.fake_slack import FakeSlack
from tests.servers.process import ROOT, BotProcess

TOKENS = ("DATELINE_SLACK__BOT_TOKEN", "DATELINE_SLACK__APP_TOKEN")


def dateline(home: Path, script: str = "", *options: str) -> subprocess.CompletedProcess[str]:
    """Run `dateline slack` after a few lines of a script."""
    program = f"import sys; {script}; from bot.cli import main; sys.argv = ['dateline', 'slack', *sys.argv[1:]]; main()"
    environment = {name: value for name, value in os.environ.items() if name not in TOKENS}
    return subprocess.run(
        [sys.executable, "-c", program, *options],
        cwd=ROOT,
        env={**environment, "DATELINE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


WITHOUT_THE_EXTRA = "sys.modules.update(slack_bolt=None, slack_sdk=None)"


def test_the_manifest_is_printed_without_the_extra_too(tmp_path: Path) -> None:
    done = dateline(tmp_path, WITHOUT_THE_EXTRA, "--print-manifest")
    assert done.returncode == 0
    assert json.loads(done.stdout) == manifest()


def test_without_the_extra_it_says_how_to_install_it(tmp_path: Path) -> None:
    done = dateline(tmp_path, WITHOUT_THE_EXTRA)
    assert done.returncode == 1
    assert "pip install 'dateline[slack]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_token_it_says_what_to_do(tmp_path: Path) -> None:
    done = dateline(tmp_path, "pass")
    assert done.returncode == 1
    assert "DATELINE_SLACK__BOT_TOKEN" in done.stderr
    assert "Traceback" not in done.stderr


async def test_it_runs_and_says_kindly_that_there_is_no_index_yet(tmp_path: Path) -> None:
    async with FakeSlack(events=ALL_EVENTS) as sim:
        tokens = dict(zip(TOKENS, (sim.bot_token, sim.app_token), strict=True))
        home = {"DATELINE_HOME": str(tmp_path)}
        async with BotProcess(["-m", "bot", "slack"], sim.env, tokens, home) as bot:
            await sim.ready(60)
            answer = await sim.next_message(await sim.mention("who fell?"), within=30)
            assert "I can't read my index right now." in text_of(answer)
        assert "Traceback" not in bot.log
        assert sim.violations == []
        assert sim.unknown_routes == []
