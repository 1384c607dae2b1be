from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.errors import SettingsError
from assistant.settings import Settings, config_file, load_settings


@pytest.fixture
def toml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "certwise.toml"
    monkeypatch.delenv("CERTWISE_DATA")
    monkeypatch.setenv("CERTWISE_CONFIG", str(path))
    return path


def test_the_defaults_are_local_and_keep_nothing() -> None:
    settings = load_settings()
    assert settings.host == "127.0.0.1"
    assert settings.history is False
    assert settings.embedding_model is None


def test_the_file_is_read(toml: Path) -> None:
    toml.write_text('port = 7999\nhistory = true\ndata = "/srv/certwise"\n', encoding="utf-8")
    settings = load_settings()
    assert (settings.port, settings.history, settings.data) == (7999, True, Path("/srv/certwise"))
    assert config_file() == toml


def test_the_environment_wins_over_the_file_and_arguments_over_both(
    toml: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    toml.write_text("port = 7999\nthreads = 2\n", encoding="utf-8")
    monkeypatch.setenv("CERTWISE_PORT", "8001")
    assert (load_settings().port, load_settings().threads) == (8001, 2)
    assert load_settings(port=8002).port == 8002


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", "0"),
        ("port", "70000"),
        ("port", "many"),
        ("threads", "0"),
        ("threads", "65"),
        ("history", "perhaps"),
    ],
)
def test_a_bad_value_names_the_setting(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"CERTWISE_{name.upper()}", value)
    with pytest.raises(SettingsError, match=rf"\({name}: .*CERTWISE_ variables") as caught:
        load_settings()
    assert caught.value.exit_status == 2


def test_a_misspelt_key_in_the_file_is_named(toml: Path) -> None:
    toml.write_text("prot = 7999\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="prot: ") as caught:
        load_settings()
    assert str(toml) in str(caught.value)


@pytest.mark.parametrize(
    "content", [b"port = ", b"\xff\xfe", b"= 3"], ids=["unfinished", "not UTF-8", "no key"]
)
def test_a_broken_file_is_named(toml: Path, content: bytes) -> None:
    toml.write_bytes(content)
    with pytest.raises(SettingsError, match="cannot be read") as caught:
        load_settings()
    assert str(toml) in str(caught.value)


def test_a_file_that_is_not_there_is_no_fault(toml: Path) -> None:
    assert not toml.exists()
    assert load_settings().port == 7860


def test_other_variables_with_our_prefix_do_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CERTWISE_DEBUG", "1")
    monkeypatch.setenv("CERTWISE_NO_SUCH_SETTING", "x")
    assert load_settings().port == 7860


def test_settings_do_not_change_after_they_were_read() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 1  # type: ignore[misc]
