"""Briefings, timelines and speakers in Discord."""

import json
from importlib.util import find_spec
from pathlib import Path

from tests.bot.discord_world import cited, text_of, world
from tests.bot.render.test_differing import STORM


def corpus(tmp_path: Path) -> str:
    """Write the storm's articles where the launched bot reads them."""
    file = tmp_path / "corpus.json"
    articles = [
        {"source": one.source, "title": one.title, "published": str(one.published), "paragraphs": one.paragraphs}
        for one in STORM
    ]
    file.write_text(json.dumps(articles), encoding="utf-8")
    return str(file)


async def test_a_briefing_is_asked_for_and_shown_to_all(tmp_path: Path) -> None:
    async with world(tmp_path, corpus=corpus(tmp_path)) as (sim, _):
        asked = await sim.slash("briefing", {"day": "31 December"})
        shown = await asked.result()
        assert not asked.ephemeral
        assert "Briefing: 31 Dec 2023" in text_of(shown)
        assert {line.split(" ")[1] for line in cited(shown)} == {"sunday.txt", "other.txt"}
        assert "Contested: Homes damaged, Brno" in text_of(shown)


async def test_a_timeline_comes_with_a_chart_that_says_what_it_shows(tmp_path: Path) -> None:
    async with world(tmp_path, corpus=corpus(tmp_path)) as (sim, _):
        shown = await (await sim.slash("timeline", {"topic": "Brno"})).result()
        assert "How the figure developed" in text_of(shown)
        if find_spec("matplotlib"):
            (chart,) = shown["attachments"]
            assert chart["filename"] == "development.png"
            assert chart["description"].startswith("Chart of people killed, Brno by day of publication.")
        else:
            assert "dateline[charts]" in text_of(shown)


async def test_a_mention_asks_for_them_too(tmp_path: Path) -> None:
    async with world(tmp_path, corpus=corpus(tmp_path)) as (sim, _):
        answer = await sim.next_message(await sim.user_says("briefing 30 December"))
        assert "Briefing: 30 Dec 2023" in text_of(answer)


async def test_what_differs_stands_under_the_first_answer_and_speakers_filter(tmp_path: Path) -> None:
    async with world(tmp_path, corpus=corpus(tmp_path)) as (sim, _):
        options = {"question": "how many people were killed in Brno?", "who": "Brandt"}
        answer = await (await sim.slash("ask", options)).result()
        assert "Only passages that quote “Brandt”" in text_of(answer)
        titles = [embed.get("title") for embed in answer["embeds"]]
        assert titles.index("Sources differ") == 2
        for figure in ("at least 14", "21", "24"):
            assert f"**{figure}**" in answer["embeds"][2]["description"]
