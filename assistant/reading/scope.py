"""What the certificate covers, what it leaves out, and its state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from assistant.reading.evidence import Candidate, of_cell, settle
from assistant.reading.labels import Kind, Label, is_label
from assistant.reading.layout import Cell
from assistant.reading.paper import BELOW, SAME_CELL, Answer, Paper
from assistant.reading.squash import is_cjk, squashed
from assistant.verification.certificate import Field
from knowledge.registers import Kind as Named

_STRONG, _WEAK, _SAID = 0.93, 0.86, 0.75
_SMALL_PRINT = frozenset({Kind.STOP, Kind.ACCREDITATION_NUMBER, Kind.ACCREDITOR})
_SYSTEM = re.compile(r"system|体系|體系|sistem")
_QUOTED = re.compile(
    r"\b(?:scope|covers?|covering|geltungsbereich|umfasst|périmètre|portée|couvre|alcance|cubre|campo|copre)\b"
    r"[^\"“«„”»]{0,40}[\"“«„]([^\"“«„”»]{12,400})[\"”»“]",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:für(?: die| den| das)?|for(?: the)?|pour(?: les?| la)?|para|per|voor|dla)\s(?=[^\W\d_]{4})"
)
_LEADS_IN = re.compile(
    r"\W{0,3}(?:以下|下列|下述|如下)(?:的)?(?:认证|覆盖|业务|产品|認證|覆蓋)?(?:范围|範圍|产品|活动)?\W{0,3}"
    r"|\W{0,3}(?:the )?following(?: (?:scope|activities|products|services|fields?))?"
    r"(?: of certification)?\W{0,3}",
    re.IGNORECASE,
)
"""The end of the words before a scope, and none of it."""
_UNENDED = re.compile(
    r"\b(?:of|and|for|und|von|für|mit|de|des|du|et|pour|y|para|con|di|e|per|da|van|en|voor)$", re.IGNORECASE
)
"""The end of a line in which a text cannot have ended: its next word is no label."""
_MOST_LINES, _LONGEST = 16, 1600
_LONGEST_CODE, _SECTOR_LINES = 8, 6
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-$")
_EXCLUDING = re.compile(
    r"(?:\b(?:excluding|except(?:ing)? for|with the exception of|with the exclusion of|exclusion of"
    r"|without (?:design|development)|ausgenommen|mit ausnahme (?:von|der|des)|ohne entwicklung"
    r"|à l['’]exclusion|à l['’]exception|hors conception|con exclusi[óo]n|excepto|excluyendo"
    r"|excluid[oa]s?|ad esclusione|esclus[oaie]\b|com exclus[ãa]o|com excep[çc][ãa]o|exceto|excluindo"
    r"|met uitzondering van|uitgezonderd|z wyłączeniem|hariç)"
    r"[^.;\n。；)）]{0,140}"
    r"|\b(?:clauses?|sections?|requirements?|requirements? of clauses?"
    r"|paragraphs?)[ \d.,and&()]{1,40}(?: of [A-Z/ ]{2,12} ?\d{4,5}(?::\d{4})?)? ?(?:is|are|was"
    r"|were)? ?(?:not applicable|excluded|n/a)"
    r"|\b(?:kapitel|abschnitt)e? [\d., und]{1,30} ?(?:ist|sind)? ?(?:nicht anwendbar|ausgeschlossen)"
    r"|[（(]?(?:不含|不包括|除)[^。；;\n）)]{2,60}(?:除外|外|条款)?|[^。；，,;\n（(]{0,30}(?:条款)?不适用|[^。；，,;\n（(]{0,30}を除く"
    r"|[^.;,\n(]{0,30}(?:제외))",
    re.IGNORECASE,
)
_EXCLUDING_WORDS = (
    "applicable",
    "exclu",
    "anwendbar",
    "不适用",
    "不含",
    "不包括",
    "を除く",
    "제외",
    "escluso",
    "esclusa",
)
_NONE = re.compile(
    r"^\W*(?:none|no|n/?a|keine|aucune?|ninguna|nessuna|nenhuma|geen|brak|yok|无|無|なし|없음|nil"
    r"|not applicable)\W*$",
    re.IGNORECASE,
)
_STATES = frozenset(
    squashed(word)
    for word in (
        "suspended|withdrawn|cancelled|canceled|revoked|terminated|expired|void|invalid|superseded|draft"
        "|specimen|copy|sample|transferred|replaced"
        "|certificate suspended|certificate withdrawn|temporarily suspended|not valid|uncontrolled copy"
        "|duplicate|on hold|expired certificate"
        "|ausgesetzt|zurückgezogen|ungültig|entzogen|erloschen|muster|entwurf|kopie|abgelaufen|suspendu"
        "|retiré|annulé|expiré|spécimen|copie|projet"
        "|suspendido|retirado|cancelado|anulado|caducado|copia|borrador|muestra|sospeso|ritirato|revocato"
        "|annullato|scaduto|bozza|suspenso|anulado|expirado"
        "|geschorst|ingetrokken|verlopen|zawieszony|cofnięty|wycofany|unieważniony|askıda|iptal"
        "|iptal edilmiştir|geçersiz"
        "|暂停|撤销|注销|失效|作废|过期|样本|草稿|已暂停|已撤销|已注销|暫停|撤銷|一時停止|取消|失効|見本|정지|취소|만료|견본|효력정지"
    ).split("|")
)
_UNSURE_STATES = frozenset(
    map(
        squashed,
        "specimen|copy|sample|muster|kopie|copie|copia|muestra|样本|見本|견본|duplicate|draft|entwurf|spécimen"
        "|void|projet|cancelado".split("|"),
    )
)
_STATE_LONGEST = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class ScopeFields:
    """What is covered and what not."""

    scope: Field[str] | None
    exclusions: Field[str] | None


def scope_fields(paper: Paper) -> ScopeFields:
    """Return the scope up to the next label or section, and what it excludes."""
    candidates: list[Candidate[str]] = []
    cells: list[Cell] = []
    for label in paper.of_kind(Kind.SCOPE):
        if _in_small_print(paper, label):
            continue
        for answer in (*paper.answers(label), *_past_sectors(paper, label)):
            answer, goes_on = _before_sentence(paper, answer)  # noqa: PLW2901 - the same words, cut
            lines = list(_lines(paper, answer)) if goes_on else []
            text = join_lines([_first_line(answer), *(line.text for line in lines)])
            if not _may_be_scope(paper, answer, text):
                break
            quality = (_WEAK if label.word.weak else _STRONG) * label.certainty
            sure = min(
                [of_cell(answer.cell, min(answer.quality, quality)), *(line.confidence for line in lines)]
            )
            if len(squashed(text)) < 12:
                sure = min(sure, 0.72)
            cells.extend((answer.cell, *lines))
            page = paper.sheet.rows[label.cell.row].page
            candidates.append(
                Candidate(
                    value=text,
                    raw="\n".join([answer.text, *(line.text for line in lines)]),
                    where=answer.cell.where,
                    confidence=sure,
                    key=squashed(text),
                    rank=(1 if label.word.weak else 0) + 2 * (page > 0),
                )
            )
            break
    if not candidates:
        candidates.extend(_in_sentences(paper))
    scope = settle(candidates, same=_same_scope)
    return ScopeFields(scope=scope, exclusions=_exclusions(paper, cells))


def _in_small_print(paper: Paper, label: Label) -> bool:
    """Say whether a label is a word in a sentence about the accreditation or the use of the certificate."""
    heading = paper.heading(label.cell)
    return not label.heads and not label.marked and heading is not None and heading.kind in _SMALL_PRINT


def _past_sectors(paper: Paper, label: Label) -> Iterator[Answer]:
    """Yield the first line under a label, past a line of sector codes between."""
    if label.cell.text[label.end :].strip(" :：/"):
        return
    passed = False
    for cell in islice(paper.sheet.below(label.cell), _SECTOR_LINES):
        if cell is None:
            continue
        heading = paper.heading(cell)
        code = passed and len(cell.folded.text) <= _LONGEST_CODE
        if code or (heading is not None and heading.kind is Kind.SECTOR):
            passed = True
            continue
        if passed and heading is None:
            yield Answer(cell, 0, cell.text, BELOW)
        return


def _before_sentence(paper: Paper, answer: Answer) -> tuple[Answer, bool]:
    """Return the words up to where the sentence goes on in their line, and whether lines may follow."""
    for label in paper.labels[answer.cell.order]:
        inside = answer.start + 12 <= label.start < answer.start + len(answer.text)
        if inside and label.kind is Kind.AFTER_HOLDER and not _SYSTEM.search(label.word.key):
            return Answer(
                answer.cell, answer.start, answer.cell.text[answer.start : label.start].strip(), answer.quality
            ), False
    return answer, True


def _first_line(answer: Answer) -> str:
    """Return the words with the hyphen of a word that the line's end parts."""
    return f"{answer.text}-" if _HYPHENATED.search(answer.cell.text.rstrip()) else answer.text


