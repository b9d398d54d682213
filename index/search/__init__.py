"""A question becomes ranked hits or an explained abstention."""
