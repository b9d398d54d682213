"""From saving an article to its being answered in Discord (on loopback) with `--watch`, while others ask without pause.

    python -m tests.benchmarks.fresh [--passages 75000] [--askers 16] [--articles 20] [--folder FOLDER]

The bot runs as people start it, with the default model and its reader. Each article tells something that nothing else
does, and is asked about again and again from the moment its file is closed; the askers put other questions, each as
soon as the one before is answered. FOLDER keeps the index, which takes some ten minutes to make, for another run.
"""

import argparse
import asyncio
import os
import random
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

import numpy as np

from index.generation.watch_state import read_state
from tests.bot.discord_world import text_of
from tests.servers.fake_discord import FakeDiscord
from tests.servers.process import ROOT, BotProcess

from .news import question, write_articles

Asking = Callable[[str], Awaitable[tuple[str, float]]]
"""Puts a question; returns the answer and the seconds that it took."""

_PATIENCE: Final = 120.0
_TRADES: Final = (
    "keepers",
    "pilots",
    "cooks",
    "guards",
    "tailors",
    "divers",
    "bakers",
    "joiners",
    "glaziers",
    "porters",
)
_TOWNS: Final = ("Porto Vello", "Nordholm", "Altenbruck", "Santa Mira", "Kvalsund", "Brezno", "Ostrava", "Tarvisio")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=75_000)
    parser.add_argument("--askers", type=int, default=16)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        settings = {"DATELINE_HOME": str(folder / "home"), "DATELINE_ARTICLES": str(folder / "articles")}
        if not (folder / "articles").exists():
            write_articles(folder / "articles", options.passages)
        run([sys.executable, "-m", "bot", "rebuild"], cwd=ROOT, env={**os.environ, **settings}, check=True)
        taken, answered = asyncio.run(_measure(folder, settings, options.askers, options.articles))
    middle, tail = np.percentile(taken, [50, 95])
    print(f"{options.askers} askers, {len(answered)} answers, each after {np.median(answered):.2f} s (median)")
    print(f"{len(taken)} articles: answered {middle:.2f} s after they were saved (median), {tail:.2f} s (p95)")


async def _measure(
    folder: Path, settings: dict[str, str], askers: int, articles: int
) -> tuple[list[float], list[float]]:
    """Return the seconds from each article's being saved to its answer, and those that the askers waited."""
    unlimited = {"DATELINE_DISCORD__USER_COOLDOWN": "0", "DATELINE_DISCORD__GUILD_PER_MINUTE": "100000"}
    async with FakeDiscord() as sim:
        own = {**settings, **unlimited, "DATELINE_DISCORD__TOKEN": sim.token}
        async with BotProcess(["-m", "bot", "discord", "--watch"], sim.env, own):
            await sim.ready(_PATIENCE)
            await _until(lambda: _is_followed(folder / "home" / "index"))

            async def ask(text: str) -> tuple[str, float]:
                asked = perf_counter()
                answer = await (await sim.slash("ask", {"question": text})).result(_PATIENCE)
                return text_of(answer), perf_counter() - asked

            await ask("is anybody there?")
            answered: list[float] = []
            enough = asyncio.Event()
            busy = [asyncio.create_task(_ask_on(ask, number, answered, enough)) for number in range(askers)]
            taken = [await _land(folder / "articles", number, ask) for number in range(articles)]
            enough.set()
            await asyncio.gather(*busy)
    return taken, answered


async def _ask_on(ask: Asking, number: int, answered: list[float], enough: asyncio.Event) -> None:
    """Ask one thing after another."""
    source = random.Random(number)  # noqa: S311 - repeatable
    while not enough.is_set():
        answered.append((await ask(question(source)))[1])


async def _land(folder: Path, number: int, ask: Asking) -> float:
    """Save an article and ask until it is the answer; returns the seconds from its being closed."""
    trade, town = _TRADES[number % len(_TRADES)], _TOWNS[number // len(_TRADES) % len(_TOWNS)]
    count = 101 + 7 * number
    path = folder / f"walkout-{trade}-{town.lower().replace(' ', '-')}.txt"
    # Written in one go, as programs save.
    told = f"The {count} {trade} of {town} walked out on Sunday over their pay, said their speaker Ilse Brandt."
    path.write_text(f"{town}: {trade} walk out\n\n2024-01-07\n\n{told}\n", "utf-8")
    closed = perf_counter()
    while True:
        answer, _ = await ask(f"how many {trade} of {town} walked out?")
        if path.name in answer:
            return perf_counter() - closed
        await asyncio.sleep(0.05)


def _is_followed(index: Path) -> bool:
    state = read_state(index)
    return state is not None and state.looked_at is not None


async def _until(look: Callable[[], bool]) -> None:
    async with asyncio.timeout(_PATIENCE):
        while True:
            if look():
                return
            await asyncio.sleep(0.1)


if __name__ == "__main__":
    main()
