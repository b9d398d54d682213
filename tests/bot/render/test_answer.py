"""What a reply to a question contains, whatever the platform."""

from datetime import date

from bot.render.answer import Gone, QuestionContext, emphasised, passage_section, render_answer
from bot.replies.reply import Reply
from index.dates import Window
from index.search import Abstention
from tests.bot.answers import ASKED_ON, answer, hit

QUESTION = "how many ships?"


def head(reply: Reply) -> list[str]:
    assert reply.head is not None
    return [block.text for block in reply.head.body]


def labels(reply: Reply) -> list[str]:
    return [button.label for button in reply.buttons]


def test_what_was_understood_is_shown_only_where_it_differs() -> None:
    assert head(render_answer(answer(QUESTION, [hit(1, "41 ships.")]), QuestionContext("7", QUESTION))) == [QUESTION]
    completed = render_answer(answer("how many trams?", [hit(1, "12 trams.")]), QuestionContext("7", "and trams?"))
    assert head(completed)[1] == "Taken together with the previous question: “how many trams?”"


def test_a_filter_is_named_in_place_of_the_days_understood() -> None:
    strict = Window(ASKED_ON, None)
    asked = QuestionContext("7", QUESTION, strict=strict, source="harbour", said_by="Brandt", paper="BBC")
    made = render_answer(answer(QUESTION, [hit(1, "41 ships.")], window=Window(ASKED_ON, ASKED_ON)), asked)
    assert head(made)[1] == (
        "Only passages about days since 2 Jan 2024 · Only articles with “harbour” in the name or title"
        " · Only articles of “BBC” · Only passages that quote “Brandt”"
    )


def test_days_that_were_taken_for_others_are_said() -> None:
    taken = Window(date(2023, 12, 30), date(2023, 12, 30), "Saturday", asked=Window(ASKED_ON, ASKED_ON))
    made = render_answer(answer(QUESTION, [hit(1, "41 ships.")], window=taken), QuestionContext("7", QUESTION))
    assert head(made)[1].startswith("Nothing of Tuesday, 2 January 2024; taken as Saturday, 30 December 2023")


def test_an_unrecorded_answer_has_no_buttons() -> None:
    made = render_answer(answer(QUESTION, [hit(1, "41 ships.")]), QuestionContext("", QUESTION, votes=True))
    assert labels(made) == []
    assert made.turn is None


def test_only_a_private_answer_can_be_shared() -> None:
    given = answer(QUESTION, [hit(1, "41 ships.")])
    assert labels(render_answer(given, QuestionContext("7", QUESTION, shareable=True))) == ["Sources"]
    private = render_answer(given, QuestionContext("7", QUESTION, votes=True, private=True, shareable=True))
    assert labels(private) == ["Sources", "Helpful", "Not helpful", "Share"]


def test_an_abstention_says_why_and_marks_its_passages_as_no_answer() -> None:
    reason = Abstention("nothing-near", "nothing comes near")
    made = render_answer(answer(QUESTION, [hit(1, "A crane fell.")], reason), QuestionContext("7", QUESTION))
    assert head(made)[1:3] == ["No passage answers this.", "Nothing comes near."]
    assert made.sections[0].title == "Not an answer · Harbour crane falls"
    assert made.sections[0].tone == "abstention"


def test_a_passage_that_is_gone_keeps_its_number_and_its_source() -> None:
    section = passage_section(Gone(3, "council.txt"), "answer")
    assert "no longer in the index" in section.body[0].text
    assert section.closing[0].text == "[3] council.txt"
    assert section.passage is None


def test_white_space_around_the_sentence_is_not_bold() -> None:
    words = "Rain. A crane fell. Calm."
    spans = emphasised(words, (5, 20))
    assert [(span.text, span.look) for span in spans] == [
        ("Rain. ", "plain"),
        ("A crane fell.", "bold"),
        (" Calm.", "plain"),
    ]


def test_a_span_outside_the_passage_loses_no_word() -> None:
    assert "".join(span.text for span in emphasised("Calm.", (-3, 99))) == "Calm."
