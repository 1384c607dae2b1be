"""Everybody who may have issued the certificate: by labels, sentences, known names and words of the trade."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.reading.body_names import ASSOCIATIONS, TRADE, certifier_in, in_full, in_web_address, is_person
from assistant.reading.companies import clean_name, has_legal_form
from assistant.reading.evidence import Candidate, of_cell
from assistant.reading.issuer_names import (
    JOIN_WORDS,
    LONGEST,
    believable,
    name_in,
    printed_name,
    with_next_line,
)
from assistant.reading.labels import Kind, Label
from assistant.reading.layout import Cell
from assistant.reading.paper import ABOVE, RIGHT, Answer, Paper
from assistant.reading.squash import squashed
from knowledge.registers import How, Mention
from knowledge.registers import Kind as Named

_LABELLED, _SENTENCE, _KNOWN, _SEVERAL, _CLOSE = 0.95, 0.9, 0.88, 0.62, 0.55
_ABOVE, _UNKNOWN = 0.75, 0.72
LIKELY = 0.6
"""The confidence in a company that only a word of the trade in its name speaks for."""
_SENTENCES = re.compile(
    r"\b(?:certified|registered|assessed|audited|approved)\b(?: \w{1,12}){0,2} (?:to|against|for|according to) "
    r"[^.;,\n]{3,40}? by (?:the )?(?=[A-Z])"
    r"|\b(?:issuing (?:office|body|authority)|certification body|certifying body|certifier|registrar)"
    r" (?:is|was) (?:the )?(?=[A-Z])",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\W{0,3}(?:certificat|certificate|certificado|certificato|zertifikat|urkunde|certificaat|certyfikat)\b",
    re.IGNORECASE,
)


def issuers_on(paper: Paper) -> Iterator[Candidate[str]]:
    """Yield the issuers that a paper names, the clearest first."""
    for label in paper.of_kind(Kind.ISSUER, Kind.ISSUER_PROSE):
        yield from _announced(paper, label)
    yield from _before_certify(paper)
    yield from _by_sentence(paper)
    yield from _known(paper)
    yield from _likely(paper)


def _announced(paper: Paper, label: Label) -> Iterator[Candidate[str]]:
    rank = 0 if label.kind is Kind.ISSUER else 1
    if label.word.key.endswith(("behalfof", "propertyof", "eigentumder", "eigentumvon")):
        rank = 1
    for answer in paper.answers(label, upwards=True):
        text = answer.text
        if answer.cell is label.cell and label.kind is Kind.ISSUER_PROSE:
            text = label.cell.text[label.end :].strip(" :,-")
        name = name_in(text)
        if name is None:
            continue
        name = with_next_line(paper, answer.cell, in_full(paper, answer.cell, name))
        if believable(paper, answer.cell, answer.start, name):
            quality = min(answer.quality, _LABELLED if rank == 0 else _SENTENCE)
        elif _clearly_labelled(label, answer) and not is_person(text):
            rank, quality = 3, _UNKNOWN
        else:
            continue
        yield _candidate(answer.cell, name, quality * label.certainty, 2 if answer.quality == ABOVE else rank)
        return


def _candidate(cell: Cell, name: str, sure: float, rank: int) -> Candidate[str]:
    return Candidate(
        value=name, raw=name, where=cell.where, confidence=of_cell(cell, sure), key=squashed(name), rank=rank
    )


def _clearly_labelled(label: Label, answer: Answer) -> bool:
    """Say whether a label and its place leave no doubt that a name follows, whatever it looks like."""
    return label.kind is Kind.ISSUER and (answer.quality == RIGHT or (answer.quality > RIGHT and label.colon))


def _by_sentence(paper: Paper) -> Iterator[Candidate[str]]:
    """Yield who certified in running words: "certified to ISO 9001 by Example Cert"."""
    for cell in paper.cells:
        for sentence in _SENTENCES.finditer(cell.text):
            start = sentence.end()
            name = name_in(cell.text[start : start + 2 * LONGEST])
            if name and believable(paper, cell, start, name):
                yield _candidate(cell, in_full(paper, cell, name), _SENTENCE, 1)


def _before_certify(paper: Paper) -> Iterator[Candidate[str]]:
    """Yield who certifies in a sentence: "Example Cert GmbH hereby certifies that …"."""
    for label in paper.of_kind(Kind.CERTIFY):
        before = label.cell.text[: label.start].strip(" :,-")
        if len(before) > 3:
            name = name_in(
                re.sub(
                    r"^(?:the|die|der|das|la|le|el|il|o|a|de)\s{1,4}(?:certification body (?:of )?"
                    r"|zertifizierungsstelle (?:der |des )?)?",
                    "",
                    before,
                    flags=re.IGNORECASE,
                )
            )
            cell = label.cell
        elif label.word.key.startswith(("thisis", "hiermit", "wehereby", "itis", "thiscert", "sicert")):
            continue
        else:
            above = paper.sheet.above(label.cell)
            if above is None or paper.heading(above) or _is_title(above.text):
                continue
            name, cell = name_in(above.text), above
        if name and believable(paper, cell, max(cell.text.find(name), 0), name):
            known = certifier_in(paper, cell, 0, len(cell.text))
            sure = _SENTENCE if cell is label.cell else _KNOWN if known else _ABOVE
            yield _candidate(cell, in_full(paper, cell, name), sure, 1)


def _is_title(text: str) -> bool:
    """Say whether a line is the paper's title: "CERTIFICAT D'ENREGISTREMENT"."""
    return bool(_TITLE.match(text)) and not has_legal_form(text)


