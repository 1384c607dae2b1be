"""How a read certificate is compared with what a person read from the same paper."""

import unicodedata
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from assistant.verification.read_date import ReadDate

EXACT = {
    "standard",
    "edition",
    "certificate_number",
    "uscc",
    "notified_body_number",
    "cnca_number",
    "srn",
    "fda_number",
    "language",
    "qr",
    "accreditation_number",
}


@dataclass
class Score:
    right: int = 0
    found: int = 0
    stated: int = 0
    silent: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __add__(self, other):
        return Score(
            self.right + other.right,
            self.found + other.found,
            self.stated + other.stated,
            self.silent + other.silent,
            self.wrong + other.wrong,
        )

    @property
    def f1(self):
        return 2 * self.right / (self.found + self.stated) if self.found + self.stated else 1.0


def plain(text):
    folded = unicodedata.normalize("NFKC", str(text)).casefold()
    return "".join(c for c in folded if c.isalnum())


def agrees(name, value, truth):  # noqa: PLR0911 - one line a kind of field
    if isinstance(value, ReadDate):
        wanted = truth if isinstance(truth, list) else [truth]
        return sorted(r.text for r in value.readings) == sorted(wanted) or (
            len(wanted) == 1 and wanted[0] in {r.text for r in value.readings}
        )
    if isinstance(value, tuple):
        wanted = truth if isinstance(truth, list) else [truth]
        if value and isinstance(value[0], ReadDate):
            return [v.to_json() for v in value] == list(wanted)
        if name == "sector_codes":
            return {plain(v) for v in value} == {plain(v) for v in wanted}
        return len(value) == len(wanted) and all(any(agrees("site", v, w) for w in wanted) for v in value)
    one, other = plain(value), plain(truth)
    if name in EXACT:
        return one == other
    if one == other or (min(len(one), len(other)) > 3 and (one in other or other in one)):
        return True
    spaced = [unicodedata.normalize("NFKC", str(t)).casefold() for t in (value, truth)]
    return fuzz.token_set_ratio(*spaced) >= 85 or fuzz.ratio(one, other) >= 90


def score_fields(certificate, truth, names, *, accept=None, about=""):
    """Compare the named fields; a wrong value that is sure is silent."""
    score = Score()
    for name in names:
        got = getattr(certificate, name)
        wanted = truth.get(name)
        allowed = [wanted, *((accept or {}).get(name) or [])]
        if None in allowed and got is None:
            continue
        score.stated += wanted is not None
        if got is None:
            score.wrong.append(f"{about} {name}: missed {wanted!r}")
            continue
        score.found += 1
        if any(w is not None and agrees(name, got.value, w) for w in allowed):
            score.right += 1
            score.stated += wanted is None
            continue
        line = f"{about} {name}: {got.to_json()['value']!r} ({got.confidence}) for {wanted!r}"
        score.wrong.append(line)
        if got.sure:
            score.silent.append(line)
    return score
