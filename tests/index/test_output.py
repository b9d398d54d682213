"""The JSON that commands print."""

import json
from pathlib import Path

from index.output import run_line
from tests.index.archives import CRANE, SHIPS, TRAMS, Desk


def test_a_line_of_a_run_has_the_documented_keys(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.rebuild()
    result = desk.search("what fell on December 31 in the harbour?", top_k=2)
    written = json.loads(run_line("q", result))
    assert list(written) == ["id", "abstained", "window", "passages"]
    assert (written["id"], written["window"]) == ("q", ["2023-12-31", "2023-12-31"])
    assert isinstance(written["abstained"], bool)
    first = written["passages"][0]
    assert first.keys() >= {
        *("rank", "source", "paragraph", "lines", "chars", "text", "sentence", "title", "published"),
        *("published_how", "event_dates", "score", "probability"),
    }
    assert first["text"] in {CRANE, SHIPS, TRAMS}
    assert run_line("q", result).endswith(b"}\n")
    assert run_line("q", result).count(b"\n") == 1
