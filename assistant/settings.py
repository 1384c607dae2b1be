"""One frozen object with every setting, from the environment or one TOML file.

Environment variables begin with `CERTWISE_` and win over the file named by `CERTWISE_CONFIG`
(by default `certwise.toml` in the user's configuration folder, if it is there).
"""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_config_path, user_data_path
from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from assistant.errors import SettingsError


class Settings(BaseSettings):
    """What the operator may choose. Every field has a default that works offline."""

    model_config = SettingsConfigDict(env_prefix="CERTWISE_", frozen=True, extra="forbid")

    data: Path = Field(
        default_factory=lambda: user_data_path("certwise"),
        description="folder for the exported model, the index and, if it is on, the history",
    )
    embedding_model: str | None = Field(
        default=None,
        description="any sentence-transformers model, by name or folder; none means the packaged MiniLM",
    )
    host: str = Field(default="127.0.0.1", description="address the page listens on")
    port: int = Field(default=7860, ge=1, le=65535, description="first port to try")
    history: bool = Field(default=False, description="keep feedback on this machine")
    threads: int = Field(default=1, ge=1, le=64, description="threads of the embedding model")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  (the parent names it)
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read arguments first, then the environment, then the TOML file."""
        return (
            init_settings,
            env_settings,
            TomlConfigSettingsSource(settings_cls, toml_file=config_file()),
        )


def config_file() -> Path:
    """Return the TOML file that settings are read from, whether or not it exists."""
    named = os.environ.get("CERTWISE_CONFIG")
    return Path(named) if named else user_config_path("certwise") / "certwise.toml"


def load_settings(**given: object) -> Settings:
    """Read the settings.

    Args:
        given: values that win over the environment and the file.

    Raises:
        SettingsError: a value does not fit; the message names the setting and what it expects.
    """
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, f['loc']))}: {f['msg']}" for f in error.errors())
        raise SettingsError(
            f"Settings cannot be used ({faults}). Check the CERTWISE_ variables and {config_file()}."
        ) from error
    except (OSError, ValueError) as error:
        raise SettingsError(f"{config_file()} cannot be read: {error}. Mend or remove the file.") from error
