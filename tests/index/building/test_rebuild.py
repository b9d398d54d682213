"""Rebuilding: only what is new is encoded, what is gone is gone everywhere, and the report says what happened."""

from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.building.progress import Progress
from index.building.report import Changes
from index.building.verification import verify
from index.errors import ArticlesFolderMissing, NoArticles, RebuildRunning
from index.evaluation.labelled_questions import read_questions
from index.generation import live_folder, merge_segments, read_manifest
from index.generation.contents import coverage_of, list_sources
from index.generation.cosine_scale import CosineAnchors
from index.generation.locking import rebuild_lock
from index.generation.opening import open_current
from index.segment import Segment
from tests.index.archives import CRANE, FERRY, NEWS, SHIPS, TRAMS, IndexedFolder, write

TITLES = ["Crane falls in the harbour of Porto Vello", "Council argues over trams"]


@pytest.fixture
def desk(tmp_path: Path) -> IndexedFolder:
    made = IndexedFolder(tmp_path)
    made.rebuild()
    return made


def assert_sound(desk: IndexedFolder) -> None:
    """Every part of the index holds the same passages, verbatim."""
    generation = open_current(desk.index)
    assert verify(desk.index, desk.articles, max_bytes=10**6).problems == ()
    generation.close()


def test_the_first_rebuild_adds_everything(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path)
    report = desk.rebuild()
    assert report.switched
    assert report.articles == Changes(added=2)
    assert report.passages == Changes(added=3)
    assert report.failures == ()
    assert report.encoded == len(desk.encoder.asked) == 5
    assert sorted(desk.encoder.asked) == sorted([CRANE, SHIPS, TRAMS, *TITLES])
    assert report.folder == desk.index / "generations" / report.generation
    assert report.seconds > 0
    assert_sound(desk)


def test_nothing_changed_leaves_the_generation_as_it_is(desk: IndexedFolder) -> None:
    before = open_current(desk.index).id
    report = desk.rebuild()
    assert not report.switched
    assert report.generation == before == open_current(desk.index).id
    assert report.articles == Changes(unchanged=2)
    assert report.passages == Changes(unchanged=3)
    assert report.encoded == 0
    assert desk.encoder.asked == []


def test_of_a_changed_article_only_the_new_paragraph_is_encoded(desk: IndexedFolder) -> None:
    desk.write("harbour.txt", NEWS["harbour.txt"] + f"\n{FERRY}\n")
    report = desk.rebuild()
    assert desk.encoder.asked == [FERRY]
    assert report.articles == Changes(changed=1, unchanged=1)
    assert report.passages == Changes(added=1, unchanged=3)
    assert_sound(desk)


def test_a_renamed_file_and_a_moved_paragraph_encode_nothing(desk: IndexedFolder) -> None:
    (desk.articles / "harbour.txt").rename(desk.articles / "port.txt")
    report = desk.rebuild()
    assert (report.encoded, desk.encoder.asked) == (0, [])
    assert report.articles == Changes(added=1, removed=1, unchanged=1)
    desk.write("port.txt", f"Crane falls in the harbour of Porto Vello\n\n2023-12-31\n\n{SHIPS}\n\n{CRANE}\n")
    report = desk.rebuild()
    assert (report.encoded, desk.encoder.asked) == (0, [])
    assert report.articles == Changes(changed=1, unchanged=1)
    [crane] = [hit for hit in desk.search("crane", top_k=9).hits if hit.passage.text == CRANE]
    assert (crane.passage.source, crane.passage.paragraph) == ("port.txt", 4)
    assert_sound(desk)


def test_only_white_space_that_changed_encodes_nothing_and_is_shown_as_it_is(desk: IndexedFolder) -> None:
    spaced = CRANE.replace(" ", "  ")
    desk.write("harbour.txt", NEWS["harbour.txt"].replace(CRANE, spaced))
    assert desk.rebuild().encoded == 0
    assert spaced in desk.texts()
    assert_sound(desk)


