"""One immutable index on disk: its parts, and how each is written and read."""
