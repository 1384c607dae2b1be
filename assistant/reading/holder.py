"""The certificate holder and its address: after a label, or in the sentence that certifies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.reading.addresses import labelled_addresses, mostly_cjk, of_somebody_else, same_address
from assistant.reading.companies import has_legal_form, looks_like_address, same_name
from assistant.reading.evidence import Candidate, settle
from assistant.reading.labels import Kind
from assistant.reading.layout import Cell
from assistant.reading.name_block import LEAD, Block, block_at
from assistant.reading.paper import SAME_CELL, Answer, Paper
from assistant.reading.sites import site_list
from assistant.reading.squash import squashed
from assistant.reading.system_phrase import past_system_phrase
from assistant.reading.two_scripts import both_scripts
from assistant.reading.unannounced import name_after_logo, unannounced
from assistant.verification.certificate import Field

_LABELLED, _CERTIFIED = 0.95, 0.93
_ADDRESS_BY_PLACE = 0.86
_FAR_OFF = 6
"""Cells between a holder's address and the label of another from which on that is somebody else's."""
_TWO_ADDRESSES, _FIRST_SITE = 0.7, 0.75
_INTRODUCTION = re.compile(
    r"^\W*(?:the |das |die |la |le |el |il |l'|de |het )?(?:company|organi[sz]ation|firm|enterprise"
    r"|management system|quality management system|environmental management system"
    r"|unternehmen|firma|organisation|société|entreprise|organisme|empresa|organización|organizzazione"
    r"|azienda|società|l'organizzazione|organizacja|kuruluş|of|der|für|for|dass|que|che|że|des|von|system"
    r"|quality system|the|le|la|el|het|its|a|an|das|il|at|by|medical device)\W*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:\b(?:(?:of|by) the (?:company|organi[sz]ation|firm|manufacturer)|operated by|des unternehmens"
    r"|der firma"
    r"|des herstellers|der organisation|de la (?:sociét[ée]|empresa|organización|organização|firme)"
    r"|de (?:l[’']entreprise|l[’']organisme|l[’']organisation)|dell[’'](?:organizzazione|azienda)|della società"
    r"|da (?:empresa|organização)|of|by|par|door|przez|der|für|for|de|di|da|du|van|von|dla))\W{0,4}$",
    re.IGNORECASE,
)
"""The end of a line in which the sentence before a name goes on."""
_INTRODUCING = frozenset(
    "theorganization theorganisation thecompany organization organisation company lorganizzazione"
    " lazienda laorganizacion aorganizacao lorganisation lorganisme laempresa lentreprise lasociete"
    " thefollowingorganization themanagementsystemof".split()
)
_MISREAD = str.maketrans("016", "oio")
_LOGO = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class HolderFields:
    """The holder and its places."""

    holder: Field[str] | None
    holder_address: Field[str] | None
    sites: Field[tuple[str, ...]] | None


def holder_fields(paper: Paper) -> HolderFields:
    """Return the holder, its address and further sites."""
    blocks = [*_labelled(paper), *_certified(paper)]
    if not blocks:
        blocks = list(unannounced(paper))
    names = [
        Candidate(
            value=block.name,
            raw=block.raw,
            where=block.cell.where,
            confidence=block.confidence,
            key=squashed(block.name),
            rank=block.rank,
        )
        for block in blocks
    ]
    holder = _settle_names(names)
    address = _address(paper, [block for block in blocks if holder and _is_of(block, holder.value)])
    sites = site_list(paper, address.value if address else "")
    if address is None and sites is not None:
        address = Field(
            value=sites.value[0],
            raw=sites.raw,
            where=sites.where,
            confidence=min(sites.confidence, _FIRST_SITE),
        )
        sites = sites if len(sites.value) > 1 else None
    return HolderFields(holder=holder, holder_address=address, sites=sites)


def _is_of(block: Block, holder: str) -> bool:
    return bool(block.address) and same_name(squashed(block.name), squashed(holder))


def _address(paper: Paper, blocks: list[Block]) -> Field[str] | None:
    """Return the address: the labelled one, unless one stands right under the holder and that label far off."""
    placed = [_placed(block) for block in blocks]
    near = next((block for block in blocks if looks_like_address(block.address)), None)
    labelled = []
    doubt = False
    for label, one in labelled_addresses(paper):
        stands = near.address_cell or near.cell if near else None
        far = stands is not None and label.cell.order - stands.order > _FAR_OFF
        if near is not None and far and not same_address(one.key, squashed(near.address)):
            doubt |= one.rank == 0 and not of_somebody_else(paper, label)
            labelled.append(replace(one, rank=2))
        else:
            labelled.append(one)
    address = settle([*labelled, *placed], same=same_address)
    if address is None:
        return None
    differs = any(not same_address(one.key, squashed(address.value)) for one in placed)
    if doubt or differs:
        return replace(address, confidence=min(address.confidence, _TWO_ADDRESSES))
    return address


def _placed(block: Block) -> Candidate[str]:
    cell = block.address_cell or block.cell
    return Candidate(
        value=block.address,
        raw=block.address,
        where=cell.where,
        confidence=min(block.confidence, _ADDRESS_BY_PLACE),
        key=squashed(block.address),
        rank=1,
    )


def _settle_names(names: list[Candidate[str]]) -> Field[str] | None:
    """Settle on a name. The same holder in another script is kept in `others` and makes nothing unsure."""
    if not names:
        return None
    first = min(names, key=lambda one: one.rank)
    script = mostly_cjk(first.value)
    field = settle([one for one in names if mostly_cjk(one.value) == script], same=same_name)
    assert field is not None  # noqa: S101 - the first name is among them
    foreign = {one.key: one.value for one in names if mostly_cjk(one.value) != script}
    return replace(field, others=(*field.others, *foreign.values()))


# --- the holder's name


def _labelled(paper: Paper) -> Iterator[Block]:
    for label in paper.of_kind(Kind.HOLDER):
        for answer in paper.answers(label):
            block = block_at(paper, answer, 0, min(_LABELLED, answer.quality) * label.certainty)
            if block:
                yield from both_scripts(paper, block)
            break


def _certified(paper: Paper) -> Iterator[Block]:
    """Yield the holder of "This is to certify that (the management system of) …" in its line or below it."""
    for cell in paper.cells:
        labels = paper.labels[cell.order]
        opening = [label for label in labels if label.kind in {Kind.CERTIFY, Kind.SYSTEM_OF}]
        if not opening:
            continue
        last = opening[-1]
        end = next(
            (
                label.start
                for label in labels
                if label.start >= last.end and label.kind is not last.kind and (label.kind is not Kind.STOP)
            ),
            None,
        )
        text = cell.text[last.end : end].strip(' :：,，;"“”«»')
        text = LEAD.sub("", past_system_phrase(text) + " ").strip()
        if text and not _introduces(text) and len(squashed(text)) > 2:
            block = block_at(
                paper,
                Answer(cell, cell.text.find(text, last.end), text, SAME_CELL),
                1,
                _CERTIFIED,
                follow=end is None,
            )
            if block:
                yield from both_scripts(paper, block)
                continue
            if end is not None or not text[0].islower():
                continue
        if end is not None and not any(
            label.kind is Kind.AFTER_HOLDER and label.start >= last.end for label in labels
        ):
            continue
        below = _first_name(paper, cell)
        if below is not None:
            block = block_at(paper, below, 1, _CERTIFIED)
            if block:
                yield from both_scripts(paper, block)


def _introduces(text: str) -> bool:
    """Say whether words lead on to the holder's name and are none: "the organization", "… des Unternehmens"."""
    if has_legal_form(text):
        return False
    key = squashed(text)
    if _INTRODUCTION.match(text) or key in _INTRODUCING or _GOES_ON.search(text):
        return True
    return key.translate(_MISREAD) in _INTRODUCING