def _known(paper: Paper) -> Iterator[Candidate[str]]:
    """Yield the certification bodies of the registers that are named anywhere."""
    found: dict[str, tuple[Cell, str, bool, bool]] = {}
    for cell, mention in paper.mentions:
        if mention.kind not in {
            Named.CERTIFICATION_BODY,
            Named.NOTIFIED_BODY,
        } or mention.end > cell.start + len(cell.text):
            continue
        at = mention.start - cell.start
        if len(mention.text) <= 3 and not mention.text.isupper():
            continue  # "ul." is a street in Poland
        if mention.how is How.PATTERN or in_web_address(cell.text, at, mention.end - cell.start):
            continue
        heading = next(iter(paper.labels[cell.order]), None)
        if heading and (
            heading.kind is Kind.SCOPE or (heading.kind is Kind.HOLDER and not _is_value(paper, heading, at))
        ):
            continue
        name, printed = printed_name(paper, cell, at, mention)
        key = _group_of(mention)
        kept = found.get(key)
        close = mention.how is How.CLOSE
        if kept is None or (printed and not kept[2]) or (kept[3] and not close):
            found[key] = (cell, name, printed, close)
    several = _differing(key for key, value in found.items() if not value[3])
    for cell, name, _, close in found.values():
        sure = _CLOSE if close else _SEVERAL if several else _KNOWN
        yield _candidate(cell, name, sure, 3 if close else 2)


def _is_value(paper: Paper, label: Label, at: int) -> bool:
    """Say whether the value of a label starts at a place in its cell: "organisme : Exemple Certification"."""
    return paper.rest(label).start == at


def _differing(groups: Iterable[str]) -> bool:
    """Say whether groups differ; the beginning of another one is none of its own: a body and its subsidiary."""
    first, *others = sorted(groups, key=len) or [""]
    return not all(other.startswith(first) for other in others)


def _group_of(mention: Mention) -> str:
    """Return what makes two mentions the same group of companies: "TÜV SÜD" and its subsidiaries."""
    return squashed(getattr(mention.row, "name", "") or mention.matched)[:6]


def _likely(paper: Paper) -> Iterator[Candidate[str]]:
    """Yield companies with a word of the trade in their name that nothing else announces."""
    for cell in paper.cells:
        text = cell.text
        labels = paper.labels[cell.order]
        if len(text) > LONGEST or any(
            label.kind in {Kind.HOLDER, Kind.SCOPE, Kind.ACCREDITOR} for label in labels
        ):
            continue
        if not TRADE.search(text) or not has_legal_form(text):
            continue
        name = name_in(text)
        if name is None or squashed(name) in ASSOCIATIONS:
            continue
        before = paper.sheet.above(cell)
        if (
            JOIN_WORDS.match(name)
            and before
            and len(before.text) < 30
            and not paper.labels[before.order]
            and not any(map(str.isdigit, before.text))
        ):
            name = clean_name(f"{before.text} {name}")
        yield _candidate(cell, name, LIKELY, 4)
