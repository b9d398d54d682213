"""Commands: what people find under / and in a message's menu, and when Discord is told of them."""

import asyncio
import hashlib
import json
import logging
from pathlib import Path
from typing import Any

import discord
from discord import app_commands

from bot.replies import limits, one_line, shorten
from bot.understanding import (
    Ask,
    AskBriefing,
    AskTimeline,
    Check,
    Command,
    Help,
    MyData,
    NoWords,
    Searching,
    Sources,
    Status,
    parse,
)

from .incoming import conversation, person, words_of
from .interactions import allowed, answer, refuse, report_failure
from .services import DiscordServices

_LOG = logging.getLogger(__name__)
Names = list[app_commands.Choice[str]]
SlashCommand = app_commands.Command[Any, ..., Any]


class DiscordCommands(app_commands.CommandTree[Any]):
    """The tree of commands.

    Args:
        client: The client.
        services: What the adapter shares.
    """

    def __init__(self, client: discord.Client, services: DiscordServices) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )
        self._services = services
        plain: list[tuple[str, str, Command]] = [
            ("status", "What is indexed, and when it was built", Status()),
            ("help", "How to ask", Help()),
            ("mydata", "See what is stored about you, and delete it", MyData()),
        ]
        slash = [_ask(self), _briefing(self), _timeline(self), _sources(self), *(_plain(self, *one) for one in plain)]
        for command in slash:
            self.add_command(command)
        self.add_command(_check_message(self))

    async def run(self, interaction: discord.Interaction, command: Command, *, private: bool) -> None:
        """Carry out a command: refuse it, or acknowledge and answer."""
        desk = self._services.desk
        with self._services.under_way.task():
            if await refuse(interaction, self._services, counts=isinstance(command, Searching)):
                return
            who, today = person(interaction), interaction.created_at.astimezone().date()
            reply = await answer(interaction, lambda: desk.run(command, who, today), private=private)
            if interaction.channel_id and (who.private or not private):
                desk.conversations.remember(conversation(interaction.channel, interaction.channel_id, who), reply, who)

    async def names(self, interaction: discord.Interaction, typed: str) -> Names:
        """Suggest names of articles for what has been typed so far."""
        if not allowed(interaction, self._services.access):
            return []
        found = await self._services.desk.lookups.suggest(typed, limits.DISCORD_CHOICES)
        # The end of a long name finds its article as well as the whole would.
        return [app_commands.Choice(name=_choice(source), value=source[-limits.DISCORD_CHOICE :]) for source in found]

    async def papers(self, interaction: discord.Interaction, typed: str) -> Names:
        """Suggest publishers for what has been typed so far."""
        if not allowed(interaction, self._services.access):
            return []
        found = await self._services.desk.lookups.suggest_papers(typed, limits.DISCORD_CHOICES)
        return [app_commands.Choice(name=_choice(name), value=name[: limits.DISCORD_CHOICE]) for name in found]

    async def on_error(self, interaction: discord.Interaction, error: app_commands.AppCommandError, /) -> None:
        """Tell the person that a command failed; the log says why."""
        await report_failure(interaction, error)

    def fingerprint(self) -> str:
        """Return a digest of the commands as Discord would be told of them."""
        commands = [command.to_dict(self) for command in self.get_commands()]
        return hashlib.sha256(json.dumps(commands, sort_keys=True).encode()).hexdigest()

    async def sync_if_changed(self, state: Path | None) -> None:
        """Sync the commands with Discord unless it knows just these already.

        Args:
            state: The file that records what Discord was told; None syncs every time.
        """
        told = f"{self.client.application_id} {self.fingerprint()}\n"
        if state is not None and await asyncio.to_thread(_read, state) == told:
            return
        await self.sync()
        if state is not None:
            await asyncio.to_thread(_write, state, told)


def _read(state: Path) -> str:
    try:
        return state.read_text(encoding="utf-8")
    except OSError:
        return ""


def _write(state: Path, told: str) -> None:
    try:
        state.parent.mkdir(parents=True, exist_ok=True)
        state.write_text(told, encoding="utf-8")
    except OSError as error:
        _LOG.warning("%s can't be written (%s): the commands are synced at every start until it can", state, error)


def _choice(source: str) -> str:
    return shorten(one_line(source), limits.DISCORD_CHOICE) or "?"


