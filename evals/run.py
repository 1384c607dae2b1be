"""The suite of questions: both systems over the same cases, scored alike.

The held-out cases pass through here as counts: no text or id of theirs reaches a result.
"""

from __future__ import annotations

import datetime as dt
import importlib
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from evals.case import ASKED_ON, Behaviour, Case, Split, load_cases
from evals.figures import figures_of
from evals.machine import commit, describe_machine
from evals.reply import Baseline, Certwise, Reply, System
from evals.result import Failure, Figure, Header, Result
from evals.scorers.behaviour import ERROR, score_behaviour
from evals.scorers.meaning import score_meaning
from evals.scorers.retrieval import score_retrieval
from evals.scorers.score import Score
from evals.scorers.trace import Grounds, list_grounds, score_trace, texts_of
from evals.support import Measure, Trust, best_threshold, load_pairs, validate
from evals.tutorial import MiniLM, Tutorial, list_documents
from knowledge import Knowledge, load_knowledge
from knowledge.registers.load import load_registers

Progress = Callable[[str], None]
Scored = list[tuple[Case, list[Score]]]


class Judge:
    """Every scorer, with what each needs."""

    def __init__(self, base: Knowledge, grounds: Grounds, measure: Measure, trust: Trust) -> None:
        """Keep the base and the measures."""
        self._misconceptions = {entry.id for entry in base.misconceptions}
        self._grounds = grounds
        self._measure = measure
        self._threshold = trust.threshold

    def score(self, case: Case, reply: Reply) -> list[Score]:
        """Return every score of one reply."""
        return [
            *score_retrieval(case, reply),
            *score_behaviour(case, reply, self._misconceptions),
            *score_trace(reply, self._grounds),
            *score_meaning(case, reply, self._measure, self._threshold),
        ]


def run_questions(splits: Sequence[Split], progress: Progress, assistant: Any | None = None) -> Result:
    """Ask both systems every case of some splits.

    Args:
        splits: which cases.
        progress: told in a few words what is being done.
        assistant: the assistant to judge; by default the one that the settings describe.
    """
    base = load_knowledge()
    dev_and_more = load_cases({*splits, Split.DEV}, base.entries)
    pairs = load_pairs()
    progress("Loading MiniLM through torch")
    embeddings = _minilm()
    progress("Building the tutorial pipeline, or opening it")
    pipeline = open_tutorial(base, embeddings)
    threshold = best_refusal(Baseline(pipeline), dev_and_more[Split.DEV])
    measure = Measure(embeddings.embed_documents)
    trust = validate(measure, pairs)
    progress("Opening Certwise")
    if assistant is None:
        from assistant.build import build_assistant

        assistant = build_assistant()
    judge = Judge(base, list_grounds(base, _row_ids(), _frames()), measure, trust)
    systems: dict[str, System] = {
        "certwise": Certwise(assistant, ASKED_ON),
        "baseline": Baseline(pipeline, threshold),
    }
    figures: list[Figure] = []
    failures: list[Failure] = []
    lengths: dict[str, float] = {}
    errors: Counter[tuple[str, str]] = Counter()
    for split in splits:
        for name, system in systems.items():
            progress(f"{name}: {len(dev_and_more[split])} cases of {split}")
            replies = [(case, _ask(system, case)) for case in dev_and_more[split]]
            lengths[name] = mean_words(replies)
            errors.update((name, _type_of(reply)) for _, reply in replies if reply.kind == ERROR)
            scored = [(case, judge.score(case, reply)) for case, reply in replies]
            figures += figures_of([(c.tags, s) for c, s in scored], system=name, split=split)
            if split is Split.DEV and name == "certwise":
                failures += failures_of(scored)
    header = Header(
        suite="questions",
        at=dt.datetime.now(dt.UTC),
        on=ASKED_ON,
        knowledge=base.fingerprint,
        model=str(getattr(getattr(assistant.retriever, "index", None), "model", "unknown")),
        commit=commit(),
        machine=describe_machine(),
        notes=(*_error_notes(errors), *_notes(threshold, trust, lengths)),
    )
    return Result(header=header, figures=tuple(figures), failures=tuple(failures))


