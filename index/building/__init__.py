"""A folder of articles becomes a new generation."""
