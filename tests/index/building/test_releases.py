"""What news services take back, hold back and correct: over the files of a folder, from one rebuild to the next."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self

import pytest

from index.building import look
from index.building.releases import Settled, settle
from index.building.verification import verify
from index.errors import Failure
from index.generation.contents import list_sources
from index.generation.opening import open_current
from index.reading import Article, HeldBack, Release
from tests.index.archives import CRANE, FERRY, SHIPS, IndexedFolder, write
from tests.index.reading.formats.wire_items import g2_item, g2_message, nitf_document
from tests.index.reading.outcomes import read_articles

ITEM = "urn:newsml:ha.example:crane"


def sources(desk: IndexedFolder) -> list[str]:
    """The articles of the index, which must be sound."""
    generation = open_current(desk.index)
    assert verify(desk.index, desk.articles, max_bytes=10**6).problems == ()
    found = sorted(each.source for each in list_sources(generation))
    generation.close()
    return found


def shown(folder: Path, files: Mapping[str, str | bytes]) -> tuple[list[str], list[Failure]]:
    """The sources of what is shown of some files, in order, and why the rest is not."""
    outcomes = list(read_articles(write(folder, files)))
    articles = [each for each in outcomes if isinstance(each, Article)]
    failures = [each for each in outcomes if isinstance(each, Failure)]
    left_out = settle(articles, failures).left_out
    assert [each.file for each in left_out.values()] == list(left_out)
    return [each.source for each in articles if each.source not in left_out], [*failures, *left_out.values()]


@pytest.fixture
def desk(tmp_path: Path) -> IndexedFolder:
    made = IndexedFolder(tmp_path, {"1.xml": g2_item(guid=ITEM, body=[CRANE, SHIPS]), "other.txt": FERRY})
    made.rebuild()
    return made


def test_a_correction_replaces_what_it_corrects_and_costs_only_what_is_new(desk: IndexedFolder) -> None:
    corrected = CRANE.replace("two quays", "three quays")
    desk.write("2.xml", g2_item(guid=ITEM, version="2", body=[corrected, SHIPS]))
    report = desk.rebuild()
    assert sources(desk) == ["2.xml", "other.txt"]
    assert desk.encoder.asked == [corrected]
    [failure] = report.failures
    assert (failure.file, failure.reason) == ("1.xml", "replaced by a later version, 2.xml")
    (desk.articles / "2.xml").unlink()
    assert desk.rebuild().failures == ()
    assert sources(desk) == ["1.xml", "other.txt"]


def test_the_order_of_the_files_does_not_matter(tmp_path: Path) -> None:
    files = {"a.xml": g2_item(guid=ITEM, version="10", body=[CRANE]), "b.xml": g2_item(guid=ITEM, version="9")}
    assert shown(tmp_path, files)[0] == ["a.xml"]


@pytest.mark.parametrize(
    ("update", "reason"),
    [
        (g2_item(guid=ITEM, version="2", status="stat:canceled", body=[]), "cancelled by its news service"),
        (g2_item(guid=ITEM, version="2", status="stat:withheld"), "withheld by its news service"),
        (g2_item(guid=ITEM, version="1", status="stat:canceled"), "cancelled by its news service"),
        (g2_item(guid=ITEM, version="2", embargoed="2999-01-01T00:00:00Z"), "under an embargo until 2999-01-01"),
    ],
)
def test_what_is_taken_back_is_not_shown_in_any_version(tmp_path: Path, update: str, reason: str) -> None:
    kept, failures = shown(tmp_path, {"0.xml": update, "1.xml": g2_item(guid=ITEM)})
    assert kept == []
    assert [each.file for each in failures] == ["0.xml", "1.xml"]
    assert all(each.reason.startswith(reason) for each in failures)
    assert failures[1].reason.endswith("(0.xml)")


def test_a_cancelled_item_may_be_used_again_in_a_later_version(tmp_path: Path) -> None:
    cancelled = g2_item(guid=ITEM, version="2", status="stat:canceled")
    files = {"1.xml": g2_item(guid=ITEM), "2.xml": cancelled, "3.xml": g2_item(guid=ITEM, version="3")}
    assert shown(tmp_path, files)[0] == ["3.xml"]


def test_the_same_version_twice_is_shown_once(tmp_path: Path) -> None:
    again = g2_message(g2_item(guid="urn:x", body=[FERRY]), g2_item(guid=ITEM, body=[CRANE]))
    kept, [failure] = shown(tmp_path, {"1.xml": g2_item(guid=ITEM, body=[CRANE]), "again/1.xml": again})
    assert (failure.file, failure.reason) == ("again/1.xml:article-2", "the same version as 1.xml")
    assert kept == ["1.xml", "again/1.xml:article-1"]


def test_other_items_and_items_without_identity_stay(tmp_path: Path) -> None:
    items = [
        g2_item(guid=guid, version=version) for guid, version in ((ITEM, "1"), ("urn:2", "2"), ("", "1"), ("", "2"))
    ]
    kept, failures = shown(tmp_path, {f"{number}.xml": item for number, item in enumerate(items)})
    assert (kept, failures) == (["0.xml", "1.xml", "2.xml", "3.xml"], [])


def test_a_correction_of_another_item(tmp_path: Path) -> None:
    files = {"1.nitf": nitf_document(identity="s1"), "2.nitf": nitf_document(identity="s2", corrects="s1")}
    kept, [failure] = shown(tmp_path, files)
    assert (failure.file, failure.reason) == ("1.nitf", "corrected by 2.nitf")
    assert kept == ["2.nitf"]


def test_a_correction_names_the_document_and_not_its_key(tmp_path: Path) -> None:
    first = nitf_document(identity="s1", key="ferry")
    files = {"1.nitf": first, "2.nitf": nitf_document(identity="s2", key="crane", corrects="s1")}
    kept, [failure] = shown(tmp_path, files)
    assert (failure.reason, kept) == ("corrected by 2.nitf", ["2.nitf"])
    own = {"1.nitf": nitf_document(identity="s3", key="tide", corrects="s3")}
    assert shown(tmp_path / "own", own) == (["1.nitf"], [])


def test_an_embargo_ends_at_the_next_rebuild_after_it(desk: IndexedFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    until = datetime.now(UTC) + timedelta(hours=1)
    desk.write("2.xml", g2_item(guid="urn:secret", embargoed=until.isoformat(), body=[CRANE, FERRY]))
    assert desk.rebuild().failures[0].reason.startswith("under an embargo until")
    assert sources(desk) == ["1.xml", "other.txt"]

    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp((until + timedelta(seconds=1)).timestamp(), tz)

    monkeypatch.setattr("index.reading.articles.datetime", Later)
    report = desk.rebuild()
    assert report.failures == ()
    assert sources(desk) == ["1.xml", "2.xml", "other.txt"]
    assert desk.encoder.asked == []


def test_what_takes_an_item_back_does_so_while_it_is_being_written(desk: IndexedFolder) -> None:
    """And afterwards, though its bytes be the same."""
    cancelled = g2_item(guid=ITEM, version="2", status="stat:canceled", body=[])
    desk.write("2.xml", cancelled)
    assert len(desk.rebuild().failures) == 2
    desk.write("new.txt", SHIPS)
    seen = replace(look(desk.articles, max_bytes=10**6), unfinished=frozenset({"2.xml"}))
    assert len(desk.rebuild(seen=seen).failures) == 2
    assert sources(desk) == ["new.txt", "other.txt"]
    desk.write("2.xml", cancelled)
    assert len(desk.rebuild().failures) == 2
    assert sources(desk) == ["new.txt", "other.txt"]
    (desk.articles / "2.xml").unlink()
    assert desk.rebuild().failures == ()
    assert sources(desk) == ["1.xml", "new.txt", "other.txt"]


def article(source: str, release: Release | None) -> Article:
    return Article(source, source, "", None, "unknown", "", "", release=release)


def test_articles_of_no_news_service_are_left_alone() -> None:
    articles = [article("a.txt", None), article("b.xml", Release("", (3, ""))), article("c.xml", Release("", (2, "")))]
    assert settle(articles, []) == Settled({}, frozenset())


def test_versions_without_numbers_are_told_apart_by_when_they_were_made() -> None:
    early, late = (article(name, Release("x", (0, made))) for name, made in (("b", "2024-03-04"), ("a", "2024-03-05")))
    for articles in ([early, late], [late, early]):
        settled = settle(articles, [])
        assert set(settled.left_out) == settled.files == {"b"}


def test_a_correction_of_itself_changes_nothing() -> None:
    only = article("a", Release("x", replaces=("x",)))
    assert settle([only], []) == Settled({}, frozenset())


def test_a_held_back_correction_still_takes_back_what_it_corrects() -> None:
    held = HeldBack("b", "withheld by its news service", "b", Release("y", status="withheld", replaces=("x",)))
    settled = settle([article("a", Release("x"))], [held])
    assert (list(settled.left_out), sorted(settled.files)) == (["a"], ["a", "b"])
