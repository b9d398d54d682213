"""The most memory that a full rebuild has resident, without the model.

    python -m tests.benchmarks.memory [--passages 100000]

Texts are generated and an encoder that costs nothing is used. Counted is this process, mapped files included, and not
the processes that help with reading and analysing.
"""

import argparse
import resource
from pathlib import Path
from tempfile import TemporaryDirectory

from index.building import Progress, Rebuild

from .hashed import HashedEncoder
from .news import write_articles


def main() -> None:
    """Measure and print, after each stage that is told."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=100_000)
    passages = parser.parse_args().passages
    peaks: dict[str, int] = {}

    def note(progress: Progress) -> None:
        # In kibibytes, on Linux.
        peaks[progress.stage] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

    with TemporaryDirectory() as scratch:
        write_articles(Path(scratch, "articles"), passages)
        report = Rebuild(Path(scratch, "articles"), Path(scratch, "index"), HashedEncoder(), on_progress=note).run()
    stages = ", ".join(f"{stage} {peak}" for stage, peak in peaks.items())
    print(
        f"{report.passages.added} passages in {report.seconds:.0f} s; MiB resident at most after each stage: {stages}"
    )


if __name__ == "__main__":
    main()
