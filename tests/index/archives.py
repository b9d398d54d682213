"""Small folders of articles and their indexes, for tests of everything that needs one."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from index.building import BuildReport, Rebuild
from index.generation import Folders, live_folder, open_current, read_manifest
from index.search.hits import Query, SearchResult
from index.search.searcher import Searcher, SearchOptions

from .hashing_encoder import HashingEncoder

ASKED_ON = date(2024, 1, 2)

CRANE = "A crane fell in the harbour of Porto Vello at dawn, and the harbour master closed two quays."
SHIPS = "The port handled 41 ships on that day, which is three fewer than on the Saturday before."
TRAMS = "The council of Porto Vello voted for twelve new trams, to be paid for by a tax on parking."
FERRY = "Ferries to the islands will run every hour from spring, the company Azul Lines announced."

NEWS: Mapping[str, str] = {
    "harbour.txt": f"Crane falls in the harbour of Porto Vello\n\n2023-12-31\n\n{CRANE}\n\n{SHIPS}\n",
    "council.txt": f"Council argues over trams\n\n2023-12-30\n\n{TRAMS}\n",
}


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder, which is made if it is missing."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class IndexedFolder:
    """A folder of articles with its index and an encoder that records what it was asked.

    Args:
        place: The folder for both, empty.
        files: The articles by name.
    """

    def __init__(self, place: Path, files: Mapping[str, str | bytes] = NEWS) -> None:
        self.articles, self.index = write(place / "articles", files), place / "index"
        self.encoder = HashingEncoder()

    def rebuild(self, **more: Any) -> BuildReport:
        """Bring the index up to date, with an empty record of what was encoded."""
        self.encoder.forget()
        values = {"articles": self.articles, "index": self.index, "encoder": self.encoder, **more}
        return Rebuild(**values).run()

    def write(self, name: str, content: str | bytes) -> None:
        """Write an article."""
        write(self.articles, {name: content})

    def segments(self) -> list[Path]:
        """Return the folders of the live generation's segments, the oldest first."""
        entries = read_manifest(live_folder(self.index)).segments
        return [Folders(self.index).segments / entry.name for entry in entries]

    def live_files(self) -> list[Path]:
        """Return every file of the live generation and of its segments."""
        folders = [live_folder(self.index), *self.segments()]
        return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())

    def search(
        self, question: str, *, encoder: HashingEncoder | None = None, options: SearchOptions | None = None, **more: Any
    ) -> SearchResult:
        """Ask the live generation."""
        generation = open_current(self.index)
        try:
            searcher = Searcher(generation, encoder or self.encoder, options)
            [result] = searcher.search_many([Query(question, **{"asked_on": ASKED_ON, **more})])
        finally:
            generation.close()
        return result

    def texts(self, question: str = "port council ferries", **more: Any) -> list[str]:
        """Return the texts that a question finds, best first."""
        return [hit.passage.text for hit in self.search(question, **{"top_k": 50, **more}).hits]
