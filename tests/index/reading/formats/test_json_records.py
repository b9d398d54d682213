"""JSON files: the records are found wherever they stand, one at a time, and nothing in a file breaks the reading."""

import io
import json
import tracemalloc
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import Failure
from index.reading.articles import Article
from index.reading.formats import json_events, json_records
from index.reading.formats.draft import Draft, UnreadableError
from tests.index.reading.outcomes import article, failure, outcomes

from .sentences import FIRST, SECOND

ONE = {"headline": "One", "body": FIRST, "date_published": "2024-03-04", "comments": [{"text": "Nice."}]}
TWO = {"headline": "Two", "body": SECOND, "date_published": "2024-03-05"}


def read(value: Any, own: dict[str, str] | None = None) -> list[Draft | UnreadableError]:
    return list(json_records.read(io.BytesIO(json.dumps(value).encode()), own or {}))


@pytest.mark.parametrize(
    "value",
    [
        [ONE, TWO],
        {"articles": [ONE, TWO]},
        {"status": "ok", "text": "", "items": [ONE, TWO], "next": None},
        {"response": {"meta": {"hits": 2}, "docs": [ONE, TWO]}},
        {"hits": {"total": 2, "hits": [{"_id": 1, "_source": ONE}, {"_id": 2, "_source": TWO}]}},
        {"data": [{"attributes": ONE}, {"attributes": TWO}]},
        {"17": ONE, "18": TWO},
        {"export": {"a": ONE, "b": TWO}},
        [{"page": 1, "articles": [ONE]}, {"page": 2, "articles": [TWO]}],
    ],
)
def test_records_are_found_wherever_they_stand(value: Any) -> None:
    drafts = read(value)
    assert [(each.title, each.text, each.stated, each.part) for each in drafts if isinstance(each, Draft)] == [
        ("One", FIRST, date(2024, 3, 4), 1),
        ("Two", SECOND, date(2024, 3, 5), 2),
    ]
    assert len(drafts) == 2


@pytest.mark.parametrize("value", [ONE, {"comments": [{"text": "Nice."}], **TWO, "body": FIRST}, {"article": ONE}])
def test_a_single_record(tmp_path: Path, value: Any) -> None:
    found = article(tmp_path, "a.json", json.dumps(value, indent=1).encode())
    assert (found.source, found.part, found.text) == ("a.json", 0, FIRST)


def test_an_article_is_cited_by_its_number(tmp_path: Path) -> None:
    found = outcomes(tmp_path, "a.json", json.dumps([ONE, {"x": 1}, 7, TWO]).encode())
    assert [each.source for each in found if isinstance(each, Article)] == ["a.json:article-1", "a.json:article-4"]
    assert [(each.file, each.reason) for each in found if isinstance(each, Failure)] == [
        (
            "a.json:article-2",
            "the record has no text; its fields are: x. If one of them holds it, say which: --map text=NAME",
        ),
        ("a.json:article-3", "the record is not a JSON object"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    data = json.dumps({"text": "Café prices in Zürich rose."}, ensure_ascii=False).encode(encoding)
    assert article(tmp_path, "a.json", data).text == "Café prices in Zürich rose."


def test_json_lines_of_this_name(tmp_path: Path) -> None:
    data = f"{json.dumps(ONE)}\n{json.dumps(TWO)}\n".encode()
    assert [each.source for each in outcomes(tmp_path, "a.json", data) if isinstance(each, Article)] == [
        "a.json:1",
        "a.json:2",
    ]


def test_mapped_names() -> None:
    own = {"text": "meta.long", "title": "kopf"}
    [draft] = read({"x": [{"kopf": "One", "text": "short", "meta": {"long": FIRST}}]}, own)
    assert isinstance(draft, Draft)
    assert (draft.title, draft.text) == ("One", FIRST)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{}", "it is empty"),
        (b"[]", "no records"),
        (b"7", "not a JSON object"),
        (b'{"a": ', "broken JSON"),
        (b'{"a" 1}', "broken JSON"),
        (b"hello", "broken JSON"),
        (b'{"text": NaN}', "broken JSON"),
        (b'{"text": "a\0\0"}', "binary"),
        (b'{"a":' * 1_000, "nested deeper than 100"),
        (b"[" * 1_000_000, "nested deeper than 100"),
    ],
)
def test_what_holds_no_article_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    assert reason in failure(tmp_path, "a.json", data).reason


def test_what_comes_before_a_break_is_read(tmp_path: Path) -> None:
    first, broken = outcomes(tmp_path, "a.json", json.dumps([ONE, TWO]).encode()[:-40])
    assert isinstance(first, Article)
    assert isinstance(broken, Failure)
    assert "broken JSON" in broken.reason


def test_an_endless_value_ends_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_events, "MAX_RECORD", 200_000)
    monkeypatch.setattr(json_records, "MAX_RECORD", 200_000)
    with pytest.raises(UnreadableError, match="a value in it is longer than 200,000 bytes"):
        list(json_records.read(io.BytesIO(b'[{"x":"' + b"\\\\x" * 500_000 + b'"},{"text":"b"}]'), {}))


def test_a_record_of_far_too_many_values_costs_itself() -> None:
    data = b'[{"text":"a","v":[' + b"1," * 320_000 + b'1]},{"text":"b"}]'
    large, small = json_records.read(io.BytesIO(data), {})
    assert "far too many values" in str(large)
    assert isinstance(small, Draft)


def peak(path: Path, records: int) -> int:
    """Return the most memory that it takes to read a file of so many records."""
    record = json.dumps({"title": "T", "text": FIRST * 100})
    path.write_text(f"[{','.join([record] * records)}]")
    tracemalloc.start()
    with path.open("rb") as stream:
        assert sum(isinstance(each, Draft) for each in json_records.read(stream, {})) == records
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_memory_does_not_grow_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_records, "MAX_RECORD", 100_000)
    read([{"text": FIRST}])  # What is imported on first use is not counted.
    # The start is held whole, to see whether each line of it is an object.
    assert peak(tmp_path / "a.json", 240) < 1.1 * peak(tmp_path / "a.json", 120)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["text", "title", "items", "date", "url", "source", "x", "@graph"]), inner, max_size=4
        )
    ),
    max_leaves=20,
)


@settings(deadline=None, max_examples=60)
@given(JSON)
def test_no_value_breaks_the_reading(value: Any) -> None:
    """Any JSON gives drafts with text, or reasons in one line."""
    try:
        found = read(value)
    except UnreadableError as reason:
        found = [reason]
    for each in found:
        assert each.text.strip() if isinstance(each, Draft) else str(each).isprintable()
