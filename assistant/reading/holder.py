"""The certificate holder and its address: after a label, or in the sentence that certifies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.reading.addresses import (
    REMARK,
    labelled_addresses,
    lines_under,
    mostly_cjk,
    of_somebody_else,
    same_address,
)
from assistant.reading.companies import (
    clean_name,
    goes_on_as_sentence,
    has_legal_form,
    looks_like_address,
    may_be_place,
    same_name,
    split_name,
)
from assistant.reading.evidence import Candidate, of_cell, settle
from assistant.reading.labels import Kind, is_label
from assistant.reading.layout import Cell
from assistant.reading.paper import SAME_CELL, Answer, Paper
from assistant.reading.sites import site_list
from assistant.reading.squash import is_cjk, squashed
from assistant.reading.system_phrase import past_system_phrase
from assistant.verification.certificate import Field
from knowledge.registers import Kind as Named

_LABELLED, _CERTIFIED, _NO_FORM, _FALLBACK = 0.95, 0.93, 0.84, 0.5
_ADDRESS_BY_PLACE = 0.86
_FAR_OFF = 6
"""Cells between a holder's address and the label of another from which on that is somebody else's."""
_TWO_ADDRESSES, _FIRST_SITE = 0.7, 0.75
_LONGEST_NAME = 150
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
_LEAD = re.compile(
    r"^(?:the (?:company|organi[sz]ation|firm|manufacturer|management system|quality management system"
    r"|environmental management system|following organi[sz]ation|quality system)(?: of)?|das unternehmen"
    r"|die firma|der hersteller|die organisation|la société|l[’']entreprise|l[’']organisme|la empresa"
    r"|la organización|l[’']organizzazione|l[’']azienda|la società|a empresa|a organização|de organisatie"
    r"|het bedrijf|organizacja|firma|of|que|dass|che|m/s\.?|messrs\.?|:)\s{1,4}",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[,;]?\s{1,4}(?:located (?:at|in)|situated (?:at|in)|with (?:its )?(?:registered )?(?:office|address"
    r"|headquarters|seat)|having its|whose (?:registered )?(?:office|address)|mit sitz in|con sede"
    r"|con domicilio|com sede|dont le siège|sise?\b|situ[ée]e?|gevestigd|z siedzibą|ubicada en|domiciled"
    r"|of the following address|based (?:in|at))\s{0,4}",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s{0,4}\((?:hereinafter|hereafter|the “|the \"|im folgenden|ci-après)[^)]{0,80}\)$"
    r"|\s{1,4}(?:and|und|et|y|e|ha"
    r"|has|hat|a|is|for|für|the|das|ein|un|en|w|die|der|di)\s{0,4}$|\s{0,4}[,;:–-]\s{0,4}$",
    re.IGNORECASE,
)
_INTRODUCING = frozenset(
    "theorganization theorganisation thecompany organization organisation company lorganizzazione"
    " lazienda laorganizacion aorganizacao lorganisation lorganisme laempresa lentreprise lasociete"
    " thefollowingorganization themanagementsystemof".split()
)
_MISREAD = str.maketrans("016", "oio")
_BEFORE_A_NAME = re.compile(
    r"^(?:©|\(c\)|copyright|at|bei|chez|re:|subject:|betreff:|betrifft:|objet:|asunto:|oggetto:|assunto:)"
    r"[ ©]{0,3}(?:\d{4}[ ,-]{0,3}){0,2}",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^(?:re|subject|betreff|betrifft|objet|asunto|oggetto|assunto):", re.IGNORECASE)
_LOGO = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class HolderFields:
    """The holder and its places."""

    holder: Field[str] | None
    holder_address: Field[str] | None
    sites: Field[tuple[str, ...]] | None


@dataclass(frozen=True, eq=False, slots=True)
class _Block:
    """A name with the lines that follow it."""

    cell: Cell
    name: str
    address: str
    confidence: float
    rank: int
    raw: str
    address_cell: Cell | None


def holder_fields(paper: Paper) -> HolderFields:
    """Return the holder, its address and further sites."""
    blocks = [*_labelled(paper), *_certified(paper)]
    if not blocks:
        blocks = list(_fallback(paper))
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


def _is_of(block: _Block, holder: str) -> bool:
    return bool(block.address) and same_name(squashed(block.name), squashed(holder))


def _address(paper: Paper, blocks: list[_Block]) -> Field[str] | None:
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


def _placed(block: _Block) -> Candidate[str]:
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


def _labelled(paper: Paper) -> Iterator[_Block]:
    for label in paper.of_kind(Kind.HOLDER):
        for answer in paper.answers(label):
            block = _block(paper, answer, 0, min(_LABELLED, answer.quality) * label.certainty)
            if block:
                yield from _both_scripts(paper, block)
            break


def _certified(paper: Paper) -> Iterator[_Block]:
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
        text = _LEAD.sub("", past_system_phrase(text) + " ").strip()
        if text and not _introduces(text) and len(squashed(text)) > 2:
            block = _block(
                paper,
                Answer(cell, cell.text.find(text, last.end), text, SAME_CELL),
                1,
                _CERTIFIED,
                follow=end is None,
            )
            if block:
                yield from _both_scripts(paper, block)
                continue
            if end is not None or not text[0].islower():
                continue
        if end is not None and not any(
            label.kind is Kind.AFTER_HOLDER and label.start >= last.end for label in labels
        ):
            continue
        below = _first_name(paper, cell)
        if below is not None:
            block = _block(paper, below, 1, _CERTIFIED)
            if block:
                yield from _both_scripts(paper, block)


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
        text = _LEAD.sub("", under.text + " ").strip()
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
            better = _name_after_logo(paper, under)
            if better is not None:
                return better
        return Answer(under, under.text.find(text), text, 0.93)
    return None


def _name_after_logo(paper: Paper, cell: Cell) -> Answer | None:
    """Return a company a few lines below a logo's few letters."""
    for passed, under in enumerate(paper.sheet.after(cell)):
        if passed >= 4 or (under is not None and paper.labels[under.order]):
            return None
        if (
            under is not None
            and has_legal_form(under.text)
            and not under.folded.text.startswith(cell.folded.text[:4])
        ):
            return Answer(under, 0, under.text, 0.84)
    return None


