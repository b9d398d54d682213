"""Merging: the segment that is made of others is, to the last bit of every array, the one that was never apart."""

from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.generation import merging
from index.generation.merging import Merged, merge_segments
from index.segment.archive import Archive, Record
from index.segment.dense_index import FAISS_FILE, DenseIndex
from index.segment.forward_index import term_hash
from index.segment.lexical_index import LexicalIndex
from index.segment.sealing import SEAL, read_seal
from index.segment.segment import Segment
from tests.index.segment.records import segment, write

from .generations import APART, CRANE, FEED, FERRIES, GONE, HEADLINE, LIVE, REMOVED, Part

OF_LIBRARIES = {"archive.sqlite", FAISS_FILE, SEAL}
"""Files beside the terms that libraries write in their own way, and the seal that holds their digests."""


def merged(folder: Path, parts: Sequence[Part]) -> Merged:
    """Write segments and merge them in `folder`/merged."""
    (folder / "merged").mkdir()
    with ExitStack() as stack:
        segments = [stack.enter_context(closing(segment(folder / str(at), *part))) for at, part in enumerate(parts)]
        return merge_segments(folder / "merged", segments)


def arrays(folder: Path) -> dict[str, bytes]:
    """The content of all files that no library has written, by name."""
    files = {path.name: path for path in folder.iterdir() if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if name not in OF_LIBRARIES}


def assert_same(one: Path, other: Path) -> None:
    own, expected = arrays(one), arrays(other)
    assert len(expected) > 40
    assert own.keys() == expected.keys()
    assert [name for name in expected if own[name] != expected[name]] == []
    with closing(Archive(one)) as archive, closing(Archive(other)) as wanted:
        for table in ("articles", "passages", "releases"):
            sql = f"SELECT * FROM {table} ORDER BY 1"  # noqa: S608 - constants
            assert archive.rows(sql) == wanted.rows(sql)


def test_what_is_merged_is_what_would_be_written_at_once(tmp_path: Path) -> None:
    made = merged(tmp_path, APART)
    write(tmp_path / "once", LIVE)
    assert_same(tmp_path / "merged", tmp_path / "once")
    assert (made.articles, made.passages) == (6, 9)
    assert [numbers.tolist() for numbers in made.numbers] == [[-1, 1, 3, -1], [0, 5], [2, 4, -1]]
    seal = read_seal(tmp_path / "merged", made.seal)
    assert seal.files.keys() >= arrays(tmp_path / "once").keys()


def test_what_libraries_have_written_finds_the_same(tmp_path: Path) -> None:
    merged(tmp_path, APART)
    write(tmp_path / "once", LIVE)
    own, expected = (LexicalIndex(tmp_path / name) for name in ("merged", "once"))
    assert len(own) == len(expected) == 9
    for term in ("harbour", "kill", "porto", "tram", "12"):
        found, wanted = own.search([term], 50), expected.search([term], 50)
        assert sorted(found.rows.tolist()) == sorted(wanted.rows.tolist())
        assert found.scores.tolist() == pytest.approx(wanted.scores.tolist())
        assert expected.passages(np.asarray([term_hash(term)], np.int64))[0]
    near, wanted_near = (DenseIndex(tmp_path / name) for name in ("merged", "once"))
    assert near.faiss_ids().tolist() == wanted_near.ids.tolist()
    for query in wanted_near.passages:
        assert near.search(query, 9).rows.tolist() == wanted_near.search(query, 9).rows.tolist()


