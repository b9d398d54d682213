"""A folder of articles is read completely: every article once, every bad file named, always in the same order."""

import gzip
import hashlib
import json
import random
import textwrap
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ArticlesFolderMissing, Failure
from index.reading.articles import Article, read_file
from index.reading.folder import FoundFile
from index.reading.passages import split_article
from tests.index.pdf_files import pdf_file

from .outcomes import article, outcomes, read_articles

TITLE = "Storm closes the pier of the northern islands"
FIRST = "The ferry to the northern islands was cancelled after a storm had damaged the pier in the harbour there."
SECOND = "Engineers hope to open the pier again soon, said Marta Oyelaran, who speaks for the harbour company."
PAGE = f"<html><head><title>{TITLE}</title></head><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"

GOOD = {
    "a.txt": f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n".encode(),
    "b.md": f"# {TITLE}\n\n{FIRST}\n\n{SECOND}\n".encode(),
    "sub/c.html": PAGE.encode(),
    "sub/d.htm": PAGE.encode(),
    "sub/sub/e.pdf": pdf_file([[textwrap.wrap(FIRST, 60), textwrap.wrap(SECOND, 60)]], title=TITLE),
    "z.jsonl": json.dumps({"name": "wire-1", "title": TITLE, "text": f"{FIRST}\n\n{SECOND}"}).encode(),
}
# Each kind of bad file that can be written as bytes, and a word of its reason.
BAD = {
    "empty.txt": (b"", "empty"),
    "white.txt": (b" \r\n\t\xc2\xa0\n", "white space"),
    "invisible.md": ("\ufeff\u200b\n\u2060".encode(), "white space"),
    "mark.txt": (b"\xef\xbb\xbf", "white space"),
    "binary.txt": (b"\0\1\2\3\4\5", "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "pictures, not read"),
    "binary.html": (b"<html>\0\1\2\3\4", "binary"),
    "binary.jsonl": (b"\0\1\2\3\4\5\6\7", "binary"),
    "undecodable.txt": ("Двадцать человек погибли в субботу.".encode("cp1251"), "decoded"),
    "broken.pdf": (b"%PDF-1.7 and then nothing", "broken PDF"),
    "empty.html": (b"<html></html>", "no article text"),
    "empty.pdf": (b"", "empty"),
    "blank.jsonl": (b"\n \r\n\n", "blank lines"),
    "large.txt": (b"word " * 30_000, "too large"),
    "table.odd": (b"a,b\n", "not a kind of file"),
}


def fill(folder: Path, names: list[str]) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(GOOD[name] if name in GOOD else BAD[name][0])


def test_every_good_file_is_read_and_every_bad_one_named(tmp_path: Path) -> None:
    fill(tmp_path, [*GOOD, *BAD])
    read = list(read_articles(tmp_path, max_bytes=100_000))
    articles = [each for each in read if isinstance(each, Article)]
    assert [each.file for each in articles] == sorted(GOOD)
    for each in articles:
        assert each.title == TITLE
        assert [passage.text for passage in split_article(each) if passage.kind == "body"] == [FIRST, SECOND]
    reasons = {each.file: each.reason for each in read if isinstance(each, Failure)}
    assert reasons.keys() == BAD.keys()
    for name, (_, word) in BAD.items():
        assert word in reasons[name], (name, reasons[name])
        assert reasons[name].isprintable()


def test_the_order_does_not_depend_on_the_order_of_writing(tmp_path: Path) -> None:
    names = [*GOOD, *BAD]
    written = []
    for number in range(3):
        folder = tmp_path / str(number)
        random.Random(number).shuffle(names)  # noqa: S311 - an order, no secret
        fill(folder, names)
        written.append(list(read_articles(folder)))
    assert written[0] == written[1] == written[2]


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ArticlesFolderMissing):
        list(read_articles(tmp_path / "missing"))


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert list(read_articles(tmp_path)) == []


def test_the_digest_is_that_of_the_file(tmp_path: Path) -> None:
    assert article(tmp_path, "a.txt", GOOD["a.txt"]).sha256 == hashlib.sha256(GOOD["a.txt"]).hexdigest()


def test_the_digest_of_a_line_does_not_change_with_other_lines(tmp_path: Path) -> None:
    line = GOOD["z.jsonl"]
    other = json.dumps({"text": "Another article of some words."}).encode()
    [alone] = outcomes(tmp_path, "z.jsonl", line)
    _, after = outcomes(tmp_path, "z.jsonl", other + b"\r\n" + line)
    assert isinstance(alone, Article)
    assert isinstance(after, Article)
    assert alone.sha256 == after.sha256 == hashlib.sha256(line).hexdigest()


