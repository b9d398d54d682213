"""An update gives what reading everything anew would: whoever takes a name from whom, and in however many portions."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from index.building import Seen, look, reading
from index.building.verification import verify
from index.errors import Failure
from index.generation import FILES, live_folder, open_current, read_manifest
from index.reading import FoundFile, read_content
from index.segment import Record
from tests.index.archives import CRANE, FERRY, NEWS, SHIPS, TRAMS, IndexedFolder
from tests.index.reading.formats.wire_items import g2_item

TIDE = "The tide was high in the harbour of Porto Vello all day, and nobody could cross to the islands."
ITEM = "urn:newsml:ha.example:crane"


def lines(*articles: tuple[str, str]) -> str:
    """A file of articles, each with its name and its text; "" for none."""
    records = ({"name": name, "text": text} if name else {"text": text} for name, text in articles)
    return "".join(json.dumps(record) + "\n" for record in records)


def everything(desk: IndexedFolder) -> list[Record]:
    """All that the index has of every article, which must be verbatim."""
    assert verify(desk.index, desk.articles, max_bytes=10**6).problems == ()
    generation = open_current(desk.index)
    assert [file for (file,) in generation.archive.articles("file")] == sorted(
        file for (file,) in generation.archive.rows("SELECT file FROM articles")
    )
    return [record for file in generation.table.files for record in generation.archive.records(file)]


def as_followed(desk: IndexedFolder, changed: Iterable[str]) -> Seen:
    """The folder as who follows it sees it: he knows which files may have changed."""
    base = read_manifest(live_folder(desk.index)).sha256[FILES]
    return replace(look(desk.articles, max_bytes=10**6), changed=frozenset(changed), base=base)


def updated(desk: IndexedFolder, changes: Mapping[str, str | None], *, followed: bool = False) -> dict[str, str]:
    """Change or remove files and rebuild, which must give what reading all anew gives; returns texts by source."""
    for name, content in changes.items():
        if content is None:
            (desk.articles / name).unlink()
        else:
            desk.write(name, content)
    report = desk.rebuild(merge=False, seen=as_followed(desk, changes) if followed else None)
    once, table = everything(desk), open_current(desk.index).table
    counted = open_current(desk.index).manifest
    assert report.articles.added + report.articles.changed + report.articles.unchanged == len(once)
    desk.rebuild(full=True)
    assert everything(desk) == once
    fresh = open_current(desk.index)
    assert fresh.table == table
    for number in ("articles", "passages", "boilerplate", "failures"):
        assert getattr(fresh.manifest, number) == getattr(counted, number), number
    return {record.article.source: record.passages[0].text for record in once}


def desk_of(place: Path, files: Mapping[str, str]) -> IndexedFolder:
    made = IndexedFolder(place, files)
    made.rebuild()
    return made


# -- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", ["a.jsonl", "z.jsonl"])
def test_a_new_file_takes_its_name_from_an_article_that_has_it(tmp_path: Path, file: str) -> None:
    """Wherever the file of that article stands: no file can be called otherwise."""
    desk = desk_of(tmp_path, {file: lines(("port.txt", CRANE), ("other", SHIPS))})
    assert {record.article.source for record in everything(desk)} == {"port.txt", "other"}
    assert updated(desk, {"port.txt": TIDE}) == {"port.txt": TIDE, f"{file}:1": CRANE, "other": SHIPS}


def test_a_new_file_of_which_nothing_can_be_read_takes_its_name_too(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, {"a.jsonl": lines(("port.txt", CRANE))})
    assert updated(desk, {"port.txt": ""}) == {"a.jsonl:1": CRANE}


def test_a_new_file_takes_the_name_of_an_article_whose_file_is_gone(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, {**NEWS, "a.jsonl": lines(("port.txt", CRANE))})
    told = updated(desk, {"a.jsonl": None, "port.txt": TIDE})
    assert (told["port.txt"], set(told)) == (TIDE, {*NEWS, "port.txt"})


def test_an_article_of_an_earlier_file_takes_the_name_of_one_in_a_later_file(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, {"b.jsonl": lines(("same", SHIPS), ("other", TRAMS))})
    taken = updated(desk, {"a.jsonl": lines(("same", FERRY))})
    assert taken == {"same": FERRY, "b.jsonl:1": SHIPS, "other": TRAMS}


def test_an_article_of_a_later_file_leaves_the_name_to_one_in_an_earlier_file(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, {"a.jsonl": lines(("same", SHIPS))})
    assert updated(desk, {"b.jsonl": lines(("same", FERRY))}) == {"same": SHIPS, "b.jsonl:1": FERRY}


def test_a_file_that_has_to_give_up_a_name_may_take_one_from_the_next(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, {"b.jsonl": lines(("same", SHIPS)), "c.jsonl": lines(("b.jsonl:1", TRAMS))})
    taken = updated(desk, {"a.jsonl": lines(("same", FERRY))})
    assert taken == {"same": FERRY, "b.jsonl:1": SHIPS, "c.jsonl:1": TRAMS}


def test_a_file_that_has_to_give_up_its_name_to_a_new_file_may_take_one_from_the_next(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, {"b.jsonl": lines(("z.txt", SHIPS)), "c.jsonl": lines(("b.jsonl:1", TRAMS))})
    assert updated(desk, {"z.txt": TIDE}) == {"z.txt": TIDE, "b.jsonl:1": SHIPS, "c.jsonl:1": TRAMS}


@pytest.mark.parametrize("followed", [False, True])
def test_a_file_that_gives_up_a_name_to_a_new_file_keeps_its_others_from_later_ones(
    tmp_path: Path, *, followed: bool
) -> None:
    desk = desk_of(tmp_path, {"b.jsonl": lines(("n.txt", SHIPS), ("same", TRAMS))})
    taken = updated(desk, {"n.txt": TIDE, "z.jsonl": lines(("same", FERRY))}, followed=followed)
    assert taken == {"n.txt": TIDE, "b.jsonl:1": SHIPS, "same": TRAMS, "z.jsonl:1": FERRY}


@pytest.mark.parametrize("followed", [False, True])
def test_a_file_that_gives_up_a_name_to_an_earlier_one_keeps_its_others_from_later_ones(
    tmp_path: Path, *, followed: bool
) -> None:
    desk = desk_of(tmp_path, {"b.jsonl": lines(("one", SHIPS), ("same", TRAMS))})
    changes = {"a.jsonl": lines(("one", CRANE)), "z.jsonl": lines(("same", FERRY))}
    taken = updated(desk, changes, followed=followed)
    assert taken == {"one": CRANE, "b.jsonl:1": SHIPS, "same": TRAMS, "z.jsonl:1": FERRY}


def test_two_files_that_have_changed_may_swap_their_names(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, {"a.jsonl": lines(("one", SHIPS)), "b.jsonl": lines(("two", TRAMS))})
    swapped = updated(desk, {"a.jsonl": lines(("two", SHIPS)), "b.jsonl": lines(("one", TRAMS))})
    assert swapped == {"two": SHIPS, "one": TRAMS}


def test_a_name_moves_on_within_a_file(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, {"a.jsonl": lines(("same", SHIPS), ("", TRAMS))})
    moved = updated(desk, {"a.jsonl": lines(("", SHIPS), ("same", TRAMS), ("same", FERRY))})
    assert moved == {"a.jsonl:1": SHIPS, "same": TRAMS, "a.jsonl:3": FERRY}


# -- what can't be read ------------------------------------------------------------------------------------------------


def test_a_file_that_cannot_be_opened_is_told_until_it_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else changes meanwhile."""

    def refusing(found: FoundFile, *, max_bytes: int) -> object:
        return refused if found.file == refused.file else read_content(found, max_bytes=max_bytes)

    refused = Failure("closed.txt", "cannot be read: permission denied")
    with monkeypatch.context() as patched:
        patched.setattr(reading, "read_content", refusing)
        desk = desk_of(tmp_path, {**NEWS, "closed.txt": FERRY})
        updated(desk, {"tide.txt": TIDE}, followed=True)
        assert open_current(desk.index).table.failures == (refused,)
    assert "closed.txt" in updated(desk, {"tide.txt": CRANE}, followed=True)


