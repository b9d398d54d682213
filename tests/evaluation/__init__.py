"""Training and measuring the ranking."""
