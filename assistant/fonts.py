"""The fonts that Certwise draws with, taken from installed packages so that nothing is downloaded."""

from __future__ import annotations

import importlib.util
from enum import Enum
from functools import lru_cache
from io import BytesIO
from pathlib import Path


class Font(Enum):
    """A font by the package that carries it and its name there."""

    SANS = ("matplotlib", "mpl-data/fonts/ttf/DejaVuSans.ttf")
    SANS_BOLD = ("matplotlib", "mpl-data/fonts/ttf/DejaVuSans-Bold.ttf")
    SANS_ITALIC = ("matplotlib", "mpl-data/fonts/ttf/DejaVuSans-Oblique.ttf")
    SERIF = ("matplotlib", "mpl-data/fonts/ttf/DejaVuSerif.ttf")
    SERIF_BOLD = ("matplotlib", "mpl-data/fonts/ttf/DejaVuSerif-Bold.ttf")
    SERIF_ITALIC = ("matplotlib", "mpl-data/fonts/ttf/DejaVuSerif-Italic.ttf")
    TIMES = ("matplotlib", "mpl-data/fonts/ttf/STIXGeneral.ttf")
    TIMES_BOLD = ("matplotlib", "mpl-data/fonts/ttf/STIXGeneralBol.ttf")
    TIMES_ITALIC = ("matplotlib", "mpl-data/fonts/ttf/STIXGeneralItalic.ttf")
    MONO = ("matplotlib", "mpl-data/fonts/ttf/DejaVuSansMono.ttf")
    FIRA = ("pymupdf_fonts", "figo")
    FIRA_BOLD = ("pymupdf_fonts", "figbo")
    FIRA_ITALIC = ("pymupdf_fonts", "figit")
    UBUNTU = ("pymupdf_fonts", "ubuntu")
    UBUNTU_BOLD = ("pymupdf_fonts", "ubuntubo")
    NOTO = ("pymupdf_fonts", "notos")
    NOTO_BOLD = ("pymupdf_fonts", "notosbo")
    CHINESE = ("zhplot", "fonts/NotoSansSC-Regular.ttf")
    """Latin, simplified and traditional Chinese and kana; no Hangul."""


@lru_cache(maxsize=len(Font))
def font_bytes(font: Font) -> bytes:
    """Return the TrueType file of a font. The package is not imported where the font is a file of its own."""
    package, name = font.value
    if package == "pymupdf_fonts":
        from pymupdf_fonts import myfont

        return bytes(myfont(name))
    spec = importlib.util.find_spec(package)
    assert spec is not None  # noqa: S101 - a dependency
    assert spec.submodule_search_locations  # noqa: S101 - a package
    return (Path(spec.submodule_search_locations[0]) / name).read_bytes()


def register_font(font: Font) -> str:
    """Make a font known to reportlab and return its name there. Doing it twice does no harm."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    name = f"Certwise-{font.name}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, BytesIO(font_bytes(font))))
    return name