def _in_sentences(paper: Paper) -> Iterator[Candidate[str]]:
    """Yield what a sentence says is covered: in quotation marks, or after "for" under the holder."""
    certified = False
    for cell in paper.cells:
        quoted = _QUOTED.search(cell.text)
        if quoted:
            yield _said(cell, quoted[1], [])
        kinds = {label.kind for label in paper.labels[cell.order]}
        if kinds & {Kind.CERTIFY, Kind.SYSTEM_OF}:
            certified = True
            continue
        if Kind.AFTER_HOLDER in kinds:
            certified = False
        found = _FOR.match(cell.text) if certified and not kinds else None
        if found and not paper.names_standard(cell):
            lines = list(_lines(paper, Answer(cell, found.end(), cell.text[found.end() :], SAME_CELL)))
            stop = next((i for i, line in enumerate(lines) if paper.labels[line.order]), len(lines))
            yield _said(cell, cell.text[found.end() :], lines[:stop])
            certified = False


def _said(cell: Cell, words: str, lines: list[Cell]) -> Candidate[str]:
    text = join_lines([words, *(line.text for line in lines)])
    return Candidate(
        value=text, raw=text, where=cell.where, confidence=of_cell(cell, _SAID), key=squashed(text), rank=8
    )


def join_lines(lines: list[str]) -> str:
    """Join the lines of a text: a word parted at a line's end becomes whole again."""
    text = ""
    for line in lines:
        part = " ".join(line.split())
        if not part:
            continue
        if text and _HYPHENATED.search(text) and part[0].islower():
            text = text[:-1] + part
        elif text and is_cjk(text[-1]) and (is_cjk(part[0]) or not part[0].isascii()):
            text += part
        else:
            text = f"{text} {part}" if text else part
    return text[:_LONGEST].strip(' ,;:：-–|"“”')


