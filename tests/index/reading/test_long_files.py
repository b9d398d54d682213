"""Files of many records may be longer than any other file: they are read as they lie on the disk."""

import json
from functools import partial
from pathlib import Path

import pytest

from index.errors import Failure
from index.reading.articles import Article, read_file
from index.reading.folder import FoundFile, digest_of, list_files, read_content
from index.reading.formats import LongFile, read_drafts
from index.reading.guard import Guard

TEXTS = [f"The ferry to island {n} was cancelled after a storm." for n in range(50)]
WRITTEN = {
    "a.jsonl": "\n".join(json.dumps({"absatz": text}) for text in TEXTS),
    "a.json": json.dumps({"articles": [{"absatz": text} for text in TEXTS]}),
    "a.csv": "absatz;kopf\n" + "\n".join(f'"{text}";Storm' for text in TEXTS),
}
OWN = {"text": "absatz"}


def content(folder: Path, name: str, max_bytes: int) -> tuple[FoundFile, bytes | LongFile]:
    (folder / name).write_text(WRITTEN[name], "utf-8")
    [found], _ = list_files(folder, max_bytes=max_bytes)
    data = read_content(found, max_bytes=max_bytes)
    assert not isinstance(data, Failure)
    return found, data


@pytest.mark.parametrize("name", WRITTEN)
def test_a_long_file_gives_what_a_short_one_gives(tmp_path: Path, name: str) -> None:
    found, short = content(tmp_path, name, 1_000_000)
    _, long = content(tmp_path, name, 100)
    assert isinstance(short, bytes)
    assert isinstance(long, LongFile)
    assert digest_of(short) == digest_of(long)
    read = partial(read_drafts, own=OWN)
    articles = read_file(found, short, drafts=read)
    assert [each.text for each in articles if isinstance(each, Article)] == TEXTS
    assert read_file(found, long, drafts=read) == articles


def test_another_process_reads_it_with_the_mapped_names(tmp_path: Path) -> None:
    found, long = content(tmp_path, "a.jsonl", 100)
    with Guard(1, read=partial(read_drafts, own=OWN)) as guard:
        articles = read_file(found, long, drafts=guard.begin)
    assert [each.text for each in articles if isinstance(each, Article)] == TEXTS


def test_without_the_mapping_each_line_says_what_it_has(tmp_path: Path) -> None:
    found, long = content(tmp_path, "a.jsonl", 100)
    told = read_file(found, long)
    assert all(isinstance(each, Failure) and "its fields are: absatz" in each.reason for each in told)


def test_one_that_has_gone_is_a_failure(tmp_path: Path) -> None:
    found, long = content(tmp_path, "a.jsonl", 100)
    found.path.unlink()
    [told] = read_file(found, long)
    assert isinstance(told, Failure)
    assert "cannot be read" in told.reason
