"""What every layout works with: the paper, what stands on it, and a few parts that all papers have."""

# ruff: noqa: PLR0913 - a place, a size and a colour are an argument each
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from assistant.fonts import Font
from assistant.specimens import ornaments
from assistant.specimens.content import Content
from assistant.specimens.paper import INK, Align, Paper
from assistant.specimens.words import Words

GREY = "#6b7078"
_FOOT = "#868b92"
_FACTS = (
    "certificate_number",
    "first_issued",
    "decided",
    "issued",
    "expires",
    "surveillance",
    "status",
    "uscc",
    "cnca_number",
    "notified_body_number",
    "srn",
    "fda_number",
    "accreditation_body",
    "accreditation_number",
    "sector_codes",
)
_DATES = ("first_issued", "decided", "issued", "expires", "surveillance")


@dataclass(frozen=True, slots=True)
class Fact:
    """A short fact of a paper. `second` is its label in the second language of the paper, or empty."""

    name: str
    label: str
    value: str
    second: str = ""

    def both(self, mark: str = " / ") -> str:
        """Return the label in both languages."""
        return f"{self.label}{mark}{self.second}" if self.second and self.second != self.label else self.label


@dataclass
class Sheet:
    """One specimen while it is drawn."""

    paper: Paper
    content: Content
    words: Words
    second: Words | None
    rng: Random

    def label(self, name: str, mark: str = " / ") -> str:
        """Return the label of a field, in both languages of the paper."""
        return Fact(name, self.words.labels[name], "", self.second.labels[name] if self.second else "").both(
            mark
        )

    def fact(self, name: str) -> Fact | None:
        """Return a fact, None where the paper does not state it."""
        value = getattr(self.content, name)
        if not value:
            return None
        if name == "surveillance":
            text = ", ".join(when.text for when in value)
        elif name in _DATES:
            text = value.text
        else:
            text = ", ".join(value) if isinstance(value, tuple) else value
        return Fact(name, self.words.labels[name], text, self.second.labels[name] if self.second else "")

    def facts(self, *, without: Sequence[str] = ()) -> list[Fact]:
        """Return all short facts that the paper states, in their usual order."""
        if self.content.accredited_in_words:
            without = (*without, "accreditation_body")
        found = (self.fact(name) for name in _FACTS if name not in without)
        return [fact for fact in found if fact]

    def say(self, sentence: str) -> str:
        """Return a sentence with the values of the paper; empty where it needs one that is missing."""
        body = self.content.certification_body or ""
        accreditor = self.content.accreditation_body or ""
        wording = self.words.sentences[sentence]
        if ("{body}" in wording and not body) or ("{accreditor}" in wording and not accreditor):
            return ""
        return wording.format(body=body, accreditor=accreditor, system=self.content.system)

    def small_print(self) -> list[str]:
        """Return the sentences at the foot of the paper."""
        annex = [self.say("sites_annex")] if self.content.sites_apart and self.content.sites else []
        accredited = [self.say("accredited")] if self.content.accredited_in_words else []
        lines = [*accredited, *annex, *self.content.notes, self.say("property"), self.say("verify")]
        return [line for line in lines if line]

    def print_small(
        self, x: float, y: float, width: float, *, align: Align = "left", font: Font = Font.FIRA
    ) -> float:
        """Write the small print and return the baseline of its last line."""
        for line in self.small_print():
            y = (
                self.paper.paragraph(x, y, width, line, font, 7.6, colour="#4a4e55", align=align, leading=1.35)
                + 11.5
            )
        return y - 11.5

    def scope_block(
        self,
        x: float,
        y: float,
        width: float,
        font: Font,
        size: float,
        *,
        align: Align = "left",
        colour: str = INK,
    ) -> float:
        """Write the scope, the scope in the second language and what is excluded; return the last baseline."""
        content = self.content
        if content.scope:
            y = self.paper.paragraph(x, y, width, content.scope, font, size, align=align, colour=colour)
        if content.scope_second:
            y = self.paper.paragraph(
                x, y + size * 1.5, width, content.scope_second, font, size * 0.92, align=align, colour=GREY
            )
        if content.exclusions:
            label = self.words.labels["exclusions"]
            mark = "：" if self.words.language == "zh" else ": "
            y = self.paper.paragraph(
                x, y + size * 1.9, width, f"{label}{mark}{content.exclusions}", font, size * 0.85, align=align
            )
        return y

    def site_list(
        self, x: float, y: float, width: float, font: Font, size: float, *, align: Align = "left"
    ) -> float:
        """Write the certified sites, one after the other, and return the last baseline."""
        for number, site in enumerate(self.content.sites):
            y += size * 1.65 if number else 0
            y = self.paper.paragraph(x, y, width, site, font, size, align=align)
        return y

    def signature(self, x: float, y: float, width: float, *, font: Font = Font.FIRA) -> None:
        """Write a signature above a line, the name and the office below it."""
        ornaments.scribble(self.paper, x + width * 0.08, y - 10, width * 0.7, self.rng)
        ornaments.rule(self.paper, x, y, x + width, y, "#9aa0a6", 0.6)
        self.paper.text(x, y + 11, self.content.signatory, font, 8.2)
        self.paper.text(x, y + 21, self.words.say("signatory"), font, 7.4, colour=GREY)

    def code(self, x: float, y: float, size: float) -> bool:
        """Draw the QR code with a hint below it; return whether there is one."""
        if not self.content.qr:
            return False
        ornaments.qr_code(self.paper, x, y, size, self.content.qr)
        self.paper.text(
            x + size / 2, y + size + 9, self.words.say("scan"), Font.FIRA, 6.2, colour=GREY, align="centre"
        )
        return True

    def mark(self, x: float, y: float, *, colour: str = "#33373d") -> None:
        """Write the words of a recognition mark in a plain frame, where the paper shows one."""
        if self.content.mark:
            ornaments.framed_words(self.paper, x, y, self.content.mark, colour)

    def foot(
        self,
        *,
        page: int = 1,
        pages: int = 1,
        margin: float = 48,
        right: float = 0,
        rise: float = 26,
    ) -> None:
        """Write the number of the page and the line that says what this paper is, `rise` points above the edge.

        `margin` parts them from the left edge and, unless `right` says otherwise, from the right.
        """
        paper = self.paper
        y = paper.height - rise
        training = self.words.say("training")
        if self.words.language != "en":
            training += "  |  Training document · fictitious companies"
        if self.content.stamp:
            ornaments.stamp(paper, self.content.stamp, self.rng)
        count = self.content.pages or pages
        paper.text(margin, y, training, Font.FIRA, 6.4, colour=_FOOT)
        paper.text(
            paper.width - (right or margin),
            y,
            self.words.say("page", page=page, pages=count),
            Font.FIRA,
            6.8,
            colour=_FOOT,
            align="right",
        )
