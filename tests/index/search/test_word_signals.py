"""How much of a question passages, sentences and articles hold."""

import pytest

from .signal_values import SignalArchive


def test_all_words_in_one_passage_are_a_share_of_one(signal_archive: SignalArchive) -> None:
    values = signal_archive.values("words_focus", "harbour master Ilse Brandt")
    assert values["Nine"] == 1.0
    assert 0 < values["Fog"] < 1, "it holds the harbour alone"
    assert values["Repairs"] == 0.0


def test_a_sentence_holds_no_more_than_its_passage(signal_archive: SignalArchive) -> None:
    """The repairs and the lighthouse are in two sentences of one passage."""
    question = "repairs lighthouse"
    passage, sentence = (signal_archive.values(name, question)["Repairs"] for name in ("words_focus", "words_sentence"))
    assert passage == 1.0
    assert sentence == pytest.approx(0.5, abs=0.1)


def test_the_best_sentence_counts_for_its_whole_article(signal_archive: SignalArchive) -> None:
    values = signal_archive.values("sentence_article", "harbour master Ilse Brandt")
    assert (values["Fog"], values["Nine"], values["Will"]) == (1.0, 1.0, 1.0)
    assert values["Keepers"] == 0.0


def test_a_number_elsewhere_in_the_article_counts_half(signal_archive: SignalArchive) -> None:
    values = signal_archive.values("numbers", "what cost 2.4 million?")
    assert (values["Repairs"], values["Keepers"], values["Fog"]) == (1.0, 0.5, 0.0)


def test_a_title_counts_for_all_passages_under_it(signal_archive: SignalArchive) -> None:
    values = signal_archive.values("words_title", "ferries of the islands")
    assert values["Fog"] == values["Will"] > 0
    assert values["Keepers"] == 0.0
