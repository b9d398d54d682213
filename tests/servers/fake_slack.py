"""Slack on loopback: Web API, Socket Mode and response_url in one server, for an unmodified slack_bolt bot.

The bot connects as to the real one (see shim/sitecustomize.py); a test plays the people and plans faults. What the
bot sends must keep Slack's documented limits (slack_limits.py).
"""

from aiohttp import web

from .slack_files import SlackFiles
from .slack_people import SlackPeople


class FakeSlack(SlackPeople, SlackFiles):
    """The whole of it: `async with FakeSlack() as sim`."""

    def routes(self, app: web.Application) -> None:
        """Add Socket Mode, response_url, uploads and API."""
        app.router.add_get("/socket", self._socket)
        app.router.add_post("/response/{key}", self._response_url)
        app.router.add_post("/upload/{file}", self._upload)
        app.router.add_route("*", "/api/{name}", self._api)
