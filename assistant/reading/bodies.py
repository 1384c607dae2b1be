"""Who issued the certificate and who accredited them: by labels and sentences first, then by known names.

The issuer is never the accreditation body, an association such as IAF or IQNet, or the certificate holder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.reading.accreditation_numbers import accreditation_number
from assistant.reading.accreditors import accreditors
from assistant.reading.body_names import (
    ASSOCIATIONS,
    NOT_A_NAME,
    TRADE,
    certifier_in,
    in_full,
    in_web_address,
    is_fragment,
    is_person,
    organisation_in,
)
from assistant.reading.companies import clean_name, form_end, has_legal_form, looks_like_address, same_name
from assistant.reading.evidence import Candidate, of_cell, settle
from assistant.reading.labels import Kind, Label, is_label
from assistant.reading.layout import Cell
from assistant.reading.paper import ABOVE, RIGHT, Answer, Paper
from assistant.reading.squash import is_cjk, squashed
from assistant.verification.certificate import SURE, Field
from knowledge.registers import How, Mention
from knowledge.registers import Kind as Named

_LABELLED, _SENTENCE, _KNOWN, _SEVERAL, _LIKELY, _CLOSE = 0.95, 0.9, 0.88, 0.62, 0.6, 0.55
_ABOVE, _UNKNOWN, _SAID = 0.75, 0.72, 0.82
_NAME_END = re.compile(
    r"\s(?:and (?:is|has|was|found|must|shall|registered|certified|to|it|fulfil\w{0,4}"
    r"|meets?|complies|conforms|satisfies|operates)|and subject|according"
    r"|accordingly|as (?:an?|per|meeting|conforming)|at |in (?:accordance|conformity|compliance)|is |has "
    r"|are |to |for |under |with |against|on \d|which|whose"
    r"|hereby|herewith|certif(?:ies|y)|declares?|confirms|attests|bescheinigt|bestätigt|zertifiziert"
    r"|certifie|atteste|certifica|attesta|declara|verklaart|zaświadcza|potwierdza|durch|mit|und (?:wird"
    r"|ist)|et |y |e è|voor|tot|terms)"
    r"|[,;:(（|。；，]|(?<![.\s][A-Z])\. |\.$|证明|颁发|认可|认证注册"
)
_JOIN_WORDS = re.compile(
    r"^(?:certification|cert|assurance|services|assessment|management|international|registrars?)\b",
    re.IGNORECASE,
)
_BRACKET_OF_TRADE = re.compile(
    r"[\w&.-]{2,16}(?: [\w&.-]{2,16})? ?\((?:certification|registrars?|assurance|assessment)\)(?= [A-Z])",
    re.IGNORECASE,
)
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
_LONGEST = 110


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyFields:
    """The bodies on a certificate."""

    certification_body: Field[str] | None
    accreditation_body: Field[str] | None
    accreditation_number: Field[str] | None


def body_fields(paper: Paper, holder: str | None) -> BodyFields:
    """Return the bodies that a paper names; `holder` is the certificate holder, which is none of them."""
    accrediting = list(accreditors(paper))
    accreditation = settle(accrediting, same=_same_body)
    taken = {squashed(one.value) for one in accrediting}
    if holder:
        taken.add(squashed(holder))
    named = list(_issuers(paper))
    issuers = [one for one in named if one.key not in ASSOCIATIONS and not _is_one_of(one.key, taken)]
    if not issuers:
        # The paper says so itself: it was issued by its holder, or by who accredits and never issues.
        issuers = [replace(one, confidence=_SAID) for one in named if one.rank <= 1 and one.confidence >= SURE]
    return BodyFields(
        certification_body=_fullest(issuers),
        accreditation_body=accreditation,
        accreditation_number=accreditation_number(paper),
    )


def _is_one_of(key: str, taken: set[str]) -> bool:
    return key in taken or any(len(other) > 7 and same_name(key, other) for other in taken)


def _same_body(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= 3 and short in long)


def _fullest(issuers: list[Candidate[str]]) -> Field[str] | None:
    """Settle on an issuer, and give its name in the fullest writing on the paper, with its legal form."""
    field = settle(issuers, same=_same_body)
    if field is None:
        return None
    key = squashed(field.value)
    fuller = [
        one
        for one in issuers
        if one.key.startswith(key)
        and has_legal_form(one.value)
        and one.confidence > _LIKELY
        and not has_legal_form(field.value)
    ]
    fuller.extend(one for one in issuers if _spelled_out(field.value, one.value))
    if fuller:
        best = min(fuller, key=lambda one: len(one.value))
        return Field(
            value=best.value, raw=best.raw, where=best.where, confidence=field.confidence, others=field.others
        )
    return field


def _spelled_out(short: str, long: str) -> bool:
    """Say whether one name begins with the initials of another: "UEC Limited", "United Example Cert Ltd"."""
    acronym = short.split(" ", maxsplit=1)[0].strip(".,")
    words = re.findall(r"[A-Za-z]+", long)
    initials = "".join(word[0].upper() for word in words if word.lower() not in {"of", "and", "the", "for"})
    return (
        3 <= len(acronym) <= 7
        and acronym.isupper()
        and len(words) > 2
        and initials.startswith(acronym[: len(initials)])
        and len(initials) >= len(acronym)
    )


def _issuers(paper: Paper) -> Iterator[Candidate[str]]:
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
        name = _name_in(text)
        if name is None:
            continue
        name = _with_next_line(paper, answer.cell, in_full(paper, answer.cell, name))
        if _believable(paper, answer.cell, answer.start, name):
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


def _believable(paper: Paper, cell: Cell, start: int, name: str) -> bool:
    """Say whether a name is an organisation's: known, with a legal form or with a word of the trade."""
    known = organisation_in(paper, cell, start, len(name))
    return known or has_legal_form(name) or bool(TRADE.search(name))


