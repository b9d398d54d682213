"""Where it happened: the place that goes with a figure, in its sentence or carried over from earlier ones."""

import pytest

from index.figures.figure_places import Ground, place_of
from index.figures.numbers import numbers_in
from index.language.gazetteer import Named, gazetteer
from index.language.place_mentions import mentions_in
from index.language.tokens import tokenize


def place(name: str) -> Named:
    found = gazetteer().find(name)
    assert found is not None
    return found


def places(sentence: str, last: tuple[Named, ...] = (), home: str | None = None) -> tuple[list[str], str | None]:
    """The places of the first number of a sentence, and the words that name them."""
    tokens = tokenize(sentence)
    found, words = place_of(tokens, mentions_in(tokens), numbers_in(tokens)[0].tokens[0], last, home)
    return [each.name for each in found], words and " ".join(token.text for token in tokens[slice(*words)])


@pytest.mark.parametrize(
    ("sentence", "names", "words"),
    [
        ("In Malmö 14 people died.", ["Malmö"], "Malmö"),
        ("A storm killed 14 people in Malmö.", ["Malmö"], "Malmö"),
        ("A storm killed 14 people in Malmö and Oslo.", ["Malmö", "Oslo"], "Malmö and Oslo"),
        ("In Oslo all was quiet; in Malmö 14 people died.", ["Malmö"], "Malmö"),
        ("Fourteen people died in Malmö, Sweden.", ["Malmö"], "Malmö , Sweden"),
        ("A storm in Reno, Nevada, killed 14 people.", ["Reno"], "Reno , Nevada"),
        ("Floods reached Stockholm, where 14 people died.", ["Stockholm"], "Stockholm"),
        ("In Sweden 14 people died in the capital.", ["Stockholm"], "the capital"),
        ("Fourteen people died.", [], None),
    ],
)
def test_the_place_of_a_figure_in_its_sentence(sentence: str, names: list[str], words: str | None) -> None:
    assert places(sentence) == (names, words)


def test_its_territory_is_that_of_the_speaker() -> None:
    assert places("Fourteen people died across its territory.", home="NO") == (["Norway"], "its territory")
    assert places("Fourteen people died across its territory.") == ([], None)


def test_a_sentence_that_names_no_place_keeps_the_last() -> None:
    assert places("Fourteen people died.", (place("Oslo"),)) == (["Oslo"], None)


def locate(ground: Ground, sentence: str, *, distance: bool = False) -> tuple[list[str], str]:
    """Where the first number of a sentence is, and where the words that say so are."""
    tokens = tokenize(sentence)
    word = numbers_in(tokens)[0].tokens[0]
    (found, _), origin = ground.locate(tokens, mentions_in(tokens), word, home=None, distance=distance)
    return [each.name for each in found], origin


def test_a_place_grows_farther_with_each_paragraph() -> None:
    oslo = Ground().after(mentions_in(tokenize("It rained in Oslo.")), None)
    assert locate(oslo, "Fourteen people died.") == (["Oslo"], "paragraph")
    assert locate(oslo.farther(), "Fourteen people died.") == (["Oslo"], "context")
    assert locate(oslo, "Fourteen people died in Malmö.") == (["Malmö"], "sentence")
    assert locate(Ground(), "Fourteen people died.") == ([], "")


def test_the_city_is_the_town_last_named() -> None:
    ground = Ground().after(mentions_in(tokenize("It rained in Oslo.")), None)
    ground = ground.after(mentions_in(tokenize("It rained in Sweden.")), None)
    assert locate(ground, "Fourteen people died.") == (["Sweden"], "paragraph")
    assert locate(ground, "Fourteen people died in the city.") == (["Oslo"], "paragraph")


def test_a_heading_goes_back_to_no_place() -> None:
    ground = Ground().after(mentions_in(tokenize("It rained in Oslo.")), None)
    assert locate(ground.apart(), "14 dead") == ([], "")


def test_the_place_of_a_figure_carries_over_before_one_that_is_only_named() -> None:
    ground = Ground().after(mentions_in(tokenize("In Oslo 14 people died, it was said in Malmö.")), [place("Oslo")])
    assert locate(ground, "Two more were hurt.") == (["Oslo"], "paragraph")


def test_a_distance_is_of_the_place_before_it() -> None:
    assert locate(Ground(), "Malmö lies 20 miles from Lund.", distance=True) == (["Malmö"], "sentence")
