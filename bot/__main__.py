"""`python -m bot`: the `dateline` command."""

from .cli import main

# A rebuild starts a process that imports this module again.
if __name__ == "__main__":
    main()
