"""The group of the index's commands."""

import sys
from typing import Final

import click

from .lazy import LazyCommand, LazyGroup
from .running import run

COMMANDS: Final = {
    "rebuild": LazyCommand("index.cli.rebuild:rebuild", "Bring the index up to date with the articles."),
    "feed": LazyCommand(
        "index.cli.feed:feed",
        "Follow feeds: each new entry becomes an article, while `dateline watch` runs or with `dateline feed poll`.",
    ),
    "read": LazyCommand(
        "index.cli.read:read", "Show what Dateline makes of FILE: its articles, and what of them is searched."
    ),
    "search": LazyCommand("index.cli.search:search", "Find the passages that match a question, best first."),
    "eval": LazyCommand(
        "index.cli.evaluate:evaluate",
        "Measure retrieval on labelled questions: hit@k, MRR@10, nDCG@10, and whether it abstains where it should.",
    ),
    "status": LazyCommand(
        "index.cli.status:status", "Show what is indexed, when it was built, and which files failed."
    ),
    "verify": LazyCommand(
        "index.cli.verify:verify",
        "Check that the index is what was written, and that every passage is still verbatim in its file.",
    ),
    "watch": LazyCommand(
        "index.cli.watch:watch",
        "Follow the folder of articles, so that one that lands is answerable seconds later.",
    ),
}


@click.group(cls=LazyGroup, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
def index_group() -> None:
    """Build and search an index of news articles."""


def main() -> None:
    """Run the command line of the index alone."""
    sys.exit(run(index_group))
