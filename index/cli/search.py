"""`dateline search`: the ranked passages, for programs and curious people."""

from datetime import date

import click

from config.settings import Settings
from index.dates import Window
from index.output import hit_json
from index.reader import IndexReader
from index.reading import printable
from index.search import Query

from .making import encoder_of, search_options_of
from .options import Question, asked_on_option, filter_options, json_option, print_json, with_settings
from .texts import examples


@click.command(
    epilog=examples(
        'dateline search "who summoned the chargé d\'affaires?" --top-k 3',
        'dateline search "drones shot down" --from 2023-12-30 --to 2023-12-31 --json',
    ),
)
@click.argument("question", type=Question())
@with_settings
@click.option("--top-k", type=click.IntRange(1, 1000), help="How many passages.  [default: 10]")
@asked_on_option
@filter_options
@json_option
def search(
    *,
    question: str,
    settings: Settings,
    top_k: int | None,
    asked_on: date,
    window: Window | None,
    source: str | None,
    said_by: str | None,
    publisher: str | None,
    as_json: bool,
) -> None:
    """Find the passages that match a question, best first."""
    reader = IndexReader(settings.index_folder, encoder_of(settings), search_options_of(settings))
    query = Query(question, asked_on, top_k or settings.search.top_k, window, source, said_by, publisher=publisher)
    [result] = reader.search_many([query])
    if result.abstention and not as_json:
        click.echo(f"no passage answers this: {result.abstention.reason}", err=True)
    for hit in result.hits:
        if as_json:
            print_json(hit_json(hit, why=True))
        else:
            p = hit.passage
            paper = f" · {printable(hit.publisher)}" if hit.publisher else ""
            place = f"{p.anchor.article(p.source)}{paper} · {p.anchor.paragraph(p.paragraph)}"
            unsure = " · layout uncertain" if p.anchor.uncertain else ""
            click.echo(f"[{hit.rank}] {place} · {hit.published or 'undated'}{unsure}")
            click.echo(f"    {printable(' '.join(p.text.split()))}")
