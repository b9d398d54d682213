"""Lists and notices as replies for every platform: articles, status, help, stored data. Pure."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from bot.journal import RecordedQuestion, RecordedVote
from bot.replies import Action, Block, Button, Reply, Section, Span, notation, one_line, small, text, wording
from index.errors import Failure, NotRead
from index.generation import Coverage, SourceEntry, WatchState
from index.output import page_ranges
from index.reading import EarlierVersion, Passage
from index.search import Hit

_HANDS = {1: "👍", -1: "👎", None: ""}
_ENTRIES = 10
"""Entries of a list on a page."""
_VERSIONS = 3
"""Earlier versions that are named, the latest; the longest names of more would not fit into a head."""
_ARTICLE_BLOCKS = 12
_ARTICLE_CHARACTERS = 2_500
"""About so many blocks (two for each paragraph) and characters make a page of an article."""


def notice(words: str, *, private: bool = False) -> Reply:
    """Say one sentence."""
    return Reply(head=Section(body=(text(words),)), private=private)


def render_sources(name: str, found: Sequence[SourceEntry], failures: Sequence[Failure]) -> Reply:
    """List articles and the files that failed, ten to a page."""
    action = Action("list", name)
    head = [text(_counted(name, len(found)), "bold")]
    if action.at(9999).encode() is None:
        head.append(small(wording.LONG_NAME))
    items = [_entry(source) for source in found] + [_failure(failure) for failure in failures]
    return Reply(
        head=Section(body=tuple(head), tone="listing"),
        sections=_chunks(items),
        per_page=1,
        turn=action,
        private=True,
    )


def _counted(name: str, number: int) -> str:
    if not name:
        return notation.count(number, "article") if number else wording.NO_ARTICLE
    shown = notation.name(name)
    if not number:
        return f"No article has “{shown}” in its name or title."
    return f"{notation.count(number, 'article')} with “{shown}” in the name or title"


def _entry(source: SourceEntry) -> Block:
    return Block("item", (Span(notation.name(source.source), "bold"), Span(f" — {notation.entry(source)}")))


def _failure(failure: Failure) -> Block:
    words = f" — could not be indexed: {one_line(failure.reason)}"
    return Block("item", (Span(notation.name(failure.file), "bold"), Span(words)))


def _unread(files: NotRead) -> Block:
    kind = f"{files.count:,} {files.kind or 'without ending'}"
    first = f"{notation.name(files.file)}{' and others' if files.count > 1 else ''}"
    return Block("item", (Span(kind, "bold"), Span(f" — {one_line(files.reason)} ({first})")))


def _uncertain(file: str, pages: Sequence[int]) -> Block:
    where = f" on p. {written}" if (written := page_ranges(pages)) else ""
    words = f" — the order of the words{where} could not be told: such passages are marked “layout uncertain”"
    return Block("item", (Span(notation.name(file), "bold"), Span(words)))


def _chunks(items: Sequence[Block]) -> tuple[Section, ...]:
    starts = range(0, len(items), _ENTRIES)
    return tuple(Section(body=tuple(items[start : start + _ENTRIES]), tone="listing") for start in starts)


def render_article(
    source: SourceEntry,
    passages: Sequence[Passage],
    *,
    file: Path | None = None,
    note: str = "",
    versions: Sequence[EarlierVersion] = (),
) -> Reply:
    """Show a whole article: what is known about it, then all its paragraphs in order.

    Args:
        source: The article.
        passages: All its passages in order, with boilerplate.
        file: The original, attached to the first page.
        note: Why the original is not attached, "" for none.
        versions: Its earlier versions, the oldest first.
    """
    head = [text(notation.name(source.title), "bold")] if source.title else []
    head.append(Block("text", (Span(notation.name(source.source), "code"),)))
    details = [notation.name(source.publisher)] if source.publisher else []
    details.append(notation.published_how(source.published, source.published_how))
    details.append(f"{notation.count(source.passages, 'passage')} searched, {source.boilerplate:,} not")
    head.append(small(" · ".join(details)))
    if note:
        head.append(small(note))
    head += [_version(source.source, each) for each in versions[-_VERSIONS:]]
    return Reply(
        head=Section(body=tuple(head), tone="listing"),
        sections=tuple(_paragraphs(passages)),
        per_page=1,
        turn=Action("article", str(passages[0].id)) if passages else None,
        private=True,
        file=file,
    )


def _version(source: str, version: EarlierVersion) -> Block:
    """Say that there is an earlier version, and how to see it."""
    name = notation.version(source, version.number)
    return Block("small", (Span("Earlier version, written "), *_written(version), Span(": "), Span(name, "code")))


def _written(version: EarlierVersion) -> tuple[Span, ...]:
    return (Span(notation.instant(version.written), moment=version.written),)


def render_version(
    source: SourceEntry, version: EarlierVersion, passages: Sequence[Passage], *, passage: int | None = None
) -> Reply:
    """Show an earlier version of an article: what its file held before, which is not searched.

    Args:
        source: The article as it is now.
        version: Which version.
        passages: All passages of it in order.
        passage: A passage of the article as it is now, by which its pages are turned: a name may be too long for that.
    """
    name = notation.version(source.source, version.number)
    told = (Span("What the file held before, written "), *_written(version), Span(". It is not searched."))
    head = (Block("text", (Span(name, "code"),)), Block("small", told))
    return Reply(
        head=Section(body=head, tone="listing"),
        sections=tuple(_paragraphs(passages)),
        per_page=1,
        turn=None if passage is None else Action("article", f"{passage}.{version.number}"),
        private=True,
    )


def _paragraphs(passages: Sequence[Passage]) -> Iterable[Section]:
    """Group the paragraphs of an article into sections of about a page."""
    body: list[Block] = []
    size = 0
    for passage in passages:
        if body and (size + len(passage.text) > _ARTICLE_CHARACTERS or len(body) >= _ARTICLE_BLOCKS):
            yield Section(body=tuple(body), tone="listing")
            body, size = [], 0
        body += _numbered(passage)
        size += len(passage.text)
    if body:
        yield Section(body=tuple(body), tone="listing")


def _numbered(passage: Passage, *, chosen: bool = False) -> list[Block]:
    kind = "" if passage.kind == "body" else f" · {passage.kind}, not searched"
    mark = " · the passage in the answer" if chosen else ""
    unsure = " · layout uncertain" if passage.anchor.uncertain else ""
    where = f"{passage.anchor.paragraph(passage.paragraph)} · {notation.lines(passage.lines)}"
    return [
        small(f"{where}{kind}{unsure}{mark}"),
        Block("quote", (Span(passage.text),)),
    ]


def render_around(hit: Hit, passages: Sequence[Passage]) -> Reply:
    """Show the paragraphs around a passage: the one before, its own, the one after.

    Args:
        hit: The passage.
        passages: All passages of its article in order; it is one of them.
    """
    order = list(dict.fromkeys(passage.paragraph for passage in passages))
    at = order.index(hit.passage.paragraph)
    near = set(order[max(0, at - 1) : at + 2])
    blocks = [
        block
        for passage in passages
        if passage.paragraph in near
        for block in _numbered(passage, chosen=passage.id == hit.passage.id)
    ]
    title = notation.name(hit.title or hit.passage.source)
    name = hit.passage.anchor.article(hit.passage.source, notation.name)
    where = f"{name} · {notation.published(hit.published, hit.published_how)}"
    return Reply(
        sections=(Section(title=title, body=tuple(blocks), closing=(small(where),), tone="listing"),),
        turn=Action("around", str(hit.passage.id)),
        buttons=(Button("Whole article", Action("article", str(passages[0].id))),),
        private=True,
    )


def render_status(coverage: Coverage, following: WatchState | None = None) -> Reply:
    """Say what is indexed, how fresh it is, and which files failed.

    Args:
        coverage: What is indexed.
        following: How following the articles goes; None if nobody does.
    """
    head = Section(
        body=(
            text("What I answer from", "bold"),
            text(notation.searched(coverage)),
            *([_instant("Newest article", coverage.newest_at, ago=True)] if coverage.newest_at else []),
            _instant("Index built", coverage.built_at),
            *(_followed(following) if following else []),
            small(f"generation {one_line(coverage.generation)}"),
            *(text(line) for line in (notation.failed(coverage), notation.not_read(coverage)) if line),
            *([] if coverage.failures or coverage.not_read else [text(wording.ALL_INDEXED)]),
        ),
        tone="listing",
    )
    items = [_failure(failure) for failure in coverage.failures]
    items += [_unread(each) for each in coverage.not_read]
    items += [_uncertain(file, pages) for file, pages in coverage.uncertain.items()]
    sections = _chunks(items)
    return Reply(head=head, sections=sections, per_page=1, turn=Action("status"), private=True)


def _instant(what: str, moment: datetime, *, ago: bool = False) -> Block:
    return Block("text", (Span(f"{what} "), Span(notation.instant(moment), moment=moment, ago=ago)))


def _followed(following: WatchState) -> list[Block]:
    """Say how following the articles goes. Why it fails is for who runs the bot: it may name folders."""
    if following.failing_since:
        return [_instant(wording.NOT_UP_TO_DATE, following.failing_since)]
    looked = following.looked_at
    return [_instant(wording.UP_TO_DATE, looked, ago=True)] if looked else [text(wording.CATCHING_UP)]


def render_help(
    mention: str,
    *,
    greeting: bool = False,
    coverage: Coverage | None = None,
    examples: Callable[[str], list[str]] = wording.examples,
) -> Reply:
    """Say how to ask.

    Args:
        mention: How people address the bot on the platform.
        greeting: Whether to greet and give only the first examples.
        coverage: What is indexed, None to leave it out.
        examples: Lists the ways to ask on the platform.
    """
    head = [text("Hello. " + wording.HELP_INTRO if greeting else wording.HELP_INTRO)]
    if coverage is not None:
        head.append(small(notation.searched(coverage)))
    items = examples(mention)[:3] if greeting else examples(mention)
    body = tuple(Block("item", (Span(item),)) for item in items)
    return Reply(head=Section(body=tuple(head)), sections=(Section(body=body),), private=not greeting)


def render_mine(recorded: Sequence[RecordedQuestion], votes: Sequence[RecordedVote]) -> Reply:
    """List what is stored about a person, newest first, with a button that deletes it.

    Args:
        recorded: Their questions.
        votes: Their votes on other people's questions.
    """
    if not recorded and not votes:
        return notice(wording.NOTHING_STORED, private=True)
    head = Section(
        body=(
            text(_stored(len(recorded), len(votes)), "bold"),
            small(wording.WHAT_IS_STORED),
        ),
        tone="listing",
    )
    return Reply(
        head=head,
        sections=_chunks([*map(_recorded, recorded), *map(_voted, votes)]),
        per_page=1,
        turn=Action("mine"),
        buttons=(Button("Delete all of it", Action("forget"), "🗑️"),),
        private=True,
    )


def _stored(questions: int, votes: int) -> str:
    parts = [f"{notation.count(questions, 'question')} with the passages shown"] if questions else []
    parts += [f"{notation.count(votes, 'vote')} on other people's questions"] if votes else []
    return "Stored about you: " + " and ".join(parts)


def _voted(vote: RecordedVote) -> Block:
    moment = Span(notation.instant(vote.voted_at), moment=vote.voted_at)
    return Block("item", (moment, Span(f": {_HANDS[vote.vote]} on somebody else's question")))


def _recorded(question: RecordedQuestion) -> Block:
    spans = [
        Span(notation.instant(question.asked_at), moment=question.asked_at),
        Span(f": {one_line(question.question)}"),
    ]
    filters = ", ".join(f"{name} {value}" for name, value in question.filters.items())
    marks = [
        mark
        for mark in (
            "private" if question.private else "",
            one_line(filters),
            _HANDS[question.own_vote],
        )
        if mark
    ]
    return Block("item", (*spans, Span(f" ({', '.join(marks)})"))) if marks else Block("item", tuple(spans))