def _ask(tree: DiscordCommands) -> SlashCommand:
    @app_commands.command(description="Ask the articles a question; the answer is their own words, cited")
    @app_commands.describe(
        question="What you want to know",
        start="Only passages about this day or later: 2023-12-31, 31 Dec 2023",
        end="Only passages about this day or earlier",
        source="Only articles whose name or title contains this",
        paper="Only articles of this paper, agency or site",
        who="Only passages that quote this speaker",
        dates="Whether a date in the question counts; without it every day is searched",
        private="Show the answer to you alone",
    )
    @app_commands.rename(start="from", end="to")
    async def ask(  # noqa: PLR0917 - Discord's options are parameters
        interaction: discord.Interaction,
        question: str,
        start: str = "",
        end: str = "",
        source: str = "",
        paper: str = "",
        who: str = "",
        dates: bool = True,  # noqa: FBT001, FBT002 - options of a slash command are parameters
        private: bool = False,  # noqa: FBT001, FBT002 - as above
    ) -> None:
        command = asked(
            question, start=start, end=end, source=source, paper=paper, who=who, use_dates=dates, private=private
        )
        await tree.run(interaction, command, private=private)

    @ask.autocomplete("source")
    async def suggest(interaction: discord.Interaction, typed: str) -> Names:
        return await tree.names(interaction, typed)

    @ask.autocomplete("paper")
    async def suggest_paper(interaction: discord.Interaction, typed: str) -> Names:
        return await tree.papers(interaction, typed)

    return ask


def asked(
    question: str,
    *,
    start: str = "",
    end: str = "",
    source: str = "",
    paper: str = "",
    who: str = "",
    use_dates: bool = True,
    private: bool = False,
) -> Command:
    """Return the command that the options of /ask mean; a text too long for a question is one to check."""
    parsed = parse(question)
    if isinstance(parsed, Check | NoWords):
        return parsed
    return Ask(
        " ".join(question.split()),
        start,
        end,
        source.strip(),
        private,
        said_by=who.strip(),
        use_dates=use_dates,
        paper=paper.strip(),
    )


def _sources(tree: DiscordCommands) -> SlashCommand:
    @app_commands.command(description="List the indexed articles, or show one in detail")
    @app_commands.describe(name="Part of a name or title; leave it out to list all")
    async def sources(interaction: discord.Interaction, name: str = "") -> None:
        await tree.run(interaction, Sources(name.strip()), private=True)

    @sources.autocomplete("name")
    async def suggest(interaction: discord.Interaction, typed: str) -> Names:
        return await tree.names(interaction, typed)

    return sources


def _briefing(tree: DiscordCommands) -> SlashCommand:
    @app_commands.command(description="A day or span of days in at most ten cited passages, newest event first")
    @app_commands.describe(
        day="A day or span, as you would write it: 31 December, last week; leave it out for the newest day",
        topic="Only passages about this",
        private="Show it to you alone",
    )
    async def briefing(
        interaction: discord.Interaction,
        day: str = "",
        topic: str = "",
        private: bool = False,  # noqa: FBT001, FBT002 - an option of a slash command is a parameter
    ) -> None:
        await tree.run(interaction, AskBriefing(f"{day} {topic}".strip()), private=private)

    return briefing


def _timeline(tree: DiscordCommands) -> SlashCommand:
    @app_commands.command(description="What the articles say about a topic, in the order it happened")
    @app_commands.describe(
        topic="A place, a person or an event, with days if you like: Kharkiv in December",
        private="Show it to you alone",
    )
    async def timeline(
        interaction: discord.Interaction,
        topic: str,
        private: bool = False,  # noqa: FBT001, FBT002 - an option of a slash command is a parameter
    ) -> None:
        await tree.run(interaction, AskTimeline(topic.strip()), private=private)

    return timeline


def _plain(tree: DiscordCommands, name: str, description: str, command: Command) -> SlashCommand:
    async def run(interaction: discord.Interaction) -> None:
        await tree.run(interaction, command, private=True)

    return app_commands.Command(name=name, description=description, callback=run)


def _check_message(tree: DiscordCommands) -> app_commands.ContextMenu:
    async def check(interaction: discord.Interaction, message: discord.Message) -> None:
        words = words_of(message)
        command = Check(words) if words else NoWords(len(message.attachments))
        await tree.run(interaction, command, private=True)

    return app_commands.ContextMenu(name="Check against sources", callback=check)
