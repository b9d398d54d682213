"""Buttons in Slack: for anybody, for one person's eyes, after a restart and after a rebuild."""

import sqlite3
from pathlib import Path

from tests.bot.adapters.discord.test_buttons import corpus_of, many
from tests.bot.slack_world import ALL_EVENTS, QUESTION, buttons, cited, launched, text_of, world
from tests.servers.fake_slack import FakeSlack
from tests.servers.simulator import Json
from tests.servers.slack_model import GENERAL, dm_of

BOB = "U0BOB"


def ephemeral(sim: FakeSlack, shown: Json, **more: str) -> Json:
    """Make the message that somebody sees of what was posted for their eyes alone."""
    return {**shown, "channel": GENERAL, "ts": sim._ts(), "is_ephemeral": True, **more}


async def test_more_passages_turn_in_place_for_the_asker_and_privately_for_others(tmp_path: Path) -> None:
    async with world(tmp_path, corpus=many(tmp_path / "corpus.json")) as (sim, _):
        answer = await sim.next_message(await sim.slash("/ask", "did rain fall on the town?"))
        assert [line[:3] for line in cited(answer)] == ["[1]", "[2]", "[3]"]
        others = await sim.press(answer, buttons(answer)["▶️ More passages"], user=BOB)
        private = await others.responded()
        assert (private["response_type"], private["replace_original"]) == ("ephemeral", False)
        assert [line[:3] for line in cited(private)] == ["[4]", "[5]", "[6]"]
        assert [line[:3] for line in cited(answer)] == ["[1]", "[2]", "[3]"]
        shown = ephemeral(sim, private)
        turned = await (await sim.press(shown, buttons(shown)["▶️ More passages"], user=BOB)).responded()
        assert turned["replace_original"] is True
        assert cited(turned)[0].startswith("[7]")
        await (await sim.press(answer, buttons(answer)["▶️ More passages"])).responded()
        answer = sim.messages[answer["channel"], answer["ts"]]
        assert cited(answer)[0].startswith("[4]")
        await (await sim.press(answer, buttons(answer)["◀️ Previous page"])).responded()
        assert cited(sim.messages[answer["channel"], answer["ts"]])[0].startswith("[1]")


