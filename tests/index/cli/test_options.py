"""What the options that commands share turn into."""

from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from config.settings import Settings
from index.cli.options import asked_on_option, filter_options, print_json, today, with_settings
from index.dates import Window

taken: dict[str, Any] = {}


@click.command()
@with_settings
@asked_on_option
@filter_options
def command(*, settings: Settings, **given: Any) -> None:
    """Keep what is passed."""
    taken.clear()
    taken.update(given, settings=settings)


def run(*arguments: str) -> str:
    done = CliRunner().invoke(command, arguments)
    return "" if done.exit_code == 0 else done.output


def test_folders_given_win_over_the_settings(tmp_path: Path) -> None:
    assert run("--articles", str(tmp_path / "a"), "--index", str(tmp_path / "i")) == ""
    settings = taken["settings"]
    assert (settings.articles, settings.index_folder) == (tmp_path / "a", tmp_path / "i")


def test_days_become_a_window_and_the_day_of_asking_is_today() -> None:
    assert run("--from", "2023-12-30") == ""
    assert (taken["window"], taken["asked_on"]) == (Window(date(2023, 12, 30), None), today())
    assert run("--to", "2023-12-31", "--asked-on", "2024-01-02", "--source", "kharkiv", "--said-by", "mayor") == ""
    assert (taken["window"], taken["asked_on"]) == (Window(None, date(2023, 12, 31)), date(2024, 1, 2))
    assert (taken["source"], taken["said_by"], taken["publisher"]) == ("kharkiv", "mayor", None)
    assert run("--publisher", "BBC") == ""
    assert taken["publisher"] == "BBC"


def test_without_days_there_is_no_window() -> None:
    assert run() == ""
    assert taken["window"] is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--from", "2024-01-02", "--to", "2024-01-01"], "swap them"),
        (["--from", "31.12.2023"], "write it as 2023-12-31"),
    ],
)
def test_days_that_make_no_window_are_wrong_calls(arguments: list[str], words: str) -> None:
    assert words in run(*arguments)


def test_json_is_printed_on_one_line_or_indented(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    print_json({"city": "Łódź"})
    print_json({"a": 1}, indent=True)
    assert capsysbinary.readouterr().out == '{"city":"Łódź"}\n{\n  "a": 1\n}\n'.encode()
