"""Lists files of kinds that are not read: one line for each kind, however many there are."""

from collections.abc import Sequence

import click

from index.errors import NotRead


def print_not_read(kinds: Sequence[NotRead], *, err: bool = False) -> None:
    """Print how many files of each kind are not read, the first of them, and what helps; nothing where all are.

    Args:
        kinds: The files, one for each kind.
        err: Print on stderr.
    """
    if not kinds:
        return
    click.echo(f"{'not read':<12} {sum(each.count for each in kinds):,}", err=err)
    for each in kinds:
        more = f" and {each.count - 1:,} more" if each.count > 1 else ""
        click.echo(f"  {each.count:,} {each.kind or 'without ending'} ({each.file}{more}): {each.reason}", err=err)