def _block(  # noqa: C901 - the cases of where a name ends
    paper: Paper, answer: Answer, rank: int, quality: float, *, follow: bool = True
) -> _Block | None:
    """Return the name at an answer and the address lines under it."""
    text, cell = _LEAD.sub("", answer.text + " ").strip(), answer.cell
    stop = next(
        (
            label
            for label in paper.labels[cell.order]
            if label.start > answer.start and label.kind is Kind.AFTER_HOLDER
        ),
        None,
    )
    if stop is not None and stop.start < answer.start + len(answer.text):
        text = cell.text[answer.start : stop.start]
        follow = False
    text = text.strip(' \t,;:："“”«»')
    lines: list[Cell] = list(lines_under(paper, cell)) if follow else []
    located = _CUT.search(text)
    if located:
        name, rest = clean_name(text[: located.start()]), text[located.end() :]
    else:
        name, rest = split_name(text)
        if goes_on_as_sentence(rest) or not (looks_like_address(rest) or may_be_place(rest)):
            rest = ""
    raw = name
    if not rest:
        name, used = _with_next_lines(name, lines)
        lines = lines[used:]
        raw = name
    name = _name_alone(name)
    if not _may_be_name(paper, cell, name):
        return None
    kept = [rest] if rest else []
    first = cell if rest else None
    for line in lines:
        line_text = line.text
        if not (looks_like_address(line_text) or may_be_place(line_text)) or REMARK.match(line_text):
            break
        if not kept and not looks_like_address(line_text) and has_legal_form(line_text):
            break
        first = first or line
        kept.append(line_text.strip(" ,;"))
    tail = (
        _before_sentence(paper, lines[-1] if lines else cell)
        if follow and len(kept) in {0, len(lines)}
        else None
    )
    if tail is not None:
        first = first or tail[0]
        kept.append(tail[1])
    address = _address_alone(kept)
    form = has_legal_form(name)
    sure = quality if form else min(quality, _NO_FORM if rank == 0 or len(name) < 80 else 0.6)
    if not form and rank == 1 and not mostly_cjk(name) and " " not in name:
        sure = min(sure, 0.7)
    return _Block(cell, name, address, of_cell(cell, sure), rank, raw, first)


_CALLED = re.compile(
    r"^(?:(?:des|der|die|das|la|le|el|the)\s)?(?:Unternehmens?|Firma|entreprise|empresa|azienda|impresa)\s(?=\S)",
    re.IGNORECASE,
)
"""The end of the sentence before the name: "… des Unternehmens Example GmbH"."""


def _name_alone(name: str) -> str:
    """Return a name without what leads to it or follows it."""
    alone = clean_name(_TAIL.sub("", name))
    return _CALLED.sub("", alone) if has_legal_form(alone) else alone


def _address_alone(parts: list[str]) -> str:
    """Return an address of its lines; empty where they are the name once more, in its other script."""
    address = ", ".join(parts)
    if has_legal_form(address) and not any(map(str.isdigit, address)):
        return ""
    short = not looks_like_address(address) and len(parts) == 1 and len(squashed(address)) < 5
    return "" if short else address


def _before_sentence(paper: Paper, cell: Cell) -> tuple[Cell, str] | None:
    """Return the end of an address in a line in which the sentence goes on: "… Oregon, has implemented"."""
    under = next(iter(paper.sheet.below(cell)), None)
    labels = paper.labels[under.order] if under is not None else []
    if under is None or not labels or labels[0].kind is not Kind.AFTER_HOLDER or labels[0].start < 6:
        return None
    text = under.text[: labels[0].start].strip(" ,;")
    return (under, text) if looks_like_address(text) else None


