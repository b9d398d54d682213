"""What people write in Discord, and what they get: mentions, direct messages, threads, replies."""

from pathlib import Path

from tests.bot.discord_world import QUESTION, cited, text_of, world
from tests.servers.fake_discord import FakeDiscord


async def silent(sim: FakeDiscord, after: dict[str, object]) -> None:
    """Make sure that a message gets no answer: a later one of another person is answered before any."""
    check = await sim.user_says("hello", channel=sim.channels[str(after["channel_id"])], author=sim.add_user("checker"))
    answer = await sim.next_message(after)
    assert answer["referenced_message"]["id"] == check["id"]


async def test_a_mention_is_answered_in_its_place_with_citations(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        asked = await sim.user_says(QUESTION)
        answer = await sim.next_message(asked)
        assert answer["referenced_message"]["id"] == asked["id"]
        assert f"> {QUESTION}" in text_of(answer)
        assert cited(answer) == [
            "[1] harbour.txt · ¶1 · 31 Dec 2023",
            "[2] undated.txt · ¶1 · date unknown",
            "[3] harbour.txt · ¶3 · 31 Dec 2023",
        ]
        assert "**A crane fell in the harbour of Porto Vello at dawn.** Nobody was hurt" in text_of(answer)
        assert "3 articles · 6 passages · published 30–31 Dec 2023" in text_of(answer)


async def test_a_direct_message_needs_no_mention_and_follow_ups_work(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        asked = await sim.user_says("what did the harbour master say?", mention=False, channel=sim.dm())
        assert cited(await sim.next_message(asked))[0].startswith("[1] harbour.txt")
        asked = await sim.user_says("and Brandt?", mention=False, channel=sim.dm())
        answer = text_of(await sim.next_message(asked))
        assert "> and Brandt?" in answer
        assert "Taken together with the previous question: “what did Brandt say?”" in answer


async def test_one_persons_context_is_nobody_elses(tmp_path: Path) -> None:
    """Two people in their direct messages, and a stranger in the channel: no question leaks into another."""
    async with world(tmp_path) as (sim, _):
        bob = sim.add_user("bob")
        await sim.next_message(await sim.user_says(QUESTION, mention=False, channel=sim.dm()))
        asked = await sim.user_says("and the trams?", mention=False, channel=sim.dm(bob), author=bob)
        answer = await sim.next_message(asked)
        assert "crane" not in text_of(answer).split("\n-#")[0]
        assert "Taken together with" not in text_of(answer)
        answer = await sim.next_message(await sim.user_says("and the trams?", author=bob))
        assert "Taken together with" not in text_of(answer)


async def test_in_a_channel_everybody_goes_on_from_their_own_question(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        bob = sim.add_user("bob")
        await sim.next_message(await sim.user_says("what did the harbour master say?"))
        await sim.next_message(await sim.user_says("what did the council say?", author=bob))
        answer = await sim.next_message(await sim.user_says("what about Brandt on Dec 31?"))
        assert "what did the council say" not in text_of(answer)
        assert "Taken together with the previous question" in text_of(answer)


async def test_what_is_stored_of_somebody_is_never_told_in_a_channel(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        await sim.next_message(await sim.user_says(QUESTION))
        asked = await sim.user_says("my data")
        assert "I have sent it to you in a direct message" in text_of(await sim.next_message(asked))
        assert "Stored about you: 1 question" in text_of(await sim.next_message(channel=sim.dm()))
        sim.forbidden.add(sim.dm()["id"])
        asked = await sim.user_says("mydata")
        assert "Please use /ask or /mydata" in text_of(await sim.next_message(asked))


async def test_a_private_question_in_a_channel_is_answered_in_a_direct_message(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        asked = await sim.user_says(f"{QUESTION} private:yes")
        said = text_of(await sim.next_message(asked))
        assert "I have sent it to you in a direct message" in said
        assert "[1]" not in said
        assert "[1]" in text_of(await sim.next_message(channel=sim.dm()))


async def test_without_the_setting_there_is_no_thread_and_no_privileged_intent(tmp_path: Path) -> None:
    async with world(tmp_path, simulated={"privileged": 0}) as (sim, _):
        await sim.next_message(await sim.user_says(QUESTION))
        assert [channel["type"] for channel in sim.channels.values()] == [0]
        assert sim.session is not None
        assert sim.session.intents == (1 << 0) | (1 << 9) | (1 << 12)
        ignored = await sim.user_says("not for the bot", mention=False)
        await silent(sim, ignored)


async def test_a_thread_of_the_bot_goes_on_without_a_mention(tmp_path: Path) -> None:
    async with world(tmp_path, options={"thread_follow_ups": True}) as (sim, _):
        await sim.next_message(await sim.user_says("what did the harbour master say?"))
        thread = await sim.until(lambda: next((c for c in sim.channels.values() if c["type"] == 11), None))
        assert thread["name"] == "what did the harbour master say?"
        answer = await sim.next_message(await sim.user_says("and Brandt?", mention=False, channel=thread))
        assert "Taken together with the previous question: “what did Brandt say?”" in text_of(answer)
        bob = sim.add_user("bob")
        for aside in ("! only among us", f"what do you think, <@{bob['id']}>?", f"<@{bob['id']}>"):
            await silent(sim, await sim.user_says(aside, mention=False, channel=thread))


async def test_a_reply_to_an_answer_is_a_follow_up(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        answer = await sim.next_message(await sim.user_says("what did the harbour master say?"))
        asked = await sim.user_says("and Brandt?", reply_to=answer)
        follow_up = text_of(await sim.next_message(asked))
        assert "Taken together with the previous question: “what did Brandt say?”" in follow_up


async def test_talk_gets_something_sensible_and_cites_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        for said, told in [
            ("hello", "I answer in the words of the indexed articles"),
            ("", "I answer in the words of the indexed articles"),
            ("thanks!", "You're welcome."),
            ("👍", "There are no words in that"),
            ("help", "/sources"),
        ]:
            answer = await sim.next_message(await sim.user_says(said))
            assert told in text_of(answer)
            assert cited(answer) == []
        answer = await sim.next_message(await sim.user_says("", files={"photo.png": b"x"}))
        assert "I can't read attachments" in text_of(answer)
        answer = await sim.next_message(await sim.user_says(QUESTION, files={"photo.png": b"x"}))
        assert cited(answer)
        assert "I have read your message, but I can't read attachments" in text_of(answer)


async def test_a_paste_is_compared_statement_by_statement_and_told_of_its_rest(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        paste = "The council of Porto Vello voted for 12 new trams. " * 100
        answer = text_of(await sim.next_message(await sim.user_says(paste)))
        assert "**Statement:** The council of Porto Vello voted for 12 new trams." in answer
        assert "council.txt · ¶1" in answer
        assert "I compared the first 8 of 100 statements." in answer


async def test_a_reply_can_ask_to_check_what_it_replies_to(tmp_path: Path) -> None:
    """Also when that is a feed's embed, and nothing but an embed."""
    async with world(tmp_path) as (sim, _):
        feed = sim.add_user("feed", bot=True)
        news = await sim.user_says("", mention=False, author=feed)
        news["embeds"] = [
            {"type": "rich", "title": "Porto Vello", "description": "The port handled 41 ships that day."}
        ]
        answer = text_of(await sim.next_message(await sim.user_says(f"<@{sim.app_id}> is this true?", reply_to=news)))
        assert "**Statement:** The port handled 41 ships that day." in answer
        assert "harbour.txt · ¶2" in answer
        answer = text_of(await (await sim.pick("Check against sources", news)).result())
        assert "**Statement:** The port handled 41 ships that day." in answer
        assert "There is no statement in that" in text_of(await sim.next_message(await sim.user_says("check this")))


async def test_no_answer_says_so_and_what_was_searched(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        answer = text_of(await sim.next_message(await sim.user_says("wie viele Pinguine waren das und wo?")))
        assert "**No passage answers this.**" in answer
        assert "Searched: 3 articles · 6 passages" in answer
        assert "I search best in English" in answer
        answer = text_of(await sim.next_message(await sim.user_says("who will the trams hurt?")))
        assert "which do not answer it" in answer
        assert "Not an answer · Council argues over trams" in answer


async def test_bots_webhooks_doubles_and_edits_are_not_answered(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        robot = sim.add_user("robot", bot=True)
        await silent(sim, await sim.user_says(QUESTION, author=robot))
        await silent(sim, await sim.user_says(QUESTION, webhook_id="77"))
        await silent(sim, await sim.user_says("pinned a message", type=6))
        asked = await sim.user_says(QUESTION)
        await sim.next_message(asked)
        await sim.repeats(asked)
        await sim.user_edits(asked, f"<@{sim.app_id}> {QUESTION} please")
        await sim.next_message(await sim.user_says("hello"))
        answers = [m for m in sim.messages.values() if (m.get("referenced_message") or {}).get("id") == asked["id"]]
        assert len(answers) == 1


async def test_hostile_words_are_shown_and_do_nothing(tmp_path: Path) -> None:
    """A question can't ping, format, link, preview or turn direction; `world` checks that nobody is notified."""
    async with world(tmp_path) as (sim, _):
        hostile = "@everyone <@&5> crane [x](https://evil.example) ```harbour``` # loud \u202etxt"
        answer = text_of(await sim.next_message(await sim.user_says(hostile)))
        assert "\\@everyone \\<@&5> crane \\[x](https\\://evil.example) \\`\\`\\`harbour\\`\\`\\`" in answer
        assert "\u202e" not in answer


async def test_a_deleted_question_is_answered_all_the_same(tmp_path: Path) -> None:
    async with world(tmp_path, delay=0.6) as (sim, _):
        asked = await sim.user_says(QUESTION)
        await sim.user_deletes(asked)
        assert cited(await sim.next_message(asked))


async def test_typing_shows_only_when_an_answer_takes_its_time(tmp_path: Path) -> None:
    async with world(tmp_path, delay=1.0) as (sim, _):
        await sim.next_message(await sim.user_says("hello"))
        assert not [call for call in sim.calls if call.path.endswith("/typing")]
        await sim.next_message(await sim.user_says(QUESTION))
        assert [call for call in sim.calls if call.path.endswith("/typing")]
