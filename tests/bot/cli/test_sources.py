"""`dateline sources` of an article whose file was replaced: what it held before is named, and shown when asked for."""

from pathlib import Path

import pytest

from index.reading import keep_version
from tests.bot.cli.test_cli import HOSTILE, NEVER, posix
from tests.command_line import Ran, several
from tests.index.archives import CRANE, FERRY, SHIPS, IndexedFolder

BEFORE = f"Crane leans over the harbour\n\n2023-12-30\n\n{FERRY}\n"


@pytest.fixture
def desk(tmp_path: Path) -> IndexedFolder:
    made = IndexedFolder(tmp_path)
    made.write("harbour.txt", BEFORE)
    replace_file(made, f"Crane falls\n\n2023-12-31\n\n{CRANE}\n\n{SHIPS}\n")
    return made


def replace_file(desk: IndexedFolder, words: str) -> None:
    keep_version(desk.articles / "harbour.txt")
    desk.write("harbour.txt", words)
    desk.rebuild()


def sources(desk: IndexedFolder, *arguments: list[str]) -> list[Ran]:
    home = desk.articles.parent
    printed = several(*(["sources", *each] for each in arguments), cwd=home, DATELINE_HOME=str(home))
    assert [(ran.status, ran.err) for ran in printed] == [(0, "")] * len(arguments)
    return printed


def test_earlier_versions_of_the_only_article_found_are_named_and_shown(desk: IndexedFolder) -> None:
    alone, every, other = sources(desk, ["HARBOUR"], [], ["council"])
    [hint] = [line for line in alone.out.splitlines() if "earlier version" in line]
    assert "earlier version" not in every.out + other.out
    name = hint.partition("UTC: ")[2]
    assert name == "harbour.txt (version 1)"
    shown, by_part = sources(desk, [name], ["harbour (version 1)"])
    assert shown.out == by_part.out
    assert FERRY in " ".join(line.strip("> ") for line in shown.out.splitlines())
    assert "It is not searched." in shown.out
    assert "crane fell" not in shown.out


def test_a_version_that_is_not_there_is_looked_for_as_a_name(desk: IndexedFolder) -> None:
    names = ["harbour.txt (version 2)", "council.txt (version 1)", "nothing (version 1)"]
    for name, ran in zip(names, sources(desk, *([name] for name in names)), strict=True):
        assert f"No article has “{name}” in its name or title." in ran.out


def test_json_lists_articles_and_nothing_else(desk: IndexedFolder) -> None:
    listed, version = sources(desk, ["harbour", "--json"], ["harbour.txt (version 1)", "--json"])
    assert [entry["source"] for entry in listed.lines] == ["harbour.txt"]
    assert version.lines == []


@posix
def test_nothing_of_an_earlier_version_reaches_the_terminal_raw(desk: IndexedFolder) -> None:
    replace_file(desk, f"Crane {HOSTILE} falls\n\n2023-12-30\n\nThe crane {HOSTILE} fell into the water.\n")
    replace_file(desk, f"Crane falls\n\n2023-12-31\n\n{CRANE}\n")
    (desk.articles / ".earlier" / f"harbour{HOSTILE}.1.txt").write_text(HOSTILE)
    named, shown, odd = sources(desk, ["harbour"], ["harbour.txt (version 3)"], [f"{HOSTILE} (version 1)"])
    assert named.out.count("earlier version") == 3
    assert "into the water" in shown.out
    for ran in (named, shown, odd):
        assert not NEVER.search(ran.out), ran.out


@posix
def test_a_version_that_is_a_link_is_neither_named_nor_shown(desk: IndexedFolder, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("The code of the safe is 4711.\n")
    (desk.articles / ".earlier" / "harbour.2.txt").symlink_to(tmp_path / "secret.txt")
    named, shown = sources(desk, ["harbour"], ["harbour.txt (version 2)"])
    assert named.out.count("earlier version") == 1
    assert "4711" not in named.out + shown.out
