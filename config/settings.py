"""Settings: every default stands in default.toml; a file of one's own, .env and the environment win over it.

Nothing is read at import: `load_settings()` builds the object, and only the command lines (`index.cli` and `bot.cli`)
call it.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from pydantic_settings import SettingsError as UnreadableValue

DEFAULTS = Path(__file__).with_name("default.toml")
SECRETS = {("discord", "token"), ("slack", "bot_token"), ("slack", "app_token")}


class SettingsError(Exception):
    """A setting cannot be used; `str()` is one line that names it and the remedy."""


def _none_if_empty(value: object) -> object:
    """Read an empty string, which TOML has in place of a null, as None."""
    return None if value == "" else value


Folder = Annotated[Path, AfterValidator(Path.expanduser)]
"""A folder; `~` is one's home also where no shell has written it out."""


class Section(BaseModel):
    """Base of the sections: unknown keys are mistakes, values are fixed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Reading(Section):
    """How articles are read."""

    max_bytes: int = Field(ge=1)
    map: dict[Literal["text", "title", "published", "url", "publisher", "name"], Annotated[str, Field(min_length=1)]]


class EncoderSettings(Section):
    """Which model turns text into vectors."""

    model: str = Field(min_length=1)
    batch_size: int = Field(ge=1)
    device: str
    max_tokens: int = Field(ge=0)
    query_prompt: str
    document_prompt: str
    truncate_dim: int = Field(ge=0)


class SearchSettings(Section):
    """How passages are found."""

    top_k: int = Field(ge=1, le=1000)
    floor: Annotated[float | None, BeforeValidator(_none_if_empty)] = Field(ge=0, le=1)


class ReaderSettings(Section):
    """Which model reads question and passage together."""

    model: str
    depth: int = Field(ge=1, le=200)


class AnswerSettings(Section):
    """What an answer shows."""

    passages: int = Field(ge=1, le=10)


class WatchingSettings(Section):
    """How the folder of articles is followed."""

    with_bots: bool
    poll: float = Field(ge=0)


class FeedsSettings(Section):
    """How feeds are followed."""

    every: float = Field(ge=10)
    folder: str = Field(pattern=r"^[\w-][\w. -]*$")
    allow_private: bool


class JournalSettings(Section):
    """What is kept of questions and votes."""

    enabled: bool
    retain_days: int = Field(ge=0)


class DiscordSettings(Section):
    """The Discord bot."""

    token: SecretStr | None = None
    guilds: tuple[int, ...]
    channels: tuple[int, ...]
    roles: tuple[int, ...]
    direct_messages: bool
    thread_follow_ups: bool
    sharded: bool
    user_cooldown: float = Field(ge=0)
    guild_per_minute: int = Field(ge=0)
    queue: int = Field(ge=1)
    attach_files: bool


class SlackSettings(Section):
    """The Slack bot."""

    bot_token: SecretStr | None = None
    app_token: SecretStr | None = None
    channels: tuple[str, ...]
    direct_messages: bool
    thread_follow_ups: bool
    user_cooldown: float = Field(ge=0)
    team_per_minute: int = Field(ge=0)
    queue: int = Field(ge=1)
    attach_files: bool


class Settings(BaseSettings):
    """All settings, checked."""

    model_config = SettingsConfigDict(
        env_prefix="DATELINE_", env_nested_delimiter="__", env_file=".env", extra="forbid", frozen=True
    )

    home: Folder
    articles: Folder
    index: Annotated[Folder | None, BeforeValidator(_none_if_empty)]
    reading: Reading
    encoder: EncoderSettings
    search: SearchSettings
    reader: ReaderSettings
    answer: AnswerSettings
    watching: WatchingSettings
    feeds: FeedsSettings
    journal: JournalSettings
    discord: DiscordSettings
    slack: SlackSettings

    @property
    def index_folder(self) -> Path:
        """Folder of the index."""
        return self.index if self.index is not None else self.home / "index"

    @property
    def feeds_file(self) -> Path:
        """File of the feeds that are followed."""
        return self.home / "feeds.sqlite"

    @property
    def journal_file(self) -> Path:
        """File of the journal."""
        return self.home / "journal.sqlite"


def load_settings(config: Path | None = None, **overrides: Any) -> Settings:
    """Read the settings.

    Args:
        config: A TOML file whose values win over the defaults; None takes DATELINE_CONFIG, if that is set.
        overrides: Top-level values that win over everything; None values are ignored.

    Raises:
        SettingsError: A file cannot be read, a value cannot be used, or a token stands in a file.
    """
    config = config or (Path(env) if (env := os.environ.get("DATELINE_CONFIG")) else None)
    files = [DEFAULTS, *([config] if config else [])]
    _refuse_secrets_in(config)
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return _with_files(files)(**given)
    except ValidationError as error:
        raise SettingsError(_first_problem(error)) from None
    except UnicodeDecodeError as error:
        raise SettingsError(f"the file .env is not UTF-8 ({error.reason}): save it as UTF-8") from None
    except UnreadableValue as error:
        raise SettingsError(
            f"a value in the environment or .env cannot be read ({error}): "
            'write a list as [1, 2] or ["a", "b"], anything else as it is'
        ) from None


def _with_files(files: list[Path]) -> type[Settings]:
    """Make the settings class that reads these TOML files, later ones winning."""

    class FromFiles(Settings):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - pydantic-settings passes it
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            tomls = [TomlConfigSettingsSource(settings_cls, file) for file in reversed(files)]
            return (init_settings, _Ours(env_settings), _Ours(dotenv_settings), *tomls)

    return FromFiles


class _Ours(PydanticBaseSettingsSource):
    """The environment without DATELINE_CONFIG, which says where settings are but is none."""

    def __init__(self, inner: PydanticBaseSettingsSource) -> None:
        super().__init__(inner.settings_cls)
        self.inner = inner

    def get_field_value(self, field: Any, field_name: str) -> tuple[Any, str, bool]:
        return self.inner.get_field_value(field, field_name)

    def __call__(self) -> dict[str, Any]:
        return {key: value for key, value in self.inner().items() if key in Settings.model_fields}


def _refuse_secrets_in(config: Path | None) -> None:
    """Read the file once by hand: for a readable error, and to keep tokens out of files."""
    if config is None:
        return
    try:
        content: Mapping[str, Any] = tomllib.loads(config.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"the settings file {config} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"the settings file {config} is not TOML: {error}") from None
    for section, key in SECRETS:
        if isinstance(part := content.get(section), Mapping) and key in part:
            raise SettingsError(
                f"{config} contains {section}.{key}: remove it and set "
                f"DATELINE_{section.upper()}__{key.upper()} in the environment"
            )


def _first_problem(error: ValidationError) -> str:
    """Name the first wrong setting without its value, which may be a secret."""
    first = error.errors(include_input=False, include_url=False)[0]
    name = ".".join(str(part) for part in first["loc"])
    return f"the setting {name} cannot be used: {first['msg']} (see config/default.toml for what it means)"