def mean_words(replies: Sequence[tuple[Case, Reply]]) -> float:
    """Return how many words a reply to a question of the subject has on average."""
    words = [len(" ".join(reply.sentences).split()) for case, reply in replies if case.behaviour.in_scope]
    return sum(words) / len(words) if words else 0.0


def failures_of(scored: Scored) -> list[Failure]:
    """Return the bad scores of dev cases, with what was wanted and found."""
    return [
        Failure(case=case.id, asks=case.asks, figure=score.figure, found=score.found)
        for case, scores in scored
        for score in scores
        if score.bad
    ]


def open_tutorial(base: Knowledge, embeddings: MiniLM) -> Tutorial:
    """Open the pipeline over a base; it is built where there is none for these very files yet."""
    home = user_cache_path("certwise") / "tutorial"
    folder = home / base.fingerprint
    if not folder.is_dir():
        home.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix="building-", dir=home))
        Tutorial(work, embeddings).build(list_documents(base))
        work.rename(folder)
    return Tutorial(folder, embeddings)


def best_refusal(baseline: Baseline, dev: Sequence[Case]) -> float:
    """Return the threshold with which the baseline tells dev questions of the subject from others best."""
    told_apart = [case for case in dev if case.behaviour.in_scope or case.behaviour is Behaviour.DECLINE]
    values = [baseline.best_score(case.asks) for case in told_apart]
    return best_threshold(values, [case.behaviour.in_scope for case in told_apart])


def _ask(system: System, case: Case) -> Reply:
    try:
        return system.reply(case.asks, f"eval-{case.id}")
    except Exception as error:  # noqa: BLE001  (an error is a wrong reply, not the end of the run)
        why = f"{type(error).__name__}: {error}"
        return Reply(kind=ERROR, sentences=(why,), ranking=(), articles=())


def _type_of(failed: Reply) -> str:
    """Return the class of an error: its message may hold the words of a held-out case."""
    return failed.sentences[0].partition(":")[0]


def _error_notes(errors: Counter[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(
        f"ERRORS: {count} messages to {name} ended in {kind}; the figures count them as wrong."
        for (name, kind), count in errors.items()
    )


def _minilm() -> MiniLM:
    """Load the model on one thread: the vectors are the same, and two threads wait for each other."""
    import torch

    torch.set_num_threads(1)
    return MiniLM()


def _row_ids() -> list[str]:
    rows = list(load_registers().all_rows())
    return [
        *(f"register.{row.kind.value}.{row.key}" for row in rows),
        *{f"register.{row.kind.value}" for row in rows},
    ]


def _frames() -> list[str]:
    return list(texts_of(importlib.import_module("assistant.conversation.texts")))


def _notes(threshold: float, trust: Trust, lengths: dict[str, float]) -> tuple[str, ...]:
    baseline = (
        "The baseline is the LangChain tutorial pipeline: chunks of 1000 characters, MiniLM, Chroma, top 5. "
        f"It declines below a cosine of {threshold:.3f}, the best threshold there is on the dev cases."
    )
    meaning = (
        "What a reply says is measured without a model judge (MiniLM cosine and shared words, numbers and "
        f"negations checked) and is indicative: it judges {trust.accuracy:.0%} of {trust.n} pairs right "
        f"(95 % interval {trust.interval.low:.0%} to {trust.interval.high:.0%}; the bare cosine "
        f"{trust.plain_accuracy:.0%}), each pair left out of choosing the threshold, {trust.threshold:.3f}. It "
        "takes related for said too often. The longer a reply, the more it says, of what it must not say too: "
        f"a reply of Certwise has {lengths['certwise']:.0f} words, the baseline's {lengths['baseline']:.0f}."
    )
    return baseline, meaning
