"""Objects made as the settings ask for."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.answering import Answerer
from bot.journal import Journal
from config.settings import Settings
from index.cli.making import encoder_of, search_options_of
from index.reader import IndexReader


def answerer_of(settings: Settings) -> Answerer:
    """Make what answers questions, for any platform; the model is loaded on first use."""
    return Answerer(IndexReader(settings.index_folder, encoder_of(settings), search_options_of(settings)))


@contextmanager
def journal_of(settings: Settings) -> Iterator[Journal | None]:
    """Open the journal, if one is kept, and delete what is older than the settings allow."""
    if not settings.journal.enabled:
        yield None
        return
    with Journal.open(settings.journal_file) as journal:
        if settings.journal.retain_days:
            journal.retain(settings.journal.retain_days)
        yield journal