def test_full_encodes_everything_anew(desk: IndexedFolder) -> None:
    report = desk.rebuild(full=True)
    assert report.encoded == 5
    assert report.switched


def test_other_code_reads_everything_anew_and_encodes_nothing(
    desk: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.building.rebuild.reading_version", lambda: "another")
    report = desk.rebuild()
    assert report.switched
    assert report.reread
    assert report.articles == Changes(unchanged=2)
    assert (report.encoded, desk.encoder.asked) == (0, [])
    again = desk.rebuild()
    assert not again.switched
    assert not again.reread
    assert_sound(desk)


def test_a_paragraph_in_two_files_is_one_hit_that_cites_both(desk: IndexedFolder) -> None:
    desk.write("wire.txt", f"Crane down\n\n2023-12-31\n\n{CRANE}\n")
    desk.rebuild()
    [hit] = [hit for hit in desk.search("crane harbour dawn", top_k=9).hits if hit.passage.text == CRANE]
    assert {hit.passage.source, *(place.source for place in hit.also)} == {"harbour.txt", "wire.txt"}
    assert [place.paragraph for place in hit.also] == [3]
    (desk.articles / "wire.txt").unlink()
    desk.rebuild()
    [hit] = [hit for hit in desk.search("crane harbour dawn", top_k=9).hits if hit.passage.text == CRANE]
    assert hit.also == ()


@pytest.mark.parametrize("merge", [True, False])
def test_a_removed_file_is_gone_from_every_part(desk: IndexedFolder, *, merge: bool) -> None:
    """Whether its segment has been written anew without it, or still holds it."""
    (desk.articles / "harbour.txt").unlink()
    report = desk.rebuild(merge=merge)
    assert report.articles == Changes(removed=1, unchanged=1)
    assert report.passages == Changes(removed=2, unchanged=1)
    assert report.encoded == 0
    assert desk.texts("crane ships harbour") == [TRAMS]
    generation = open_current(desk.index)
    assert len(generation.dense) == len(generation.lexical) == len(generation.passage_terms) == 1
    [segment] = generation.segments
    assert segment.dense.faiss_index.ntotal == len(segment.lexical) == (1 if merge else 3)
    assert generation.dense.search(desk.encoder.encode([CRANE])[0], 9).rows.tolist() == [0]
    assert not generation.lexical.contains("crane")
    assert generation.archive.rows("SELECT count(*) FROM passages WHERE text LIKE '%crane%'") == [(0,)]
    assert generation.lexical.search(["crane"], 9).rows.tolist() == []
    assert generation.lexical.search(["tram"], 9).rows.tolist() == [0]
    assert_sound(desk)


def test_bad_files_are_reported_kept_and_forgotten_when_mended(desk: IndexedFolder) -> None:
    desk.write("empty.txt", b"")
    desk.write("broken.pdf", b"no pdf at all")
    desk.write("lines.jsonl", '{"text": "The tide was high in the harbour of Porto Vello all day."}\n{"text": \n')
    failed = {"broken.pdf", "empty.txt", "lines.jsonl:2"}
    for _ in range(2):
        report = desk.rebuild()
        assert {failure.file for failure in report.failures} == failed
        generation = open_current(desk.index)
        assert {failure.file for failure in coverage_of(generation).failures} == failed
        generation.close()
    assert not report.switched
    desk.write("empty.txt", NEWS["council.txt"])
    (desk.articles / "broken.pdf").unlink()
    assert [failure.file for failure in desk.rebuild().failures] == ["lines.jsonl:2"]


def test_failures_of_lines_are_kept_for_a_name_with_a_colon(desk: IndexedFolder) -> None:
    desk.write("a:b.jsonl", '{"text": "The tide was high in the harbour of Porto Vello."}\nnothing\n')
    first = desk.rebuild()
    desk.write("other.txt", NEWS["council.txt"])
    assert desk.rebuild().failures == first.failures != ()


def test_when_all_fail_the_old_index_still_answers(desk: IndexedFolder) -> None:
    before = open_current(desk.index).id
    for name in NEWS:
        desk.write(name, b"")
    with pytest.raises(NoArticles, match=r"council\.txt: empty.* and 1 more") as caught:
        desk.rebuild()
    assert [failure.file for failure in caught.value.failures] == ["council.txt", "harbour.txt"]
    assert open_current(desk.index).id == before
    assert CRANE in desk.texts()


def test_an_empty_and_a_missing_folder_are_told_apart(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path, {})
    with pytest.raises(NoArticles, match="it is empty"):
        desk.rebuild()
    with pytest.raises(ArticlesFolderMissing, match="--articles"):
        desk.rebuild(articles=tmp_path / "nowhere")
    assert not (desk.index / "CURRENT").exists()


def test_articles_of_which_nothing_is_searched_make_an_index_that_abstains(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path, {"a.txt": "Read also: Trams delayed\n"})
    report = desk.rebuild()
    assert report.articles.added == 1
    assert report.passages == Changes()
    result = desk.search("what about trams?")
    assert result.hits == ()
    assert result.abstention is not None
    assert_sound(desk)


def test_lines_that_claim_one_name_are_both_kept_and_verify(desk: IndexedFolder) -> None:
    """The later one is cited by its line, also when the first is gone and nothing is read again."""
    desk.write("a.jsonl", f'{{"name": "same", "text": "{FERRY}"}}\n')
    desk.write("b.jsonl", f'{{"name": "same", "text": "{SHIPS}"}}\n')
    desk.rebuild()
    sources = {entry.source for entry in list_sources(open_current(desk.index))}
    assert {"same", "b.jsonl:1"} < sources
    assert_sound(desk)
    (desk.articles / "a.jsonl").unlink()
    desk.rebuild()
    assert_sound(desk)


def test_a_name_that_an_earlier_file_takes_is_given_up_by_a_later_one(desk: IndexedFolder) -> None:
    desk.write("b.jsonl", f'{{"name": "same", "text": "{SHIPS}"}}\n')
    desk.rebuild()
    desk.write("a.jsonl", f'{{"name": "same", "text": "{FERRY}"}}\n')
    desk.rebuild()
    by_file = dict(open_current(desk.index).archive.rows("SELECT file, source FROM articles"))
    assert (by_file["a.jsonl"], by_file["b.jsonl"]) == ("same", "b.jsonl:1")
    assert_sound(desk)


def test_progress_has_a_known_total_and_reaches_it(tmp_path: Path) -> None:
    told: list[Progress] = []
    IndexedFolder(tmp_path).rebuild(on_progress=told.append)
    stages = list(dict.fromkeys(step.stage for step in told))
    assert stages == ["reading", "analysing", "encoding", "writing"]
    for stage in stages:
        steps = [step for step in told if step.stage == stage]
        assert len({step.total for step in steps}) == 1
        assert [step.done for step in steps] == sorted(step.done for step in steps)
        assert steps[-1].done == steps[-1].total > 0


def test_a_second_rebuild_says_at_once_who_is_at_it(desk: IndexedFolder) -> None:
    with rebuild_lock(desk.index), pytest.raises(RebuildRunning, match=r"process \d+.*old index still answers"):
        desk.rebuild()
    assert not desk.rebuild().switched


def test_a_generation_is_the_same_whichever_way_it_was_come_by(desk: IndexedFolder, tmp_path: Path) -> None:
    """After changes, removals and returns its segments make one that equals that of a rebuild from nothing."""
    desk.write("ferry.txt", FERRY)
    desk.rebuild(merge=False)
    desk.write("harbour.txt", NEWS["council.txt"] + f"\n{FERRY}\n")
    desk.rebuild(merge=False)
    (desk.articles / "council.txt").unlink()
    desk.rebuild(merge=False)
    for name, content in NEWS.items():
        desk.write(name, content)
    desk.rebuild(merge=False)
    fresh = IndexedFolder(tmp_path / "fresh", {**NEWS, "ferry.txt": FERRY})
    fresh.rebuild()
    ours, theirs = open_current(desk.index), open_current(fresh.index)
    assert ours.table == theirs.table
    assert ours.manifest.sha256["files.json"] == theirs.manifest.sha256["files.json"]
    assert len(ours.segments) > 1
    [segment] = theirs.segments
    merged = Segment(write(tmp_path / "merged", {}))
    merge_segments(merged.folder, ours.segments)
    for table in ("articles", "passages", "releases"):
        query = f"SELECT * FROM {table}"  # noqa: S608 - of the three names above
        assert merged.archive.rows(query) == segment.archive.rows(query)
    names = sorted(path.name for path in merged.folder.glob("*.npy"))
    assert names == sorted(path.name for path in segment.folder.glob("*.npy"))
    for name in names:
        assert np.array_equal(np.load(merged.folder / name), np.load(segment.folder / name)), name
    for name in ("names.txt", "vectors.faiss"):
        assert (merged.folder / name).read_bytes() == (segment.folder / name).read_bytes(), name


@pytest.mark.parametrize("changed", [{"max_tokens": 12}, {"max_tokens": 0}])
def test_another_length_of_passages_makes_the_index_anew(desk: IndexedFolder, changed: dict[str, Any]) -> None:
    """What is left to the model changes nothing; a shorter passage does."""
    report = desk.rebuild(**changed)
    assert report.switched == bool(changed["max_tokens"])
    assert_sound(desk)


def test_no_questions_file_is_taken_for_an_article(desk: IndexedFolder, tmp_path: Path) -> None:
    """A rebuild names every line that holds no article, so that a wrong folder is noticed."""
    desk.write("questions.jsonl", '{"id": "1", "question": "what fell?", "answers": []}\n')
    assert [failure.file for failure in desk.rebuild().failures] == ["questions.jsonl:1"]
    assert len(read_questions(desk.articles / "questions.jsonl")) == 1


def test_another_models_cosines_are_measured_and_kept_while_nothing_is_encoded(desk: IndexedFolder) -> None:
    def cosines() -> CosineAnchors | None:
        generation = open_current(desk.index)
        generation.close()
        return generation.manifest.cosines

    assert cosines() is None, "those of the reference are the scale itself"
    desk.encoder.reference = False
    assert desk.rebuild().switched, "an index made before cosines were measured"
    assert not {CRANE, SHIPS, TRAMS} & set(desk.encoder.asked), "no passage is encoded for it"
    measured = cosines()
    assert measured is not None
    assert all(unrelated < related for unrelated, related in measured.values())
    assert not desk.rebuild().switched
    (desk.articles / "council.txt").unlink()
    assert desk.rebuild().switched
    assert desk.encoder.asked == [], "the model isn't loaded to measure again"
    assert cosines() == measured
    desk.write("ferry.txt", FERRY)
    desk.rebuild()
    assert FERRY in desk.encoder.asked
    assert len(desk.encoder.asked) > 1, "it is measured again with what is new"


def test_only_what_is_added_or_changed_is_news(desk: IndexedFolder) -> None:
    def newest() -> datetime | None:
        return read_manifest(live_folder(desk.index)).newest_at

    latest = newest()
    assert latest is not None
    (desk.articles / "council.txt").unlink()
    assert desk.rebuild().switched
    assert newest() == latest
    desk.write("harbour.txt", NEWS["harbour.txt"] + f"\n{FERRY}\n")
    desk.rebuild()
    changed = newest()
    assert changed is not None
    assert changed > latest
    desk.write("ferry.txt", FERRY)
    desk.rebuild()
    added = newest()
    assert added is not None
    assert added > changed
    (desk.articles / "ferry.txt").unlink()
    desk.rebuild()
    assert newest() == added, "what goes is no news, and merging is none"
