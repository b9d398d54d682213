"""What `dateline rebuild --json` prints."""

import json
from pathlib import Path

from index.building.report import BuildReport, Changes
from index.cli.rebuild import report_json
from index.errors import Failure, NotRead

BROKEN = Failure("z.pdf", "broken PDF")


def test_a_report_counts_articles_by_four_changes_and_passages_by_three() -> None:
    """A passage that has changed is another passage: one removed, one added."""
    report = BuildReport(
        generation="g",
        folder=Path("index") / "g",
        switched=True,
        reread=False,
        articles=Changes(1, 2, 3, 4),
        passages=Changes(5, 0, 6, 7),
        encoded=5,
        failures=(BROKEN,),
        not_read=(NotRead("x.jpg", "pictures are not read", ".jpg", 3),),
        repaired=("ids.npy",),
        seconds=1.23456,
        table="t",
    )
    written = report_json(report)
    assert written["repaired"] == ["ids.npy"]
    assert written["articles"] == {"added": 1, "changed": 2, "removed": 3, "unchanged": 4}
    assert written["passages"] == {"added": 5, "removed": 6, "unchanged": 7}
    assert (written["encoded"], written["seconds"], written["folder"]) == (5, 1.235, str(Path("index") / "g"))
    assert written["not_read"] == [{"kind": ".jpg", "files": 3, "first": "x.jpg", "reason": "pictures are not read"}]
    assert json.loads(json.dumps(written)) == written
