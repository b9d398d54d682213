"""What a passage or a question counts: how many, of what, where, when, by whose account."""
