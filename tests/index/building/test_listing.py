"""Files that have not changed are known without being read; whatever may have changed them is noticed."""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index.building import reading
from index.building.listing import NOTHING, Listing, Seen, look, read_listing
from index.building.report import BuildReport
from index.errors import Failure, NoArticles, NotRead
from index.reading import FoundFile, Stamp, read_content
from tests.index.archives import CRANE, FERRY, NEWS, SHIPS, TRAMS, IndexedFolder

NOW = time.time_ns()
OLD = NOW - 10**10
STAMP = Stamp(5, OLD, OLD, 17, 3)
FOUND = FoundFile("a.txt", Path("a.txt"), 5, STAMP)


def seen(*found: FoundFile, refused: tuple[Failure, ...] = (), unfinished: tuple[str, ...] = ()) -> Seen:
    return Seen(found, refused, NOW, frozenset(unfinished))


def listing(found: FoundFile = FOUND, *refused: Failure, digest: str = "d1") -> Listing:
    return Listing.of("g1", seen(found, refused=refused), {found.file: digest})


# -- what it remembers ------------------------------------------------------------------------------------------------


def test_it_is_written_and_read_back(tmp_path: Path) -> None:
    written = listing(FOUND, Failure("b.txt", "a pipe, not a file"))
    written.write(tmp_path)
    assert read_listing(tmp_path) == written


@pytest.mark.parametrize(
    "content",
    [b"", b"null", b"{}", b"[]", b"[1]", b"\xff", b'[1, "g", "", "", true, {}]', b'[2, "g", "", "", true, [7]]'],
)
def test_one_that_cannot_be_understood_counts_for_nothing(tmp_path: Path, content: bytes) -> None:
    assert read_listing(tmp_path) == NOTHING
    (tmp_path / "listing.json").write_bytes(content)
    assert read_listing(tmp_path) == NOTHING


def test_the_same_folder_is_the_same() -> None:
    assert listing().is_same("g1", seen(FOUND))
    assert listing().digest(FOUND) == "d1"


@pytest.mark.parametrize("part", Stamp._fields)
def test_whatever_the_system_says_otherwise_is_a_change(part: str) -> None:
    changed = replace(FOUND, stamp=STAMP._replace(**{part: 1}))
    assert listing().digest(changed) is None
    assert not listing().is_same("g1", seen(changed))


def test_another_generation_file_or_refusal_is_a_change() -> None:
    other = replace(FOUND, file="b.txt")
    assert not listing().is_same("g2", seen(FOUND))
    assert not listing().is_same("g1", seen())
    assert not listing().is_same("g1", seen(other))
    assert not listing().is_same("g1", seen(FOUND, other))
    assert not listing().is_same("g1", seen(FOUND, refused=(Failure("b.txt", "a pipe, not a file"),)))
    two = NotRead("", "pictures", ".jpg", 2)
    assert not listing(FOUND, two).is_same("g1", seen(FOUND, refused=(replace(two, count=3),)))


def test_other_code_may_read_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    known = listing()
    monkeypatch.setattr("index.building.listing.code_digest", lambda: "other code")
    assert not known.is_same("g1", seen(FOUND))


def test_what_was_written_a_moment_before_it_was_listed_is_not_trusted() -> None:
    """Another write might have the same time."""
    for part in ("modified", "changed"):
        fresh = replace(FOUND, stamp=STAMP._replace(**{part: NOW - 10**9}))
        assert listing(fresh).digest(fresh) is None
        assert not listing(fresh).is_same("g1", seen(fresh))


def test_a_file_that_was_not_trusted_is_missed_when_it_is_gone() -> None:
    fresh = replace(FOUND, file="b.txt", stamp=STAMP._replace(modified=NOW))
    known = Listing.of("g1", seen(FOUND, fresh), {"a.txt": "d1", "b.txt": "d2"})
    assert not known.is_same("g1", seen(FOUND))
    assert known.digest(FOUND) == "d1"


def test_what_depends_on_the_time_is_read_each_time() -> None:
    held_back = listing(digest="d1 held back")
    assert held_back.digest(FOUND) is None
    assert not held_back.is_same("g1", seen(FOUND))