def _both_scripts(paper: Paper, block: _Block) -> Iterator[_Block]:
    """Yield a name that stands in two scripts, in one line or in two, as two."""
    parts = list(_in_one_line(block))
    yield from parts
    if len(parts) == 1:
        yield from _in_next_line(paper, block)


def _in_next_line(paper: Paper, block: _Block) -> Iterator[_Block]:
    """Yield the company in the other script right under a name."""
    lines = list(lines_under(paper, block.cell))[:3]
    if not lines or mostly_cjk(lines[0].text) == mostly_cjk(block.name):
        return
    name, rest = split_name(lines[0].text)
    if not rest:
        name, _ = _with_next_lines(name, lines[1:])
    name = clean_name(name)
    if has_legal_form(name) and _may_be_name(paper, lines[0], name):
        yield replace(block, cell=lines[0], name=name, raw=name, address="")


def _in_one_line(block: _Block) -> Iterator[_Block]:
    letters = [i for i, c in enumerate(block.name) if is_cjk(c)]
    latin = sum(c.isascii() and c.isalpha() for c in block.name)
    if letters and latin >= 8 and len(letters) >= 4:
        first, last = letters[0], letters[-1] + 1
        one, other = block.name[first:last], (block.name[:first] + " " + block.name[last:])
        other = clean_name(other.strip(" /()（）|"))
        if len(other) >= 8 and has_legal_form(other) and latin > len(letters) * 0.5:
            parts = [one, other] if first == 0 else [other, one]
            yield replace(block, name=parts[0])
            yield replace(block, name=parts[1], address="")
            return
    yield block


def _with_next_lines(name: str, lines: list[Cell]) -> tuple[str, int]:
    """Join a name that runs over lines; drop a logo's word that the name repeats."""
    used = 0
    joining = bool(re.search(r"(?:\b(?:and|und|et|&|y|e|co\.?,?)|[&-])$", name, re.IGNORECASE))
    while used < min(len(lines), 3) and not (has_legal_form(name) and not joining):
        following = lines[used].text.strip()
        key, ahead = squashed(name), squashed(following)
        if ahead.startswith(key) and has_legal_form(following):
            name, rest = split_name(following)
            used += 1
            return (name, used) if not rest else (following, used)
        repeats = any(
            squashed(line.text).startswith(key[:4]) and has_legal_form(line.text)
            for line in lines[used + 1 : used + 3]
        )
        if len(key) <= 8 and repeats:
            name, used = name + following, used + 1
            continue
        if (
            not has_legal_form(following)
            or len(following) > _LONGEST_NAME
            or (looks_like_address(following) and not joining)
        ):
            break
        part, rest = split_name(following)
        if rest and not has_legal_form(part):
            break
        glue = "" if mostly_cjk(name) else " "
        name, used = f"{name}{glue}{part}", used + 1
        joining = bool(re.search(r"(?:\b(?:and|und|et|&|y|e|co\.?,?)|[&-])$", name, re.IGNORECASE))
        if rest:
            break
    if not has_legal_form(name) and used and len(squashed(name)) <= 8:
        return name, 0
    return name, used


def _may_be_name(paper: Paper, cell: Cell, name: str) -> bool:
    letters = sum(c.isalpha() for c in name)
    if not letters >= 2 or len(name) > _LONGEST_NAME or letters * 2 < len(name.replace(" ", "")):
        return False
    if not has_legal_form(name) and (name[0].islower() or len(name.split()) > 12 or looks_like_address(name)):
        return False
    key = squashed(name)
    headings = paper.labels[cell.order]
    whole = any(label.start == 0 and label.end >= len(cell.text.rstrip(" :：")) for label in headings)
    return bool(key) and not whole and not is_label(key)


def _fallback(paper: Paper) -> Iterator[_Block]:
    """Yield companies that nothing announces and that are no bodies of the registers."""
    bodies = {
        where.order
        for where, mention in paper.mentions
        if mention.kind in {Named.CERTIFICATION_BODY, Named.NOTIFIED_BODY}
    }
    for cell in paper.cells[:60]:
        if cell.order in bodies or not has_legal_form(cell.text) or len(cell.text) > _LONGEST_NAME:
            continue
        labels = paper.labels[cell.order]
        first = labels[0] if labels else None
        if first and (first.heads or first.kind in {Kind.ISSUER_PROSE, Kind.ISSUER}):
            continue
        led = _BEFORE_A_NAME.match(cell.text)
        start = led.end() if led else 0
        rank = 1 if _ABOUT.match(cell.text) else 2
        block = _block(paper, Answer(cell, start, cell.text[start:], 0.9), rank, _FALLBACK)
        beside = paper.sheet.right_of(cell)
        if block and not block.address and beside is not None and looks_like_address(beside.text):
            block = replace(block, address=beside.text.strip(" ,;"), address_cell=beside)
        if block and not re.search(r"certif|registr|认证|認證|zertifiz", block.name, re.IGNORECASE):
            yield block
