"""Runs a real bot over the fake retriever: `python -m tests.bot.launch discord` or `slack`.

The environment variable LAUNCH holds a JSON object: options of the bot, `journal` (a path), `delay` (seconds that each
batch takes, the thread blocked), `corpus` (a path to a JSON list of articles that is read again whenever something is
asked, as a reader picks up a rebuilt index), `breaks` (a word; a question with it raises). Slack's tokens come from
SLACK_BOT_TOKEN and SLACK_APP_TOKEN unless `options` has others.
"""

import json
import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot.adapters import PlatformFailure, discord, slack
from bot.answering import Answerer
from bot.journal import Journal
from index.generation import Coverage, SourceEntry
from index.search import Hit, Query, SearchResult

from .fake_retriever import NEWS, FakeRetriever, StoredArticle

Run = Callable[[Answerer, Journal | None], None]


class LaunchedRetriever(FakeRetriever):
    """The fake retriever with what a test wants of it."""

    def __init__(self, wanted: dict[str, Any]) -> None:
        super().__init__(NEWS)
        self.delay = float(wanted.get("delay", 0))
        self.breaks = wanted.get("breaks")
        self.corpus = Path(wanted["corpus"]) if wanted.get("corpus") else None

    def search_many(self, queries: Sequence[Query]) -> list[SearchResult]:
        self._refresh()
        sys.stderr.write(f"BATCH {len(queries)}\n")
        time.sleep(self.delay)
        if self.breaks and any(self.breaks in query.question for query in queries):
            raise RuntimeError("this retriever was told to break")
        return super().search_many(queries)

    def coverage(self) -> Coverage:
        self._refresh()
        return super().coverage()

    def sources(self, text: str = "") -> list[SourceEntry]:
        self._refresh()
        return super().sources(text)

    def hit(self, passage_id: int) -> Hit | None:
        self._refresh()
        return super().hit(passage_id)

    def _refresh(self) -> None:
        if self.corpus is None:
            return
        text = self.corpus.read_text(encoding="utf-8")
        self.generation = f"g{hash(text)}"
        self.articles = [
            StoredArticle(
                one["source"],
                one["title"],
                date.fromisoformat(one["published"]),
                tuple(one["paragraphs"]),
                one.get("publisher"),
            )
            for one in json.loads(text)
        ]


def discord_bot(given: dict[str, Any]) -> Run:
    """The Discord bot with some options."""
    options = {"user_cooldown": 0, "guild_per_minute": 0, **given}
    for name in ("guilds", "channels", "roles"):
        options[name] = frozenset(options.get(name, ()))
    options["state"] = _path(options.get("state"))
    options["originals"] = _path(options.get("originals"))
    return lambda answerer, journal: discord.run(answerer, discord.DiscordOptions(**options), journal)


def slack_bot(given: dict[str, Any]) -> Run:
    """The Slack bot with some options."""
    tokens = {name: os.environ.get(f"SLACK_{name.upper()}", "") for name in ("bot_token", "app_token")}
    options = {**tokens, "user_cooldown": 0, "team_per_minute": 0, **given}
    options["channels"] = frozenset(options.get("channels", ()))
    options["originals"] = _path(options.get("originals"))
    return lambda answerer, journal: slack.run(answerer, slack.SlackOptions(**options), journal)


def _path(given: str | None) -> Path | None:
    return Path(given) if given else None


def main(platform: str) -> None:
    """Run the bot as the environment says."""
    wanted = json.loads(os.environ["LAUNCH"])
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    run = {"discord": discord_bot, "slack": slack_bot}[platform](wanted.get("options", {}))
    journal = Journal.open(Path(wanted["journal"])) if wanted.get("journal") else None
    try:
        run(Answerer(LaunchedRetriever(wanted)), journal)
    except PlatformFailure as failure:
        sys.exit(str(failure))
    finally:
        if journal is not None:
            journal.close()


if __name__ == "__main__":
    main(sys.argv[1])
