"""Runs the real Discord bot over the fake retriever: `python -m tests.bot.launch_discord`.

The environment variable LAUNCH holds a JSON object: options of the bot, `journal` (a path), `delay` (seconds that
each batch takes, the thread blocked), `corpus` (a path to a JSON list of articles that is read again whenever
something is asked, as a reader picks up a rebuilt index), `breaks` (a word; a question with it raises).
"""

import json
import logging
import os
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot.adapters.discord.bot import DiscordFailure, DiscordOptions, run
from bot.answering.answerer import Answerer
from bot.journal.journal import Journal
from index.generation.contents import Coverage, SourceEntry
from index.search.hits import Hit, Query, SearchResult

from .fake_retriever import NEWS, FakeRetriever, StoredArticle


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
            StoredArticle(one["source"], one["title"], date.fromisoformat(one["published"]), tuple(one["paragraphs"]))
            for one in json.loads(text)
        ]


def main() -> None:
    """Run the bot as the environment says."""
    wanted = json.loads(os.environ["LAUNCH"])
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    options: dict[str, Any] = {"user_cooldown": 0, "guild_per_minute": 0, **wanted.get("options", {})}
    for name in ("guilds", "channels", "roles"):
        options[name] = frozenset(options.get(name, ()))
    for name in ("state", "originals"):
        options[name] = Path(options[name]) if options.get(name) else None
    journal = Journal.open(Path(wanted["journal"])) if wanted.get("journal") else None
    try:
        run(Answerer(LaunchedRetriever(wanted)), DiscordOptions(**options), journal)
    except DiscordFailure as failure:
        sys.exit(str(failure))
    finally:
        if journal is not None:
            journal.close()


if __name__ == "__main__":
    main()
