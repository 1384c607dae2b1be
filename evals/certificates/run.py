"""The suite of certificates: read and check specimens in every form, and read the texts of other authors.

Specimens come from seeds, so each run draws the same ones. The held-out texts pass through here as counts.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.specimens import PLANTABLE, Specimen, draw_specimen, random_defects
from assistant.verification.certificate import Certificate
from assistant.verification.context import Context, Designer, Role
from assistant.verification.finding import Outcome
from assistant.verification.report import CheckedCertificate
from assistant.verification.sources import verification_fingerprint
from assistant.verification.verify import verify
from evals.case import ASKED_ON, Split
from evals.certificates.baseline import read_like_a_tutorial
from evals.certificates.compare import FieldVerdict, Verdict, compare_fields
from evals.certificates.papers import load_papers
from evals.certificates.reading import (
    ReadPaper,
    count,
    read_specimen,
    read_words,
    score_specimen,
    tagged,
)
from evals.figures import KINDS
from evals.interval import wilson
from evals.machine import commit, describe_machine
from evals.result import Failure, Figure, Header, Result

Progress = Callable[[str], None]
OBJECTIONS = frozenset({Outcome.QUESTION, Outcome.PROBLEM})
_MOST_DEFECTS = 3
_SHOWN = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """How many papers of each kind. `planted`: defective specimens in each form."""

    clean: dict[str, int]
    planted: dict[str, int]


SIZES = {
    "small": Size(clean={"text": 60, "pdf": 30, "photo": 6}, planted={"text": 120, "pdf": 60, "photo": 6}),
    "full": Size(
        clean={"text": 300, "pdf": 300, "photo": 60}, planted={"text": 2000, "pdf": 1000, "photo": 30}
    ),
}


@dataclass(slots=True)
class Tally:
    """What was seen of the specimens in one form."""

    papers: list[ReadPaper] = field(default_factory=list)
    baseline: list[ReadPaper] = field(default_factory=list)
    accepted: list[tuple[str, bool]] = field(default_factory=list)
    found: list[tuple[str, str, bool]] = field(default_factory=list)
    clean: list[tuple[str, set[Outcome], str]] = field(default_factory=list)


def run_certificates(size: str, splits: Sequence[Split], progress: Progress) -> Result:
    """Read and check everything and return the figures.

    Args:
        size: "small" for a few minutes, "full" for what the README reports.
        splits: which of the texts of other authors to read.
        progress: told in a few words what is being done.
    """
    figures: list[Figure] = []
    failures: list[Failure] = []
    for form in SIZES[size].clean:
        tally = _specimens(form, SIZES[size], progress)
        figures += _specimen_figures(form, tally)
        failures += _specimen_failures(form, tally)
    for split in splits:
        progress(f"Texts of other authors: {split}")
        ours, theirs = _papers(split, read_words), _papers(split, read_like_a_tutorial)
        figures += _reading_figures("messy", ours, "certwise", split.value)
        figures += _reading_figures("messy", theirs, "baseline", split.value)
        if split is Split.DEV:
            failures += _reading_failures("messy", ours)
    header = Header(
        suite="certificates",
        at=dt.datetime.now(dt.UTC),
        on=ASKED_ON,
        knowledge=verification_fingerprint(),
        model="none",
        commit=commit(),
        machine=describe_machine(),
        notes=(_NOTE,),
    )
    return Result(header=header, figures=tuple(figures), failures=tuple(failures))


_NOTE = (
    "The baseline reads as a tutorial would: English labels, the rest of the line, `dateutil` for dates; it "
    "cannot check. F1 counts a wrong value of a stated field as wrong and as missed. Silently wrong: wrong, or "
    "not on the paper, and not marked as unsure. Intervals of F1 are those of a share of the same size."
)


def _specimens(form: str, size: Size, progress: Progress) -> Tally:
    tally = Tally()
    progress(f"Clean specimens as {form}: {size.clean[form]}")
    for seed in range(size.clean[form]):
        specimen = draw_specimen(seed)
        paper = score_specimen(specimen, form, read_specimen(specimen, form))
        tally.papers.append(paper)
        if form == "text":
            tally.baseline.append(score_specimen(specimen, form, read_like_a_tutorial(specimen.text)))
        checked = check(specimen, paper.certificate)
        objections = [judged for judged in checked.findings if judged.outcome in OBJECTIONS]
        words = "; ".join(f"{one.rule.id} {one.outcome}: {one.reason}" for one in objections)
        tally.clean.append((paper.id, {one.outcome for one in objections}, words))
    progress(f"Specimens with planted defects as {form}: {size.planted[form]}")
    for seed in range(size.planted[form]):
        specimen = draw_specimen(10_000 + seed, defects=planted_in(seed))
        paper = score_specimen(specimen, form, read_specimen(specimen, form))
        tally.papers.append(paper)
        checked = check(specimen, paper.certificate)
        objecting = {judged.rule.id for judged in checked.findings if judged.outcome in OBJECTIONS}
        planted = {defect["rule"] for defect in visible_defects(specimen, form)}
        if not planted:
            continue
        tally.accepted.append((paper.id, not objecting))
        tally.found += [(paper.id, rule, rule in objecting) for rule in sorted(planted)]
    return tally


def planted_in(seed: int) -> tuple[str, ...]:
    """Return the defects of the specimen of a seed: every plantable one in turn alone, later a few together."""
    if seed < len(PLANTABLE):
        return (PLANTABLE[seed],)
    return tuple(random_defects(seed, 1 + seed % _MOST_DEFECTS))


def visible_defects(specimen: Specimen, form: str) -> list[dict[str, Any]]:
    """Return the defects of the key that this form of the paper can show."""
    return [
        defect
        for defect in specimen.key.to_json()["defects"]
        if not defect.get("only_in") or form in defect["only_in"]
    ]


def check(specimen: Specimen, certificate: Certificate) -> CheckedCertificate:
    """Check what was read of a specimen in the context of its key."""
    key = specimen.key.to_json()
    enums: dict[str, Any] = {"role": Role, "designer": Designer}
    given: dict[str, Any] = {
        name: enums[name](value) if name in enums else value
        for name, value in key["context"].items()
        if value is not None
    }
    context = Context(**given)
    report = verify([certificate], on=dt.date.fromisoformat(key["on"]), context=context)
    return report.certificates[0]


def _papers(split: Split, read: Callable[[str], Certificate]) -> list[ReadPaper]:
    found = []
    for case in load_papers(split):
        certificate = read(case.text)
        verdicts = tuple(compare_fields(certificate, case.truth, case.accept))
        tags = (f"language {case.language}",)
        found.append(ReadPaper(id=case.id, tags=tags, verdicts=verdicts, certificate=certificate))
    return found


def _specimen_figures(form: str, tally: Tally) -> list[Figure]:
    split = "specimens"
    figures = _reading_figures(form, tally.papers, "certwise", split)
    if tally.baseline:
        figures += _reading_figures(form, tally.baseline, "baseline", split)
    problems = [Outcome.PROBLEM in outcomes for _, outcomes, _ in tally.clean]
    questions = [Outcome.QUESTION in outcomes for _, outcomes, _ in tally.clean]
    by_rule: dict[str, list[bool]] = defaultdict(list)
    for _, rule, found in tally.found:
        by_rule[f"rule {rule}"].append(found)
    return [
        *figures,
        _share(f"false_accept_{form}", [accepted for _, accepted in tally.accepted], split),
        _share(f"defect_found_{form}", [found for _, _, found in tally.found], split),
        *(_share(f"defect_found_{form}", found, split, tag=tag) for tag, found in sorted(by_rule.items())),
        _share(f"clean_problem_{form}", problems, split),
        _share(f"clean_question_{form}", questions, split),
    ]


def _reading_figures(form: str, papers: Sequence[ReadPaper], system: str, split: str) -> list[Figure]:
    everything = [verdict for paper in papers for verdict in paper.verdicts]
    by_tag: dict[str, list[FieldVerdict]] = defaultdict(list)
    for tag, verdict in tagged(papers):
        by_tag[tag].append(verdict)
    found = [*_reading_pair(form, everything, system, split, None)]
    for tag, verdicts in sorted(by_tag.items()):
        found += _reading_pair(form, verdicts, system, split, tag)
    return found


def _reading_pair(
    form: str, verdicts: Iterable[FieldVerdict], system: str, split: str, tag: str | None
) -> list[Figure]:
    listed = list(verdicts)
    counts = count(listed)
    size = max(counts.scored, 1)
    low, high = wilson(min(round((counts.f1 or 0) * size), size), size)
    f1 = Figure(
        key=f"f1_{form}", system=system, split=split, tag=tag, value=counts.f1, n=size, low=low, high=high
    )
    return [
        f1,
        _share(
            f"silent_{form}", [one.verdict is Verdict.SILENT for one in listed], split, tag=tag, system=system
        ),
    ]


def _share(
    key: str, values: Sequence[bool], split: str, *, tag: str | None = None, system: str = "certwise"
) -> Figure:
    assert key in KINDS  # noqa: S101 - a figure nobody could show
    low, high = wilson(sum(values), len(values)) if values else (None, None)
    value = sum(values) / len(values) if values else None
    return Figure(key=key, system=system, split=split, tag=tag, value=value, n=len(values), low=low, high=high)


def _specimen_failures(form: str, tally: Tally) -> list[Failure]:
    failures = _reading_failures(form, tally.papers)
    failures += [
        Failure(case=case, asks=form, figure=f"false_accept_{form}", found="no question and no problem")
        for case, accepted in tally.accepted
        if accepted
    ]
    failures += [
        Failure(case=case, asks=form, figure=f"defect_found_{form}", found=f"{rule} did not speak")
        for case, rule, found in tally.found
        if not found
    ][:_SHOWN]
    failures += [
        Failure(case=case, asks=form, figure=f"clean_problem_{form}", found=words)
        for case, outcomes, words in tally.clean
        if outcomes
    ][:_SHOWN]
    return failures


def _reading_failures(form: str, papers: Iterable[ReadPaper]) -> list[Failure]:
    """Return what was not read right, the silently wrong fields first."""
    bad = [
        (one.verdict is not Verdict.SILENT, paper.id, one)
        for paper in papers
        for one in paper.verdicts
        if one.verdict is not Verdict.RIGHT
    ]
    return [
        Failure(
            case=case,
            asks=form,
            figure=f"{'f1' if later else 'silent'}_{form}",
            found=f"{one.field} {one.verdict}: wanted {one.wanted!r}, read {one.read!r}",
        )
        for later, case, one in sorted(bad, key=lambda row: row[0])
    ][:_SHOWN]
