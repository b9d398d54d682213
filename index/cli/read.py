"""`dateline read`: what Dateline makes of a file, for whoever wonders why something in it isn't found."""

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from config.settings import Settings
from index.errors import Failure, NotRead
from index.output import anchor_json, failure_json, not_read_json
from index.reading import (
    Article,
    FoundFile,
    Guard,
    Passage,
    find_file,
    printable,
    read_content,
    read_drafts,
    read_file,
    split_article,
)

from .making import encoder_of
from .not_read import print_not_read
from .options import json_option, map_option, print_json, with_settings
from .running import FAILED
from .texts import examples

_FOUND = {
    "stated": "stated in the article",
    "filename": "from the file name",
    "address": "from the web address",
    "inferred": "inferred from the text",
}


@click.command(epilog=examples("dateline read articles/export.docx", "dateline read paper.pdf --json"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_settings
@map_option
@json_option
def read(*, file: Path, settings: Settings, fields: dict[str, str], as_json: bool) -> None:
    """Show what Dateline makes of FILE: its articles, and what of them is searched.

    For each article it prints the title, the publication day and how it was found, the publisher, and every paragraph
    with its citation and kind. Only paragraphs of the kind "body" are searched. What can't be read is named with the
    reason. Nothing is indexed or changed.
    """
    found = find_file(file, settings.articles, max_bytes=settings.reading.max_bytes)
    data = found if isinstance(found, Failure) else read_content(found, max_bytes=settings.reading.max_bytes)
    outcomes: list[Article | Failure] = [data] if isinstance(data, Failure) else []
    if isinstance(found, FoundFile) and not isinstance(data, Failure):
        with Guard(1, read=partial(read_drafts, own=fields)) as guard:
            outcomes = read_file(found, data, drafts=guard.begin)
    limit = settings.encoder.max_tokens or encoder_of(settings).max_tokens
    articles = [(each, split_article(each, max_tokens=limit)) for each in outcomes if isinstance(each, Article)]
    failures = [each for each in outcomes if isinstance(each, Failure) and not isinstance(each, NotRead)]
    unread = [each for each in outcomes if isinstance(each, NotRead)]
    if as_json:
        print_json(
            {
                "file": printable(file.as_posix()),
                "articles": [_json(*each) for each in articles],
                "failed": [failure_json(failure) for failure in failures],
                "not_read": [not_read_json(each) for each in unread],
            }
        )
    else:
        for line in _lines(file, articles):
            click.echo(line)
    for failure in failures:
        click.echo(f"not read: {failure.file}: {failure.reason}", err=True)
    print_not_read(unread, err=True)
    if not articles:
        sys.exit(FAILED)


def _json(article: Article, passages: Sequence[Passage]) -> dict[str, Any]:
    return {
        "source": article.source,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "published_how": article.published_how,
        "publisher": article.publisher,
        "url": article.url,
        "passages": [
            {
                "citation": _cited(passage),
                "paragraph": passage.paragraph,
                **anchor_json(passage.anchor),
                "lines": list(passage.lines),
                "chars": list(passage.chars),
                "kind": passage.kind,
                "searched": passage.kind == "body",
                "text": passage.text,
            }
            for passage in passages
        ],
    }


def _lines(file: Path, articles: Sequence[tuple[Article, Sequence[Passage]]]) -> Iterator[str]:
    body = sum(passage.kind == "body" for _, passages in articles for passage in passages)
    every = sum(len(passages) for _, passages in articles)
    yield f"{printable(str(file))}: {_count(len(articles), 'article')}, {_count(every, 'passage')}, {body:,} searched"
    for article, passages in articles:
        yield ""
        yield from _about(article, passages)
        for passage in passages:
            yield ""
            yield f"  {_cited(passage)} · {'body' if passage.kind == 'body' else f'{passage.kind}, not searched'}"
            yield from (f"    {printable(line)}" for line in passage.text.splitlines())


def _about(article: Article, passages: Sequence[Passage]) -> Iterator[str]:
    """Say what is known of an article."""
    yield passages[0].anchor.article(article.source) if passages else article.source
    day = f"{article.published} ({_FOUND[article.published_how]})" if article.published else "unknown"
    told = {
        "title": printable(article.title),
        "published": day,
        "publisher": printable(article.publisher or ""),
        "address": article.url or "",
    }
    for name, value in told.items():
        yield f"  {name:<10} {value or 'none found'}"


def _cited(passage: Passage) -> str:
    """Cite a passage as an answer does."""
    anchor = passage.anchor
    where = f"{anchor.article(passage.source)} · {anchor.paragraph(passage.paragraph)}"
    return f"{where}{' · layout uncertain' if anchor.uncertain else ''}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
