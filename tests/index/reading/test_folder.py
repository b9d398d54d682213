"""Every file of the folder is read, or named with its reason; nothing in it blocks or breaks the reading."""

import os
import socket
from pathlib import Path

import pytest

from index.errors import ArticlesFolderMissing, Failure, NotRead
from index.reading.articles import Article
from index.reading.folder import FoundFile, find_file, list_files, printable, read_bytes

from .outcomes import read_articles

TEXT = b"The council met on Monday.\n\nIt agreed on nothing.\n"

posix = pytest.mark.skipif(os.name != "posix", reason="names and special files of POSIX")


def reasons(folder: Path) -> dict[str, str]:
    return {failure.file: failure.reason for failure in list_files(folder)[1]}


def test_files_of_sub_folders_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.TXT", "A.html", "a.txt", "a-b.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(TEXT)
    found, failures = list_files(tmp_path)
    assert [each.file for each in found] == sorted(["A.html", "a-b.txt", "a.txt", "a/b/c.TXT", "a/z.md", "b.txt"])
    assert not failures
    assert [each.size for each in found] == [len(TEXT)] * 6


def test_names_that_begin_with_a_dot_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_bytes(TEXT)
    (tmp_path / ".hidden.txt").write_bytes(TEXT)
    assert list_files(tmp_path) == ([], [])


@pytest.mark.parametrize("made", [False, True])
def test_a_missing_folder_is_reported_with_its_remedy(tmp_path: Path, *, made: bool) -> None:
    folder = tmp_path / "articles"
    if made:
        folder.write_bytes(b"a file")
    with pytest.raises(ArticlesFolderMissing, match="--articles"):
        list_files(folder)


def test_other_kinds_of_file_are_counted_with_what_helps(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.JPG").write_bytes(b"\xff\xd8\xff\xe0" + bytes(20))
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.jpg").write_bytes(b"")
    (tmp_path / "table.xlsx").write_bytes(b"PK\x03\x04" + bytes(20))
    (tmp_path / "README").write_bytes(TEXT)
    (tmp_path / "a.odd").write_bytes(TEXT)
    found, failures = list_files(tmp_path)
    assert found == []
    told = {each.kind: each for each in failures if isinstance(each, NotRead)}
    assert len(failures) == len(told) == 4
    assert (told[".jpg"].count, told[".jpg"].file) == (31, "00.JPG")
    assert "put their text beside them" in told[".jpg"].reason
    assert "save them as .csv" in told[".xlsx"].reason
    assert "(no ending): name text .txt" in told[""].reason
    assert "(.odd)" in told[".odd"].reason


def test_a_file_whose_ending_is_not_read_is_listed_if_it_begins_like_one_that_is(tmp_path: Path) -> None:
    starts = {
        "story": b"%PDF-1.7\n",
        "page.php": b"<!DOCTYPE html><html>",
        "feed.dat": b"<?xml version='1.0'?>\n<rss version='2.0'>",
        "report.doc": b"<html>",
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20),
        "deck.pptx": b"PK\x03\x04",
        "archive": b"PK\x03\x04",
        "picture.svg": b"<?xml version='1.0'?><svg>",
    }
    for name, start in starts.items():
        (tmp_path / name).write_bytes(start)
    found, failures = list_files(tmp_path)
    assert [each.file for each in found] == ["archive", "feed.dat", "page.php", "report.doc", "story"]
    assert [each.file for each in failures] == ["deck.pptx", "old.doc", "picture.svg"]


def test_what_a_browser_saves_with_a_page_is_passed_over(tmp_path: Path) -> None:
    for name in ("story.html", "story_files/frame.html", "story_files/x.js", "other_files/a.txt", "b_files"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(TEXT)
    found, failures = list_files(tmp_path)
    assert [each.file for each in found] == ["other_files/a.txt", "story.html"]
    assert [each.file for each in failures] == ["b_files"]


def test_a_name_like_that_of_a_part_of_a_file_is_refused(tmp_path: Path) -> None:
    for name in ("a.txt:article-2", "a.jsonl:3"):
        (tmp_path / name).write_bytes(b"%PDF-1.7\n")
    assert {"could be mistaken" in reason for reason in reasons(tmp_path).values()} == {True}


def test_a_file_is_found_by_its_path_and_named_as_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    inside, outside = tmp_path / "a" / "b" / "in.txt", tmp_path / "out.txt"
    for path in (inside, outside):
        path.write_bytes(TEXT)
    assert find_file(inside, tmp_path / "a") == FoundFile("b/in.txt", inside, len(TEXT))
    assert find_file(outside, tmp_path / "a") == FoundFile("out.txt", outside, len(TEXT))
    assert find_file(outside, tmp_path / "missing", max_bytes=3) == Failure(
        "out.txt", f"too large: {len(TEXT)} bytes, at most 3 are read: raise the setting reading.max_bytes"
    )
    assert isinstance(find_file(tmp_path / "gone.txt", tmp_path), Failure)
    (tmp_path / "p.jpg").write_bytes(b"\xff\xd8\xff")
    assert isinstance(find_file(tmp_path / "p.jpg", tmp_path), NotRead)


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "fits.txt").write_bytes(b"x" * 100)
    (tmp_path / "large.txt").write_bytes(b"x" * 101)
    found, failures = list_files(tmp_path, max_bytes=100)
    assert [each.file for each in found] == ["fits.txt"]
    assert failures == [
        Failure("large.txt", "too large: 101 bytes, at most 100 are read: raise the setting reading.max_bytes")
    ]


