"""What people write in Slack, and what they get: mentions, direct messages, threads."""

from pathlib import Path

from tests.bot.slack_world import QUESTION, cited, text_of, world
from tests.servers.fake_slack import FakeSlack
from tests.servers.simulator import Json
from tests.servers.slack_model import BOT_USER, GENERAL, Envelope, dm_of

BOB = "U0BOB"


def answers_of(sim: FakeSlack, channel: str = GENERAL) -> list[Json]:
    """List what the bot has posted in a channel, in order."""
    return [m for m in sim.messages.values() if m.get("user") == BOT_USER and m["channel"] == channel]


async def silent(sim: FakeSlack, events: list[Envelope]) -> None:
    """Make sure that messages get no answer: a later one of another person is answered before any."""
    check = await sim.mention("hello", user="U0CHECKER")
    answer = await sim.next_message(events[0])
    assert answer["thread_ts"] == check.payload["event"]["ts"]


async def test_a_mention_is_answered_in_its_thread_with_citations(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        asked = await sim.mention(QUESTION)
        answer = await sim.next_message(asked)
        assert answer["thread_ts"] == asked.payload["event"]["ts"]
        assert f"> {QUESTION}" in text_of(answer)
        assert cited(answer) == [
            "[1] harbour.txt · ¶1 · 31 Dec 2023",
            "[2] undated.txt · ¶1 · date unknown",
            "[3] harbour.txt · ¶3 · 31 Dec 2023",
        ]
        assert "> *A crane fell in the harbour of Porto Vello at dawn.* Nobody was hurt" in text_of(answer)
        assert "3 articles · 6 passages · published 30–31 Dec 2023" in text_of(answer)
        assert answer["text"].startswith(QUESTION)
        (posted,) = [call.body for call in sim.calls if call.path == "chat.postMessage"]
        assert (posted["unfurl_links"], posted["unfurl_media"]) == (False, False)


async def test_a_direct_message_needs_no_mention_and_follow_ups_work(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        answer = await sim.next_message(await sim.dm("what did the harbour master say?"))
        assert cited(answer)[0].startswith("[1] harbour.txt")
        assert "thread_ts" not in answer
        answer = await sim.next_message(await sim.dm("and Brandt?"))
        assert "> and Brandt?" in text_of(answer)
        assert "Taken together with the previous question: “what did Brandt say?”" in text_of(answer)
        asked = await sim.dm("and on Dec 30?", thread=answer)
        threaded = await sim.next_message(asked)
        assert threaded["thread_ts"] == answer["ts"]
        assert "what did Brandt say on Dec 30?" in text_of(threaded)


async def test_one_persons_context_is_nobody_elses(tmp_path: Path) -> None:
    """Two people in their direct messages, and a stranger in the channel: no question leaks into another."""
    async with world(tmp_path) as (sim, _):
        await sim.next_message(await sim.dm(QUESTION))
        await sim.dm("and the trams?", user=BOB)
        answer = await sim.next_message(channel=dm_of(BOB))
        assert "Taken together with" not in text_of(answer)
        answer = await sim.next_message(await sim.mention("and the trams?", user=BOB))
        assert "Taken together with" not in text_of(answer)


async def test_in_a_channel_everybody_goes_on_from_their_own_question(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        await sim.next_message(await sim.mention("what did the harbour master say?"))
        await sim.next_message(await sim.mention("what did the council say?", user=BOB))
        answer = await sim.next_message(await sim.mention("what about Brandt on Dec 31?"))
        assert "what did the council say" not in text_of(answer)
        assert "Taken together with the previous question" in text_of(answer)


async def test_a_thread_of_the_bot_goes_on_without_a_mention(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        answer = await sim.next_message(await sim.mention("what did the harbour master say?"))
        (asked,) = await sim.says("and Brandt?", thread=answer, user=BOB)
        follow_up = await sim.next_message(asked)
        assert follow_up["thread_ts"] == answer["thread_ts"]
        assert "Taken together with the previous question: “what did Brandt say?”" in text_of(follow_up)
        for aside in ("! only among us", f"what do you think, <@{BOB}>?", "<!here> anybody?", "<!subteam^S1> you?"):
            await silent(sim, await sim.says(aside, thread=answer))
        again = await sim.mention(f"and the trams, <@{BOB}>?", thread=answer)
        assert "and the trams, @U0BOB?" in text_of(await sim.next_message(again))


async def test_a_thread_of_others_is_left_alone_where_the_bot_was_only_asked_once(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        (begun,) = await sim.says("the crane fell in the harbour, look")
        root = begun.payload["event"]
        await silent(sim, [begun])
        answer = await sim.next_message(await sim.mention(QUESTION, thread=root))
        assert answer["thread_ts"] == root["ts"]
        await silent(sim, await sim.says("who was hurt in the harbour then?", thread=root))


async def test_follow_ups_without_a_mention_can_be_switched_off(tmp_path: Path) -> None:
    async with world(tmp_path, options={"thread_follow_ups": False}) as (sim, _):
        answer = await sim.next_message(await sim.mention("what did the harbour master say?"))
        await silent(sim, await sim.says("and Brandt?", thread=answer))
        follow_up = await sim.next_message(await sim.mention("and Brandt?", thread=answer))
        assert "what did Brandt say?" in text_of(follow_up)


async def test_a_message_that_comes_as_two_events_is_answered_once(tmp_path: Path) -> None:
    """A mention is an app_mention and a message of its channel; either may be delivered again, by either name."""
    async with world(tmp_path) as (sim, _):
        asked = await sim.mention(QUESTION)
        doubles = [
            one for one in sim.envelopes if one.payload.get("event", {}).get("ts") == asked.payload["event"]["ts"]
        ]
        assert [one.payload["event"]["type"] for one in doubles] == ["app_mention", "message"]
        await sim.next_message(asked)
        for one in doubles:
            await sim.redeliver(one)
        await sim.until(lambda: all(one.acks == 2 for one in doubles))
        await sim.next_message(await sim.mention("hello"))
        assert len(answers_of(sim)) == 2


async def test_bots_edits_and_notices_are_not_answered(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        direct = {"channel": dm_of(BOB), "channel_type": "im"}
        for event in (
            {"type": "message", "channel": GENERAL, "user": "U0ROBOT", "bot_id": "B9", "text": f"<@{BOT_USER}> hello"},
            {"type": "message", "subtype": "bot_message", "channel": GENERAL, "bot_id": "B9", "text": f"<@{BOT_USER}>"},
            {"type": "message", "subtype": "channel_join", "user": BOB, "text": "has joined", **direct},
            {"type": "message", "subtype": "message_changed", "message": {"text": "hello", "user": BOB}, **direct},
            {"type": "message", "subtype": "message_deleted", "deleted_ts": "1.000001", **direct},
            {"type": "message", "user": BOT_USER, "text": "hello", **direct},
        ):
            await (await sim._event({"ts": sim._ts(), **event})).acked()
        await sim.next_message(await sim.dm("hello"))
        assert not answers_of(sim)
        assert not answers_of(sim, dm_of(BOB))


async def test_what_is_stored_of_somebody_is_never_told_in_a_channel(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        await sim.next_message(await sim.mention(QUESTION))
        asked = await sim.mention("my data")
        (shown,) = await sim.until(lambda: sim.ephemerals)
        assert "Stored about you: 1 question" in text_of(shown)
        assert (shown["user"], shown["thread_ts"]) == ("U0ALICE", asked.payload["event"]["ts"])
        assert len(answers_of(sim)) == 1
        sim.fail_next(error="user_not_in_channel", path="postEphemeral")
        await sim.mention("my data")
        assert "Stored about you" in text_of(await sim.next_message(channel=dm_of("U0ALICE")))


async def test_a_private_question_is_answered_to_the_asker_alone(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        await sim.mention(f"{QUESTION} private:yes")
        (shown,) = await sim.until(lambda: sim.ephemerals)
        assert cited(shown)
        follow_up = await sim.next_message(await sim.mention("and the trams?"))
        assert "Taken together with" not in text_of(follow_up)
        assert len(answers_of(sim)) == 1


async def test_talk_gets_something_sensible_and_cites_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        for said, told in [
            ("hello", "I answer in the words of the indexed articles"),
            ("", "@labbot how many drones"),
            ("thanks!", "You're welcome."),
            ("👍", "There are no words in that"),
            ("help", "/dateline mydata"),
            ("status", "generation g1"),
            ("sources", "3 articles"),
            ("sources harbour", "Harbour crane falls"),
        ]:
            answer = await sim.next_message(await sim.mention(said))
            assert told in text_of(answer), said
            assert cited(answer) == []
        photo = [{"id": "F1", "name": "photo.png"}]
        answer = await sim.next_message(await sim.mention("", files=photo, subtype="file_share"))
        assert "I can't read attachments" in text_of(answer)
        answer = await sim.next_message(await sim.mention(QUESTION, files=photo, subtype="file_share"))
        assert cited(answer)
        assert "I have read your message, but I can't read attachments" in text_of(answer)


async def test_a_paste_is_compared_statement_by_statement_and_told_of_its_rest(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        paste = "The council of Porto Vello voted for 12 new trams. " * 100
        answer = text_of(await sim.next_message(await sim.mention(paste)))
        assert "*Statement:* The council of Porto Vello voted for 12 new trams." in answer
        assert "council.txt · ¶1" in answer
        assert "I compared the first 8 of 100 statements." in answer


async def test_in_a_thread_what_it_begins_with_can_be_checked(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        (begun,) = await sim.says("The port handled 41 ships that day &amp; more.")
        answer = text_of(await sim.next_message(await sim.mention("is this true?", thread=begun.payload["event"])))
        assert "*Statement:* The port handled 41 ships that day &amp; more." in answer
        assert "harbour.txt · ¶2" in answer


async def test_no_answer_says_so_and_what_was_searched(tmp_path: Path) -> None:
    async with world(tmp_path) as (sim, _):
        answer = text_of(await sim.next_message(await sim.mention("wie viele Pinguine waren das und wo?")))
        assert "*No passage answers this.*" in answer
        assert "Searched: 3 articles · 6 passages" in answer
        answer = text_of(await sim.next_message(await sim.mention("who will the trams hurt?")))
        assert "which do not answer it" in answer
        assert "*Not an answer · Council argues over trams*" in answer


async def test_hostile_words_are_shown_and_do_nothing(tmp_path: Path) -> None:
    """A question can't ping, format, link, preview or turn direction; `world` checks that no mention is repeated."""
    async with world(tmp_path) as (sim, _):
        hostile = f"<!channel> <@{BOB}> crane *loud* <https://evil.example|harbour> ```x``` &lt;!here&gt; \u202etxt"
        answer = await sim.next_message(await sim.mention(hostile))
        told = text_of(answer).replace("\u2060", "")
        assert "@channel @U0BOB crane *loud* harbour ```x``` &lt;!here&gt;" in told
        assert "\u202e" not in told
        for text in (text_of(answer), answer["text"]):
            assert "<!channel" not in text
            assert f"<@{BOB}>" not in text
            assert "<!here" not in text


async def test_an_answer_that_takes_its_time_is_announced(tmp_path: Path) -> None:
    async with world(tmp_path, delay=1.5) as (sim, _):
        await sim.next_message(await sim.mention("hello"))
        assert not sim.statuses
        asked = await sim.mention(QUESTION)
        await sim.next_message(asked)
        assert [one["thread_ts"] for one in sim.statuses] == [asked.payload["event"]["ts"]]


async def test_channels_that_are_not_allowed_are_not_answered(tmp_path: Path) -> None:
    async with world(tmp_path, options={"channels": ["C0DESK"]}) as (sim, _):
        await (await sim.mention(QUESTION)).acked()
        await (await sim.dm(QUESTION)).acked()
        assert "I am not allowed to answer you here" in text_of(await (await sim.slash("/ask", QUESTION)).responded())
        assert cited(await sim.next_message(await sim.mention(QUESTION, channel="C0DESK")))
        assert not answers_of(sim)
        assert not answers_of(sim, dm_of("U0ALICE"))
    async with world(tmp_path, options={"channels": ["C0DESK"], "direct_messages": True}) as (sim, _):
        assert cited(await sim.next_message(await sim.dm(QUESTION)))
