"""Comparing a rendering with the file that holds what it should be.

`UPDATE_GOLDEN=1 python -m pytest tests/bot` writes the files again; read the difference before committing it.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "golden"


def check_golden(name: str, rendered: str) -> None:
    """Hold a rendering to golden/<name>."""
    file = FOLDER / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(rendered, encoding="utf-8", newline="\n")
    assert file.read_text(encoding="utf-8") == rendered
