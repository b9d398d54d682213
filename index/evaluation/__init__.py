"""How good the ranking is on labelled questions."""