def source_of(record: Record) -> str:
    return record.article.source


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_it_does_not_matter_how_articles_were_spread_or_what_is_dead(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Every live article is in one of three segments; dead ones, earlier states among them, are in any."""
    folder = tmp_path_factory.mktemp("merging")
    live = data.draw(st.lists(st.sampled_from(LIVE), min_size=1, unique_by=source_of))
    held: list[list[tuple[Record, bool]]] = [[], [], []]
    for each in live:
        held[data.draw(st.integers(0, 2))].append((each, False))
    for part in held:
        gone = data.draw(st.lists(st.sampled_from([GONE, REMOVED, *LIVE]), max_size=2, unique_by=source_of))
        there = {source_of(each) for each, _ in part}
        part += [(each, True) for each in gone if source_of(each) not in there]
    parts = [([each for each, _ in part], [at for at, (_, dead) in enumerate(part) if dead]) for part in held if part]
    made = merged(folder, parts)
    write(folder / "once", sorted(live, key=lambda each: (each.article.file, each.place)))
    assert_same(folder / "merged", folder / "once")
    assert made.articles == len(live)


def test_portions_leave_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "_PORTION", 2)
    merged(tmp_path, APART)
    write(tmp_path / "once", LIVE)
    assert_same(tmp_path / "merged", tmp_path / "once")


def test_one_segment_loses_what_is_dead(tmp_path: Path) -> None:
    made = merged(tmp_path, [([CRANE, *FEED, REMOVED], [1, 4])])
    write(tmp_path / "once", [CRANE, *FEED[1:]])
    assert_same(tmp_path / "merged", tmp_path / "once")
    assert made.numbers[0].tolist() == [0, -1, 1, 2, -1]


def test_segments_of_which_all_is_dead_make_an_empty_one(tmp_path: Path) -> None:
    made = merged(tmp_path, [([CRANE], [0]), ([REMOVED, HEADLINE], [0, 1])])
    assert (made.articles, made.passages) == (0, 0)
    with closing(Segment(tmp_path / "merged")) as empty:
        assert empty.archive.articles("source") == []
        assert len(empty.dense) == len(empty.lexical) == len(empty.columns.article) == 0
        assert empty.names == {}


def test_a_segment_that_is_merged_can_be_merged_again(tmp_path: Path) -> None:
    merged(tmp_path, [([FERRIES, CRANE], []), ([FEED[2], GONE], [1])])
    (tmp_path / "again").mkdir()
    with closing(Segment(tmp_path / "merged", [1])) as first, closing(segment(tmp_path / "x", FEED[:2])) as second:
        assert [source for _, source in first.archive.articles("source")] == ["a.txt", "c.txt"]
        merge_segments(tmp_path / "again", [second, first])
    write(tmp_path / "once", [CRANE, *FEED[:2], FERRIES])
    assert_same(tmp_path / "again", tmp_path / "once")


def test_what_is_merged_is_left_as_it_was(tmp_path: Path) -> None:
    entries = [(tmp_path / str(at), write(tmp_path / str(at), part)) for at, (part, _) in enumerate(APART)]
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    (tmp_path / "merged").mkdir()
    segments = [Segment(folder, dead) for (folder, _), (_, dead) in zip(entries, APART, strict=True)]
    merge_segments(tmp_path / "merged", segments)
    for each in segments:
        each.close()
    assert {path: path.read_bytes() for path in before} == before


class Stopped(Exception):
    """What ends the merging."""


def test_who_is_told_of_the_progress_may_end_the_merging(tmp_path: Path) -> None:
    asked: list[int] = []

    def check(_done: int, _total: int) -> None:
        asked.append(1)
        if len(asked) == 3:
            raise Stopped

    (tmp_path / "merged").mkdir()
    with closing(segment(tmp_path / "1", LIVE)) as only, pytest.raises(Stopped):
        merge_segments(tmp_path / "merged", [only], check)
    assert not (tmp_path / "merged" / SEAL).exists()


def test_the_progress_is_told_up_to_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.generation.merging._PORTION", 1)
    told: list[tuple[int, int]] = []
    (tmp_path / "merged").mkdir()
    with closing(segment(tmp_path / "1", LIVE)) as only:
        merge_segments(tmp_path / "merged", [only], lambda done, total: told.append((done, total)))
    done, [total] = [each for each, _ in told], {each for _, each in told}
    assert done == list(range(total))
