"""Briefings and timelines, off the event loop."""

import asyncio
from datetime import date

from bot.answering import Retriever, brief, line_up
from bot.render import notice, render_briefing, render_timeline
from bot.replies import Action, Reply, Verb, wording
from bot.understanding import AskBriefing, AskTimeline, Survey


class Surveys:
    """Makes briefings and timelines.

    Args:
        retriever: Where the articles are.
    """

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever

    async def survey(self, command: Survey, asked_on: date) -> Reply:
        """Make a briefing or timeline. May raise what a search raises."""
        key = f"{asked_on.isoformat()} {command.words}"
        if isinstance(command, AskBriefing):
            briefed = await asyncio.to_thread(brief, self._retriever, command.words, asked_on)
            return render_briefing(briefed.briefing, briefed.coverage, Action("briefing", key))
        lined = await asyncio.to_thread(line_up, self._retriever, command.words, asked_on)
        if not lined.timeline.topic:
            return notice(wording.NAME_TOPIC, private=True)
        turn = Action("timeline", key)
        return render_timeline(lined.timeline, lined.coverage, lined.development, lined.chart, turn)

    async def again(self, verb: Verb, key: str) -> Reply:
        """Make one again for its button, as of the day on which it was first asked for."""
        day, _, words = key.partition(" ")
        command = AskBriefing(words) if verb == "briefing" else AskTimeline(words)
        return await self.survey(command, date.fromisoformat(day))
