"""Buttons: for anybody, for one person's eyes, after a restart and after a rebuild."""

import json
import sqlite3
from pathlib import Path

from tests.bot.discord_world import QUESTION, buttons, cited, launched, text_of, world
from tests.bot.fake_retriever import NEWS
from tests.servers.fake_discord import FakeDiscord


def corpus_of(path: Path, *, without: str = "") -> str:
    """Write the fake retriever's news as a corpus, one paragraph left out."""
    articles = [
        {
            "source": article.source,
            "title": article.title,
            "published": "2023-12-31",
            "paragraphs": [text for text in article.paragraphs if not without or without not in text],
        }
        for article in NEWS
    ]
    path.write_text(json.dumps(articles), encoding="utf-8")
    return str(path)


def many(path: Path) -> str:
    articles = [
        {
            "source": f"s{number}.txt",
            "title": "Rain",
            "published": "2023-12-31",
            "paragraphs": [f"Rain fell on town {number}."],
        }
        for number in range(8)
    ]
    path.write_text(json.dumps(articles), encoding="utf-8")
    return str(path)


async def test_more_passages_turn_in_place_for_the_asker_and_privately_for_others(tmp_path: Path) -> None:
    async with world(tmp_path, corpus=many(tmp_path / "corpus.json")) as (sim, _):
        asked = await sim.slash("ask", {"question": "did rain fall on the town?"})
        answer = await asked.result()
        assert [line[:3] for line in cited(answer)] == ["[1]", "[2]", "[3]"]
        bob = sim.add_user("bob")
        others = await sim.press(answer, buttons(answer)["More passages"], author=bob)
        private = await others.result()
        assert others.ephemeral
        assert [line[:3] for line in cited(private)] == ["[4]", "[5]", "[6]"]
        assert [line[:3] for line in cited(sim.messages[answer["id"]])] == ["[1]", "[2]", "[3]"]
        await sim.press(private, buttons(private)["More passages"], author=bob)
        await sim.until(lambda: cited(sim.messages[private["id"]])[0].startswith("[7]"))
        await sim.press(answer, buttons(answer)["More passages"])
        await sim.until(lambda: cited(sim.messages[answer["id"]])[0].startswith("[4]"))
        back = sim.messages[answer["id"]]
        await sim.press(back, buttons(back)["Previous page"])
        await sim.until(lambda: cited(sim.messages[answer["id"]])[0].startswith("[1]"))


