"""How well and how fast PDF pages are read: made-up newspapers whose right text is known.

    python -m tests.benchmarks.pdf [--pages N] [--first SEED] [--show]

Prints the share of characters that agree with the right text, how many sentences were put together of two places
without a mark, how much was marked as uncertain, how often title, day and paper were right, and pages a second of one
processor.
"""

import argparse
from time import process_time

from index.reading.formats.pdf_layout import read_pdf
from tests.index.reading.newspapers.pages import make_paper
from tests.index.reading.newspapers.scoring import Score, mean, score


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="seed of the first paper")
    parser.add_argument("--show", action="store_true", help="print each paper that was read wrongly")
    options = parser.parse_args()
    scores: list[Score] = []
    pages, seconds, heads = 0, 0.0, [0, 0, 0]
    seed = options.first
    while pages < options.pages:
        paper = make_paper(seed)
        started = process_time()
        read = read_pdf(paper.data)
        seconds += process_time() - started
        pages += paper.pages
        scores.append(score(paper, read))
        right = (read.title == paper.title, read.day == paper.day, read.paper == paper.name)
        heads = [count + each for count, each in zip(heads, right, strict=True)]
        if options.show and (scores[-1].joined or scores[-1].cut or scores[-1].agreement < 0.99 or not all(right)):
            _show(seed, paper.recipe, scores[-1], right)
        seed += 1
    agreements = sorted(each.agreement for each in scores)
    print(f"{pages} pages of {len(scores)} papers; characters agree {mean(scores):.4f}, worst tenth from "
          f"{agreements[len(agreements) // 10]:.4f}, worst {agreements[0]:.4f}")  # fmt: skip
    print(f"sentences put together without a mark {sum(len(each.joined) for each in scores)}, "
          f"cut {sum(len(each.cut) for each in scores)}; "
          f"characters marked uncertain {sum(each.doubted for each in scores) / len(scores):.4f}")  # fmt: skip
    print("right of the papers: " + ", ".join(
        f"{name} {count / len(scores):.3f}" for name, count in zip(("title", "day", "paper"), heads, strict=True)
    ))  # fmt: skip
    print(f"{pages / seconds:.1f} pages/s of one processor")


def _show(seed: int, recipe: str, found: Score, right: tuple[bool, bool, bool]) -> None:
    print(f"{seed}: {found.agreement:.4f} doubted {found.doubted:.3f} title, day, paper {right} - {recipe}")
    for kind, texts in (("joined", found.joined), ("cut", found.cut)):
        for text in texts[:3]:
            print(f"    {kind}: {text[:140]}")


if __name__ == "__main__":
    main()
