"""Runs the real Slack bot over the fake retriever: `python -m tests.bot.launch_slack`.

The environment variable LAUNCH holds a JSON object, as for launch_discord.py. The tokens come from SLACK_BOT_TOKEN
and SLACK_APP_TOKEN unless `options` has others.
"""

import json
import logging
import os
import sys
from pathlib import Path
from typing import Any

from bot.adapters.slack.bot import SlackFailure, SlackOptions, run
from bot.answering.answerer import Answerer
from bot.journal.journal import Journal

from .launch_discord import LaunchedRetriever


def main() -> None:
    """Run the bot as the environment says."""
    wanted = json.loads(os.environ["LAUNCH"])
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    options: dict[str, Any] = {
        "bot_token": os.environ.get("SLACK_BOT_TOKEN", ""),
        "app_token": os.environ.get("SLACK_APP_TOKEN", ""),
        "user_cooldown": 0,
        "team_per_minute": 0,
        **wanted.get("options", {}),
    }
    options["channels"] = frozenset(options.get("channels", ()))
    options["originals"] = Path(options["originals"]) if options.get("originals") else None
    journal = Journal.open(Path(wanted["journal"])) if wanted.get("journal") else None
    try:
        run(Answerer(LaunchedRetriever(wanted)), SlackOptions(**options), journal)
    except SlackFailure as failure:
        sys.exit(str(failure))
    finally:
        if journal is not None:
            journal.close()


if __name__ == "__main__":
    main()
