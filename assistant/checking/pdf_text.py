"""Words in a PDF: each letter in a font that has it, and nothing from a paper ever read as markup."""

from __future__ import annotations

from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from assistant.checking.words import visible, with_links
from assistant.fonts import Font, register_font

_PLAIN = (Font.NOTO, Font.CHINESE, Font.SANS)
_BOLD = (Font.NOTO_BOLD, Font.CHINESE, Font.SANS_BOLD)
_KOREAN = "HYGothic-Medium"
_LINK = "#1d4ed8"
_NO_LETTER = "?"


def marked(text: str, *, bold: bool = False, links: bool = False) -> str:
    """Return a text as reportlab's paragraph markup.

    Args:
        text: the words, from us or from a paper; they are shown as they are.
        bold: in bold, where the font has it (Chinese has none).
        links: make addresses of known registers links.
    """
    line = " ".join(visible(text).split())
    # Parts are put together by their blanks at the ends.
    line = f"{' ' * text[:1].isspace()}{line}{' ' * text[-1:].isspace()}" if line else ""
    if not links:
        return _in_fonts(line, bold=bold)
    return "".join(
        f"<a href={quoteattr(part)} color={quoteattr(_LINK)}>{_in_fonts(part, bold=bold)}</a>"
        if link
        else _in_fonts(part, bold=bold)
        for part, link in with_links(line)
    )


def linked(text: str, url: str) -> str:
    """Return a text as a link to an address of ours."""
    return f"<a href={quoteattr(url)} color={quoteattr(_LINK)}>{marked(text)}</a>"


def _in_fonts(text: str, *, bold: bool) -> str:
    runs: list[tuple[str, list[str]]] = []
    for letter in text:
        font = _font_of(letter, bold=bold)
        shown = letter if font else _NO_LETTER
        if runs and (font in {None, runs[-1][0]} or shown == " "):
            runs[-1][1].append(shown)
        else:
            runs.append((font or register_font(_PLAIN[0]), [shown]))
    return "".join(f"<font name={quoteattr(font)}>{escape(''.join(letters))}</font>" for font, letters in runs)


def _font_of(letter: str, *, bold: bool) -> str | None:
    """Return the name of a font that has a letter."""
    for font in _BOLD if bold else _PLAIN:
        if ord(letter) in _letters(font):
            return register_font(font)
    return _korean() if "\uac00" <= letter <= "\ud7a3" else None


@lru_cache(maxsize=1)
def _korean() -> str:
    """Return a Korean font that readers of PDFs bring along: no package that we use carries one."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont(_KOREAN))
    return _KOREAN


def has_chinese(text: str) -> bool:
    """Say whether a text has letters that are written without blanks between words."""
    return any("\u2e80" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef" for letter in text)


@lru_cache(maxsize=len(Font))
def _letters(font: Font) -> frozenset[int]:
    """Return the code points that a font draws."""
    from reportlab.pdfbase import pdfmetrics

    return frozenset(pdfmetrics.getFont(register_font(font)).face.charToGlyph)
