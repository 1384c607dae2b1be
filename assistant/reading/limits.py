"""How much of a file is read. Every limit has one home, so that the page, the command and the tests agree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What one file may cost.

    Attributes:
        file_bytes: size of the file. A photo of a phone has 3 to 12 MB, a scanned certificate of several pages
            seldom more than 20.
        pages: pages of a PDF that are read; the rest is noted.
        pictured_pages: pages of a PDF that are read by character recognition, which takes seconds a page.
        pixels: size of a picture, asked of its header before anything is decoded.
        side: width and height of a picture in pixels.
        page_characters: characters of a page's text layer that are looked at.
        page_objects: objects drawn on a page whose order is looked at.
        lines: lines of a page.
        seconds: wall-clock time of the child process for one file.
        memory_bytes: address space of the child process, where the system can limit it. Recognition of a
            40 megapixel picture takes 1.5 GB of it, half of that in libraries.
    """

    file_bytes: int = 25_000_000
    pages: int = 30
    pictured_pages: int = 12
    pixels: int = 40_000_000
    side: int = 15_000
    page_characters: int = 30_000
    page_objects: int = 5_000
    lines: int = 600
    seconds: float = 60.0
    memory_bytes: int = 2_500_000_000


USUAL = Limits()
"""What a file may cost where nobody says otherwise."""
