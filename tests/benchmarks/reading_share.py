"""Which part of a full rebuild the reading of the files is.

    python -m tests.benchmarks.reading_share FOLDER [--files 300]

Copies the first files of FOLDER, reads them as a rebuild does, then rebuilds, both in this process; prints seconds and
the share.
"""

import argparse
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from index.building import Rebuild
from index.generation import SentenceTransformerEncoder
from index.reading import FoundFile, Guard, list_files, read_content, read_file


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=300)
    options = parser.parse_args()
    with TemporaryDirectory() as scratch:
        articles = Path(scratch, "articles")
        for found in list_files(options.folder)[0][: options.files]:
            copy = articles / found.file
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(found.path, copy)
        files = list_files(articles)[0]
        started = perf_counter()
        with Guard() as guard:
            for found in files:
                _read(found, guard)
        reading = perf_counter() - started
        encoder = SentenceTransformerEncoder()
        encoder.encode_query(["warm up"])
        started = perf_counter()
        Rebuild(articles, Path(scratch, "index"), encoder).run()
        whole = perf_counter() - started
    print(f"{len(files)} files: read in {reading:.2f} s, rebuilt in {whole:.1f} s: {reading / whole:.1%}")


def _read(found: FoundFile, guard: Guard) -> None:
    data = read_content(found)
    if isinstance(data, bytes):
        read_file(found, data, drafts=guard.begin)


if __name__ == "__main__":
    main()
