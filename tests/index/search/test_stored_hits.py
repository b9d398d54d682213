"""What is shown of stored passages: speakers, places, figures."""

from index.search.stored_hits import place_of, sourced_figures, speakers_of, unranked_hit
from index.segment import Stored

from .signal_values import SignalArchive


def stored(archive: SignalArchive) -> dict[str, Stored]:
    """All passages by their first word."""
    found = archive.generation.archive.stored(archive.generation.dense.ids.tolist())
    return {each.passage.text.split()[0]: each for each in found.values()}


def test_a_figure_s_speaker_says_its_sentence(signal_archive: SignalArchive) -> None:
    nine = stored(signal_archive)["Nine"]
    assert speakers_of(nine, (0, len(nine.passage.text))) == ("Ilse Brandt",)


def test_what_the_article_states_itself_nobody_says(signal_archive: SignalArchive) -> None:
    fog = stored(signal_archive)["Fog"]
    assert speakers_of(fog, (0, len(fog.passage.text))) == ()


def test_a_hit_without_a_rank_of_a_search_stresses_all_of_it_unless_told(signal_archive: SignalArchive) -> None:
    repairs, keepers = stored(signal_archive)["Repairs"], stored(signal_archive)["Keepers"]
    hit = unranked_hit(repairs, twins=[keepers])
    assert (hit.rank, hit.score, hit.probability) == (1, 0.0, 0.0)
    assert hit.sentence == (0, len(repairs.passage.text))
    assert hit.also == (place_of(keepers),)
    assert unranked_hit(repairs, 3, (0, 7)).sentence == (0, 7)


def test_a_place_is_all_that_a_citation_needs(signal_archive: SignalArchive) -> None:
    nine = stored(signal_archive)["Nine"]
    place = place_of(nine)
    text = (signal_archive.desk.articles / place.source).read_text("utf-8")
    assert text[slice(*place.chars)] == nine.passage.text
    assert text.splitlines()[place.lines[0] - 1] == nine.passage.text
    assert (place.paragraph, str(place.published), place.published_how) == (3, "2024-03-04", "filename")


def test_figures_come_with_the_sentence_that_states_them(signal_archive: SignalArchive) -> None:
    ids = [each.passage.id for each in stored(signal_archive).values()]
    figures = sourced_figures(signal_archive.generation.archive, ids)
    told = {figure.figure.figure: figure.sentence for figure in figures}
    assert told["four"] == "Fog kept four ferries in the harbour of Nordholm on Sunday."
    assert told["2.4 million"] == "Repairs cost 2.4 million euros."
    assert [figure.source for figure in figures] == sorted(figure.source for figure in figures)
    assert sourced_figures(signal_archive.generation.archive, []) == []
