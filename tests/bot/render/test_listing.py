"""Lists, an article, and what is around a passage."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.journal import RecordedVote
from bot.render.listing import (
    render_around,
    render_article,
    render_help,
    render_mine,
    render_sources,
    render_status,
    render_version,
)
from bot.replies.reply import Reply
from index.errors import Failure
from index.generation import SourceEntry
from index.generation.watch_state import WatchState
from index.reading import EarlierVersion
from tests.bot.answers import COVERAGE
from tests.bot.fake_retriever import BUILT, NEWS, FakeRetriever


def entries(count: int) -> list[SourceEntry]:
    return [SourceEntry(f"story{n:02}.txt", f"Story {n}", None, "unknown", 1, 0) for n in range(count)]


def title(reply: Reply) -> str:
    assert reply.head is not None
    return reply.head.body[0].text


def test_a_list_says_what_it_lists_and_has_ten_entries_on_a_page() -> None:
    made = render_sources("story", entries(24), [Failure("broken.pdf", "it is encrypted")])
    assert title(made) == "24 articles with “story” in the name or title"
    assert [len(section.body) for section in made.sections] == [10, 10, 5]
    assert made.per_page == 1
    assert made.sections[-1].body[-1].text == "broken.pdf — could not be indexed: it is encrypted"


def test_an_empty_list_tells_an_empty_index_from_a_name_that_is_not_there() -> None:
    assert title(render_sources("", [], [])) == "No article is indexed."
    assert title(render_sources("trams", [], [])) == "No article has “trams” in its name or title."


def test_a_name_too_long_for_a_button_gets_the_remedy() -> None:
    made = render_sources("n" * 200, [], [])
    assert made.head is not None
    assert made.head.body[1].text == "To turn pages, ask again with a shorter part of the name."


def test_an_article_has_every_paragraph_once_in_order() -> None:
    archive = FakeRetriever(NEWS)
    passages = archive.paragraphs("harbour.txt")
    made = render_article(archive.sources("harbour")[0], passages)
    quoted = [block.text for section in made.sections for block in section.body if block.style == "quote"]
    assert quoted == [passage.text for passage in passages]


def versions(count: int) -> list[EarlierVersion]:
    return [EarlierVersion(number, BUILT + timedelta(days=number)) for number in range(1, count + 1)]


def test_an_article_names_its_three_latest_earlier_versions_as_they_are_asked_for() -> None:
    archive = FakeRetriever(NEWS)
    entry, passages = archive.sources("harbour")[0], archive.paragraphs("harbour.txt")
    made = render_article(entry, passages, versions=versions(7))
    assert made.head is not None
    named = [block for block in made.head.body if block.text.startswith("Earlier version")]
    assert [block.spans[-1].text for block in named] == [f"harbour.txt (version {number})" for number in range(5, 8)]
    assert {block.spans[-1].look for block in named} == {"code"}
    assert named[0].text == "Earlier version, written 7 Jan 2024, 03:04 UTC: harbour.txt (version 5)"
    assert render_article(entry, passages, versions=()) == render_article(entry, passages)


def test_an_earlier_version_says_when_it_was_written_and_that_it_is_not_searched() -> None:
    archive = FakeRetriever(NEWS)
    entry, passages = archive.sources("harbour")[0], archive.paragraphs("council.txt")
    made = render_version(entry, versions(2)[1], passages, passage=77)
    assert made.head is not None
    assert [block.text for block in made.head.body] == [
        "harbour.txt (version 2)",
        "What the file held before, written 4 Jan 2024, 03:04 UTC. It is not searched.",
    ]
    quoted = [block.text for section in made.sections for block in section.body if block.style == "quote"]
    assert quoted == [passage.text for passage in passages]
    assert made.private
    assert made.turn is not None
    assert (made.turn.verb, made.turn.key) == ("article", "77.2")
    assert render_version(entry, versions(1)[0], []).turn is None


def test_around_the_first_paragraph_there_are_two() -> None:
    archive = FakeRetriever(NEWS)
    passages = archive.paragraphs("harbour.txt")
    first = archive.hit(passages[0].id)
    assert first is not None
    body = render_around(first, passages).sections[0].body
    assert [block.text for block in body if block.style == "quote"] == [passage.text for passage in passages[:2]]
    assert body[0].text.endswith("the passage in the answer")
    assert not body[2].text.endswith("the passage in the answer")


def test_status_without_failures_says_so() -> None:
    made = render_status(replace(COVERAGE, failures=()))
    assert made.head is not None
    assert made.head.body[-1].text == "Every file could be indexed."
    assert made.sections == ()


def followed(**more: object) -> str:
    """What the status says when a process follows the articles."""
    state = WatchState(7, BUILT, **more)  # type: ignore[arg-type] # a test knows what it gives
    made = render_status(replace(COVERAGE, newest_at=BUILT), state)
    assert made.head is not None
    return "\n".join(block.text for block in made.head.body)


def test_status_says_how_fresh_the_index_is_and_how_following_goes() -> None:
    assert "Newest article 2 Jan 2024, 03:04 UTC\nIndex built 2 Jan 2024, 03:04 UTC\n" in followed()
    assert "the first ones are being read" in followed()
    assert "The articles are followed; all of them were indexed 2 Jan 2024, 03:04 UTC" in followed(looked_at=BUILT)


def test_why_following_fails_is_not_for_everybody() -> None:
    told = followed(failure="there is no articles folder at /srv/desk", failing_since=BUILT)
    assert "can't be indexed (whoever runs me knows why) since 2 Jan 2024, 03:04 UTC" in told
    assert "/srv" not in told


def test_a_greeting_is_public_and_short() -> None:
    greeting, whole = render_help("@Bot", greeting=True), render_help("@Bot")
    assert title(greeting) == f"Hello. {title(whole)}"
    assert len(greeting.sections[0].body) == 3 < len(whole.sections[0].body)
    assert (greeting.private, whole.private) == (False, True)


def test_votes_alone_are_listed_too_and_can_be_deleted() -> None:
    made = render_mine([], [RecordedVote(7, "ada", -1, datetime(2024, 1, 2, 3, 4, tzinfo=UTC))])
    assert title(made) == "Stored about you: 1 vote on other people's questions"
    assert made.sections[0].body[0].text == "2 Jan 2024, 03:04 UTC: 👎 on somebody else's question"
    assert [button.action.verb for button in made.buttons] == ["forget"]


def test_there_is_nothing_to_delete_where_nothing_is_stored() -> None:
    assert render_mine([], []).buttons == ()