def _first_name(  # noqa: C901, PLR0911 - one line a kind of line that is no name
    paper: Paper, cell: Cell
) -> Answer | None:
    """Return the words under a certifying line, past "the management system of" and the like."""
    in_columns = len(paper.sheet.rows[cell.row].cells) > 1
    following = paper.sheet.below(cell) if in_columns else paper.sheet.after(cell)
    for passed, under in enumerate(following):
        if passed > 8:
            return None
        if under is None:
            continue
        labels = paper.labels[under.order]
        if any(label.kind in {Kind.CERTIFY, Kind.SYSTEM_OF} for label in labels):
            return None  # that line speaks for itself
        text = LEAD.sub("", under.text + " ").strip()
        if _introduces(text) or not any(c.isalpha() for c in text):
            continue
        heading = paper.heading(under)
        if heading is not None and heading.kind is Kind.AFTER_HOLDER:
            if (
                squashed(under.text).endswith(("managementsystem", "managementsystemof", "system"))
                and len(under.text) < 70
            ):
                continue
            return None
        if heading is not None or paper.names_standard(under):
            return None
        if text[:1].islower() and not has_legal_form(text):
            continue
        if len(under.folded.text) <= _LOGO and not has_legal_form(under.text):
            better = name_after_logo(paper, under)
            if better is not None:
                return better
        return Answer(under, under.text.find(text), text, 0.93)
    return None