async def test_in_a_thread_private_answers_stay_in_the_thread(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        answer = await sim.next_message(await sim.mention("how many ships did the port handle that day?"))
        shown = await (await sim.press(answer, buttons(answer)["Around [1]"])).responded()
        assert (shown["response_type"], shown["thread_ts"]) == ("ephemeral", answer["thread_ts"])
        assert "A crane fell" in text_of(shown)
        assert "¶2 · line 3 · the passage in the answer" in text_of(shown)
        around = ephemeral(sim, shown)
        whole = await (await sim.press(around, buttons(around)["Whole article"])).responded()
        assert "3 passages searched" in text_of(whole)


async def test_sources_name_every_place(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        answer = await sim.next_message(await sim.mention(QUESTION))
        shown = await (await sim.press(answer, buttons(answer)["Sources"], user=BOB)).responded()
        assert shown["response_type"] == "ephemeral"
        assert "harbour.txt · ¶1 · 31 Dec 2023 · line 1 · characters 0 to 93" in text_of(shown)


async def test_votes_are_kept_one_for_each_person(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        answer = await sim.next_message(await sim.mention(QUESTION))
        for label, user, told in [
            ("👍 Helpful", "U0ALICE", "this helped"),
            ("👎 Not helpful", "U0ALICE", "did not help"),
            ("👍 Helpful", BOB, "this helped"),
        ]:
            shown = await (await sim.press(answer, buttons(answer)[label], user=user)).responded()
            assert told in text_of(shown)
            assert shown["response_type"] == "ephemeral"
        with sqlite3.connect(tmp_path / "journal.sqlite") as journal:
            votes = dict(journal.execute("SELECT user, vote FROM votes"))
        journal.close()
        assert votes == {"U0ALICE": -1, BOB: 1}


async def test_one_can_see_and_delete_what_is_stored_of_oneself(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        answer = await sim.next_message(await sim.mention(QUESTION))
        mine = ephemeral(sim, await (await sim.slash("/dateline", "mydata")).responded())
        assert "Stored about you: 1 question" in text_of(mine)
        deleted = await (await sim.press(mine, buttons(mine)["🗑️ Delete all of it"])).responded()
        assert "Nothing of yours is left." in text_of(deleted)
        shown = await (await sim.press(answer, buttons(answer)["Sources"])).responded()
        assert "I no longer have this answer" in text_of(shown)


async def test_a_private_answer_is_nobody_elses(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        asked = await sim.slash("/ask", f"{QUESTION} private:yes")
        private = ephemeral(sim, await asked.responded())
        shown = await (await sim.press(private, buttons(private)["Share"], user=BOB)).responded()
        assert "This answer is private to the person who asked." in text_of(shown)
        assert not sim.messages


async def test_old_buttons_and_follow_ups_work_after_a_restart(tmp_path: Path) -> None:
    async with FakeSlack(ack_deadline=1.0, events=ALL_EVENTS) as sim:
        async with launched(sim, tmp_path):
            await sim.ready()
            answer = await sim.next_message(await sim.mention("what did the harbour master say?"))
            await sim.next_message(await sim.dm("what did the council say?"))
            slashed = await sim.next_message(await sim.slash("/ask", "what did the harbour master say?"))
        sim._sockets.clear()
        async with launched(sim, tmp_path):
            await sim.ready()
            for label, told in [
                ("Sources", "harbour.txt · ¶1"),
                ("Around [1]", "The port handled 41 ships"),
                ("👍 Helpful", "Noted: this helped."),
            ]:
                assert told in text_of(await (await sim.press(answer, buttons(answer)[label])).responded())
            for asked in [
                (await sim.says("and Brandt?", thread=answer, user=BOB))[0],
                await sim.dm("and Brandt?"),
                (await sim.says("and Brandt?", thread=slashed, user=BOB))[0],
            ]:
                told = text_of(await sim.next_message(asked))
                assert "Taken together with the previous question: “what did Brandt say?”" in told
        assert sim.violations == []
        assert sim.unknown_routes == []


async def test_old_pages_turn_after_a_restart_with_the_numbers_they_had(tmp_path: Path) -> None:
    corpus = many(tmp_path / "corpus.json")
    async with FakeSlack(events=ALL_EVENTS) as sim:
        async with launched(sim, tmp_path, corpus=corpus):
            await sim.ready()
            answer = await sim.next_message(await sim.dm("did rain fall on the town?"))
        first = cited(answer)
        sim._sockets.clear()
        async with launched(sim, tmp_path, corpus=corpus):
            await sim.ready()
            await (await sim.press(answer, buttons(answer)["▶️ More passages"])).responded()
            turned = sim.messages[dm_of("U0ALICE"), answer["ts"]]
            assert not {line[4:] for line in cited(turned)} & {line[4:] for line in first}
            await (await sim.press(turned, buttons(turned)["◀️ Previous page"])).responded()
            assert cited(sim.messages[dm_of("U0ALICE"), answer["ts"]]) == first
        assert sim.violations == []


async def test_after_a_rebuild_what_is_gone_is_said_and_the_rest_keeps_its_number(tmp_path: Path) -> None:
    path = tmp_path / "corpus.json"
    async with world(tmp_path, corpus=corpus_of(path)) as (sim, _):
        answer = await sim.next_message(await sim.mention(QUESTION))
        assert cited(answer)[0].startswith("[1] harbour.txt · ¶1")
        corpus_of(path, without="A crane fell")
        shown = text_of(await (await sim.press(answer, buttons(answer)["Sources"])).responded())
        assert "*[1] harbour.txt*\nThis passage is no longer in the index" in shown
        assert "*[3] Harbour crane falls*\n• harbour.txt · ¶2" in shown
        gone = await (await sim.press(answer, buttons(answer)["Around [1]"])).responded()
        assert "This passage is no longer in the index" in text_of(gone)


async def test_a_button_of_another_time_is_told_kindly(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        answer = await sim.next_message(await sim.mention(QUESTION))
        row = next(block for block in answer["blocks"] if block["type"] == "actions")
        row["elements"][0]["value"] = "dl0:what:was"
        shown = await (await sim.press(answer, row["elements"][0]["action_id"])).responded()
        assert "I no longer have this answer" in text_of(shown)


async def test_a_press_whose_response_url_fails_is_answered_another_way(tmp_path: Path) -> None:
    async with world(tmp_path, corpus=many(tmp_path / "corpus.json")) as (sim, _):
        answer = await sim.next_message(await sim.dm("did rain fall on the town?"))
        sim.fail_next(404, path="response_url")
        await sim.press(answer, buttons(answer)["▶️ More passages"])
        await sim.until(lambda: cited(sim.messages[answer["channel"], answer["ts"]])[0].startswith("[4]"))
        sim.fail_next(404, path="response_url")
        await sim.press(answer, buttons(answer)["Sources"])
        (shown,) = await sim.until(lambda: sim.ephemerals)
        assert "characters 0 to" in text_of(shown)