def test_a_file_that_has_grown_since_it_was_listed_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 10)
    [found] = list_files(tmp_path, max_bytes=100)[0]
    found.path.write_bytes(b"x" * 1000)
    outcome = read_bytes(found, max_bytes=100)
    assert isinstance(outcome, Failure)
    assert "too large" in outcome.reason


def test_a_file_that_vanished_since_it_was_listed_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    [found] = list_files(tmp_path)[0]
    found.path.unlink()
    assert read_bytes(found) == Failure("a.txt", "cannot be read: no such file or directory")


def test_a_file_that_vanishes_between_two_others_stops_neither(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_bytes(TEXT)
    reading = read_articles(tmp_path)
    first = next(reading)
    (tmp_path / "b.txt").unlink()
    second, third = reading
    assert isinstance(first, Article)
    assert isinstance(second, Failure)
    assert isinstance(third, Article)


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_files_and_folders_without_permission_are_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "locked").mkdir()
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "locked").chmod(0)
    try:
        told = {each.file: each.reason for each in read_articles(tmp_path) if isinstance(each, Failure)}
    finally:
        (tmp_path / "locked").chmod(0o700)
    assert told == dict.fromkeys(["a.txt", "locked/"], "cannot be read: permission denied")


@posix
def test_pipes_sockets_and_devices_are_named_and_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)  # The path of a socket may be no longer than 107 bytes.
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
        told = reasons(tmp_path)
    assert told == {"pipe.txt": "a pipe, not a file", "socket.txt": "a socket, not a file"}


@posix
def test_a_device_is_named_and_never_opened(tmp_path: Path) -> None:
    device = tmp_path / "zero.txt"
    try:
        os.mknod(device, 0o20666, os.makedev(1, 5))
    except OSError:
        pytest.skip("making a device takes rights that this process lacks")
    assert reasons(tmp_path) == {"zero.txt": "a device, not a file"}


@posix
@pytest.mark.timeout(20)
def test_a_file_that_became_a_pipe_does_not_block_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    os.mkfifo(path)
    assert read_bytes(FoundFile("a.txt", path, 10)) == Failure("a.txt", "became a pipe after it was listed")


@posix
def test_a_file_that_became_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"Not an article.")
    path = tmp_path / "a.txt"
    path.symlink_to(tmp_path / "secret")
    assert isinstance(read_bytes(FoundFile("a.txt", path, 10)), Failure)


@posix
def test_links_are_named_and_never_followed(tmp_path: Path) -> None:
    folder, outside = tmp_path / "articles", tmp_path / "outside.txt"
    (folder / "sub").mkdir(parents=True)
    outside.write_bytes(TEXT)
    (folder / "a.txt").write_bytes(TEXT)
    links = {
        "loop.txt": "loop.txt",
        "one.txt": "two.txt",
        "two.txt": "one.txt",
        "here": ".",
        "sub/up": "..",
        "sub/same": "../sub",
        "beside.txt": "a.txt",
        "out.txt": str(outside),
        "nowhere.txt": "missing.txt",
        "below-file.txt": "a.txt/x",
    }
    for name, target in links.items():
        (folder / name).symlink_to(target)
    found, failures = list_files(folder)
    assert [each.file for each in found] == ["a.txt"]
    told = {failure.file: failure.reason for failure in failures}
    assert told.keys() == links.keys()
    for name in ("loop.txt", "one.txt", "two.txt", "here", "sub/up", "sub/same"):
        assert "symbolic-link loop" in told[name]
    assert "a.txt beside it" in told["beside.txt"]
    assert "out of the articles folder" in told["out.txt"]
    assert "leads nowhere" in told["nowhere.txt"]
    assert "leads nowhere" in told["below-file.txt"]


@posix
def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_bytes(TEXT)
    (tmp_path / "link").symlink_to("real")
    assert [each.file for each in list_files(tmp_path / "link")[0]] == ["a.txt"]


@posix
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("two\nlines.txt", "two\\nlines.txt"),
        ("red\x1b[31m.txt", "red\\x1b[31m.txt"),
        ("bell\x07.txt", "bell\\x07.txt"),
        ("tab\t.txt", "tab\\t.txt"),
        ("\u202etxt.exe.txt", "\\u202etxt.exe.txt"),
        ("zero\u200bwidth.txt", "zero\\u200bwidth.txt"),
        ("soft\u00adhyphen.txt", "soft\\xadhyphen.txt"),
        ("line\u2028end.txt", "line\\u2028end.txt"),
        ("tag\U000e0041.txt", "tag\\U000e0041.txt"),
        (os.fsdecode(b"caf\xe9.txt"), "caf\\xe9.txt"),
    ],
)
@pytest.mark.parametrize("is_folder", [False, True])
def test_an_odd_name_is_reported_in_one_printable_line(
    tmp_path: Path, name: str, shown: str, *, is_folder: bool
) -> None:
    path = tmp_path / name
    try:
        if is_folder:
            path.mkdir()
            (path / "a.txt").write_bytes(TEXT)
        else:
            path.write_bytes(TEXT)
    except OSError:
        pytest.skip("this file system takes no such name")
    [failure] = read_articles(tmp_path)
    assert isinstance(failure, Failure)
    assert failure.file == shown == printable(name)
    assert "rename it" in failure.reason
    failure.file.encode()


@pytest.mark.parametrize(
    "name", ["Київ сьогодні.txt", "日本.md", "a b,c;d&e=f'g.txt", "👩‍💻.txt", "résumé.txt", "#1 %20.txt"]
)
def test_names_of_all_scripts_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(TEXT)
    [outcome] = read_articles(tmp_path)
    assert isinstance(outcome, Article)
    assert outcome.source == outcome.file == name
