"""A rebuild with the hashing encoder that stops for good at a named moment: `ARTICLES INDEX MOMENT`.

It prints MOMENT when it is there and waits to be killed. "encoding" is between two chunks of texts.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from index.building import Rebuild, composing, merging, update, vector_cache
from index.generation import switching, writing
from index.segment import Vectors
from tests.index.hashing_encoder import HashingEncoder


def stop(moment: str) -> None:
    sys.stdout.write(f"{moment}\n")
    sys.stdout.flush()
    time.sleep(600)


class StoppingEncoder(HashingEncoder):
    """Stops at the second chunk when told to."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        if self.asked and sys.argv[3] == "encoding":
            stop("encoding")
        return super().encode(texts)


def stopping_before(function: Callable[..., Any], moment: str) -> Callable[..., Any]:
    def stopped(*args: Any, **more: Any) -> Any:
        stop(moment)
        return function(*args, **more)

    return stopped


def main() -> None:
    articles, index, moment = sys.argv[1:]
    vector_cache._CHUNK = 2  # type: ignore[misc] # so that few texts make several chunks
    for module, name in (
        (update, "write_segment"),
        (composing, "finish"),
        (writing, "publish"),
        (switching, "_sync"),
        (switching, "_forget_all_but"),
        (merging, "merge_segments"),
        (merging, "_swap"),
    ):
        if name == moment:
            setattr(module, name, stopping_before(getattr(module, name), moment))
    Rebuild(articles=Path(articles), index=Path(index), encoder=StoppingEncoder()).run()


main()