# -- portions ---------------------------------------------------------------------------------------------------------


def test_what_is_written_in_portions_is_one_segment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.building.update.PORTION", 1)
    desk = desk_of(tmp_path, {**NEWS, "ferry.txt": FERRY, "again.txt": f"{FERRY}\n\n{TIDE}\n"})
    assert len(desk.segments()) == 1
    assert sorted(desk.encoder.asked) == sorted(set(desk.encoder.asked)), "what a portion has is known to the next"
    once = everything(desk)
    monkeypatch.undo()
    desk.rebuild(full=True)
    assert everything(desk) == once
    assert set(desk.texts()) == {CRANE, SHIPS, TRAMS, FERRY, TIDE}


@pytest.mark.parametrize("files", [("1.xml", "2.xml"), ("1.xml", "0.txt", "2.xml"), ("1.xml", "2.xml", "3.txt")])
def test_what_must_not_be_shown_is_taken_out_of_a_portion_that_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: tuple[str, ...]
) -> None:
    """A correction comes after what it corrects."""
    contents = {
        "1.xml": g2_item(guid=ITEM, body=[CRANE, SHIPS]),
        "2.xml": g2_item(guid=ITEM, version="2", body=[TRAMS]),
    }
    monkeypatch.setattr("index.building.update.PORTION", 1)
    desk = desk_of(tmp_path, {file: contents.get(file, f"{TIDE}\n") for file in files})
    shown = {record.article.source for record in everything(desk)}
    assert shown == {*files} - {"1.xml"}
    assert (CRANE in desk.texts(), TRAMS in desk.texts()) == (False, True)
    monkeypatch.undo()
    assert {"2.xml"} <= updated(desk, {"late.txt": FERRY}).keys()
    assert {"1.xml"} <= updated(desk, {"2.xml": None}).keys()
