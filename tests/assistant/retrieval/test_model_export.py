from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.errors import ModelError
from assistant.retrieval import index as index_module
from assistant.retrieval import model_export
from assistant.retrieval.encoder import ModelCard
from assistant.retrieval.index import IndexHome
from assistant.retrieval.model_export import packaged_model, weights_sha256


def place_package(tmp_path: Path, patch: pytest.MonkeyPatch, weights: bytes) -> Path:
    """Let the packaged model be found in a folder of the test, with these weights."""
    folder = tmp_path / "package/model"
    folder.mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(weights)
    found = SimpleNamespace(origin=str(tmp_path / "package/__init__.py"))
    patch.setattr("importlib.util.find_spec", lambda _: found)
    return folder


def test_the_packaged_model_is_used_where_its_weights_are_the_publishers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = place_package(tmp_path, monkeypatch, b"weights")
    monkeypatch.setattr(model_export, "PACKAGED_SHA256", hashlib.sha256(b"weights").hexdigest())
    assert packaged_model() == folder


def test_other_weights_in_the_package_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place_package(tmp_path, monkeypatch, b"other weights")
    with pytest.raises(ModelError, match="Reinstall the package"):
        packaged_model()


def test_a_missing_package_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(ModelError, match="make setup"):
        packaged_model()


def test_a_folder_without_weights_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model weights"):
        weights_sha256(tmp_path)


@pytest.mark.weights
def test_the_installed_package_carries_the_publishers_weights() -> None:
    assert (packaged_model() / "model.safetensors").is_file()


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"name": "x"}'], ids=repr)
def test_an_unfinished_export_says_what_to_do(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "card.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match="certwise index --rebuild"):
        ModelCard.read(tmp_path)


def export(tmp_path: Path, patch: pytest.MonkeyPatch, stderr: str, model: str | None = None) -> list[str]:
    """Run the export's caller with a child process that fails with these lines; return the command."""
    commands: list[list[str]] = []

    def child(command: list[str], **_: Any) -> Any:
        commands.append(command)
        return subprocess.CompletedProcess(command, 1 if stderr else 0, "", stderr)

    patch.setattr(index_module.subprocess, "run", child)
    try:
        IndexHome(tmp_path, model=model)._export_model()
    finally:
        assert len(commands) == 1
    return commands[0]


def test_the_export_runs_in_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = export(tmp_path, monkeypatch, "", model="some/model")
    assert command[:3] == [sys.executable, "-m", "assistant.retrieval.model_export"]
    assert command[-1] == "some/model"
    assert Path(command[3]).parent == tmp_path / "models"


def test_the_child_tells_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModelError, match=r"^The embedding model 'x' cannot be loaded\. Check it\.$"):
        export(tmp_path, monkeypatch, "a warning\nThe embedding model 'x' cannot be loaded. Check it.\n")


def test_a_child_that_crashes_on_a_full_disk_still_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash = "Traceback (most recent call last):\n  File …\nOSError: [Errno 28] No space left on device\n"
    with pytest.raises(ModelError, match=r"No space left on device.*(Make room|CERTWISE_DATA|certwise doctor)"):
        export(tmp_path, monkeypatch, crash)


def test_two_models_have_two_folders(tmp_path: Path) -> None:
    folders = {IndexHome(tmp_path, model=name).model_folder for name in (None, "a", "b")}
    assert len(folders) == 3
