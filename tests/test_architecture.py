"""The arrows of the picture in `docs/architecture.md`, read from the imports of every file."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("knowledge", "assistant", "ui", "evals", "tests")
FILES = {
    path.relative_to(ROOT).as_posix(): path
    for package in OURS
    for path in sorted((ROOT / package).rglob("*.py"))
}
CODE = [file for file in FILES if not file.startswith("tests/")]
SHIPPED = [file for file in CODE if not file.startswith("evals/")]


@cache
def imports_of(file: str) -> set[str]:
    """Return the full name of everything that a file imports, also inside its functions."""
    package = file.removesuffix(".py").split("/")[:-1]
    return set(_names(ast.parse(FILES[file].read_text(encoding="utf-8")), package))


def _names(tree: ast.AST, package: list[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def is_of(name: str, *packages: str) -> bool:
    """Return whether an imported name is one of the packages or lies in one."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def importers(*packages: str, among: list[str] = CODE) -> set[str]:
    """Return the files that import any of the packages."""
    return {file for file in among if any(is_of(name, *packages) for name in imports_of(file))}


def files_in(*folders: str) -> list[str]:
    """Return the files under folders of the repository, and the files named themselves."""
    return [
        file for file in CODE if file in folders or file.startswith(tuple(f"{folder}/" for folder in folders))
    ]


def test_there_are_files_to_read() -> None:
    for package in OURS:
        assert any(file.startswith(f"{package}/") for file in FILES), package


def test_an_import_is_seen_wherever_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sample.py"
    path.write_text("import a.b\ndef f():\n    from . import c\n    from ..d import e\n", encoding="utf-8")
    monkeypatch.setitem(FILES, "one/two/sample.py", path)
    assert imports_of("one/two/sample.py") == {"a.b", "one.two.c", "one.d.e"}


@pytest.mark.parametrize(
    ("package", "may_import"),
    [
        ("knowledge", {"knowledge"}),
        ("assistant", {"assistant", "knowledge"}),
        ("ui", {"ui", "assistant", "knowledge"}),
        ("evals", {"evals", "assistant", "knowledge"}),
    ],
)
def test_arrows_point_one_way(package: str, may_import: set[str]) -> None:
    others = {name for name in OURS if name not in may_import}
    assert importers(*others, among=files_in(package)) == set()


def test_nothing_imports_evals_or_tests() -> None:
    assert importers("evals", "tests", among=SHIPPED) == set()
    assert importers("tests") == set()


@pytest.mark.parametrize(
    ("library", "door"),
    [
        ("chromadb", {"assistant/retrieval/dense.py"}),
        ("sentence_transformers", {"assistant/retrieval/model_export.py"}),
        ("torch", {"assistant/retrieval/model_export.py"}),
        ("transformers", set()),
        ("onnxruntime", {"assistant/retrieval/encoder.py"}),
        ("tokenizers", {"assistant/retrieval/encoder.py"}),
        ("tantivy", {"assistant/retrieval/lexical.py"}),
        ("py3langid", {"assistant/conversation/language.py"}),
        ("yaml", {"knowledge/loader.py"}),
        ("typer", {"assistant/cli.py"}),
        ("rich", {"assistant/terminal.py"}),
        ("stdnum", {"knowledge/registers/check_digits.py"}),
        ("rapidocr", {"assistant/reading/ocr.py"}),
        ("zxingcpp", {"assistant/reading/codes.py"}),
        ("pillow_heif", {"assistant/reading/picture_file.py"}),
        ("pypinyin", {"assistant/verification/chinese.py"}),
        ("opencc", {"assistant/verification/chinese.py"}),
        ("pymupdf_fonts", {"assistant/fonts.py"}),
        ("qrcode", {"assistant/specimens/ornaments.py"}),
    ],
)
def test_a_library_has_one_door(library: str, door: set[str]) -> None:
    assert importers(library, among=SHIPPED) == door


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("pypdfium2", ("assistant/reading/", "assistant/specimens/picture.py")),
        ("cv2", ("assistant/reading/", "assistant/specimens/photo.py")),
        ("PIL", ("assistant/reading/", "assistant/specimens/")),
        ("reportlab", ("assistant/fonts.py", "assistant/checking/", "assistant/specimens/")),
    ],
)
def test_a_library_of_many_parts_stays_in_its_rooms(library: str, rooms: tuple[str, ...]) -> None:
    found = importers(library, among=SHIPPED)
    assert found
    assert all(file.startswith(rooms) for file in found), found


