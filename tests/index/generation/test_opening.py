"""Opening the live generation: every reason why that fails has an error of its own."""

from pathlib import Path

import pytest

from index.errors import IndexDamaged, IndexMissing
from index.generation.integrity import find_damage
from index.generation.opening import open_current
from index.generation.switching import CURRENT
from tests.index.archives import IndexedFolder


def test_where_nothing_has_been_built_the_remedy_is_to_rebuild(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="dateline rebuild"):
        open_current(tmp_path)


@pytest.mark.parametrize("name", ["../outside", "/etc", "a/b", ".."])
def test_a_pointer_out_of_the_index_is_not_followed(tmp_path: Path, name: str) -> None:
    (tmp_path / CURRENT).write_text(name)
    with pytest.raises(IndexDamaged):
        open_current(tmp_path)


def test_a_pointer_to_a_generation_that_is_gone_is_damage(tmp_path: Path) -> None:
    (tmp_path / CURRENT).write_text("20240102T030405-abcdef\n")
    with pytest.raises(IndexDamaged, match=r"manifest\.json cannot be read"):
        open_current(tmp_path)


def test_all_parts_of_a_generation_speak_of_the_same_passages(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path)
    desk.rebuild()
    generation = open_current(desk.index)
    passages, articles = generation.manifest.passages, generation.manifest.articles
    assert (passages, articles) == (3, 2)
    by_passage = ("passage_terms", "name_words", "passage_names", "passage_figures", "passage_speakers")
    assert {len(getattr(generation, part)) for part in by_passage} == {passages}
    assert len(generation.dense) == len(generation.lexical) == len(generation.columns.article) == passages
    assert len(generation.title_terms) == len(generation.article_terms) == articles
    assert len(generation.sentence_terms) == generation.columns.sentences[-1]
    assert find_damage(generation.folder, generation.manifest) == []
    generation.close()


def test_terms_come_with_their_other_spellings_each_once(tmp_path: Path) -> None:
    text = "The mayor of Kyiv spoke.\n\nIn Kiev the mayor of Kiev spoke to the people of Kiev.\n"
    desk = IndexedFolder(tmp_path, {"a.txt": text})
    desk.rebuild()
    generation = open_current(desk.index)
    assert generation.with_spellings(["kyiv", "mayor", "kiev"]) == ("kyiv", "kiev", "mayor")
    generation.close()
