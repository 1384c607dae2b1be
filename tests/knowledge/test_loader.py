from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import Fault, Knowledge, KnowledgeError, hash_files, load_knowledge
from knowledge.check import find_faults
from tests.knowledge.tiny_base import FILES, edit, entry, write


def faults_of(root: Path) -> list[Fault]:
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(root)
    return list(caught.value.faults)


def test_every_file_is_read(tiny_root: Path) -> None:
    base = load_knowledge(tiny_root)
    assert [a.id for a in base.articles] == ["audit-cycle", "scope-words", "side-by-side", "verify-steps"]
    assert [m.number for m in base.misconceptions] == ["M-001"]
    assert [len(part) for part in (base.glossary, base.clarifications, base.small_talk, base.dated_facts)] == [
        2,
        1,
        2,
        1,
    ]
    assert set(base.files) == set(FILES)


def test_every_fault_of_every_file_is_told_at_once(tiny_root: Path) -> None:
    edit(tiny_root, "articles/audit-cycle.yaml", lambda data: data.update(kind="poem", titel="x"))
    edit(tiny_root, "articles/scope-words.yaml", lambda data: data.__delitem__("reviewed"))
    edit(tiny_root, "glossary.yaml", lambda rows: [*rows, {"id": "No Key"}])
    (tiny_root / "comparison.yaml").write_text("id: [", encoding="utf-8")
    (tiny_root / "clarifications.yaml").write_text("", encoding="utf-8")
    (tiny_root / "sources.yaml").unlink()
    told = {(fault.file, fault.key) for fault in faults_of(tiny_root)}
    assert told >= {
        ("articles/audit-cycle.yaml", "kind"),
        ("articles/audit-cycle.yaml", "titel"),
        ("articles/scope-words.yaml", "reviewed"),
        ("glossary.yaml", "3.id"),
        ("glossary.yaml", "3.term"),
        ("comparison.yaml", ""),
        ("clarifications.yaml", ""),
        ("sources.yaml", ""),
    }


def test_an_unknown_key_is_named_with_its_place(tiny_root: Path) -> None:
    def misspell(data: dict) -> None:
        data["claims"]["answer"][0]["sorces"] = []

    edit(tiny_root, "articles/scope-words.yaml", misspell)
    [fault] = faults_of(tiny_root)
    assert str(fault).startswith("articles/scope-words.yaml: claims.answer.0.sorces: ")
    assert "not permitted" in fault.what


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b"# only a comment\n", "is empty"),
        (b"id: [unclosed", "expected"),
        (b"id: a\n\tb: tab", "tab"),
        (b"\xff\xfe\x00", "decode"),
        (b"!!python/object/apply:os.system ['true']", "could not determine a constructor"),
    ],
    ids=["empty", "comment", "unclosed", "tab", "not UTF-8", "python tag"],
)
def test_a_file_that_cannot_be_read_is_a_fault_on_one_line(tiny_root: Path, content: bytes, what: str) -> None:
    (tiny_root / "articles/scope-words.yaml").write_bytes(content)
    [fault] = faults_of(tiny_root)
    assert fault.file == "articles/scope-words.yaml"
    assert what in fault.what
    assert "\n" not in str(fault)


def test_a_day_that_does_not_exist_is_a_fault_like_any_other(tiny_root: Path) -> None:
    path = tiny_root / "articles/scope-words.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("'2026-11-22'", "2026-02-30"), encoding="utf-8")
    edit(tiny_root, "articles/verify-steps.yaml", lambda data: data.update(kind="poem"))
    assert {fault.file for fault in faults_of(tiny_root)} == {
        "articles/scope-words.yaml",
        "articles/verify-steps.yaml",
    }


def test_a_list_where_a_mapping_belongs_and_the_reverse_are_faults(tiny_root: Path) -> None:
    write(tiny_root, "glossary.yaml", {"id": "certification"})
    write(tiny_root, "comparison.yaml", ["risk"])
    told = {fault.file: fault.what for fault in faults_of(tiny_root)}
    assert told["glossary.yaml"] == "should be a list"
    assert "comparison.yaml" in told


def test_an_id_must_be_the_name_of_its_file(tiny_root: Path) -> None:
    (tiny_root / "articles/scope-words.yaml").rename(tiny_root / "articles/scope.yaml")
    [fault] = faults_of(tiny_root)
    assert (fault.file, fault.key) == ("articles/scope.yaml", "id")


def test_the_message_counts_the_faults_and_names_the_command(tiny_root: Path) -> None:
    for name in list(FILES)[:5]:
        (tiny_root / name).write_text("", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"^5 fault\(s\).*python -m knowledge\.check"):
        load_knowledge(tiny_root)


def test_a_known_base_gives_the_same_base_without_parsing_what_did_not_change(
    tiny_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = load_knowledge(tiny_root)
    edit(tiny_root, "articles/scope-words.yaml", lambda data: data.update(title="A new title"))
    edit(tiny_root, "sources.yaml", lambda rows: rows[0].update(title="A renamed source"))
    again = load_knowledge(tiny_root, known=known)
    assert again == load_knowledge(tiny_root)
    assert again.entries["scope-words"].title == "A new title"
    assert again.source_by_id["closed-book"].title == "A renamed source"
    taken_over = [a.id for a in again.articles if a is known.entries[a.id]]
    assert taken_over == ["audit-cycle", "side-by-side", "verify-steps"]


def test_a_known_base_hides_no_fault_no_new_file_and_no_removed_one(tiny_root: Path) -> None:
    known = load_knowledge(tiny_root)
    answer = {"answer": [{"id": "one", "text": "One thing is so.", "sources": [], "confidence": "low"}]}
    write(tiny_root, "articles/brand-new.yaml", entry("brand-new", "New?", answer, subject="novelty"))
    (tiny_root / "articles/side-by-side.yaml").unlink()
    changed = load_knowledge(tiny_root, known=known)
    assert [a.id for a in changed.articles] == ["audit-cycle", "brand-new", "scope-words", "verify-steps"]
    (tiny_root / "articles/scope-words.yaml").write_text("", encoding="utf-8")
    with pytest.raises(KnowledgeError):
        load_knowledge(tiny_root, known=known)


def test_a_base_written_as_json_and_read_back_is_the_same(real_base: Knowledge) -> None:
    again = Knowledge.model_validate_json(real_base.model_dump_json(by_alias=True))
    assert again == real_base
    assert load_knowledge(known=again) == real_base


def test_what_is_served_without_asks_still_has_every_claim(real_base: Knowledge) -> None:
    served = real_base.without_asks().model_dump_json(by_alias=True, exclude_defaults=True)
    again = Knowledge.model_validate_json(served)
    assert again.claims.keys() == real_base.claims.keys()
    assert all(again.claims[ref][1] == claim for ref, (_, claim) in real_base.claims.items())
    assert not any(entry.asks for entry in again.entries.values())
    assert again.comparison == real_base.comparison
    assert again.glossary == real_base.glossary


def test_hidden_and_foreign_files_are_no_part_of_the_base(tiny_root: Path) -> None:
    before = hash_files(tiny_root)
    (tiny_root / "articles/notes.txt").write_text("x", encoding="utf-8")
    (tiny_root / "articles/.draft").write_text("x", encoding="utf-8")
    assert hash_files(tiny_root) == before
    assert not find_faults(load_knowledge(tiny_root), load_knowledge(tiny_root).articles[0].reviewed)
