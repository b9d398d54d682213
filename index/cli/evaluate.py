"""`dateline eval`: how good the ranking is on labelled questions."""

from datetime import date
from pathlib import Path

import click

from config.settings import Settings
from index.evaluation import BASELINES, Baseline, evaluation_json, evaluation_text, read_questions, run_evaluation
from index.generation import open_current
from index.output import run_line

from .making import encoder_of, search_options_of
from .options import Day, json_option, print_json, today, with_settings
from .texts import examples


@click.command(
    name="eval",
    epilog=examples(
        "dateline eval questions.jsonl",
        "dateline eval questions.jsonl --baseline bm25 --run out.jsonl",
    ),
)
@click.argument("questions", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_settings
@click.option(
    "--run",
    "run_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the run, what was found, to this file.",
)
@click.option(
    "--asked-on", type=Day(), default=today, help="Day of asking for questions that state none.  [default: today]"
)
@click.option(
    "--baseline",
    "baselines",
    multiple=True,
    type=click.Choice(BASELINES),
    help="Also measure this baseline; can be given several times.",
)
@json_option
def evaluate(
    *,
    questions: Path,
    settings: Settings,
    run_file: Path | None,
    asked_on: date,
    baselines: tuple[Baseline, ...],
    as_json: bool,
) -> None:
    """Measure retrieval on labelled questions: hit@k, MRR@10, nDCG@10, and whether it abstains where it should."""
    labelled = read_questions(questions)
    lines: list[bytes] = []
    result = run_evaluation(
        open_current(settings.index_folder),
        encoder_of(settings),
        search_options_of(settings),
        labelled,
        asked_on=asked_on,
        baselines=baselines,
        on_result=lambda question, found: lines.append(run_line(question.id, found)),
    )
    if run_file:
        run_file.write_bytes(b"".join(lines))
    if as_json:
        print_json(evaluation_json(result))
    else:
        click.echo(evaluation_text(result), nl=False)