# -- a rebuild --------------------------------------------------------------------------------------------------------


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that rebuilds read, which trust what was written a moment ago."""
    names: list[str] = []

    def recorded(found: FoundFile, *, max_bytes: int) -> object:
        names.append(found.file)
        return read_content(found, max_bytes=max_bytes)

    monkeypatch.setattr(reading, "read_content", recorded)
    monkeypatch.setattr("index.building.listing._RACY", 0)
    return names


@pytest.fixture
def desk(tmp_path: Path, read: list[str]) -> IndexedFolder:
    made = IndexedFolder(tmp_path)
    made.rebuild()
    assert read == sorted(NEWS)
    read.clear()
    return made


def test_where_nothing_has_changed_nothing_is_read(desk: IndexedFolder, read: list[str]) -> None:
    report = desk.rebuild()
    assert (read, report.switched, report.encoded) == ([], False, 0)
    assert (report.articles.unchanged, report.passages.unchanged) == (2, 3)


def test_what_failed_is_told_although_nothing_is_read(desk: IndexedFolder, read: list[str]) -> None:
    desk.write("empty.txt", "")
    desk.write("photo.jpg", b"\xff\xd8\xff")
    first = desk.rebuild()
    read.clear()
    second = desk.rebuild()
    assert read == []
    assert [each.file for each in first.failures] == ["empty.txt"]
    assert (second.failures, second.not_read) == (first.failures, first.not_read)


def test_only_what_has_changed_is_read(desk: IndexedFolder, read: list[str]) -> None:
    desk.write("ferry.txt", FERRY)
    report = desk.rebuild()
    assert (read, report.articles.added, report.articles.unchanged) == (["ferry.txt"], 1, 2)
    assert {CRANE, SHIPS, TRAMS, FERRY} == set(desk.texts())


def touched(path: Path) -> None:
    os.utime(path)


def replaced(path: Path) -> None:
    """As an editor saves: another file takes the place, with the time of the first."""
    times = path.stat()
    new = path.with_suffix(".new")
    new.write_bytes(path.read_bytes().replace(b"41", b"44"))
    os.utime(new, ns=(times.st_atime_ns, times.st_mtime_ns))
    new.replace(path)


def overwritten(path: Path) -> None:
    """A program that sets the times back can't hide it: the system keeps one of its own."""
    times = path.stat()
    path.write_bytes(path.read_bytes().replace(b"41", b"44"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


@pytest.mark.parametrize(("change", "changed"), [(touched, 0), (replaced, 1), (overwritten, 1)])
def test_a_file_that_is_written_is_read(
    desk: IndexedFolder, read: list[str], change: Callable[[Path], None], changed: int
) -> None:
    change(desk.articles / "harbour.txt")
    report = desk.rebuild()
    assert (read, report.articles.changed, report.switched) == (["harbour.txt"], changed, bool(changed))
    read.clear()
    assert not desk.rebuild().switched
    assert read == [], "now it is known"


def test_a_file_that_is_gone_or_has_another_name_is_noticed(desk: IndexedFolder, read: list[str]) -> None:
    (desk.articles / "harbour.txt").rename(desk.articles / "port.txt")
    (desk.articles / "council.txt").unlink()
    report = desk.rebuild()
    assert (read, report.articles.removed, report.articles.added) == (["port.txt"], 2, 1)
    assert report.encoded == 0, "its words are known"
    assert set(desk.texts()) == {CRANE, SHIPS}


def test_full_reads_everything(desk: IndexedFolder, read: list[str]) -> None:
    assert desk.rebuild(full=True).switched
    assert read == sorted(NEWS)


def test_an_index_that_was_put_back_is_compared_again(desk: IndexedFolder, read: list[str]) -> None:
    """The listing belongs to a generation: an older one that is live again lacks what came after it."""
    older = (desk.index / "CURRENT").read_text()
    desk.write("ferry.txt", FERRY)
    desk.rebuild()
    (desk.index / "CURRENT").write_text(older)
    read.clear()
    assert desk.rebuild().switched
    assert read == ["ferry.txt"]
    assert FERRY in desk.texts()


def test_an_index_that_other_code_made_is_read_anew_when_it_is_put_back(
    desk: IndexedFolder, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It tells the same of its files as the one that the listing belongs to."""
    older = (desk.index / "CURRENT").read_text()
    monkeypatch.setattr("index.building.rebuild.reading_version", lambda: "another")
    monkeypatch.setattr("index.building.listing.code_digest", lambda: "another")
    assert desk.rebuild().reread
    (desk.index / "CURRENT").write_text(older)
    assert desk.rebuild().reread
    assert not desk.rebuild().switched


# -- files that are still being written -------------------------------------------------------------------------------


def rebuild_but(desk: IndexedFolder, *unfinished: str) -> BuildReport:
    """Rebuild while some files are being written."""
    return desk.rebuild(seen=replace(look(desk.articles, max_bytes=10**6), unfinished=frozenset(unfinished)))


def test_of_an_unfinished_file_what_was_known_stays(desk: IndexedFolder, read: list[str]) -> None:
    desk.write("harbour.txt", CRANE[:20])
    desk.write("ferry.txt", FERRY)
    desk.write("new.txt", SHIPS[:20])
    report = rebuild_but(desk, "harbour.txt", "new.txt")
    assert (read, report.articles.added, report.articles.changed) == (["ferry.txt"], 1, 0)
    assert set(desk.texts()) == {CRANE, SHIPS, TRAMS, FERRY}


def test_it_is_read_as_soon_as_it_is_finished(desk: IndexedFolder, read: list[str]) -> None:
    desk.write("harbour.txt", FERRY)
    rebuild_but(desk, "harbour.txt")
    assert read == []
    report = desk.rebuild()
    assert (read, report.articles.changed) == (["harbour.txt"], 1)
    assert set(desk.texts()) == {TRAMS, FERRY}


def test_where_everything_is_unfinished_there_is_nothing_to_index(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path)
    with pytest.raises(NoArticles):
        rebuild_but(desk, *NEWS)
