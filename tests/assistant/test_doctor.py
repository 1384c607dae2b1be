from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from assistant import doctor
from assistant.doctor import Examined, examine
from tests.assistant.fakes import TinyHome, read_from
from tests.knowledge.tiny_base import edit


@pytest.fixture(autouse=True)
def _tiny(tiny_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Examine the tiny base and an index home without a model."""
    from functools import partial

    from knowledge import load_knowledge

    monkeypatch.setenv("CERTWISE_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(doctor, "index_home", lambda settings: TinyHome(settings.data))
    monkeypatch.setattr(doctor, "load_knowledge", partial(load_knowledge, tiny_root))
    read_from(tiny_root, monkeypatch)


def named(findings: list[Examined], words: str) -> Examined:
    [found] = [finding for finding in findings if words in finding.what]
    return found


def test_a_fresh_installation_has_one_warning_a_missing_index(tmp_path: Path) -> None:
    findings = examine()
    assert [f.what for f in findings if f.state != "ok"] == ["No index yet"]
    assert "certwise index" in named(findings, "No index yet").to_do
    assert not (tmp_path / "data").exists(), "the doctor changes nothing"


def test_a_current_index_is_well(tmp_path: Path) -> None:
    TinyHome(tmp_path / "data").ensure()
    findings = examine()
    assert {finding.state for finding in findings} == {"ok"}
    assert named(findings, "Index is current").what.endswith("fake@1")


def test_an_index_older_than_the_knowledge_is_a_warning(tiny_root: Path, tmp_path: Path) -> None:
    TinyHome(tmp_path / "data").ensure()
    edit(tiny_root, "articles/scope-words.yaml", lambda data: data.update(title="New"))
    assert named(examine(), "older than the knowledge").state == "warning"


def test_a_folder_that_cannot_be_written_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    found = named(examine(), "cannot be written")
    assert found.state == "wrong"
    assert "CERTWISE_DATA" in found.to_do


def test_a_file_in_the_place_of_the_folder_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    assert [f for f in examine() if f.state == "wrong"]


def test_a_nearly_full_disk_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage("/")._replace(free=10_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    assert named(examine(), "10 MB free").state == "warning"


def test_bad_settings_are_all_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CERTWISE_PORT", "many")
    [found] = examine()
    assert found.state == "wrong"
    assert "port" in found.to_do


def test_faults_in_the_knowledge_are_wrong(tiny_root: Path) -> None:
    edit(tiny_root, "articles/scope-words.yaml", lambda data: data.update(related=["gone"]))
    assert named(examine(), "1 faults").state == "wrong"
    (tiny_root / "glossary.yaml").write_text("", encoding="utf-8")
    found = named(examine(), "Knowledge files")
    assert found.state == "wrong"
    assert "glossary.yaml" in found.to_do


def test_overdue_reviews_are_a_warning(tiny_root: Path) -> None:
    edit(
        tiny_root,
        "articles/scope-words.yaml",
        lambda data: data.update(reviewed="2019-01-01", review_due="2020-01-01"),
    )
    found = named(examine(), "past their review date")
    assert (found.state, found.what[:1]) == ("warning", "1")


@pytest.mark.parametrize("file", ["served.json", "manifest.json", "rows.json"])
def test_a_broken_index_is_told_and_not_a_crash(tmp_path: Path, file: str) -> None:
    home = TinyHome(tmp_path / "data")
    home.ensure()
    (home.open().folder / file).write_text("{", encoding="utf-8")
    assert [finding for finding in examine() if finding.state != "ok"]


def test_it_says_whether_anything_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "nothing is kept" in named(examine(), "nothing leaves this machine").what
    monkeypatch.setenv("CERTWISE_HISTORY", "true")
    assert "feedback is kept on this machine" in named(examine(), "nothing leaves this machine").what


def test_every_finding_but_the_good_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    findings: list[Any] = examine()
    assert all(finding.to_do for finding in findings if finding.state != "ok")
    assert list(findings[0].to_json()) == ["state", "what", "to_do"]
