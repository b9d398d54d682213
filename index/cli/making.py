"""Objects made as the settings ask for."""

from config.settings import Settings
from index.generation import SentenceTransformerEncoder
from index.search import CrossEncoderReranker, SearchOptions


def encoder_of(settings: Settings) -> SentenceTransformerEncoder:
    """Make the encoder; its model is loaded on first use."""
    chosen = settings.encoder
    return SentenceTransformerEncoder(chosen.model, batch_size=chosen.batch_size, device=chosen.device)


def search_options_of(settings: Settings) -> SearchOptions:
    """Make the options of a search; the model of a re-ranker is loaded on first use."""
    model = settings.rerank.model
    reranker = CrossEncoderReranker(model, device=settings.encoder.device) if model else None
    return SearchOptions(floor=settings.search.floor, reranker=reranker, rerank_depth=settings.rerank.depth)