async def test_the_paragraphs_around_a_passage_open_privately(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        answer = await sim.next_message(await sim.user_says("how many ships did the port handle that day?"))
        pressed = await sim.press(answer, buttons(answer)["Around [1]"])
        shown = text_of(await pressed.result())
        assert pressed.ephemeral
        assert "A crane fell" in shown
        assert "¶2 · line 3 · the passage in the answer" in shown
        assert "promised an inquiry" in shown
        whole = await sim.press(pressed.original or {}, buttons(pressed.original or {})["Whole article"])
        assert "3 passages searched" in text_of(await whole.result())


async def test_sources_name_every_place(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        answer = await sim.next_message(await sim.user_says(QUESTION))
        pressed = await sim.press(answer, buttons(answer)["Sources"], author=sim.add_user("bob"))
        shown = text_of(await pressed.result())
        assert pressed.ephemeral
        assert "harbour.txt · ¶1 · 31 Dec 2023 · line 1 · characters 0 to 93" in shown


async def test_votes_are_kept_one_for_each_person(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        answer = await sim.next_message(await sim.user_says(QUESTION))
        bob = sim.add_user("bob")
        for label, author, told in [
            ("Helpful", sim.alice, "this helped"),
            ("Not helpful", sim.alice, "did not help"),
            ("Helpful", bob, "this helped"),
        ]:
            pressed = await sim.press(answer, buttons(answer)[label], author=author)
            assert told in text_of(await pressed.result())
            assert pressed.ephemeral
        with sqlite3.connect(tmp_path / "journal.sqlite") as journal:
            votes = dict(journal.execute("SELECT user, vote FROM votes"))
        journal.close()
        assert votes == {sim.alice["id"]: -1, bob["id"]: 1}


async def test_old_buttons_work_after_a_restart(tmp_path: Path) -> None:
    async with FakeDiscord() as sim:
        async with launched(sim, tmp_path):
            await sim.ready()
            answer = await sim.next_message(await sim.user_says(QUESTION))
        sim.session = None
        async with launched(sim, tmp_path):
            await sim.ready()
            for label, told in [
                ("Sources", "harbour.txt · ¶1"),
                ("Around [1]", "The port handled 41 ships"),
                ("Helpful", "Noted: this helped."),
            ]:
                assert told in text_of(await (await sim.press(answer, buttons(answer)[label])).result())
        assert sim.violations == []


async def test_old_pages_turn_after_a_restart_with_the_numbers_they_had(tmp_path: Path) -> None:
    corpus = many(tmp_path / "corpus.json")
    async with FakeDiscord() as sim:
        async with launched(sim, tmp_path, corpus=corpus):
            await sim.ready()
            answer = await sim.next_message(await sim.user_says("did rain fall on the town?"))
        sim.session = None
        first = cited(answer)
        async with launched(sim, tmp_path, corpus=corpus):
            await sim.ready()
            await sim.press(answer, buttons(answer)["More passages"])
            await sim.until(lambda: cited(sim.messages[answer["id"]])[0].startswith("[4]"))
            turned = sim.messages[answer["id"]]
            assert not {line[4:] for line in cited(turned)} & {line[4:] for line in first}
            await sim.press(turned, buttons(turned)["Previous page"])
            await sim.until(lambda: cited(sim.messages[answer["id"]]) == first)
        assert sim.violations == []


async def test_after_a_rebuild_what_is_gone_is_said_and_the_rest_keeps_its_number(tmp_path: Path) -> None:
    path = tmp_path / "corpus.json"
    async with world(tmp_path, corpus=corpus_of(path)) as (sim, _):
        answer = await sim.next_message(await sim.user_says(QUESTION))
        assert cited(answer)[0].startswith("[1] harbour.txt · ¶1")
        corpus_of(path, without="A crane fell")
        shown = text_of(await (await sim.press(answer, buttons(answer)["Sources"])).result())
        assert "[1] harbour.txt\nThis passage is no longer in the index" in shown
        assert "[3] Harbour crane falls\n- harbour.txt · ¶2" in shown
        gone = await (await sim.press(answer, buttons(answer)["Around [1]"])).result()
        assert "This passage is no longer in the index" in text_of(gone)


async def test_follow_ups_work_after_a_restart(tmp_path: Path) -> None:
    """In a thread, in direct messages and in a reply; somebody else's reply to them finds the question too."""
    async with FakeDiscord() as sim:
        options = {"thread_follow_ups": True}
        async with launched(sim, tmp_path, options=options):
            await sim.ready()
            public = await sim.next_message(await sim.user_says("what did the harbour master say?"))
            thread = await sim.until(lambda: next((c for c in sim.channels.values() if c["type"] == 11), None))
            await sim.next_message(await sim.user_says("what did the council say?", mention=False, channel=sim.dm()))
        sim.session = None
        async with launched(sim, tmp_path, options=options):
            await sim.ready()
            for asked, whole in [
                (await sim.user_says("and Brandt?", mention=False, channel=thread), "what did Brandt say?"),
                (await sim.user_says("and Brandt?", mention=False, channel=sim.dm()), "what did Brandt say?"),
                (
                    await sim.user_says("and Brandt?", reply_to=public, author=sim.add_user("bob")),
                    "what did Brandt say?",
                ),
            ]:
                answer = text_of(await sim.next_message(asked))
                assert f"Taken together with the previous question: “{whole}”" in answer
        assert sim.violations == []
        assert sim.unknown_routes == []


async def test_a_deleted_question_is_told_kindly(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        answer = await sim.next_message(await sim.user_says(QUESTION))
        mine = await (await sim.slash("mydata")).result()
        await (await sim.press(mine, buttons(mine)["Delete all of it"])).result()
        for label in ("Sources", "Helpful"):
            shown = await (await sim.press(answer, buttons(answer)[label])).result()
            assert "I no longer have this answer" in text_of(shown)


async def test_without_a_journal_old_buttons_say_so_kindly_or_still_work(tmp_path: Path) -> None:
    async with FakeDiscord() as sim:
        async with launched(sim, tmp_path, journal=None):
            await sim.ready()
            answer = await sim.next_message(await sim.user_says(QUESTION))
        sim.session = None
        async with launched(sim, tmp_path, journal=None):
            await sim.ready()
            shown = await (await sim.press(answer, buttons(answer)["Sources"])).result()
            assert "I no longer have this answer" in text_of(shown)
            shown = await (await sim.press(answer, buttons(answer)["Around [1]"])).result()
            assert "The port handled 41 ships" in text_of(shown)
        assert sim.violations == []


async def test_a_button_of_another_time_is_told_kindly(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        answer = await sim.next_message(await sim.user_says(QUESTION))
        stored = sim.messages[answer["id"]]
        stored["components"][0]["components"][0]["custom_id"] = "dl0:what:was"
        shown = await (await sim.press(answer, "dl0:what:was")).result()
        assert "I no longer have this answer" in text_of(shown)
