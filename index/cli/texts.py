"""Parts of help texts."""


def examples(*lines: str) -> str:
    """Format the examples at the end of a help text."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
