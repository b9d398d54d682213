"""`python -m bot`: the `dateline` command."""

from .cli import main

main()