def _same_scope(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short in long or any(map(is_cjk, one)) != any(map(is_cjk, other)):
        return True
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(one, other) >= 90)


def _may_be_scope(paper: Paper, answer: Answer, text: str) -> bool:
    if is_label(squashed(text)) or _LEADS_IN.fullmatch(text):
        return False
    letters = sum(c.isalpha() for c in text)
    cjk = sum(map(is_cjk, text))
    if letters < (4 if cjk else 6) or (
        answer.quality == SAME_CELL and not cjk and len(text.split()) < 2 and text[0].islower()
    ):
        return False
    if paper.dates.get(answer.cell.order) and len(text) < 40:
        return False
    begin = answer.cell.start + answer.start
    standard = any(
        mention.kind is Named.STANDARD and mention.start >= begin for mention in paper.mentions_in(answer.cell)
    )
    return not (standard and len(text) < 60)


def _lines(  # noqa: PLR0911 - one line a reason to stop
    paper: Paper, answer: Answer
) -> Iterator[Cell]:
    """Yield the lines that go on with a text: up to a label, a gap, the end of a sentence."""
    last = answer.cell
    text = answer.text
    for given, cell in enumerate(paper.sheet.running_on(answer.cell)):
        if cell is None or given >= _MOST_LINES:
            return
        labels = paper.labels[cell.order]
        if paper.answers_another(cell):
            return
        inside = bool(labels) and not labels[0].marked and bool(_UNENDED.search(text))
        if labels and labels[0].heads and labels[0].kind is not Kind.SCOPE and not inside:
            return
        if labels and labels[0].kind is Kind.SCOPE and labels[0].marked and labels[0].heads:
            return
        if any(label.kind in {Kind.CERTIFY, Kind.VALID_UNTIL, Kind.ISSUE, Kind.NUMBER} for label in labels):
            return
        if paper.dates.get(cell.order) and len(cell.text) < 40:
            return
        if _ended(text, cell.text) or _other_letters(last, cell):
            return
        standard = paper.names_standard(cell)
        if standard and len(cell.text) < 50:
            return
        yield cell
        last, text = cell, cell.text


