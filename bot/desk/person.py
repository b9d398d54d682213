"""Who asks, and where. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who asks or presses a button, and where.

    Attributes:
        platform: "discord", "slack" or "terminal".
        user: The platform's id of the person.
        group: The platform's id of the guild or workspace, "" for a direct message.
        place: The platform's id of the channel, thread or conversation.
        private: Whether only this person sees what is said there: a direct message.
    """

    platform: str
    user: str
    group: str
    place: str
    private: bool = False

    @property
    def key(self) -> str:
        """The person, wherever they write from."""
        return f"{self.platform}:{self.user}"
