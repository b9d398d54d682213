"""Options that several commands share, and the types of what people type."""

from collections.abc import Callable
from datetime import date, datetime
from functools import update_wrapper
from pathlib import Path
from typing import Any

import click
import orjson

from config.settings import Settings, load_settings
from index.dates import Window
from index.reading import check_map

Function = Callable[..., Any]


class Day(click.ParamType[date]):
    """A day written as 2023-12-31."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Parse it; anything but a day is a usage error."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date: write it as 2023-12-31", param, ctx)


class Question(click.ParamType[str]):
    """A question with words in it."""

    name = "question"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return it unchanged; a question without words is a usage error."""
        text = str(value).encode("utf-8", "replace").decode()
        if not any(c.isalnum() for c in text):
            self.fail(
                'there are no words in it: write a question in quotes, such as "what happened in Kharkiv?"', param, ctx
            )
        return text


def today() -> date:
    """The day on this machine's clock."""
    return datetime.now().astimezone().date()


def with_settings(command: Function) -> Function:
    """Add --articles, --index and --config, and pass the settings that follow from them as `settings`.

    Raises:
        SettingsError: A setting cannot be used.
    """

    def run(*, articles: Path | None, index: Path | None, config: Path | None, **given: Any) -> Any:
        return command(settings=load_settings(config, articles=articles, index=index), **given)

    folder = click.Path(path_type=Path)
    wrapped: Function = update_wrapper(run, command)
    for option in (
        click.option("--config", type=folder, help="A TOML file of settings that win over the defaults."),
        click.option("--index", type=folder, help="The folder of the index."),
        click.option("--articles", type=folder, help="The folder of articles."),
    ):
        wrapped = option(wrapped)
    return wrapped


def filter_options(command: Function) -> Function:
    """Add --from, --to, --source, --publisher and --said-by, and pass the first two as `window`.

    Raises:
        click.BadParameter: --from and --to leave no day.
    """

    def run(*, first: date | None, last: date | None, **given: Any) -> Any:
        return command(window=_strict_window(first, last), **given)

    wrapped: Function = update_wrapper(run, command)
    for option in (
        click.option("--said-by", help="Only passages that quote this speaker."),
        click.option("--publisher", help="Only articles of this paper, agency or site."),
        click.option("--source", help="Only articles whose file name or title contains this."),
        click.option(
            "--to", "last", type=Day(), help="Only passages published on this day or earlier, or about such days."
        ),
        click.option(
            "--from", "first", type=Day(), help="Only passages published on this day or later, or about such days."
        ),
    ):
        wrapped = option(wrapped)
    return wrapped


def _strict_window(first: date | None, last: date | None) -> Window | None:
    if first is None and last is None:
        return None
    if first and last and last < first:
        raise click.BadParameter(f"--to {last} lies before --from {first}: swap them")
    return Window(first, last)


class Mapping(click.ParamType[tuple[str, str]]):
    """What a field of a record is, and its name: title=headline."""

    name = "what=field"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Parse it; a mapping of something that articles don't have is a usage error."""
        if isinstance(value, tuple):
            return value
        what, sign, field = str(value).partition("=")
        try:
            check_map({what.strip(): field.strip() if sign else ""})
        except ValueError as failure:
            self.fail(str(failure), param, ctx)
        return what.strip(), field.strip()


def map_option(command: Function) -> Function:
    """Add --map, and pass what it and the settings map as `fields`; it goes below `with_settings`."""

    def run(*, settings: Settings, mapped: tuple[tuple[str, str], ...], **given: Any) -> Any:
        return command(settings=settings, fields={**settings.reading.map, **dict(mapped)}, **given)

    wrapped: Function = update_wrapper(run, command)
    return click.option(
        "--map",
        "mapped",
        type=Mapping(),
        multiple=True,
        help="What a field of .jsonl, .json, .csv or .tsv is, if it has a name of your own, such as title=headline.",
    )(wrapped)


def asked_on_option(command: Function) -> Function:
    """Add --asked-on, today unless it is given."""
    return click.option(
        "--asked-on", type=Day(), default=today, help="The day that 'yesterday' counts from.  [default: today]"
    )(command)


def json_option(command: Function) -> Function:
    """Add --json."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")(command)


def print_json(value: Any, *, indent: bool = False) -> None:
    """Print one JSON value, on one line or indented over several."""
    option = orjson.OPT_INDENT_2 if indent else 0
    click.echo(orjson.dumps(value, option=option))
