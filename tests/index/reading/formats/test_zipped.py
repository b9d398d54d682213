"""An archive is read as the folder that it is: whatever one file in it does, the others are read."""

import gzip
import io
import json
import struct
import tracemalloc
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import Failure, NotRead
from index.reading.articles import Article, read_file
from index.reading.folder import FoundFile
from index.reading.formats import UnreadableError
from index.reading.formats.gz import gunzipped

CRANE = "A crane fell in the harbour of Porto Vello at dawn."
SHIPS = "The port handled 41 ships on that day."


def packed(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Make an archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return stream.getvalue()


def read(data: bytes, name: str = "a.zip") -> tuple[dict[str, str], dict[str, str]]:
    """Return the texts and the failures of a file by their names."""
    outcomes = read_file(FoundFile(name, Path(name), len(data)), data)
    return (
        {each.source: each.text for each in outcomes if isinstance(each, Article)},
        {each.file: each.reason for each in outcomes if isinstance(each, Failure)},
    )


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_are_cited_by_their_paths(method: int) -> None:
    lines = "\n".join(json.dumps({"text": text, "name": name}) for name, text in (("", CRANE), ("wire-1", SHIPS)))
    inner = packed({"b/x.txt": SHIPS})
    files: dict[str, bytes | str] = {
        "a/x.txt": CRANE,
        "all.jsonl": lines,
        "in.zip": inner,
        "y.txt.gz": gzip.compress(SHIPS.encode()),
    }
    texts, failures = read(packed(files, method))
    assert texts == {
        "a.zip/a/x.txt": CRANE,
        "a.zip/all.jsonl:1": CRANE,
        "wire-1": SHIPS,
        "a.zip/in.zip/b/x.txt": SHIPS,
        "a.zip/y.txt.gz": SHIPS,
    }
    assert failures == {}


def test_a_day_in_the_path_of_a_member_is_its_day() -> None:
    data = packed({"2024-03-01/x.txt": CRANE, "y-2024-03-02.txt": SHIPS})
    days = {
        each.source: str(each.published)
        for each in read_file(FoundFile("a.zip", Path("a.zip"), len(data)), data)
        if isinstance(each, Article)
    }
    assert days == {"a.zip/2024-03-01/x.txt": "2024-03-01", "a.zip/y-2024-03-02.txt": "2024-03-02"}


def test_names_that_lead_out_are_refused_and_hidden_ones_passed_over() -> None:
    names = ("../x.txt", "/etc/x.txt", "a/../../x.txt", "C:/x.txt", "..\\x.txt")
    hidden = (".x.txt", "a/.b/x.txt", "__MACOSX/a/x.txt", "p_files/x.txt", "p.html")
    texts, failures = read(packed(dict.fromkeys((*names, *hidden, "a/x.txt", "b\\y.txt"), CRANE)))
    assert texts.keys() == {"a.zip/a/x.txt", "a.zip/b/y.txt", "a.zip/p.html"}
    assert len(failures) == len(names) - 1  # two of them are one
    assert {"leads out of its archive" in reason for reason in failures.values()} == {True}


def test_an_odd_name_is_reported_in_one_printable_line() -> None:
    texts, failures = read(
        packed({"r\u202ed.txt": CRANE, "a\x1b.txt": CRANE, "x.txt:article-3": "%PDF-1.7", "b.txt": SHIPS})
    )
    assert texts == {"a.zip/b.txt": SHIPS}
    assert failures.keys() == {"a.zip/r\\u202ed.txt", "a.zip/a\\x1b.txt", "a.zip/x.txt:article-3"}
    assert {"rename it" in reason for reason in failures.values()} == {True}


def test_kinds_that_are_not_read_are_counted() -> None:
    files = {f"{number}.jpg": b"\xff\xd8\xff\xe0" + bytes(9) for number in range(20)} | {"x.txt": CRANE, "s.bin": "?"}
    data = packed(files)
    unread = [each for each in read_file(FoundFile("a.zip", Path("a.zip"), 1), data) if isinstance(each, NotRead)]
    assert [(each.file, each.kind, each.count) for each in unread] == [
        ("a.zip/0.jpg", ".jpg", 20),
        ("a.zip/s.bin", ".bin", 1),
    ]


def test_links_and_encrypted_and_damaged_members_are_reported_each() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        for name in ("locked.txt", "damaged.txt", "fine.txt"):
            archive.writestr(name, f"{name}: {CRANE}")
    data = bytearray(stream.getvalue())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = (
            data.index(b"locked.txt", data.index(signature))
            if signature == b"PK\x03\x04"
            else data.rindex(b"locked.txt")
        )
        start = data.rindex(signature, 0, place)
        struct.pack_into("<H", data, start + offset, 1)
    place = data.index(b"damaged.txt: A crane") + 15
    data[place] ^= 0xFF
    texts, failures = read(bytes(data))
    assert list(texts) == ["a.zip/fine.txt"]
    assert failures == {
        "a.zip/link.txt": "symbolic link, not followed",
        "a.zip/locked.txt": "encrypted: unpack it with its password",
        "a.zip/damaged.txt": "damaged: it cannot be unpacked to its end",
    }


def test_a_bomb_is_refused_and_costs_no_memory() -> None:
    zeros = bytes(60_000_000)
    bomb = gzip.compress(zeros, 9)
    data = packed({"bomb.txt": zeros, "bomb.txt.gz": bomb, "x.txt": CRANE})
    del zeros
    tracemalloc.start()
    texts, failures = read(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert texts == {"a.zip/x.txt": CRANE}
    assert {"packed more than 200 times over" in reason for reason in failures.values()} == {True}
    assert len(failures) == 2
    assert peak < 40_000_000
    with pytest.raises(UnreadableError, match="200 times over"):
        gunzipped("bomb.gz", bomb)


def test_archives_within_archives_end() -> None:
    data = packed({"x.txt": CRANE})
    for _ in range(6):
        data = packed({"in.zip": data, "y.txt": SHIPS})
    texts, failures = read(data)
    assert len(texts) == 3
    assert set(failures.values()) == {"files stand in each other deeper than 3"}
    for _ in range(5):
        data = gzip.compress(data)
    assert read(data, "a.zip.gz")[1] == {"a.zip.gz": "packed by gzip more than 3 times"}


def test_an_archive_of_far_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.reading.formats.enclosed.MAX_FILES", 5)
    texts, failures = read(packed({f"{number}.txt": CRANE for number in range(9)}))
    assert len(texts) <= 6
    assert "a.zip" in failures
    assert len(failures) <= 2
    monkeypatch.setattr("index.reading.formats.zipped._MOST_ENTRIES", 5)
    assert "unpack it" in read(packed({f"{number}.txt": CRANE for number in range(9)}))[1]["a.zip"]


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 400), st.binary(min_size=1, max_size=20))
def test_no_damage_breaks_the_reading(place: int, noise: bytes) -> None:
    data = packed({"a/x.txt": CRANE, "y.txt": SHIPS})
    for damaged in (
        data[:place],
        data[:place] + noise + data[place:],
        data[:place] + noise + data[place + len(noise) :],
    ):
        for name in ("a.zip", "a.txt.gz"):
            texts, failures = read(damaged or b"?", name)
            assert texts or failures
            assert all(reason.isprintable() for reason in failures.values())
