"""What keeps a bot from running, on any platform."""


class PlatformFailure(Exception):
    """The bot can't run; its text is one sentence that says why and what to do."""
