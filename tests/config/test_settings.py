"""Settings: which of several places wins, what is refused, and that no secret is ever shown."""

import os
import tomllib
import traceback
from pathlib import Path

import pytest
from pydantic import BaseModel

from config.settings import DEFAULTS, SECRETS, Settings, SettingsError, load_settings

SECRET = "tok-3n-that-nobody-sees"  # noqa: S105 - none of anybody's


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder and no setting in the environment."""
    for name in [name for name in os.environ if name.startswith("DATELINE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_every_setting_has_its_default_in_the_file_with_a_comment() -> None:
    """Nothing is defaulted in code, and no line of the file stands without a word on it."""
    content = tomllib.loads(DEFAULTS.read_text("utf-8"))
    for name, field in Settings.model_fields.items():
        assert field.is_required(), name
        assert name in content
        section = field.annotation
        if isinstance(section, type) and issubclass(section, BaseModel):
            fields = {key for key, inner in section.model_fields.items() if inner.is_required()}
            assert set(content[name]) == fields, name
            secrets = set(section.model_fields) - fields
            assert {(name, key) for key in secrets} <= SECRETS
    assert DEFAULTS.read_text("utf-8").startswith("#")


def test_defaults_alone_make_settings() -> None:
    settings = load_settings()
    assert settings.articles == Path("seeds")
    assert settings.index_folder == Path(".dateline/index")
    assert settings.journal_file == Path(".dateline/journal.sqlite")
    assert (settings.encoder.model, settings.search.floor, settings.search.top_k) == ("default", None, 10)
    assert settings.discord.token is None


def test_a_flag_wins_over_the_environment_over_env_over_a_file_over_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "mine.toml"
    assert load_settings().articles == Path("seeds")
    config.write_text('articles = "from-file"\n[search]\ntop_k = 2\n')
    assert load_settings(config).articles == Path("from-file")
    (tmp_path / ".env").write_text("DATELINE_ARTICLES=from-env-file\nDATELINE_SEARCH__TOP_K=3\n")
    assert load_settings(config).articles == Path("from-env-file")
    assert load_settings(config).search.top_k == 3
    monkeypatch.setenv("DATELINE_ARTICLES", "from-environment")
    monkeypatch.setenv("DATELINE_SEARCH__TOP_K", "4")
    assert load_settings(config).articles == Path("from-environment")
    assert load_settings(config).search.top_k == 4
    assert load_settings(config, articles=Path("from-flag")).articles == Path("from-flag")
    assert load_settings(config, articles=None).articles == Path("from-environment"), "a flag not given is none"


def test_a_file_of_ones_own_need_hold_no_more_than_what_changes(tmp_path: Path) -> None:
    config = tmp_path / "mine.toml"
    config.write_text("[slack]\nqueue = 7\n")
    defaults, settings = load_settings(), load_settings(config)
    assert defaults.slack.queue != settings.slack.queue == 7
    assert settings.slack.team_per_minute == defaults.slack.team_per_minute
    assert settings.discord == defaults.discord


def test_the_file_may_be_named_in_the_environment_and_the_flag_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, number in (("a.toml", 5), ("b.toml", 6)):
        (tmp_path / name).write_text(f"[search]\ntop_k = {number}\n")
    monkeypatch.setenv("DATELINE_CONFIG", "a.toml")
    assert load_settings().search.top_k == 5
    assert load_settings(Path("b.toml")).search.top_k == 6
    monkeypatch.setenv("DATELINE_CONFIG", "")
    assert load_settings().search.top_k == 10


def test_home_moves_all_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "state"))
    settings = load_settings()
    assert settings.index_folder == tmp_path / "state" / "index"
    assert settings.journal_file == tmp_path / "state" / "journal.sqlite"
    assert load_settings(index=Path("elsewhere")).index_folder == Path("elsewhere")


def test_a_tilde_is_ones_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".env").write_text("DATELINE_ARTICLES=~/desk\nDATELINE_INDEX=~/index\n")
    settings = load_settings()
    assert settings.articles == tmp_path / "desk"
    assert settings.index_folder == tmp_path / "index"


def test_lists_and_floors_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DISCORD__GUILDS", "[12, 34]")
    monkeypatch.setenv("DATELINE_SLACK__CHANNELS", '["C1"]')
    monkeypatch.setenv("DATELINE_SEARCH__FLOOR", "0.5")
    settings = load_settings()
    assert (settings.discord.guilds, settings.slack.channels, settings.search.floor) == ((12, 34), ("C1",), 0.5)


def test_other_variables_of_that_prefix_are_no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_FLAVOUR", "vanilla")
    assert load_settings().search.top_k == 10


# -- secrets ----------------------------------------------------------------------------------------------------------


def test_tokens_come_from_the_environment_and_show_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DISCORD__TOKEN", SECRET)
    monkeypatch.setenv("DATELINE_SLACK__APP_TOKEN", SECRET)
    settings = load_settings()
    assert settings.discord.token is not None
    assert settings.discord.token.get_secret_value() == SECRET
    for shown in (repr(settings), str(settings), str(settings.model_dump()), settings.model_dump_json()):
        assert SECRET not in shown


@pytest.mark.parametrize(("section", "key"), sorted(SECRETS))
def test_a_token_in_a_file_is_refused_unseen(tmp_path: Path, section: str, key: str) -> None:
    config = tmp_path / "mine.toml"
    config.write_text(f'[{section}]\n{key} = "{SECRET}"\n')
    with pytest.raises(SettingsError) as caught:
        load_settings(config)
    assert SECRET not in str(caught.value)
    assert f"DATELINE_{section.upper()}__{key.upper()} in the environment" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATELINE_DISCORD", f'{{"token": "{SECRET}", "queue": 0}}'),
        ("DATELINE_DISCORD", f'{{"token": "{SECRET}"'),
        ("DATELINE_DISCORD", f'{{"token": ["{SECRET}"]}}'),
        ("DATELINE_SLACK__BOT_TOKEN", f'["{SECRET}"]'),
        ("DATELINE_DISCORD__GUILDS", SECRET),
    ],
)
def test_no_error_shows_a_value(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    try:
        shown = repr(load_settings())
    except SettingsError as error:
        shown = "".join(traceback.format_exception(error))
    assert SECRET not in shown


# -- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[search]\ntop_k = 0\n", "search.top_k"),
        ("[search]\ntop_k = 'many'\n", "search.top_k"),
        ("[search]\nfloor = 1.5\n", "search.floor"),
        ("[search]\ndepth = 3\n", "search.depth"),
        ("[answer]\npassages = 99\n", "answer.passages"),
        ("[nonsense]\nx = 1\n", "nonsense"),
        ("search = 3\n", "search"),
        ("[discord]\nguilds = ['name']\n", "discord.guilds"),
        ("[encoder]\nmodel = ''\n", "encoder.model"),
        ("[search\n", "is not TOML"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_in_one_line(tmp_path: Path, content: str, words: str) -> None:
    config = tmp_path / "mine.toml"
    config.write_text(content)
    with pytest.raises(SettingsError) as caught:
        load_settings(config)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["DATELINE_DISCORD__GUILDS", "DATELINE_SLACK__CHANNELS"])
def test_a_list_written_otherwise_is_told_how(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "1,2")
    with pytest.raises(SettingsError, match=r"write a list as \[1, 2\]"):
        load_settings()


def test_files_that_are_none_are_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml cannot be read"):
        load_settings(Path("nowhere.toml"))
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path)
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="is not TOML"):
        load_settings(Path("binary.toml"))
    (tmp_path / ".env").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match=r"\.env is not UTF-8"):
        load_settings()


def test_settings_are_fixed_once_read() -> None:
    settings = load_settings()
    with pytest.raises(ValueError, match="frozen"):
        settings.home = Path("elsewhere")
    with pytest.raises(ValueError, match="frozen"):
        settings.search.top_k = 3
