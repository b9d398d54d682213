"""Who may ask."""

import pytest

from bot.adapters.discord.access import Access

LISTED = Access(frozenset({1}), frozenset({10}), frozenset({100}))


@pytest.mark.parametrize(
    ("guild", "channels", "roles", "allowed"),
    [
        (1, [10], [100], True),
        (1, [11, 10], [5, 100], True),
        (2, [10], [100], False),
        (1, [11], [100], False),
        (1, [10], [5], False),
        (1, [10], [], False),
        (None, [10], [100], False),
    ],
)
def test_every_list_must_allow(guild: int | None, channels: list[int], roles: list[int], *, allowed: bool) -> None:
    assert LISTED.allows(guild, channels, roles) is allowed


def test_no_list_allows_all() -> None:
    assert Access().allows(7, [8], [])
    assert Access().allows(None, [8], [])


def test_direct_messages_can_be_allowed_beside_a_list() -> None:
    assert Access(guilds=frozenset({1}), direct_messages=True).allows(None, [8], [])
