import json
import subprocess
import sys

import numpy as np
import pytest

from evals.performance import PARTS, run_performance
from evals.performance.bench import LAUNCH, Bench, BenchError, row_of
from evals.performance.client import find_submit
from evals.performance.growth import JitterEncoder, enlarge
from evals.performance.indexing import change
from evals.performance.warm import p50, p95, sample
from knowledge import load_knowledge


def test_an_unknown_part_is_refused_before_anything_runs():
    with pytest.raises(ValueError, match="No part nonsense"):
        run_performance(["nonsense"], lambda _: None)
    assert set(PARTS) == {"cold", "page", "warm", "memory", "load", "index", "growth", "checking"}


def test_a_process_is_timed_and_weighed_by_itself():
    code = "import time; x = bytearray(60_000_000); time.sleep(0.2)"
    done = subprocess.run(
        [sys.executable, str(LAUNCH), sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    assert found["status"] == 0
    assert found["seconds"] >= 0.2
    assert 60 < found["megabytes"] < 200


def test_a_process_that_fails_says_what_it_wrote(tmp_path):
    bench = Bench(tmp_path, lambda _: None)
    with pytest.raises(BenchError, match="no such thing"):
        bench.run(["-c", "raise SystemExit('no such thing')"])


def test_the_users_settings_do_not_reach_a_measured_process(tmp_path, monkeypatch):
    monkeypatch.setenv("CERTWISE_EMBEDDING_MODEL", "something-else")
    environment = Bench(tmp_path, lambda _: None).environment()
    assert "CERTWISE_EMBEDDING_MODEL" not in environment
    assert environment["CERTWISE_DATA"] == str(tmp_path / "data")


def test_a_row_holds_medians_and_the_range():
    row = row_of("cold", "start", "s", [3.0, 1.0, 2.0], [20.0, 40.0], target=0.1)
    assert (row.ours, row.ours_low, row.ours_high, row.theirs, row.repeats) == (2.0, 1.0, 3.0, 30.0, 3)
    assert row.reached
    assert row_of("load", "failed", "", [0.0]).ratio is None


def test_percentiles():
    values = [float(n) for n in range(1, 101)]
    assert p50(values) == 50.5
    assert 95 <= p95(values) <= 96


def test_the_same_questions_are_asked_every_time():
    questions = [str(n) for n in range(500)]
    assert sample(questions) == sample(questions)
    assert len(set(sample(questions))) == 80
    assert sample(["one"]) == ["one"]


def test_the_event_of_the_message_box_is_found():
    config = {
        "dependencies": [
            {"id": 1, "targets": [[4, "click"]], "inputs": [4]},
            {"id": 7, "targets": [[5, "submit"]], "inputs": [5, 6]},
        ]
    }
    assert find_submit(config) == (7, [None])
    with pytest.raises(ValueError, match="no box"):
        find_submit({"dependencies": []})


def test_one_file_is_changed_so_that_it_still_reads(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("id: a\nasks:\n  - old\n", encoding="utf-8")
    change(file, 1)
    change(file, 2)
    assert file.read_text(encoding="utf-8").count("change number") == 2
    file.write_text("id: a\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no list of asks"):
        change(file, 3)


def test_a_base_grows_by_entries_of_their_own():
    base = load_knowledge()
    grown = enlarge(base, 3)
    assert len(grown.entries) == 3 * len(base.entries)
    assert len(grown.claims) > len(base.claims) + 2 * len(base.entries) - 1
    assert grown.fingerprint == base.fingerprint


class Encoder:
    name, dimension = "fake", 16

    def encode_passages(self, texts):
        self.seen = texts
        return np.stack([np.eye(16, dtype=np.float32)[len(text) % 16] for text in texts])


def test_a_copy_lies_near_its_original_and_is_not_computed():
    inner = Encoder()
    vectors = JitterEncoder(inner).encode_passages(["is it?", "is it? copy 7", "other"])
    assert inner.seen == ["is it?", "other"]
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert 0.9 < float(vectors[0] @ vectors[1]) < 1
