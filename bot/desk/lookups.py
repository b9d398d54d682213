"""Lists and articles, shown without searching: sources, what is indexed, what is stored about a person."""

import asyncio
import logging
from pathlib import Path

from bot.answering import Retriever
from bot.journal import Journal
from bot.render import (
    notice,
    render_around,
    render_article,
    render_mine,
    render_sources,
    render_status,
    render_version,
)
from bot.replies import Reply, notation, wording
from index.generation import only_source
from index.search import Hit

from .originals import original
from .person import Person

_LOG = logging.getLogger(__name__)


class Lookups:
    """Shows lists, off the event loop.

    Args:
        retriever: Where the articles are.
        journal: What is stored about people; None when nothing is.
        originals: The folder of the articles, if their files may be attached; None if they may not.
    """

    def __init__(self, retriever: Retriever, journal: Journal | None, originals: Path | None) -> None:
        self._retriever, self._journal, self._originals = retriever, journal, originals

    async def status(self) -> Reply:
        """Say what is indexed and how fresh it is."""
        coverage = await asyncio.to_thread(self._retriever.coverage)
        return render_status(coverage, await asyncio.to_thread(self._retriever.following))

    async def sources(self, name: str) -> Reply:
        """List the articles of a name, or show the only one."""
        if (asked := notation.version_asked(name)) and (reply := await self._version(*asked)):
            return reply
        found = await asyncio.to_thread(self._retriever.sources, name)
        if name and (only := only_source(found, name)):
            return await self.article(only.source)
        coverage = await asyncio.to_thread(self._retriever.coverage)
        wanted = name.casefold()
        failures = [failure for failure in coverage.failures if wanted in failure.file.casefold()]
        return render_sources(name, found, failures)

    async def article(self, source: str) -> Reply:
        """Show one article whole, with its original file where that is allowed."""
        found = await asyncio.to_thread(self._retriever.sources, source)
        entry = next((entry for entry in found if entry.source == source), None)
        if entry is None:
            return notice(wording.GONE, private=True)
        passages = await asyncio.to_thread(self._retriever.paragraphs, source)
        file, note = await asyncio.to_thread(original, self._originals, entry.file or source)
        versions = await asyncio.to_thread(self._retriever.earlier, source)
        return render_article(entry, passages, file=file, note=note, versions=versions)

    async def version_of(self, passage: int | None, number: int | None) -> Reply:
        """Show an earlier version of the article that a passage stands in."""
        hit = await self._hit(passage)
        reply = await self._version(hit.passage.source, number) if hit and number else None
        return reply or notice(wording.GONE, private=True)

    async def _version(self, name: str, number: int) -> Reply | None:
        """Show an earlier version of the only article of a name; None when there is no such version."""
        entry = only_source(await asyncio.to_thread(self._retriever.sources, name), name)
        versions = await asyncio.to_thread(self._retriever.earlier, entry.source) if entry else []
        version = next((each for each in versions if each.number == number), None)
        if entry is None or version is None:
            return None
        passages = await asyncio.to_thread(self._retriever.earlier_paragraphs, entry.source, number)
        current = await asyncio.to_thread(self._retriever.paragraphs, entry.source)
        return render_version(entry, version, passages, passage=current[0].id if current else None)

    async def around(self, passage: int | None) -> Reply:
        """Show the paragraphs around a passage; None for an id that can't be read."""
        hit = await self._hit(passage)
        if hit is None:
            return notice(wording.GONE, private=True)
        passages = await asyncio.to_thread(self._retriever.paragraphs, hit.passage.source)
        if all(each.id != hit.passage.id for each in passages):
            return notice(wording.GONE, private=True)
        return render_around(hit, passages)

    async def article_of(self, passage: int | None) -> Reply:
        """Show the article that a passage stands in."""
        hit = await self._hit(passage)
        return notice(wording.GONE, private=True) if hit is None else await self.article(hit.passage.source)

    async def _hit(self, passage: int | None) -> Hit | None:
        return None if passage is None else await asyncio.to_thread(self._retriever.hit, passage)

    async def mine(self, person: Person) -> Reply:
        """List what is stored about a person."""
        journal = self._journal
        if journal is None:
            return notice(wording.NO_JOURNAL, private=True)
        questions = await asyncio.to_thread(journal.mine, person.user, person.platform)
        votes = await asyncio.to_thread(journal.voted, person.user, person.platform)
        own = {question.id for question in questions}
        return render_mine(questions, [vote for vote in votes if vote.question_id not in own])

    async def suggest(self, typed: str, most: int) -> list[str]:
        """Suggest articles whose name or title contains what has been typed, newest first."""
        try:
            found = await asyncio.to_thread(self._retriever.sources, typed)
        except Exception:  # noqa: BLE001 - logged; suggestions may fail quietly
            _LOG.exception("no suggestions for a name")
            return []
        return [entry.source for entry in found[:most]]

    async def suggest_papers(self, typed: str, most: int) -> list[str]:
        """Suggest publishers whose name contains what has been typed, the one with most articles first."""
        try:
            found = await asyncio.to_thread(self._retriever.publishers, typed)
        except Exception:  # noqa: BLE001 - logged; suggestions may fail quietly
            _LOG.exception("no suggestions for a paper")
            return []
        return [entry.name for entry in found[:most]]