def _ended(text: str, following: str) -> bool:
    """Say whether a sentence has ended and what follows starts anew."""
    closed = text.rstrip().endswith((".", "。"))
    return closed and not following[:1].islower()


def _other_letters(one: Cell, other: Cell) -> bool:
    if one.size and other.size and max(one.size, other.size) > 1.4 * min(one.size, other.size):
        return True
    above, below = one.where.box, other.where.box
    if above is None or below is None:
        return False
    return below.top - above.bottom > 1.6 * max(above.bottom - above.top, 0.004)


def _exclusions(paper: Paper, scope: list[Cell]) -> Field[str] | None:
    found: list[Candidate[str]] = []
    for label in paper.of_kind(Kind.EXCLUSIONS):
        if label.cell in scope and not label.marked:
            continue
        found.extend(_labelled_exclusion(paper, label))
    if not found:
        seen = {cell.order for cell in scope}
        text = join_lines([cell.text for cell in scope])
        inside = _EXCLUDING.search(text)
        if inside and scope:
            found.append(_excluded(scope[0], inside[0], 0.85))
        for cell in paper.cells:
            lower = cell.text.lower()
            if cell.order in seen or not any(word in lower for word in _EXCLUDING_WORDS):
                continue
            match = _EXCLUDING.search(cell.text)
            if match:
                found.append(_excluded(cell, match[0], 0.72, rank=1))
    return settle(found, same=_same_scope)


def _labelled_exclusion(paper: Paper, label: Label) -> Iterator[Candidate[str]]:
    for answer in paper.answers(label):
        if answer.quality == BELOW and not label.marked:
            return
        text = answer.text
        if not label.marked and label.cell is answer.cell:
            text = label.cell.text
        elif len(text) > 50 or text.endswith((",", "-")):
            text = join_lines([text, *(line.text for line in list(_lines(paper, answer))[:2])])
        if text and not _NONE.match(text) and any(c.isalnum() for c in text):
            yield _excluded(answer.cell, text, min(0.92 if label.marked else 0.75, answer.quality))
        return


def _excluded(cell: Cell, text: str, sure: float, rank: int = 0) -> Candidate[str]:
    value = " ".join(text.split()).strip(" ,;:：-–(（")
    return Candidate(
        value=value, raw=text, where=cell.where, confidence=of_cell(cell, sure), key=squashed(value), rank=rank
    )


def status(paper: Paper) -> Field[str] | None:
    """Return the certificate's state where the paper gives one: after its label, or as a word of its own."""
    found: list[Candidate[str]] = []
    for label in paper.of_kind(Kind.STATUS):
        for answer in paper.answers(label):
            text = re.split(r"[,;(（。]|\s{2}| since | from | until | seit | ab ", answer.text)[0].strip(
                " .:*[]【】"
            )
            if (
                0 < len(text) <= _STATE_LONGEST
                and len(text.split()) <= 4
                and not any(c.isdigit() for c in text)
            ):
                known = squashed(text) in _STATES
                sure = min(answer.quality, 0.95 if known or answer.quality >= 0.95 else 0.75)
                found.append(_state(answer.cell, text, sure, 0))
            break
    for cell in paper.cells:
        key = cell.folded.text
        if len(key) <= 24 and key in _STATES and not paper.labels[cell.order]:
            found.append(
                _state(cell, cell.text.strip(" .:*[]【】-–—"), 0.7 if key in _UNSURE_STATES else 0.9, 1)
            )
    return settle(found)


def _state(cell: Cell, text: str, sure: float, rank: int) -> Candidate[str]:
    return Candidate(
        value=text, raw=text, where=cell.where, confidence=of_cell(cell, sure), key=squashed(text), rank=rank
    )
