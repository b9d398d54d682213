"""A small grammar of English date expressions: words, rules that read them, and how they join."""
