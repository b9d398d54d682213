"""Measure where a model's cosines lie on an archive: the line that takes them to the reference, and what it rests on.

    python -m tests.evaluation.cosines --index INDEX [--model MODEL --query-prompt TEXT --document-prompt TEXT]

The index may be of any model: its passages are encoded anew, a thousand of them, and its titles. With the default model
this is how `REFERENCE` in `index/generation/cosine_scale.py` is measured.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from index.building.measuring_cosines import measure_cosines
from index.generation import Encoder, Generation, SentenceTransformerEncoder, open_current
from index.generation.cosine_scale import scale_of
from index.language import normalise
from index.segment import Vectors

SAMPLE = 1_000


def encoded(generation: Generation, encoder: Encoder, sample: int) -> tuple[Vectors, Vectors]:
    """Encode some passages and titles of an archive, drawn always alike."""
    drawn = np.random.default_rng(0).permutation(len(generation.dense))[:sample]
    texts = generation.archive.texts([int(generation.dense.ids[row]) for row in drawn])
    titles = [title for (title,) in generation.archive.articles("title") if title]
    passages = encoder.encode_document([normalise(text) for text in texts.values()])
    return passages, encoder.encode_document([normalise(title) for title in titles[:sample]])


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--model", default="default")
    parser.add_argument("--query-prompt", default="")
    parser.add_argument("--document-prompt", default="")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="passages, and titles, that are encoded")
    arguments = parser.parse_args()
    encoder = SentenceTransformerEncoder(
        arguments.model, query_prompt=arguments.query_prompt, document_prompt=arguments.document_prompt
    )
    anchors = measure_cosines(encoder, *encoded(open_current(arguments.index), encoder, arguments.sample))
    scale = scale_of(anchors)
    for kind, (unrelated, related) in anchors.items():
        line = getattr(scale, kind)
        told = {"unrelated": unrelated, "related": related, "offset": line.offset, "slope": line.slope}
        print(json.dumps({"kind": kind} | {name: round(value, 3) for name, value in told.items()}))  # noqa: T201 - a command


if __name__ == "__main__":
    main()
