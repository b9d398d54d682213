"""The golden run: what the commands print about seeds/, kept to compare a changed program with.

    python -m tests.golden_run FOLDER

writes one file a command into FOLDER, times and paths replaced by placeholders. Run it before and after a change that
should change nothing people see, on the same machine, and `diff -r` the two folders: they are equal byte for byte.
`tests/test_golden_run.py` compares a run with tests/golden/, where scores may differ in their last digits because
another processor adds in another order.
"""

import argparse
import json
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.command_line import Ran, several
from tests.servers.process import ROOT

GOLDEN: Final = Path(__file__).resolve().parent / "golden"
QUESTIONS: Final = GOLDEN / "questions.jsonl"
SEEDS: Final = ROOT / "seeds"
_VOLATILE: Final = (
    (re.compile(r"\d{8}T\d{6}[\w.-]*"), "GENERATION"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[\d.]*(?:\+00:00|Z)"), "TIME"),
    (re.compile(r"\b\d{4}-\d\d-\d\d \d\d:\d\d UTC"), "TIME"),
    (re.compile(r"\b\d{1,2} \w{3} \d{4}, \d\d:\d\d UTC"), "TIME"),
)


def commands(run_file: Path) -> Mapping[str, list[str]]:
    """Name every command of the run; all of them take seeds/ and the index in the folder they are run in."""
    questions = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    asked = ["--asked-on", "2024-01-01"]
    found: dict[str, list[str]] = {
        "briefing.txt": ["briefing", *asked],
        "briefing.json": ["briefing", "30 December", *asked, "--json"],
        "eval.txt": ["eval", str(QUESTIONS), "--run", str(run_file)],
        "sources.txt": ["sources"],
        "sources.jsonl": ["sources", "--json"],
        "status.txt": ["status"],
        "status.json": ["status", "--json"],
        "timeline.txt": ["timeline", "Belgorod", *asked],
        "timeline.json": ["timeline", "Kharkiv", *asked, "--json"],
        "verify.txt": ["verify"],
    }
    for item in questions:
        told = ["--asked-on", item["asked_on"], "--json"]
        found[f"search.{item['id']}.jsonl"] = ["search", item["question"], *told]
        found[f"ask.{item['id']}.json"] = ["ask", item["question"], *told]
        found[f"ask.{item['id']}.txt"] = ["ask", item["question"], *told[:-1]]
    found["search.filtered.jsonl"] = [
        "search", "who was injured?", *asked, "--from", "2023-12-31", "--source", "003", "--json",
    ]  # fmt: skip
    found["ask.said-by.txt"] = ["ask", "how many were injured?", *asked, "--said-by", "governor"]
    return found


def golden_run(home: Path) -> dict[str, str]:
    """Rebuild the index of seeds/ in an empty folder and run every command, all in one process.

    Returns:
        What each printed, by the name of its file, ready to be compared.
    """
    run_file = home / "run.jsonl"
    named = commands(run_file)
    rebuild = ["rebuild", "--articles", str(SEEDS)]
    ran = several(
        rebuild,
        *named.values(),
        cwd=home,
        DATELINE_HOME=str(home),
        DATELINE_ARTICLES=str(SEEDS),
        DATELINE_READER__MODEL="default",
        COLUMNS="80",
        patience=600,
    )
    printed = {name: _stable(each, home) for name, each in zip(named, ran[1:], strict=True)}
    return {**printed, "eval.run.jsonl": run_file.read_text("utf-8")}


def _stable(ran: Ran, home: Path) -> str:
    """Replace what differs between two equal runs, and put the exit status last."""
    text = ran.out.replace(str(home), "HOME").replace(str(ROOT), "ROOT")
    for pattern, placeholder in _VOLATILE:
        text = pattern.sub(placeholder, text)
    return f"{text}exit {ran.status}\n"


def write(folder: Path) -> None:
    """Write a golden run into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        for name, text in golden_run(Path(home)).items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Write what the commands print about seeds/, one file a command.")
    parser.add_argument("folder", type=Path, help="Where to write; made when missing.")
    write(parser.parse_args().folder)


if __name__ == "__main__":
    main()
