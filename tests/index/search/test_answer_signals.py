"""Whether passages hold what an answer must hold; values as the signals' docstrings define them."""

from .signal_values import SignalArchive


def test_a_figure_is_right_partly_right_or_missing(signal_archive: SignalArchive) -> None:
    """Ferries that were held; ferries that were kept, so only the things; no ferries counted at all."""
    values = signal_archive.values("figure", "how many ferries were held?")
    assert (values["Nine"], values["Fog"], values["Will"], values["Repairs"]) == (1.0, 0.2, -1.0, -1.0)


def test_a_question_for_no_figure_leaves_the_figure_open(signal_archive: SignalArchive) -> None:
    assert set(signal_archive.values("figure", "why were the ferries held?").values()) == {0.0}


def test_who_speaks_who_is_named_in_the_article_and_who_is_not(signal_archive: SignalArchive) -> None:
    values = signal_archive.values("speaker", "what did Ilse Brandt say?")
    assert (values["Nine"], values["Fog"], values["Repairs"]) == (1.0, -0.5, -1.0)
    assert set(signal_archive.values("speaker", "what did Ingrid Voss say?").values()) == {-1.0}
    assert set(signal_archive.values("speaker", "what was lit?").values()) == {0.0}


def test_a_quotation_counts_word_for_word_and_more_when_asked_who_said_it(signal_archive: SignalArchive) -> None:
    assert signal_archive.values("quoted", 'who said "nine ferries had been held"?')["Nine"] == 5.0
    assert signal_archive.values("quoted", 'why is it that "NINE ferries had been held"?')["Nine"] == 1.0
    assert signal_archive.values("quoted", 'why is it that "nine ferries have been held"?')["Nine"] == 0.0
    two = 'why "nine ferries had been held" and "ten ferries sank"?'
    assert signal_archive.values("quoted", two)["Nine"] == 0.5


def test_a_name_of_the_kind_asked_for_counts_unless_the_question_names_it(signal_archive: SignalArchive) -> None:
    assert signal_archive.values("kind", "who moved in?")["Nine"] == 1.0
    assert signal_archive.values("kind", "who moved in?")["Repairs"] == -1.0
    assert signal_archive.values("kind", "who is Ilse Brandt?")["Nine"] == -1.0
    assert set(signal_archive.values("kind", "what was lit?").values()) == {0.0}


def test_money_is_a_trait_of_the_answer(signal_archive: SignalArchive) -> None:
    values = signal_archive.values("trait", "how much money was paid?")
    assert [first for first, value in values.items() if value == 1.0] == ["Repairs"]
