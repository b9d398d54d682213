"""A command in, a reply out, and what is remembered between questions."""
