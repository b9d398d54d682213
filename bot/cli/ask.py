"""`dateline ask`: the answer as a person reads it."""

from datetime import date

import click

from bot.adapters.terminal import reply_to
from bot.answering import answer_json
from config.settings import Settings
from index.cli.options import Question, asked_on_option, filter_options, json_option, print_json, with_settings
from index.cli.texts import examples
from index.dates import Window
from index.search import Query

from .making import answerer_of
from .showing import show


@click.command(
    epilog=examples(
        'dateline ask "how many drones did Ukraine say it shot down on Dec 31?"',
        'dateline ask "what was hit in Kharkiv yesterday?" --asked-on 2024-01-01',
        'dateline ask "who was injured?" --from 2023-12-30 --source kharkiv --json',
        'dateline ask "how many were injured?" --said-by governor',
    )
)
@click.argument("question", type=Question())
@with_settings
@asked_on_option
@filter_options
@click.option("--no-dates", is_flag=True, help="Don't read dates out of the question.")
@json_option
def ask(
    *,
    question: str,
    settings: Settings,
    asked_on: date,
    window: Window | None,
    source: str | None,
    said_by: str | None,
    publisher: str | None,
    no_dates: bool,
    as_json: bool,
) -> None:
    """Answer a question with the passages that say it, or say that none does."""
    query = Query(
        question,
        asked_on,
        settings.answer.passages,
        window,
        source,
        said_by,
        use_dates=not no_dates,
        publisher=publisher,
    )
    answer = answerer_of(settings).answer(query)
    if as_json:
        print_json(answer_json(answer), indent=True)
    else:
        click.echo(show(reply_to(answer, query, question)), nl=False)
