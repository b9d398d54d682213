"""Killed at any moment, damaged or left over: the old index answers, and the next rebuild mends it."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from index.building.report import Changes
from index.building.vector_cache import Unfinished, encode_new
from index.building.verification import verify
from index.errors import IndexDamaged, IndexFailure, IndexIncompatible, IndexMissing, MergeRunning
from index.generation.locking import locked
from index.generation.manifest import FORMAT, NAME, read_manifest
from index.generation.opening import open_current
from index.generation.switching import begin_generation, begin_segment, current_id
from index.segment import Vectors, key_of
from tests.index.archives import CRANE, FERRY, SHIPS, TRAMS, IndexedFolder
from tests.index.hashing_encoder import HashingEncoder
from tests.servers.process import ROOT

NEW = f"Ferries to run every hour from spring\n\n2023-12-31\n\n{FERRY}\n"
UNFINISHED = "unfinished.vectors"


@pytest.fixture
def desk(tmp_path: Path) -> IndexedFolder:
    made = IndexedFolder(tmp_path)
    made.rebuild()
    return made


def kill_rebuild_at(desk: IndexedFolder, moment: str) -> None:
    """Start a rebuild in a process of its own and kill it when it says that it is there."""
    command = [sys.executable, "-m", "tests.index.stoppable_rebuild", str(desk.articles), str(desk.index), moment]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == moment
        process.kill()


def assert_mended(desk: IndexedFolder) -> None:
    """The live generation is sound, and nothing of a dead rebuild lies about."""
    generation = open_current(desk.index)
    assert verify(desk.index, desk.articles, max_bytes=10**6).problems == ()
    generation.close()
    assert not (desk.index / UNFINISHED).exists()
    assert not list((desk.index / "generations").glob(".*"))
    assert_only_needed_segments(desk)


def assert_only_needed_segments(desk: IndexedFolder) -> None:
    """The folder of segments holds what the live generation and the one before have, and nothing else."""
    generations = [path for path in (desk.index / "generations").iterdir() if not path.name.startswith(".")]
    needed = {entry.name for folder in generations for entry in read_manifest(folder).segments}
    assert {path.name for path in (desk.index / "segments").iterdir()} == needed


@pytest.mark.parametrize("moment", ["encoding", "write_segment", "finish", "publish", "_sync", "_forget_all_but"])
def test_killed_at_any_moment_something_whole_answers(desk: IndexedFolder, moment: str) -> None:
    """Before the switch that is the old index, after it the new one; the next rebuild finishes and cleans up."""
    old = current_id(desk.index)
    desk.write("ferry.txt", NEW)
    desk.write("quay.txt", "Two quays stay closed until the inquiry ends\n\nThe inquiry will last for three weeks.\n")
    kill_rebuild_at(desk, moment)
    switched = moment == "_forget_all_but"
    assert (current_id(desk.index) != old) == switched
    assert (FERRY in desk.texts()) == switched
    assert CRANE in desk.texts()
    report = desk.rebuild()
    assert report.switched != switched
    assert len(desk.encoder.asked) == (2 if moment == "encoding" else 0), "what was encoded is encoded again"
    assert {CRANE, SHIPS, TRAMS, FERRY} < set(desk.texts())
    if report.switched:
        assert_mended(desk)


def test_killed_at_the_very_first_rebuild_there_is_no_index_yet(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path)
    kill_rebuild_at(desk, "encoding")
    with pytest.raises(IndexMissing, match="run `dateline rebuild` first"):
        open_current(desk.index)
    report = desk.rebuild()
    assert (report.articles, report.encoded) == (Changes(added=2), 3)
    assert_mended(desk)


def test_a_failing_write_leaves_the_old_index_and_no_litter(
    desk: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    desk.write("ferry.txt", NEW)
    old = current_id(desk.index)
    with monkeypatch.context() as patched:
        patched.setattr("index.building.update.write_segment", no_space)
        with pytest.raises(OSError, match="No space"):
            desk.rebuild()
    assert current_id(desk.index) == old
    assert [path.name for path in (desk.index / "generations").iterdir()] == [old]
    assert_only_needed_segments(desk)
    assert desk.rebuild().encoded == 0, "the vectors were kept"
    assert_mended(desk)


def test_a_switch_that_fails_again_and_again_leaves_no_heap(
    desk: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    desk.write("ferry.txt", NEW)
    with monkeypatch.context() as patched:
        patched.setattr("index.generation.writing.publish", no_space)
        for _ in range(3):
            with pytest.raises(OSError, match="No space"):
                desk.rebuild()
            assert len(list((desk.index / "segments").iterdir())) <= 2
            assert set(desk.texts()) == {CRANE, SHIPS, TRAMS}
    assert desk.rebuild().encoded == 0
    assert_mended(desk)


def test_a_pointer_that_cannot_be_written_leaves_no_heap(desk: IndexedFolder) -> None:
    """As on a full disk, while who follows the articles tries again and again."""
    (desk.index / "CURRENT.new").mkdir()
    desk.write("ferry.txt", NEW)
    for _ in range(3):
        with pytest.raises(OSError, match=r"CURRENT\.new"):
            desk.rebuild()
        assert len(list((desk.index / "generations").iterdir())) == 1
        assert len(list((desk.index / "segments").iterdir())) <= 2
    (desk.index / "CURRENT.new").rmdir()
    desk.rebuild()
    assert_mended(desk)


def test_the_generation_before_stays_and_older_ones_go(desk: IndexedFolder) -> None:
    names = [current_id(desk.index)]
    for number in range(3):
        desk.write(f"{number}.txt", NEW)
        desk.rebuild(merge=False)
        names.append(current_id(desk.index))
    assert {path.name for path in (desk.index / "generations").iterdir()} == set(names[-2:])
    assert_only_needed_segments(desk)


# -- damage -----------------------------------------------------------------------------------------------------------


def use_everything(desk: IndexedFolder) -> None:
    """Search and list, as a bot would."""
    generation = open_current(desk.index)
    assert generation.table.files
    desk.texts()
    assert len(generation.sentence_terms) + len(generation.article_terms) > 0
    assert verify(desk.index, desk.articles, max_bytes=10**6).problems == ()


def remove(path: Path) -> None:
    path.unlink()


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize(
    "name",
    [
        "manifest.json",
        "files.json",
        "dead.npy",
        "segment.json",
        "archive.sqlite",
        "vectors.faiss",
        "ids.npy",
        "passages.npy",
        "terms/meta.json",
    ],
)
@pytest.mark.parametrize("damage", [remove, truncate])
def test_a_search_over_a_damaged_index_says_so(desk: IndexedFolder, name: str, damage: Callable[[Path], None]) -> None:
    [path] = [each for each in desk.live_files() if each.as_posix().endswith(f"/{name}")]
    damage(path)
    with pytest.raises(IndexDamaged, match="run `dateline rebuild"):
        desk.texts()


@pytest.mark.parametrize(
    "content", [b"nonsense", b"../../etc", b"..", b".", b"/", b"\xff\xfe", b"a\x00b", b"20240101T000000-abcdef"]
)
def test_a_current_that_names_no_generation(desk: IndexedFolder, content: bytes) -> None:
    (desk.index / "CURRENT").write_bytes(content)
    with pytest.raises(IndexDamaged, match="rebuild"):
        open_current(desk.index)
    assert desk.rebuild().switched
    use_everything(desk)


def test_a_current_that_is_empty_or_a_folder(desk: IndexedFolder) -> None:
    (desk.index / "CURRENT").write_bytes(b"\n")
    with pytest.raises(IndexMissing):
        open_current(desk.index)
    (desk.index / "CURRENT").unlink()
    (desk.index / "CURRENT").mkdir()
    with pytest.raises(IndexDamaged):
        open_current(desk.index)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"null", b'{"format": %d}' % FORMAT, b"\xff"])
def test_a_manifest_of_nonsense(desk: IndexedFolder, content: bytes) -> None:
    (open_current(desk.index).folder / NAME).write_bytes(content)
    with pytest.raises(IndexDamaged, match=NAME):
        open_current(desk.index)


def test_another_format_is_refused_with_the_command_that_mends_it(desk: IndexedFolder) -> None:
    generation = open_current(desk.index)
    replace(generation.manifest, format=FORMAT + 1).write(generation.folder)
    with pytest.raises(IndexIncompatible, match=rf"format {FORMAT + 1}.*run `dateline rebuild`"):
        open_current(desk.index)
    assert desk.rebuild().switched
    assert read_manifest(open_current(desk.index).folder).format == FORMAT


def test_another_model_is_refused_with_the_command_that_mends_it(desk: IndexedFolder) -> None:
    other = HashingEncoder("other")
    with pytest.raises(IndexIncompatible, match=r"hashing, but the model other.*run `dateline rebuild`") as caught:
        desk.search("crane", encoder=other)
    assert isinstance(caught.value, IndexFailure)
    desk.encoder = other
    assert desk.rebuild().encoded == 5
    assert CRANE in desk.texts()


def test_a_model_that_comes_to_give_other_dimensions_is_encoded_anew(desk: IndexedFolder) -> None:
    """A name on a model hub may stand for other weights one day."""
    wider = HashingEncoder(dimension=80, fingerprint=desk.encoder.fingerprint)
    desk.encoder = wider
    desk.write("ferry.txt", NEW)
    report = desk.rebuild()
    assert open_current(desk.index).manifest.dimension == 80
    assert report.encoded == 7
    assert_mended(desk)


# -- vectors of a rebuild cut short -----------------------------------------------------------------------------------


@pytest.fixture
def unfinished(tmp_path: Path) -> Unfinished:
    return Unfinished(tmp_path, "hash:a")


def vectors(count: int, dimension: int = 8) -> Vectors:
    drawn = np.random.default_rng(count).standard_normal((count, dimension)).astype(np.float32)
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


KEYS = [key_of(word) for word in ("one", "two", "three", "four")]


def test_vectors_come_back_as_they_were(unfinished: Unfinished) -> None:
    given = vectors(4)
    unfinished.append(KEYS[:3], given[:3])
    unfinished.append(KEYS[3:], given[3:])
    read = unfinished.read()
    assert list(read) == KEYS
    assert np.array_equal(np.stack(list(read.values())), given)
    unfinished.forget()
    assert unfinished.read() == {}


@pytest.mark.parametrize("lost", [1, 16, 17, 30, 47])
def test_a_torn_record_is_lost_alone_and_what_follows_is_kept(
    unfinished: Unfinished, tmp_path: Path, lost: int
) -> None:
    given = vectors(4)
    unfinished.append(KEYS[:2], given[:2])
    file = tmp_path / UNFINISHED
    file.write_bytes(file.read_bytes()[:-lost])
    unfinished.append(KEYS[2:], given[2:])
    assert list(unfinished.read()) == [KEYS[0], *KEYS[2:]]


def test_zeros_after_a_loss_of_power_are_no_vectors(unfinished: Unfinished, tmp_path: Path) -> None:
    unfinished.append(KEYS[:2], vectors(2))
    file = tmp_path / UNFINISHED
    file.write_bytes(file.read_bytes()[:-20] + bytes(20))
    assert list(unfinished.read()) == KEYS[:1]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hash:a",
        b"hash:a 8",
        b"hash:b 8\n" + bytes(96),
        b"hash:a 0\n" + bytes(96),
        b"hash:a -8\n" + bytes(96),
        "hash:a ²\n".encode() + bytes(96),
        b"hash:a 99999999999999999999\n" + bytes(96),
        b"\xff" * 200,
        bytes(500),
    ],
)
def test_a_foreign_file_is_ignored_and_replaced(unfinished: Unfinished, tmp_path: Path, content: bytes) -> None:
    (tmp_path / UNFINISHED).write_bytes(content)
    assert unfinished.read() == {}
    unfinished.append(KEYS[:1], vectors(1))
    assert list(unfinished.read()) == KEYS[:1]


def test_one_text_is_encoded_once_however_often_it_stands(unfinished: Unfinished) -> None:
    encoder = HashingEncoder()
    texts = [CRANE, SHIPS, CRANE, CRANE.replace(" ", "\u00a0")]
    given, encoded = encode_new(texts, lambda _: None, encoder, unfinished, lambda done, total: None)
    assert (encoded, encoder.asked) == (2, [CRANE, SHIPS])
    assert np.array_equal(given[0], given[2])
    assert np.array_equal(given[0], given[3])


def test_leftovers_of_dead_rebuilds_go_with_the_next(desk: IndexedFolder) -> None:
    """A merge that is running beside it is none."""
    now = datetime(2024, 1, 2, tzinfo=UTC)
    left = [begin_generation(desk.index, now), begin_segment(desk.index, now)]
    merging = begin_segment(desk.index, now, merging=True)
    for folder in (*left, merging):
        (folder / "half.npy").write_bytes(b"x")
    with locked(desk.index, "merge.lock", MergeRunning):
        assert not desk.rebuild().switched
    assert [folder.exists() for folder in left] == [False, False]
    assert merging.exists()
    assert not desk.rebuild().switched
    assert not merging.exists(), "nobody merges now"


@pytest.mark.parametrize("moment", ["merge_segments", "_swap"])
def test_killed_while_it_merges_nothing_is_lost(desk: IndexedFolder, moment: str) -> None:
    for number in range(2):
        desk.write(f"{number}.txt", f"Tide number {number} was high in the harbour of Porto Vello all day.")
        desk.rebuild(merge=False)
    desk.write("ferry.txt", NEW)
    kill_rebuild_at(desk, moment)
    before = set(desk.texts())
    assert {CRANE, SHIPS, TRAMS, FERRY} < before
    assert len(desk.segments()) == 4
    assert not desk.rebuild().switched
    assert len(desk.segments()) == 1, "what was due is merged though nothing has changed"
    desk.write("quay.txt", "Two quays stay closed until the inquiry ends, the harbour master said.")
    assert desk.rebuild().switched
    assert before < set(desk.texts())
    assert len(desk.segments()) == 2
    assert_mended(desk)
