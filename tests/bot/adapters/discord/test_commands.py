"""Slash commands and the message menu, and who may use them."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.discord.commands import asked
from bot.understanding import Ask, Check, Command, NoWords
from tests.bot.discord_world import QUESTION, buttons, cited, launched, text_of, world
from tests.servers.fake_discord import FakeDiscord


async def test_ask_is_acknowledged_and_answered(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        asked = await sim.slash("ask", {"question": QUESTION})
        answer = await asked.result()
        assert asked.ack == 5
        assert asked.acked_after is not None
        assert asked.acked_after < 1
        assert not asked.ephemeral
        assert cited(answer)[0] == "[1] harbour.txt · ¶1 · 31 Dec 2023"


async def test_filters_are_applied_and_shown(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        options = {"question": "what did Ilse Brandt say?", "from": "Dec 30", "to": "2023-12-30", "source": "council"}
        answer = await (await sim.slash("ask", options)).result()
        assert "Only passages about 30 Dec 2023 · Only articles with “council” in the name or title" in text_of(answer)
        assert {line.split(" ")[1] for line in cited(answer)} == {"council.txt"}
        answer = await (await sim.slash("ask", {"question": "what did Ilse Brandt say?", "to": "2022-01-01"})).result()
        assert "The nearest passages are from 30 Dec 2023 and 31 Dec 2023." in text_of(answer)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"from": "soon"}, "I can't read “soon” as a day."),
        ({"from": "2023-12-31", "to": "2023-12-30"}, "The first day, 31 Dec 2023, is after the last, 30 Dec 2023."),
    ],
)
async def test_a_filter_that_is_no_day_is_told(tmp_path: Path, options: dict[str, str], told: str) -> None:
    async with world(tmp_path) as (sim, _):
        answer = await (await sim.slash("ask", {"question": QUESTION, **options})).result()
        assert told in text_of(answer)


async def test_a_private_answer_is_private_until_it_is_shared(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        asked = await sim.slash("ask", {"question": QUESTION, "private": True})
        answer = await asked.result()
        assert asked.ephemeral
        assert not [m for m in sim.messages.values() if not m["flags"] & 64]
        pressed = await sim.press(answer, buttons(answer)["Share"])
        shared = await sim.next_message(answer)
        await sim.until(lambda: pressed.followups)
        assert pressed.ephemeral
        assert text_of(await pressed.result()).strip() == "Shared with everybody here."
        assert shared["id"] != answer["id"]
        assert not pressed.followups[0]["flags"] & 64
        assert cited(pressed.followups[0]) == cited(answer)
        assert "Share" not in buttons(pressed.followups[0])


async def test_ask_works_in_direct_messages_and_leads_on(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        asked = await sim.slash("ask", {"question": "what did the harbour master say?"}, channel=sim.dm())
        answer = await asked.result()
        assert cited(answer)
        assert "Share" not in buttons(answer)
        answer = await sim.next_message(await sim.user_says("and Brandt?", mention=False, channel=sim.dm()))
        assert "Taken together with the previous question: “what did Brandt say?”" in text_of(answer)


async def test_a_private_question_is_no_context_for_others(tmp_path: Path) -> None:
    async with world(tmp_path, options={"thread_follow_ups": True}) as (sim, _):
        thread = sim.add_thread("trams", sim.general, sim.app_id)
        await sim.dispatch("THREAD_CREATE", thread)
        secret = {"question": "what did the harbour master say?", "private": True}
        await (await sim.slash("ask", secret, channel=thread)).result()
        answer = await sim.next_message(await sim.user_says("and Brandt?", mention=False, channel=thread))
        assert "Taken together with" not in text_of(answer)


async def test_a_paste_into_ask_is_compared(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        question = "The council of Porto Vello voted for 12 new trams. " * 60
        answer = await (await sim.slash("ask", {"question": question})).result()
        assert "Checked against the articles" in text_of(answer)


async def test_check_against_sources_shows_what_is_nearest_to_each_claim(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        claims = "The port handled 41 ships that day. Penguins marched over Greenland! ok."
        said = await sim.user_says(claims, mention=False)
        picked = await sim.pick("Check against sources", said)
        shown = text_of(await picked.result())
        assert picked.ephemeral
        assert "**Statement:** The port handled 41 ships that day." in shown
        assert "[1] harbour.txt · ¶2" in shown
        assert "**Statement:** Penguins marched over Greenland!" in shown
        assert "Nothing in the articles comes near this." in shown
        picture = await sim.user_says("", mention=False, files={"a.png": b"x"})
        assert "I can't read attachments" in text_of(await (await sim.pick("Check against sources", picture)).result())


def _shows(sim: FakeDiscord, message: str, words: str) -> bool:
    return words in text_of(sim.messages[message])


async def test_sources_lists_turns_pages_and_shows_one(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.json"
    articles = [
        {
            "source": f"story{number:02}.txt",
            "title": f"Story {number}",
            "published": "2023-12-30",
            "paragraphs": [f"Paragraph {line} of story {number} tells of rain. " * 12 for line in range(9)],
        }
        for number in range(23)
    ]
    corpus.write_text(json.dumps(articles), encoding="utf-8")
    async with world(tmp_path, corpus=str(corpus)) as (sim, _):
        listed = await sim.slash("sources")
        first = await listed.result()
        assert listed.ephemeral
        assert "**23 articles**" in text_of(first)
        assert "**story22.txt** — Story 22 · 30 Dec 2023 (stated in the article) · 9 passages" in text_of(first)
        names = [text_of(first)]
        for page in ("Page 2 of 3", "Page 3 of 3"):
            shown = sim.messages[first["id"]]
            await sim.press(shown, buttons(shown)["Next page"])
            await sim.until(partial(_shows, sim, first["id"], page))
            names.append(text_of(sim.messages[first["id"]]))
        assert all(any(f"story{number:02}.txt" in name for name in names) for number in range(23))
        one = await (await sim.slash("sources", {"name": "story07.txt"})).result()
        assert "`story07.txt`" in text_of(one)
        assert "9 passages searched, 0 not" in text_of(one)
        assert "Paragraph 0 of story 7" in text_of(one)
        assert "No article has “penguins” in its name or title." in text_of(
            await (await sim.slash("sources", {"name": "penguins"})).result()
        )


async def test_the_original_file_is_attached_only_if_allowed(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "harbour.txt").write_text("the whole story")
    async with world(tmp_path, options={"originals": str(folder)}) as (sim, _):
        shown = await (await sim.slash("sources", {"name": "harbour.txt"})).result()
        assert [file["filename"] for file in shown["attachments"]] == ["harbour.txt"]
        shown = await (await sim.slash("sources", {"name": "council.txt"})).result()
        assert shown["attachments"] == []
    async with world(tmp_path) as (sim, _):
        shown = await (await sim.slash("sources", {"name": "harbour.txt"})).result()
        assert shown["attachments"] == []


async def test_names_complete_themselves(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        choices = await (await sim.autocomplete("sources", "name", "ha")).result()
        assert choices == [{"name": "harbour.txt", "value": "harbour.txt"}]
        choices = await (await sim.autocomplete("ask", "source", "", {"question": "x"})).result()
        assert [choice["value"] for choice in choices] == ["harbour.txt", "council.txt", "undated.txt"]


async def test_long_and_many_names_complete_themselves_within_the_limits(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.json"
    articles = [
        {"source": f"{'deep/' * 30}{number}.txt", "title": "", "published": "2023-12-30", "paragraphs": ["Rain."]}
        for number in range(40)
    ]
    corpus.write_text(json.dumps(articles), encoding="utf-8")
    async with world(tmp_path, corpus=str(corpus)) as (sim, _):
        choices = await (await sim.autocomplete("sources", "name", "deep")).result()
        assert len(choices) == 25
        one = await (await sim.slash("sources", {"name": choices[0]["value"]})).result()
        assert "1 passage searched" in text_of(one)


async def test_papers_complete_themselves_and_only_theirs_is_shown(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.json"
    articles = [
        {
            "source": f"{number}.txt",
            "title": "",
            "published": "2023-12-30",
            "paragraphs": [f"The harbour crane fell, number {number}."],
            "publisher": name,
        }
        for number, name in enumerate(["Reuters", "The Verge", "The Verge", None])
    ]
    corpus.write_text(json.dumps(articles), encoding="utf-8")
    async with world(tmp_path, corpus=str(corpus)) as (sim, _):
        choices = await (await sim.autocomplete("ask", "paper", "", {"question": "x"})).result()
        assert [choice["value"] for choice in choices] == ["The Verge", "Reuters"]
        choices = await (await sim.autocomplete("ask", "paper", "reu", {"question": "x"})).result()
        assert choices == [{"name": "Reuters", "value": "Reuters"}]
        shown = text_of(await (await sim.slash("ask", {"question": "harbour crane?", "paper": "Reuters"})).result())
        assert "Only articles of “Reuters”" in shown
        assert "0.txt · Reuters · ¶1" in shown
        assert "1.txt" not in shown


async def test_status_help_and_mydata_are_for_one_persons_eyes(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        await (await sim.slash("ask", {"question": QUESTION})).result()
        for name, told in [
            ("status", "3 articles · 6 passages · published 30–31 Dec 2023"),
            ("help", "@labbot how many"),
            ("mydata", "Stored about you: 1 question"),
        ]:
            asked = await sim.slash(name)
            assert told in text_of(await asked.result())
            assert asked.ephemeral
        mine = await (await sim.slash("mydata")).result()
        assert "Deleted all your questions and votes, 1 in total." in text_of(
            await (await sim.press(mine, buttons(mine)["Delete all of it"])).result()
        )
        assert "Nothing of yours is stored." in text_of(await (await sim.slash("mydata")).result())


async def test_my_data_is_never_somebody_elses(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        await (await sim.slash("ask", {"question": QUESTION})).result()
        bob = sim.add_user("bob")
        assert "Nothing of yours is stored." in text_of(await (await sim.slash("mydata", author=bob)).result())


def _files_in(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


async def test_without_a_journal_nothing_is_stored_and_nothing_breaks(tmp_path: Path) -> None:
    async with world(tmp_path, journal=None) as (sim, _):
        answer = await (await sim.slash("ask", {"question": QUESTION})).result()
        assert set(buttons(answer)) == {"Sources", "Around [1]", "Around [2]", "Around [3]"}
        assert "harbour.txt" in text_of(await (await sim.press(answer, buttons(answer)["Sources"])).result())
        assert "Nothing is stored" in text_of(await (await sim.slash("mydata")).result())
    assert _files_in(tmp_path) == ["commands"]


def _pretend_others_were_told(state: Path) -> None:
    assert state.exists()
    state.write_text("other commands")


async def test_commands_are_synced_only_when_they_have_changed(tmp_path: Path) -> None:
    async with FakeDiscord() as sim:
        for _ in range(2):
            async with launched(sim, tmp_path):
                await sim.ready()
                await (await sim.slash("help")).result()
            sim.session = None
        synced = [call for call in sim.calls if call.method == "PUT" and call.path.endswith("/commands")]
        assert len(synced) == 1
        _pretend_others_were_told(tmp_path / "commands")
        async with launched(sim, tmp_path):
            await sim.ready()
        synced = [call for call in sim.calls if call.method == "PUT" and call.path.endswith("/commands")]
        assert len(synced) == 2


async def test_only_listed_guilds_channels_and_roles_may_ask(tmp_path: Path) -> None:
    async with FakeDiscord() as sim:
        bob, open_channel, guild = sim.add_user("bob"), sim.add_channel("open"), sim.add_guild("Elsewhere")
        role, elsewhere = sim.add_role(bob), sim.add_channel("elsewhere", guild=guild)
        options = {"guilds": [int(sim.guild_id)], "channels": [int(open_channel["id"])], "roles": [int(role)]}
        async with launched(sim, tmp_path, options=options):
            await sim.ready()
            for channel, author in [
                (sim.general, bob),
                (open_channel, sim.alice),
                (elsewhere, bob),
                (sim.dm(bob), bob),
            ]:
                asked = await sim.slash("ask", {"question": QUESTION}, channel=channel, author=author)
                assert "I am not allowed to answer you here." in text_of(await asked.result())
                assert asked.ephemeral
                await sim.user_says(QUESTION, channel=channel, author=author)
            thread = sim.add_thread("on it", open_channel, bob["id"])
            await sim.dispatch("THREAD_CREATE", thread)
            for channel in (open_channel, thread):
                assert cited(await sim.next_message(await sim.user_says(QUESTION, channel=channel, author=bob)))
            public = [m for m in sim.messages.values() if m["author"]["id"] == sim.app_id and not m["flags"] & 64]
            assert {message["channel_id"] for message in public} == {open_channel["id"], thread["id"]}
        assert sim.violations == []


async def test_several_guilds_are_served_apart(tmp_path: Path) -> None:
    async with FakeDiscord() as sim:
        other = sim.add_channel("other", guild=sim.add_guild("Elsewhere"))
        async with launched(sim, tmp_path, options={"guild_per_minute": 1}):
            await sim.ready()
            assert cited(await sim.next_message(await sim.user_says(QUESTION)))
            assert cited(await sim.next_message(await sim.user_says(QUESTION, channel=other)))
            refused = await sim.next_message(await sim.user_says(QUESTION))
            assert "Too many questions are being asked here." in text_of(refused)
        assert sim.violations == []


@pytest.mark.parametrize(
    ("question", "options", "command"),
    [
        ("who  fell?", {}, Ask("who fell?")),
        (
            "who fell?",
            {"start": "Dec 30", "end": "Dec 31", "source": " harbour ", "paper": " BBC ", "who": " mayor "},
            Ask("who fell?", "Dec 30", "Dec 31", "harbour", said_by="mayor", paper="BBC"),
        ),
        ("who fell?", {"use_dates": False, "private": True}, Ask("who fell?", private=True, use_dates=False)),
        ("hello", {}, Ask("hello")),
        ("?!", {}, NoWords()),
        ("x y z. " * 300, {"source": "harbour"}, Check(("x y z. " * 300).strip())),
    ],
)
def test_the_options_of_ask_are_understood(question: str, options: dict[str, Any], command: Command) -> None:
    assert asked(question, **options) == command
