"""The command line of the index: rebuild, search, eval, status, verify."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from config.settings import Settings, load_settings

from .command import (
    FAILED,
    Day,
    Question,
    examples,
    json_option,
    place_options,
    print_json,
    run,
    today,
)
from .errors import NoArticles

if TYPE_CHECKING:
    from .building import BuildReport
    from .dates import Window
    from .errors import Failure
    from .evaluation import Baseline
    from .generation import SentenceTransformerEncoder
    from .search import SearchOptions


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def index_group() -> None:
    """Build and search an index of news articles."""


def encoder_of(settings: Settings) -> "SentenceTransformerEncoder":
    """Make the encoder that the settings ask for."""
    from .generation import SentenceTransformerEncoder  # noqa: PLC0415 - numpy only where needed

    chosen = settings.encoder
    return SentenceTransformerEncoder(chosen.model, batch_size=chosen.batch_size, device=chosen.device)


def search_options_of(settings: Settings) -> "SearchOptions":
    """Make the search options that the settings ask for."""
    from .search import SearchOptions  # noqa: PLC0415 - numpy only where needed

    reranker = None
    if settings.rerank.model:
        from .search import CrossEncoderReranker  # noqa: PLC0415 - only when asked for

        reranker = CrossEncoderReranker(settings.rerank.model, device=settings.encoder.device)
    return SearchOptions(floor=settings.search.floor, reranker=reranker, rerank_depth=settings.rerank.depth)


@index_group.command(epilog=examples("dateline rebuild", "dateline rebuild --articles ~/desk/articles --full"))
@place_options
@click.option("--full", is_flag=True, help="Read and encode everything anew.")
@json_option
def rebuild(*, articles: Path | None, index: Path | None, config: Path | None, full: bool, as_json: bool) -> None:
    """Bring the index up to date with the articles.

    Only what is new is encoded; what is gone is dropped. Questions are answered from the old index until the new one
    is complete.
    """
    settings = load_settings(config, articles=articles, index=index)
    from .building import Rebuild  # noqa: PLC0415 - numpy only where needed
    from .output import report_json  # noqa: PLC0415 - numpy only where needed

    try:
        with _progress() as on_progress:
            report = Rebuild(
                articles=settings.articles,
                index=settings.index_folder,
                encoder=encoder_of(settings),
                full=full,
                max_bytes=settings.reading.max_bytes,
                max_tokens=settings.encoder.max_tokens,
                on_progress=on_progress,
            ).run()
    except NoArticles as nothing:
        _print_failures(nothing.failures)
        raise
    if as_json:
        print_json(report_json(report))
    else:
        _print_report(report)


@contextmanager
def _progress() -> Iterator[Any]:
    """Progress bars on stderr; nothing when it is no terminal."""
    from .building import bars  # noqa: PLC0415 - rich only where needed

    with bars() as on_progress:
        yield on_progress


def _print_failures(failures: Sequence["Failure"]) -> None:
    for failure in failures:
        click.echo(f"not indexed: {failure.file}: {failure.reason}", err=True)


def _print_report(report: "BuildReport") -> None:
    _print_failures(report.failures)
    a, p = report.articles, report.passages
    done = "is up to date" if not report.switched else "is live"
    click.echo(f"articles  {a.added} added, {a.changed} changed, {a.removed} removed, {a.unchanged} unchanged")
    click.echo(
        f"passages  {p.added} added, {p.removed} removed, {p.unchanged} unchanged; {report.encoded} texts encoded"
    )
    click.echo(f"failed    {len(report.failures)}")
    if report.reread:
        click.echo("Everything was read anew: another version of Dateline had made the index.")
    click.echo(f"{report.folder} {done} after {report.seconds:.1f} s")


@index_group.command(
    epilog=examples(
        'dateline search "who summoned the chargé d\'affaires?" --top-k 3',
        'dateline search "drones shot down" --from 2023-12-30 --to 2023-12-31 --json',
    )
)
@click.argument("question", type=Question())
@place_options
@click.option("--top-k", type=click.IntRange(1, 1000), help="How many passages.  [default: 10]")
@click.option("--asked-on", type=Day(), help="The day that 'yesterday' counts from.  [default: today]")
@click.option(
    "--from", "first", type=Day(), help="Only passages published on this day or later, or telling of such days."
)
@click.option(
    "--to", "last", type=Day(), help="Only passages published on this day or earlier, or telling of such days."
)
@click.option("--source", help="Only articles whose file name or title contains this.")
@click.option("--said-by", help="Only passages in which this speaker says something.")
@json_option
def search(
    *,
    question: str,
    articles: Path | None,
    index: Path | None,
    config: Path | None,
    top_k: int | None,
    asked_on: date | None,
    first: date | None,
    last: date | None,
    source: str | None,
    said_by: str | None,
    as_json: bool,
) -> None:
    """Find the passages that match a question, best first."""
    window = strict_window(first, last)
    settings = load_settings(config, articles=articles, index=index)
    from .output import hit_json  # noqa: PLC0415 - numpy only where needed
    from .reader import IndexReader  # noqa: PLC0415 - numpy only where needed
    from .reading import printable  # noqa: PLC0415 - the readers only where needed
    from .search import Query  # noqa: PLC0415 - numpy only where needed

    reader = IndexReader(settings.index_folder, encoder_of(settings), search_options_of(settings))
    query = Query(question, asked_on or today(), top_k or settings.search.top_k, window, source, said_by)
    [result] = reader.search_many([query])
    if result.abstention and not as_json:
        click.echo(f"no passage answers this: {result.abstention.reason}", err=True)
    for hit in result.hits:
        if as_json:
            print_json(hit_json(hit, why=True))
        else:
            p = hit.passage
            click.echo(f"[{hit.rank}] {p.source} · ¶{p.paragraph} · {hit.published or 'undated'}")
            click.echo(f"    {printable(' '.join(p.text.split()))}")


def strict_window(first: date | None, last: date | None) -> "Window | None":
    """Make the filter of --from and --to.

    Raises:
        click.BadParameter: They leave no day.
    """
    if first is None and last is None:
        return None
    if first and last and last < first:
        raise click.BadParameter(f"--to {last} lies before --from {first}: swap them")
    from .dates import Window  # noqa: PLC0415 - only with the flags

    return Window(first, last)


@index_group.command(
    name="eval",
    epilog=examples(
        "dateline eval questions.jsonl",
        "dateline eval questions.jsonl --baseline bm25 --run out.jsonl",
    ),
)
@click.argument("questions", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@place_options
@click.option("--run", "run_file", type=click.Path(dir_okay=False, path_type=Path), help="Write what was found here.")
@click.option("--asked-on", type=Day(), help="Day of asking for questions that state none.  [default: today]")
@click.option(
    "--baseline",
    "baselines",
    multiple=True,
    type=click.Choice(["dense", "bm25", "fusion"]),
    help="Also measure this; may be given several times.",
)
@json_option
def evaluate(
    *,
    questions: Path,
    articles: Path | None,
    index: Path | None,
    config: Path | None,
    run_file: Path | None,
    asked_on: date | None,
    baselines: tuple["Baseline", ...],
    as_json: bool,
) -> None:
    """Measure retrieval on labelled questions: hit@k, MRR@10, nDCG@10, and whether it abstains where it should."""
    settings = load_settings(config, articles=articles, index=index)
    from .evaluation import read_questions  # noqa: PLC0415 - numpy only where needed
    from .evaluation import runs as evaluating  # noqa: PLC0415 - numpy only where needed
    from .generation import open_current  # noqa: PLC0415 - numpy only where needed
    from .output import run_line  # noqa: PLC0415 - numpy only where needed

    labelled = read_questions(questions)
    lines: list[bytes] = []
    result = evaluating.evaluate(
        open_current(settings.index_folder),
        encoder_of(settings),
        search_options_of(settings),
        labelled,
        asked_on=asked_on or today(),
        baselines=baselines,
        on_result=lambda question, found: lines.append(run_line(question.id, found)),
    )
    if run_file:
        run_file.write_bytes(b"".join(lines))
    if as_json:
        print_json(evaluating.evaluation_json(result))
    else:
        click.echo(evaluating.evaluation_text(result), nl=False)


@index_group.command(epilog=examples("dateline status", "dateline status --json"))
@place_options
@json_option
def status(*, articles: Path | None, index: Path | None, config: Path | None, as_json: bool) -> None:
    """Tell what is indexed, since when, and what could not be."""
    settings = load_settings(config, articles=articles, index=index)
    from .generation import open_current  # noqa: PLC0415 - numpy only where needed
    from .status import print_status, status_json  # noqa: PLC0415 - numpy only where needed

    generation = open_current(settings.index_folder)
    if as_json:
        print_json(status_json(generation))
    else:
        print_status(generation)
    generation.close()


@index_group.command(epilog=examples("dateline verify", "dateline verify --json"))
@place_options
@json_option
def verify(*, articles: Path | None, index: Path | None, config: Path | None, as_json: bool) -> None:
    """Check that every passage still stands word for word in its file, and that the index agrees with itself."""
    settings = load_settings(config, articles=articles, index=index)
    from .building import verify as check  # noqa: PLC0415 - numpy only where needed
    from .generation import open_current  # noqa: PLC0415 - numpy only where needed

    generation = open_current(settings.index_folder)
    folder = settings.articles if articles else Path(generation.manifest.articles_folder)
    with _progress() as on_progress:
        report = check(generation, folder, max_bytes=settings.reading.max_bytes, on_progress=on_progress)
    if as_json:
        print_json(
            {
                "files": report.files,
                "passages": report.passages,
                "problems": [{"where": p.where, "what": p.what} for p in report.problems],
            }
        )
    else:
        for problem in report.problems:
            click.echo(f"{problem.where}: {problem.what}")
        verdict = (
            f"{len(report.problems)} problems" if report.problems else "all verbatim, the index agrees with itself"
        )
        click.echo(f"{report.files} files, {report.passages} passages: {verdict}")
    generation.close()
    if report.problems:
        if not as_json:
            click.echo("dateline: run `dateline rebuild` to take the files as they are now", err=True)
        sys.exit(FAILED)


def main() -> None:
    """Run the command line of the index alone."""
    sys.exit(run(index_group))
