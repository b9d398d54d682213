"""`python -m index`: the command line of the index."""

from .cli import main

main()
