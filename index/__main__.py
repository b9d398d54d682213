"""`python -m index`: the command line of the index."""

from .cli import main

# A rebuild starts a process that imports this module again.
if __name__ == "__main__":
    main()
