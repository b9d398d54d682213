"""Objects made as the settings ask for."""

from config.settings import Settings
from index.building import Rebuild
from index.comprehension import DEFAULT, HubReader, Reader, SmallReader
from index.feeds import FeedPoller, Subscriptions
from index.generation import SentenceTransformerEncoder
from index.reading import FieldMap
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


def rebuild_of(settings: Settings, fields: FieldMap) -> Rebuild:
    """Make the rebuild of the index; `fields` are the names of fields that a person has mapped."""
    return Rebuild(
        articles=settings.articles,
        index=settings.index_folder,
        encoder=encoder_of(settings),
        max_bytes=settings.reading.max_bytes,
        max_tokens=settings.encoder.max_tokens,
        fields=fields,
    )


def poller_of(settings: Settings) -> FeedPoller:
    """Make what looks at feeds."""
    return FeedPoller(
        Subscriptions(settings.feeds_file),
        settings.articles / settings.feeds.folder,
        every=settings.feeds.every,
        allow_private=settings.feeds.allow_private,
        max_bytes=settings.reading.max_bytes,
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
