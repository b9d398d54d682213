"""Writes a generation of segments that are written, and makes it the live one."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from index.segment import Ints

from .manifest import Manifest
from .switching import begin_generation, name_of, publish
from .table import FileTable, write_dead


def publish_generation(index: Path, manifest: Manifest, dead: Sequence[Ints], table: FileTable) -> Path:
    """Make a generation the live one.

    Args:
        index: The folder of the index.
        manifest: What is in it; it gets its name here.
        dead: The numbers of the dead articles of each of its segments.
        table: The files that were read, and what could not be.

    Returns:
        Its folder.
    """
    building = begin_generation(index, manifest.built_at)
    try:
        table.write(building)
        write_dead(building, dead)
        replace(manifest, id=name_of(building)).write(building)
        return publish(index, building)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
