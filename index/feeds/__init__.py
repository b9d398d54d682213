"""Follows feeds: each new entry becomes an article file in the folder of articles."""

from .poller import FeedPoller, Polled
from .subscriptions import Feed, Subscriptions

__all__ = ["Feed", "FeedPoller", "Polled", "Subscriptions"]
