"""What discord.py is handed to send."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from bot.adapters.discord import outgoing, render
from bot.render import notice
from bot.replies import Action, Image, Reply
from tests.bot.adapters.discord.test_render import REPLIES

MANY = REPLIES["answer-many"]


def with_files(tmp_path: Path, *, name: str = "harbour.txt") -> Reply:
    (tmp_path / "harbour.txt").write_text("A crane fell.", encoding="utf-8")
    image = Image("chart.png", b"png", "w" * 2_000)
    return replace(notice("There."), file=tmp_path / name, image=image)


@pytest.mark.parametrize("name", sorted(REPLIES))
async def test_no_message_pings_anybody(name: str) -> None:
    sent = outgoing.first_page(REPLIES[name])
    assert sent["allowed_mentions"].to_dict() == {"parse": []}
    assert "content" not in sent


async def test_the_client_keeps_nothing_of_a_messages_buttons() -> None:
    """They are recognised by what they carry, so a view that lived on would only cost memory."""
    sent = outgoing.first_page(MANY)
    assert sent["view"].is_finished()
    carried = [item.custom_id for item in sent["view"].children]
    assert carried == [button.action.encode() for row in render.page_of(MANY, 0).rows for button in row]
    assert Action("answer", "12").at(1).encode() in carried


@pytest.mark.parametrize(("asked_for", "shown"), [(0, 0), (1, 1), (99, 2)])
def test_a_page_beyond_the_last_is_the_last(asked_for: int, shown: int) -> None:
    assert render.page_of(MANY, asked_for).number == shown
    assert render.page_of(MANY, asked_for).total == 3


def test_files_go_with_the_first_page_alone(tmp_path: Path) -> None:
    reply = with_files(tmp_path)
    picture, original = outgoing.files(reply, 0)
    assert (picture.filename, len(picture.description or "")) == ("chart.png", 1_024)
    assert original.filename == "harbour.txt"
    original.close()
    assert outgoing.files(reply, 1) == []


def test_a_file_that_is_gone_costs_only_the_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        (picture,) = outgoing.files(with_files(tmp_path, name="gone.txt"), 0)
    assert picture.filename == "chart.png"
    assert "gone.txt can't be attached" in caplog.text
