"""The loopback Slack's files and App Home."""

import json

from aiohttp import web

from . import slack_limits as limits
from .simulator import Call, Json
from .slack_api import SlackApi
from .slack_model import fail, method


class SlackFiles(SlackApi):
    """Accepts files and the App Home."""

    @method("files.getUploadURLExternal")
    async def _upload_url(self, call: Call) -> Json:
        file = f"F{next(self._number)}"
        named = {"id": file, "name": call.body["filename"], "size": int(call.body["length"])}
        self._uploads[file] = {**named, "alt_txt": call.body.get("alt_txt") or ""}
        return {"upload_url": f"http://127.0.0.1:{self.port}/upload/{file}", "file_id": file}

    async def _upload(self, request: web.Request) -> web.Response:
        """Accept the bytes of a file."""
        file = self._uploads[request.match_info["file"]]
        if request.content_type == "multipart/form-data":
            form = await request.post()
            field = next(value for value in form.values() if isinstance(value, web.FileField))
            file["content"] = field.file.read()
        else:
            file["content"] = await request.read()
        if len(file["content"]) != file["size"]:
            self._breach("upload", [("length", "invalid", f"{len(file['content'])} bytes, not {file['size']}")])
        return web.Response(text=f"OK - {file['size']}")

    @method("files.completeUploadExternal")
    async def _complete_upload(self, call: Call) -> Json:
        wanted = call.body["files"]
        files = [self._uploads.pop(one["id"]) for one in (json.loads(wanted) if isinstance(wanted, str) else wanted)]
        if any("content" not in file for file in files):
            raise fail("file_not_found")
        channel = self._channel({"channel": call.body.get("channel_id")})
        self.files += [{**file, "channel": channel, "thread_ts": call.body.get("thread_ts")} for file in files]
        return {"files": [{"id": file["id"], "title": file["name"]} for file in files]}

    @method("views.publish")
    async def _publish(self, call: Call) -> Json:
        found = limits.check_home(call.body["view"])
        if found:
            self._breach(call.path, found)
            raise fail("invalid_arguments")
        self.homes[call.body["user_id"]] = call.body["view"]
        return {"view": {"id": f"V{next(self._number)}", **call.body["view"]}}
