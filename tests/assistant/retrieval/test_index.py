"""An index is built whole or not at all, and what did not change is taken over."""

from __future__ import annotations

import errno
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from filelock import FileLock

from assistant.errors import AssistantError, IndexBusyError, IndexMissingError
from assistant.retrieval import index as index_module
from assistant.retrieval.dense import ChromaStore
from assistant.retrieval.exact import read_vectors
from assistant.retrieval.head import Head
from assistant.retrieval.passages import Route, list_passages
from knowledge import KnowledgeError, load_knowledge
from tests.assistant.fakes import FakeEncoder, TinyHome, read_from
from tests.assistant.retrieval.broken_build import KILLED_AT
from tests.knowledge.tiny_base import edit, write_tiny_base

REPOSITORY = Path(__file__).parents[3]
SCOPE = "articles/scope-words.yaml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a base under `knowledge` and its index under `data`: copied, never changed."""
    folder = tmp_path_factory.mktemp("built")
    write_tiny_base(folder / "knowledge")
    with pytest.MonkeyPatch.context() as patch:
        read_from(folder / "knowledge", patch)
        TinyHome(folder / "data").ensure()
    return folder


@pytest.fixture
def root(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of a base whose index is in `home`."""
    shutil.copytree(built, tmp_path / "copy")
    read_from(tmp_path / "copy/knowledge", monkeypatch)
    return tmp_path / "copy/knowledge"


@pytest.fixture
def home(root: Path) -> TinyHome:
    """An index home with a fresh index."""
    return TinyHome(root.parent / "data")


def best(home: TinyHome, question: str, *, one_shot: bool = True) -> str:
    retriever = home.retriever(one_shot=one_shot)
    try:
        return retriever.retrieve(question)[0].target
    finally:
        retriever.close()


def change_an_ask(root: Path) -> None:
    def change(data: Any) -> None:
        data["asks"][3] = "boundaries of the paper"

    edit(root, SCOPE, change)


def leftovers(home: TinyHome) -> list[str]:
    return sorted(path.name for path in home.indexes.iterdir() if path.name.startswith("."))


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_aligned(home: TinyHome) -> None:
    """Every row of the file, of Chroma and of the head belongs to the passage that its key names."""
    index, encoder = home.open(), FakeEncoder()
    keys, rows = index.keys(), index.rows
    store = ChromaStore(index.folder / "chroma", keys)
    everything = list_passages(index.whole_knowledge())
    for route in Route:
        passages = index.passages(route)
        assert sorted(keys[route]) == sorted(p.key for p in everything if p.route is route)
        assert rows[route].targets == [p.target for p in passages]
        assert rows[route].refs == [p.ref for p in passages]
        assert rows[route].languages == [p.language for p in passages]
        vectors = read_vectors(index.folder, route)
        assert np.allclose(vectors, encoder.encode_questions([p.text for p in passages]), atol=1e-6)
        assert store.count(route) == len(passages)
        for row in range(0, len(passages), 5):
            found = store.nearest(route, vectors[row], 1)[0][1]
            assert found == pytest.approx(1.0, abs=1e-4)
    store.close()
    head = Head.read(index.folder, index.targets)
    assert head.weights.shape[1] == len(index.targets)
    question = encoder.encode_questions(["What does the certificate approve? approved products"])[0]
    assert index.targets[int(head.scores(question).argmax())] == "entry:certificate-approves-product"


def test_a_first_build_embeds_everything_once(root: Path, tmp_path: Path) -> None:
    home = TinyHome(tmp_path / "new")
    told: list[str] = []
    made = home.ensure(told.append)
    passages = list_passages(load_knowledge(root))
    assert (made.embedded, made.reused, made.changed) == (len(passages), 0, True)
    assert sorted(home.fake.encoded) == sorted(p.text for p in passages)
    assert told
    assert home.open().fingerprint == made.fingerprint
    assert best(home, "approved products") == "entry:certificate-approves-product"
    assert_aligned(home)


def test_nothing_changed_is_nothing_done(home: TinyHome) -> None:
    before = files_of(home.indexes)
    told: list[str] = []
    made = home.ensure(told.append)
    assert (made.embedded, made.reused, made.changed) == (0, 0, False)
    assert home.fake.encoded == []
    assert told == []
    assert files_of(home.indexes) == before


def test_one_changed_ask_embeds_exactly_one_text(root: Path, home: TinyHome) -> None:
    change_an_ask(root)
    made = home.ensure()
    assert made.embedded == 1
    assert home.fake.encoded == ["boundaries of the paper"]
    for one_shot in (True, False):
        assert best(home, "boundaries of the paper", one_shot=one_shot) == "entry:scope-words"
    assert_aligned(home)


def test_a_change_that_is_no_text_embeds_nothing_and_is_served(root: Path, home: TinyHome) -> None:
    edit(root, SCOPE, lambda data: data.update(review_due="2027-01-01"))
    made = home.ensure()
    assert (made.embedded, made.changed) == (0, True)
    assert home.open().knowledge.entries["scope-words"].review_due.isoformat() == "2027-01-01"


def test_a_removed_article_is_found_no_more(root: Path, home: TinyHome) -> None:
    assert best(home, "describe difference of standards") == "entry:side-by-side"
    (root / "articles/side-by-side.yaml").unlink()
    made = home.ensure()
    assert made.embedded == 0
    for one_shot in (True, False):
        retriever = home.retriever(one_shot=one_shot)
        found = {hit.target for hit in retriever.retrieve("describe difference of standards", 100)}
        retriever.close()
        assert found
        assert "entry:side-by-side" not in found
    assert_aligned(home)


def test_rows_stay_aligned_when_passages_change_their_order(root: Path, home: TinyHome) -> None:
    before = home.open().keys()[Route.ASK]

    def turn(data: Any) -> None:
        data["asks"].reverse()
        for claims in data["claims"].values():
            claims.reverse()

    for name in ("articles/audit-cycle.yaml", "articles/verify-steps.yaml"):
        edit(root, name, turn)
    edit(root, "glossary.yaml", lambda rows: rows[::-1])
    made = home.ensure()
    after = home.open().keys()[Route.ASK]
    assert (made.embedded, sorted(after)) == (0, sorted(before))
    assert after != before
    assert_aligned(home)


def test_an_updated_index_answers_like_one_built_from_nothing(
    root: Path, home: TinyHome, tmp_path: Path
) -> None:
    change_an_ask(root)
    (root / "articles/side-by-side.yaml").unlink()
    home.ensure()
    fresh = TinyHome(tmp_path / "fresh")
    fresh.ensure()
    ours, theirs = home.retriever(), fresh.retriever()
    for question in ("boundaries of the paper", "how do I verify", "yearly audits", "认证范围", "alcance"):
        assert ours.retrieve(question) == theirs.retrieve(question)


def test_both_ways_of_searching_give_the_same_hits(home: TinyHome) -> None:
    exact, chroma = home.retriever(one_shot=True), home.retriever(one_shot=False)
    for question in ("how do I verify a certificate", "approved products", "will it rain", "what is scope"):
        ours, theirs = exact.retrieve(question, 30), chroma.retrieve(question, 30)
        assert [hit.target for hit in ours] == [hit.target for hit in theirs]
        assert [hit.score for hit in ours] == pytest.approx([hit.score for hit in theirs], abs=1e-4)
    chroma.close()


def test_a_rebuild_embeds_everything_again(home: TinyHome) -> None:
    made = home.ensure(rebuild=True)
    assert (made.reused, made.changed) == (0, True)
    assert made.embedded == len(home.fake.encoded) > 0
    assert leftovers(home) == []
    assert_aligned(home)


def test_another_model_takes_nothing_over(home: TinyHome) -> None:
    home.fake.name = "fake@2"
    assert home.fresh() is None
    made = home.ensure()
    assert made.reused == 0
    assert home.open().model == "fake@2"


def test_another_format_takes_nothing_over(home: TinyHome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "FORMAT", index_module.FORMAT + 1)
    assert home.fresh() is None
    assert home.ensure().reused == 0


def test_a_reader_of_the_old_index_is_not_disturbed_by_one_build(root: Path, home: TinyHome) -> None:
    reader = home.retriever(one_shot=False)
    change_an_ask(root)
    home.ensure()
    assert reader.retrieve("describe scope wording")[0].target == "entry:scope-words"
    reader.close()


def test_only_the_index_before_is_kept(root: Path, home: TinyHome) -> None:
    first = home.open().folder
    for number in range(3):
        edit(root, SCOPE, lambda data, number=number: data.update(reviewed_by=f"editor {number}"))
        home.ensure()
    assert not first.exists()
    assert len([path for path in home.indexes.iterdir() if path.is_dir()]) == 2


def test_faults_in_the_files_leave_the_old_index(root: Path, home: TinyHome) -> None:
    (root / SCOPE).write_text("", encoding="utf-8")
    with pytest.raises(KnowledgeError):
        home.ensure()
    assert best(home, "describe scope wording") == "entry:scope-words"
    assert leftovers(home) == []


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (FakeEncoder, "encode_passages"),
        (index_module, "save_vectors"),
        (index_module, "fit"),
        (index_module.LexicalIndex, "fill"),
        (index_module, "_sync"),
        (index_module.IndexHome, "_publish"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_build_that_fails_at_any_step_leaves_the_old_index_and_nothing_else(
    root: Path, home: TinyHome, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str
) -> None:
    change_an_ask(root)

    def fail(*_: Any, **__: Any) -> Any:
        raise RuntimeError("something unforeseen")

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, fail)
        with pytest.raises(RuntimeError, match="unforeseen"):
            home.ensure()
    assert leftovers(home) == []
    assert best(home, "describe scope wording") == "entry:scope-words"
    assert home.ensure().embedded == 1
    assert best(home, "boundaries of the paper") == "entry:scope-words"


def break_a_build(home: TinyHome, root: Path, *how: str) -> subprocess.CompletedProcess[str]:
    module = "tests.assistant.retrieval.broken_build"
    command = [sys.executable, "-m", module, str(root), str(home.data), *how]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals")
@pytest.mark.parametrize("step", KILLED_AT)
def test_a_killed_build_leaves_the_old_index_and_the_next_one_sweeps_up(
    root: Path, home: TinyHome, step: str
) -> None:
    before = home.open().folder
    change_an_ask(root)
    assert break_a_build(home, root, step).returncode == -signal.SIGKILL
    assert leftovers(home), "the build was not under way"
    assert home.open().folder == before
    assert best(home, "describe scope wording") == "entry:scope-words"
    assert home.ensure().embedded == 1
    assert leftovers(home) == []
    assert best(home, "boundaries of the paper") == "entry:scope-words"
    assert_aligned(home)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals")
def test_a_rebuild_of_the_same_content_that_is_killed_leaves_an_index(root: Path, home: TinyHome) -> None:
    done = break_a_build(home, root, "before the folder has its name", "rebuild")
    assert done.returncode == -signal.SIGKILL
    assert best(home, "describe scope wording") == "entry:scope-words"


@pytest.mark.parametrize(
    "owner_and_name", [(np, "save"), (Path, "write_text"), (Path, "rename"), (Path, "mkdir")]
)
def test_a_full_disk_says_what_to_do_and_leaves_the_old_index(
    root: Path, home: TinyHome, monkeypatch: pytest.MonkeyPatch, owner_and_name: tuple[Any, str]
) -> None:
    change_an_ask(root)
    before = files_of(home.open().folder)

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(*owner_and_name, full)
        with pytest.raises(AssistantError, match=r"No space left on device.*Make room there") as caught:
            home.ensure()
    assert caught.value.exit_status == 1
    assert files_of(home.open().folder) == before
    assert leftovers(home) == []
    assert home.ensure().embedded == 1


@pytest.mark.skipif(sys.platform != "linux", reason="needs resource limits")
@pytest.mark.parametrize("most", [2_000, 40_000], ids=["from the start", "in the vector store"])
def test_a_disk_that_is_full_in_any_library_says_what_to_do(tmp_path: Path, root: Path, most: int) -> None:
    home = TinyHome(tmp_path / "no-room")
    done = break_a_build(home, root, str(most))
    full, with_room = done.stdout.splitlines()
    assert full.startswith("told: "), done.stdout + done.stderr
    assert "Make room there" in full
    assert with_room == "built"
    assert best(home, "describe scope wording") == "entry:scope-words"


def test_a_data_folder_that_cannot_be_made_says_what_to_do(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(AssistantError, match="CERTWISE_DATA"):
        TinyHome(tmp_path / "file").ensure()


def test_without_an_index_the_message_names_the_command(root: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="certwise index"):
        TinyHome(tmp_path / "nothing").open()


def test_a_pointer_to_nothing_is_no_index(home: TinyHome) -> None:
    (home.indexes / "current").write_text("no-such", encoding="utf-8")
    assert home.published() is None
    assert home.ensure().changed


@pytest.mark.parametrize("content", ["", "[]", "{}"], ids=repr)
def test_a_broken_manifest_is_built_anew(home: TinyHome, content: str) -> None:
    (home.open().folder / "manifest.json").write_text(content, encoding="utf-8")
    assert home.ensure().changed
    assert best(home, "describe scope wording") == "entry:scope-words"


def test_two_builds_at_once_build_once(root: Path, home: TinyHome) -> None:
    change_an_ask(root)
    made = []
    threads = [threading.Thread(target=lambda: made.append(TinyHome(home.data).ensure())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(built.changed for built in made) == [False, True]


def test_a_build_that_waits_too_long_says_who_it_waits_for(
    root: Path, home: TinyHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_an_ask(root)
    monkeypatch.setattr(index_module, "WAIT_FOR_OTHER_BUILD", 0.05)
    with FileLock(home.data / "build.lock"), pytest.raises(IndexBusyError, match="Wait for it, or end it"):
        home.ensure()
    assert best(home, "describe scope wording") == "entry:scope-words"
