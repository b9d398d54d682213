"""Objects made as the settings ask for."""

from config.settings import Settings
from index.comprehension import DEFAULT, HubReader, Reader, SmallReader
from index.generation import SentenceTransformerEncoder
from index.search import SearchOptions


def encoder_of(settings: Settings) -> SentenceTransformerEncoder:
    """Make the encoder; its model is loaded on first use."""
    chosen = settings.encoder
    return SentenceTransformerEncoder(
        chosen.model,
        batch_size=chosen.batch_size,
        device=chosen.device,
        query_prompt=chosen.query_prompt,
        document_prompt=chosen.document_prompt,
        truncate_dim=chosen.truncate_dim,
    )


def search_options_of(settings: Settings) -> SearchOptions:
    """Make the options of a search; the model of a reader is loaded on first use."""
    return SearchOptions(floor=settings.search.floor, reader=reader_of(settings), depth=settings.reader.depth)


def reader_of(settings: Settings) -> Reader | None:
    """Make the reader; None when it is turned off."""
    model = settings.reader.model
    if not model:
        return None
    return SmallReader() if model == DEFAULT else HubReader(model, device=settings.encoder.device)