def test_verification_knows_no_document() -> None:
    others = ("assistant.reading", "assistant.checking", "assistant.specimens", "assistant.conversation")
    judging = files_in("assistant/verification")
    assert judging
    assert importers(*others, "assistant.retrieval", among=judging) == set()


def test_verification_needs_small_pure_helpers_alone() -> None:
    helpers = {"rapidfuzz", "pypinyin", "opencc"}
    for file in files_in("assistant/verification"):
        roots = {name.partition(".")[0] for name in imports_of(file)}
        assert roots - helpers - set(sys.stdlib_module_names) <= {"assistant", "knowledge"}, file


def test_reading_knows_no_rule() -> None:
    reading = files_in("assistant/reading")
    assert reading
    rules = ("assistant.verification.rules", "assistant.verification.verify", "assistant.verification.rule")
    assert importers(*rules, "assistant.checking", "assistant.conversation", among=reading) == set()


@pytest.mark.parametrize("library", ["langchain", "langchain_core"])
def test_langchain_is_met_in_the_doors_alone(library: str) -> None:
    assert all(file.startswith("assistant/doors/") for file in importers(library, among=SHIPPED))


def test_gradio_is_met_in_the_page_and_in_evals_alone() -> None:
    found = importers("gradio", "gradio_client")
    assert found
    assert all(file.startswith(("ui/", "evals/")) for file in found)


def test_retrieval_and_the_registers_do_not_know_each_other() -> None:
    retrieval = files_in("assistant/retrieval")
    lookup = files_in("assistant/lookup.py", "assistant/lookup_result.py", "knowledge/registers")
    assert retrieval
    assert lookup
    assert importers("assistant.lookup", "knowledge.registers", among=retrieval) == set()
    assert importers("assistant.retrieval", among=lookup) == set()


def test_retrieval_knows_no_conversation() -> None:
    assert (
        importers("assistant.conversation", "assistant.assistant", among=files_in("assistant/retrieval"))
        == set()
    )


def test_registers_are_pure_and_know_nothing_else_of_the_knowledge() -> None:
    for file in files_in("knowledge/registers"):
        ours = {name for name in imports_of(file) if is_of(name, *OURS)}
        assert all(is_of(name, "knowledge.registers", "knowledge.days") for name in ours), file


def test_the_concrete_classes_are_chosen_in_build_alone() -> None:
    chosen = {"assistant.retrieval.retriever.open_retriever", "assistant.conversation.engine.EmbeddedEngine"}
    found = {file for file in SHIPPED if chosen & imports_of(file)}
    assert found == {"assistant/build.py"}


@pytest.mark.parametrize("package", ["assistant", "knowledge", "ui"])
def test_nothing_that_is_shipped_can_fetch_from_the_network(package: str) -> None:
    fetchers = (
        "requests",
        "httpx",
        "aiohttp",
        "urllib3",
        "urllib.request",
        "http.client",
        "ftplib",
        "huggingface_hub",
    )
    assert importers(*fetchers, among=files_in(package)) == set()


def test_heavy_libraries_are_imported_where_they_are_used() -> None:
    heavy = ("chromadb", "onnxruntime", "tokenizers", "torch", "sentence_transformers", "py3langid")
    for file in SHIPPED:
        tree = ast.parse(FILES[file].read_text(encoding="utf-8"))
        at_top = ast.Module([node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)], [])
        assert not [name for name in _names(at_top, []) if is_of(name, *heavy)], file


def test_every_package_says_what_it_is() -> None:
    for file in CODE:
        assert ast.get_docstring(ast.parse(FILES[file].read_text(encoding="utf-8"))), file