def _clearly_labelled(label: Label, answer: Answer) -> bool:
    """Say whether a label and its place leave no doubt that a name follows, whatever it looks like."""
    return label.kind is Kind.ISSUER and (answer.quality == RIGHT or (answer.quality > RIGHT and label.colon))


def _with_next_line(paper: Paper, cell: Cell, name: str) -> str:
    """Return a name with the rest of it where it was broken before its legal form."""
    if has_legal_form(name) or len(name) >= 40:
        return name
    under = next((one for one in paper.sheet.below(cell) if one), None)
    if (
        under is not None
        and paper.heading(under) is None
        and has_legal_form(under.text)
        and _JOIN_WORDS.match(under.text)
    ):
        return clean_name(f"{name} {under.text}")
    return name


def _by_sentence(paper: Paper) -> Iterator[Candidate[str]]:
    """Yield who certified in running words: "certified to ISO 9001 by Example Cert"."""
    for cell in paper.cells:
        for sentence in _SENTENCES.finditer(cell.text):
            start = sentence.end()
            name = _name_in(cell.text[start : start + 2 * _LONGEST])
            if name and _believable(paper, cell, start, name):
                yield _candidate(cell, in_full(paper, cell, name), _SENTENCE, 1)


def _before_certify(paper: Paper) -> Iterator[Candidate[str]]:
    """Yield who certifies in a sentence: "Example Cert GmbH hereby certifies that …"."""
    for label in paper.of_kind(Kind.CERTIFY):
        before = label.cell.text[: label.start].strip(" :,-")
        if len(before) > 3:
            name = _name_in(
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
            name, cell = _name_in(above.text), above
        if name and _believable(paper, cell, max(cell.text.find(name), 0), name):
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
        name, printed = _printed(paper, cell, at, mention)
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


def _printed(paper: Paper, cell: Cell, at: int, mention: Mention) -> tuple[str, bool]:
    """Return the name of a body as printed around a mention, with its legal form if it has one there.

    The country of a subsidiary belongs to its name: "Example Certification France".
    """
    text = cell.text[at : at + _LONGEST]
    cut = _NAME_END.search(text, len(mention.text))
    end = form_end(text[: cut.start() + 8] if cut else text)
    if end is not None and end >= len(mention.text) - 1:
        return clean_name(text[:end]), True
    for place in paper.mentions_in(cell):
        if place.kind is Named.MARKET and place.start == mention.end + 1 and place.text[:1].isupper():
            return clean_name(cell.text[at : place.end - cell.start]), has_legal_form(mention.text)
    return clean_name(mention.text), has_legal_form(mention.text)


def _likely(paper: Paper) -> Iterator[Candidate[str]]:
    """Yield companies with a word of the trade in their name that nothing else announces."""
    for cell in paper.cells:
        text = cell.text
        labels = paper.labels[cell.order]
        if len(text) > _LONGEST or any(
            label.kind in {Kind.HOLDER, Kind.SCOPE, Kind.ACCREDITOR} for label in labels
        ):
            continue
        if not TRADE.search(text) or not has_legal_form(text):
            continue
        name = _name_in(text)
        if name is None or squashed(name) in ASSOCIATIONS:
            continue
        before = paper.sheet.above(cell)
        if (
            _JOIN_WORDS.match(name)
            and before
            and len(before.text) < 30
            and not paper.labels[before.order]
            and not any(map(str.isdigit, before.text))
        ):
            name = clean_name(f"{before.text} {name}")
        yield _candidate(cell, name, _LIKELY, 4)


def _name_in(text: str) -> str | None:
    """Return the name of a body at the start of a text, None where it does not look like a name."""
    text = text[: _LONGEST * 2].lstrip(" \t:,.;-–\"'“”«»").rstrip(" \t:,;-–\"'“”«»")
    text = re.sub(r"^(?:(?:the|die|der|le|la|el|il)\s{1,4}|we,\s)(?=[A-ZÄÖÜ])", "", text, flags=re.IGNORECASE)
    bracket = _BRACKET_OF_TRADE.match(text)
    cut = _NAME_END.search(text, bracket.end() if bracket else 0)
    end = form_end(text)
    if (
        end is not None
        and (cut is None or end >= cut.start())
        and end <= (cut.start() + 26 if cut else len(text))
    ):
        name = clean_name(text[:end])
    else:
        name = clean_name(text[: cut.start()] if cut else text)
    short_enough = 2 <= len(name) <= _LONGEST
    if (
        not short_enough
        or not any(c.isalpha() for c in name)
        or (NOT_A_NAME.search(name) and not has_legal_form(name))
    ):
        return None
    if is_fragment(name):
        return None
    starts = name[0].isupper() or is_cjk(name[0]) or name[0].isdigit() or has_legal_form(name)
    if not starts or is_label(squashed(name)) or (looks_like_address(name) and not has_legal_form(name)):
        return None
    return name
