"""Discord on loopback: REST API, gateway and CDN in one server, for an unmodified discord.py bot.

The bot connects over HTTP and a websocket (see shim/sitecustomize.py); a test plays the people and plans faults.
What the bot sends must keep Discord's documented limits (discord_limits.py): a breach is answered as Discord does
and recorded in `violations`. Rate limits are those observed; Discord publishes no numbers.
"""

from aiohttp import web

from .discord_people import DiscordPeople
from .discord_webhooks import DiscordWebhooks


class FakeDiscord(DiscordPeople, DiscordWebhooks):
    """The whole of it: `async with FakeDiscord() as sim`."""

    def routes(self, app: web.Application) -> None:
        """Add gateway, CDN and API."""
        app.router.add_get("/gateway", self._gateway)
        app.router.add_get("/gateway/", self._gateway)
        app.router.add_get("/cdn/{key:.+}", self._cdn)
        app.router.add_route("*", "/api/v10/{path:.*}", self._rest)

    async def stop(self) -> None:
        """Cut the gateway and stop listening."""
        self.drop_gateway()
        await super().stop()
