"""What sources differ about, as people and programs are shown it."""

import json
from datetime import date

from bot.adapters.discord import render as discord
from bot.adapters.terminal.render import render_reply
from bot.answering.answerer import Answer, Answerer
from bot.answering.output import answer_json
from bot.render.answer import QuestionContext, render_answer
from index.search.hits import Query
from tests.bot.fake_retriever import FakeRetriever, StoredArticle
from tests.bot.golden_files import check_golden
from tests.servers.discord_limits import check_message

SATURDAY, SUNDAY, MONDAY = date(2023, 12, 30), date(2023, 12, 31), date(2024, 1, 1)
QUESTION = "how many people were killed in Brno?"
STORM = (
    StoredArticle(
        "evening.txt",
        "Storm over Brno",
        SATURDAY,
        ("A storm killed at least\N{NO-BREAK SPACE}14 people in Brno on Saturday.",),
    ),
    StoredArticle(
        "sunday.txt",
        "Brno counts its dead",
        SUNDAY,
        (
            "Saturday's storm killed 21 people in Brno, said Mayor Ilse Brandt.",
            "The storm damaged 30 homes in Brno on Saturday.",
        ),
    ),
    StoredArticle("wire_*.txt", "After the storm", MONDAY, ("Saturday's storm in Brno left 24 people dead.",)),
    StoredArticle("other.txt", "", SUNDAY, ("Saturday's storm damaged 55 homes in Brno.",)),
)


def answer(question: str = QUESTION, top_k: int = 5) -> Answer:
    return Answerer(FakeRetriever(STORM)).answer(Query(question, MONDAY, top_k))


def test_a_growing_toll_reads_as_a_development_in_a_terminal() -> None:
    check_golden("terminal-differing.txt", render_reply(render_answer(answer(), QuestionContext("", QUESTION))))


def test_it_stands_under_the_first_answer_in_discord_and_takes_no_place_of_a_passage() -> None:
    reply = render_answer(answer(), QuestionContext("12", QUESTION))
    first, *_ = discord.pages(reply)
    assert [section.passage is not None for section in first.sections] == [False, True, False, True, True, False]
    message = discord.message(first)
    check_message(message)
    check_golden("discord-differing.txt", json.dumps(message, indent=2, ensure_ascii=False) + "\n")


def test_other_differences_read_as_a_disagreement() -> None:
    shown = render_reply(render_answer(answer("how many homes were damaged in Brno?"), QuestionContext("", QUESTION)))
    assert "Homes damaged, Brno · figures differ: 30, 55" in shown
    assert "updated" not in shown


def test_programs_get_every_statement_with_its_exact_words() -> None:
    (conflict,) = answer_json(answer())["conflicts"]
    assert (conflict["counts"], conflict["place"], conflict["kind"]) == ("people killed", "Brno", "development")
    first, second, third = conflict["statements"]
    assert first["figure"] == "at least\N{NO-BREAK SPACE}14"
    assert (first["source"], first["paragraph"], first["published"]) == ("evening.txt", 1, "2023-12-30")
    assert (second["value"], second["said_by"]) == (21, "Ilse Brandt")
    assert third["value"] == 24


def test_what_nobody_disputes_has_no_block() -> None:
    alone = Answerer(FakeRetriever(STORM[:1])).answer(Query(QUESTION, MONDAY))
    assert alone.hits
    assert alone.conflicts == ()
    assert "Sources differ" not in render_reply(render_answer(alone, QuestionContext("", QUESTION)))
