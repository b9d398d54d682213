"""Which conversation somebody is in, and by which ids a channel may be allowed."""

from bot.adapters.discord.incoming import about, channels_of, conversation
from bot.desk import Person

CHANNEL = object()
ADA = Person("discord", "1", "10", "100")
BOB = Person("discord", "2", "10", "100")
ALONE = Person("discord", "1", "", "100", private=True)


def test_in_a_channel_everybody_has_a_conversation_of_their_own() -> None:
    assert conversation(CHANNEL, 100, ADA) == "discord:100:1"
    assert conversation(CHANNEL, 100, BOB) == "discord:100:2"


def test_a_direct_message_is_one_conversation() -> None:
    assert conversation(CHANNEL, 100, ALONE) == "discord:100"


def test_replies_to_a_message_are_no_conversation_of_a_channel_with_that_id() -> None:
    assert about(100) not in {conversation(CHANNEL, 100, ADA), conversation(CHANNEL, 100, ALONE)}


def test_a_channel_is_allowed_by_its_own_id() -> None:
    assert channels_of(CHANNEL, 100) == [100]
    assert channels_of(None, None) == []
