"""The analysis of passages: what is computed of each, and of which kinds."""

from datetime import date

import pytest

from index.reading import Article, Passage, split_article
from index.segment.analysis import Analysis, Trait, analyse

DAY = date(2023, 12, 31)
TITLE = "Crane falls in the harbour"


def analysed(text: str, title: str = TITLE) -> list[tuple[Passage, Analysis]]:
    article = Article("a.txt", "a.txt", title, DAY, "stated", "0" * 64, text)
    passages = split_article(article)
    return list(zip(passages, analyse(article, passages), strict=True))


def body(text: str) -> Analysis:
    """Analyse a text that is one passage."""
    [(passage, analysis)] = analysed(text)
    assert passage.kind == "body"
    return analysis


@pytest.mark.parametrize(
    ("text", "traits"),
    [
        ("The crane fell at dawn.", Trait(0)),
        ("Seven cranes fell.", Trait.FIGURE),
        ("The damage came to $5 in all.", Trait.FIGURE | Trait.MONEY),
        ("The share of trams rose by five per cent.", Trait.FIGURE | Trait.PERCENT),
        ("Who will pay for the crane?", Trait.ASKS),
        ("The mayor had this to say:", Trait.ASKS),
        ("The crane was built in 1987.", Trait.FIGURE | Trait.YEAR),
        ("The quay stays closed for weeks.", Trait.LENGTH),
        ("The crane fell because the", Trait.UNFINISHED),
    ],
)
def test_traits_say_what_kind_of_answer_a_passage_may_hold(text: str, traits: Trait) -> None:
    assert Trait(body(text).traits) == traits


def test_terms_are_kept_by_sentence() -> None:
    assert len(body("A crane fell. Two quays closed.").terms) == 2


def test_spans_of_dates_are_counted_from_the_start_of_their_passage() -> None:
    first, second = "Nothing happened for a week.", "The crane fell on Saturday at dawn."
    [_, (passage, analysis)] = analysed(f"{first}\n\n{second}")
    [window] = analysis.event_dates
    assert (window.start, window.end) == (date(2023, 12, 30), date(2023, 12, 30))
    assert "Saturday" in passage.text[slice(*window.span)]


def test_speakers_are_named_once_with_their_country_where_it_is_known() -> None:
    analysis = body("“It fell,” said Marta Oyelaran. “It was old,” said Marta Oyelaran.")
    assert analysis.speakers == ("Marta Oyelaran",)


def test_headlines_are_read_for_figures_alone_and_other_boilerplate_not_at_all() -> None:
    text = "Crane kills 14 people in the harbour\n\nBy Marta Oyelaran\n\nThe quay is closed.\n"
    (title, of_title), (byline, of_byline), _ = analysed(text, "Crane kills 14 people in the harbour")
    assert (title.kind, byline.kind) == ("title", "byline")
    assert [figure.value for figure in of_title.figures] == [14]
    assert of_title.terms == ()
    assert of_byline == Analysis()
