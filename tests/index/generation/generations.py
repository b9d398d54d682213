"""Generations of segments that are made article by article, for the tests of what makes one of several."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np

from index.generation.manifest import Manifest, SegmentEntry
from index.generation.opening import Generation, open_current
from index.generation.switching import begin_segment, finish
from index.generation.table import FileTable
from index.generation.writing import publish_generation
from index.segment.archive import Record
from tests.index.segment.records import read, write

NOW = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
MANIFEST = Manifest(
    id="20240102T030405-abcdef",
    model="default",
    fingerprint="sha256:1111111111111111",
    dimension=384,
    max_tokens=254,
    reading="abc",
    articles=2,
    passages=3,
    boilerplate={"title": 2},
    failures=0,
    built_at=NOW,
    articles_folder="/articles",
)

Part = tuple[Sequence[Record], Sequence[int]]
"""The articles of a segment, and the numbers of those that are dead."""

DAY = date(2024, 1, 5)

KILLED = "At least 14 people were killed in Belgorod on 3 January 2024, the governor said. Two people are missing."
MINISTER = "Minister John Doe told Reuters that Kyiv and Rome will pay $5 million until Friday, he said."
HARBOUR = "A crane fell in the harbour of Porto Vello at dawn. The harbour master closed two quays."
SHIPS = "The port handled 41 ships on that day, which is three fewer than on the Saturday before."
TRAMS = "The council of Porto Vello voted for twelve new trams. A tax on parking will pay for them."
FERRY = "Ferries to the islands will run every hour from spring, the company Azul Lines announced."

GONE = read("a.txt", "Crane stands in Porto Vello", HARBOUR, f"Nobody was hurt. {TRAMS}", "Gone with the crane.")
CRANE = read("a.txt", "Crane kills 3 people in Porto Vello", HARBOUR, SHIPS, published=DAY)
FEED = [
    read("b.jsonl", "", KILLED, f"{KILLED} It was dark.", place=0, published=DAY),
    read("b.jsonl", "Minister pays", MINISTER, place=1),
    read("b.jsonl", "Council argues over trams", TRAMS, KILLED, place=2, published=date(2024, 1, 4)),
]
FERRIES = read("c.txt", "Ferries to sail every hour", FERRY, SHIPS)
HEADLINE = read("d.txt", "Only a headline about 12 trams")
REMOVED = read("e.txt", "Removed", f"{FERRY} Rain fell on Belgorod.", MINISTER, KILLED)

LIVE = [CRANE, *FEED, FERRIES, HEADLINE]
"""In the order of a generation; no passage of the last is searched."""

APART: Sequence[Part] = (
    ([GONE, FEED[0], FEED[2], REMOVED], [0, 3]),
    ([CRANE, HEADLINE], []),
    ([FEED[1], FERRIES, REMOVED], [2]),
)
"""The same in several segments: an article that was changed, one that was removed, and removed again."""


def write_entry(index: Path, records: Sequence[Record]) -> SegmentEntry:
    """Write a segment of an index; returns what a manifest says about it."""
    building = begin_segment(index, NOW)
    seal = write(building, records)
    passages = sum(passage.kind == "body" for record in records for passage in record.passages)
    return SegmentEntry(finish(building).name, seal, len(records), passages)


def generation(index: Path, *parts: Part) -> Generation:
    """Publish a generation of some segments and open it."""
    entries = [write_entry(index, records) for records, _ in parts]
    dead = [np.asarray(sorted(numbers), np.int64) for _, numbers in parts]
    publish_generation(index, replace(MANIFEST, segments=tuple(entries)), dead, FileTable())
    return open_current(index)