@pytest.mark.parametrize(
    ("name", "text", "published", "how"),
    [
        ("a.txt", f"{TITLE}\n\nSaturday, Dec 30, 2023 - 04:05 PM\n\n{FIRST}", date(2023, 12, 30), "stated"),
        ("a.txt", f" date 2023-12-30 {FIRST}\n\n{SECOND}", date(2023, 12, 30), "stated"),
        ("2023-12-30_storm.txt", f"{TITLE}\n\n{FIRST}", date(2023, 12, 30), "filename"),
        ("2023/12/30/storm.txt", f"{TITLE}\n\n{FIRST}", date(2023, 12, 30), "filename"),
        ("a.txt", f"{TITLE}\n\n{FIRST}", None, "unknown"),
    ],
)
def test_the_day_and_how_it_was_found(tmp_path: Path, name: str, text: str, published: date | None, how: str) -> None:
    read = article(tmp_path, name, text.encode())
    assert (read.published, read.published_how) == (published, how)


def test_the_time_a_file_was_changed_is_never_the_day(tmp_path: Path) -> None:
    assert article(tmp_path, "a.txt", GOOD["a.txt"]).published is None


def test_capital_letters_in_the_ending_make_no_difference(tmp_path: Path) -> None:
    assert article(tmp_path, "A.HTML", PAGE.encode()).title == TITLE


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("a.txt", "sub/sub/e.pdf"),
        ("a.md", "sub/c.html"),
        ("a.pdf", "sub/c.html"),
        ("a.html", "sub/sub/e.pdf"),
        ("a.html", "a.txt"),
        ("a.odd", "sub/c.html"),
        ("a", "sub/sub/e.pdf"),
    ],
)
def test_a_file_is_read_by_what_it_is_and_not_by_what_its_name_says(tmp_path: Path, name: str, like: str) -> None:
    for number, data in enumerate((GOOD[like], gzip.compress(GOOD[like]))):
        folder = tmp_path / str(number)
        read = article(folder, f"{name}.gz" if number else name, data)
        assert read.title == TITLE
        assert read.text.replace(f"{TITLE}\n\n", "").strip() == f"{FIRST}\n\n{SECOND}"


def test_lines_of_json_in_a_text_file_are_its_articles(tmp_path: Path) -> None:
    lines = b"\n".join(json.dumps({"text": text}).encode() for text in (FIRST, SECOND))
    assert [each.source for each in outcomes(tmp_path, "a.txt", lines) if isinstance(each, Article)] == [
        "a.txt:1",
        "a.txt:2",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[Pictures from the harbour]\n\nA crane fell.",
        "{ this is no JSON }\n\nA crane fell.",
        "From London, at 10:30 on 5 May 2024, a crane was seen.",
        "From: the harbour\nDate: 5 May 2024\nSubject: cranes\n\nA crane fell.",
        "1\nA crane fell.\n\n2\nAnother did.",
        "ID3 tags are explained here.",
        "BZh is no word.",
        "<em>A crane</em> fell.",
        "WARC/1 is a format.",
    ],
)
def test_text_that_looks_a_little_like_something_else_stays_text(tmp_path: Path, text: str) -> None:
    assert article(tmp_path, "a.txt", text.encode()).text == text


@settings(deadline=None, max_examples=40)
@given(
    name=st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a.jsonl"]),
    base=st.sampled_from([b"", *GOOD.values(), *(data for data, _ in BAD.values() if len(data) < 1000)]),
    noise=st.binary(max_size=40),
    place=st.integers(0, 2000),
)
def test_no_bytes_break_the_reading(name: str, base: bytes, noise: bytes, place: int) -> None:
    """Whatever a file holds gives articles that can be split and stored, or failures in one line, and never nothing."""
    data = base[:place] + noise + base[place:]
    read = read_file(FoundFile(name, Path(name), len(data)), data)
    assert read
    for each in read:
        if isinstance(each, Failure):
            assert each.reason.isprintable()
        else:
            each.text.encode()
            each.title.encode()
            assert split_article(each)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("text", ["word " * 400_000, "x" * 2_000_000, "\n" * 2_000_000 + "x", "Yes.\n\n" * 300_000])
def test_a_huge_file_takes_seconds(tmp_path: Path, text: str) -> None:
    assert split_article(article(tmp_path, "a.txt", text.encode()))
