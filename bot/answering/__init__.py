"""A question becomes an answer, knowing no platform."""
