"""Who may ask, and where: the operator's lists of guilds, channels and roles. Pure."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Access:
    """The operator's lists; an empty one allows everything.

    Attributes:
        guilds: Guilds in which the bot answers.
        channels: Channels in which it answers, including their threads.
        roles: Roles; a member needs one of them.
        direct_messages: Whether direct messages are answered even when one of the lists is set. They belong to no
            guild and carry no role, so otherwise any list refuses them.
    """

    guilds: frozenset[int] = frozenset()
    channels: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    direct_messages: bool = False

    def allows(self, guild: int | None, channels: Collection[int], roles: Collection[int]) -> bool:
        """Whether somebody may ask.

        Args:
            guild: The guild, None in a direct message.
            channels: The channel, and for a thread the one that it belongs to.
            roles: The member's roles.
        """
        if guild is None:
            return self.direct_messages or not (self.guilds or self.channels or self.roles)
        return (
            (not self.guilds or guild in self.guilds)
            and (not self.channels or not self.channels.isdisjoint(channels))
            and (not self.roles or not self.roles.isdisjoint(roles))
        )
