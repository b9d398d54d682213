"""Whether a person may ask another question yet."""

from bot.render import notice
from bot.replies import Reply, wording

from .cooldown import CoolDown, Rate
from .person import Person


class Admission:
    """Counts questions by person and by guild or workspace.

    Args:
        user_rate: Questions that a person may ask.
        group_rate: Questions that a guild or workspace may ask.
    """

    def __init__(self, user_rate: Rate, group_rate: Rate) -> None:
        self._users, self._groups = CoolDown(user_rate), CoolDown(group_rate)

    def admit(self, person: Person) -> Reply | None:
        """Count a question; return a reply that says how long to wait when there have been too many."""
        group = f"{person.platform}:{person.group}" if person.group else ""
        own = self._users.wait(person.key)
        if own:
            return notice(wording.cool_down(own, whole_group=False), private=True)
        shared = self._groups.wait(group) if group else 0.0
        if shared:
            return notice(wording.cool_down(shared, whole_group=True), private=True)
        self._users.count(person.key)
        if group:
            self._groups.count(group)
        return None
