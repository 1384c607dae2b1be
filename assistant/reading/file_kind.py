"""What a file is, by its first bytes. Its name and ending are never asked: they are the sender's words."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

READABLE = "a PDF, a picture (PNG, JPEG, WebP, HEIC, TIFF, BMP or GIF) or plain text"


class FileKind(StrEnum):
    """The kinds of file that are told apart. A picture's value is the name of its format in Pillow."""

    PDF = "PDF"
    PNG = "PNG"
    JPEG = "JPEG"
    WEBP = "WEBP"
    HEIF = "HEIF"
    TIFF = "TIFF"
    BMP = "BMP"
    GIF = "GIF"
    TEXT = "text"
    EMPTY = "empty"
    OFFICE = "an office document or archive"
    OLD_OFFICE = "an office document of the old kind"
    WEB = "a web page or drawing"
    RICH_TEXT = "a rich text document"
    PROGRAM = "a program"
    ARCHIVE = "an archive"
    UNKNOWN = "of a kind that is not known here"

    @property
    def picture(self) -> bool:
        """Whether Pillow opens it."""
        return self in _PICTURES


_PICTURES = frozenset(
    {
        FileKind.PNG,
        FileKind.JPEG,
        FileKind.WEBP,
        FileKind.HEIF,
        FileKind.TIFF,
        FileKind.BMP,
        FileKind.GIF,
    }
)

_BEGINNINGS: tuple[tuple[bytes, FileKind], ...] = (
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
    (b"II*\x00", FileKind.TIFF),
    (b"MM\x00*", FileKind.TIFF),
    (b"PK\x03\x04", FileKind.OFFICE),
    (b"PK\x05\x06", FileKind.OFFICE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.OLD_OFFICE),
    (b"{\\rtf", FileKind.RICH_TEXT),
    (b"MZ", FileKind.PROGRAM),
    (b"\x7fELF", FileKind.PROGRAM),
    (b"\x1f\x8b", FileKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
    (b"Rar!\x1a\x07", FileKind.ARCHIVE),
)
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
_WEB_BEGINNINGS = (b"<!doctype html", b"<html", b"<?xml", b"<svg", b"<head", b"<body")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def file_kind(data: bytes) -> FileKind:
    """Return what the bytes of a file are.

    A PDF may begin with up to 1,024 bytes of something else (ISO 32000-1, annex H.3.4.1, which readers follow).
    """
    if not data.strip(b"\x00\t\n\r\f "):
        return FileKind.EMPTY
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning) and not (kind is FileKind.PROGRAM and _is_text(data)):
            return kind
    return next((kind for kind, fits in _FITS if fits(data)), FileKind.UNKNOWN)


_BMP_HEADERS = frozenset(size.to_bytes(4, "little") for size in (12, 40, 52, 56, 64, 108, 124))


def _is_text(data: bytes) -> bool:
    """Whether bytes are text: a byte order mark, or no control characters in a beginning that decodes."""
    if data.startswith(_BOMS):
        return True
    head = data[:4096]
    if any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head):
        return False
    return _decodes(head, "utf-8") or _decodes(head, "gb18030") or _decodes(head, "cp1252")


def _decodes(head: bytes, encoding: str) -> bool:
    """Whether a beginning decodes; a character cut in two at its end does not count."""
    try:
        head.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 4 and len(head) == 4096
    return True


def _is_web(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(_WEB_BEGINNINGS)


_FITS: tuple[tuple[FileKind, Callable[[bytes], bool]], ...] = (
    (FileKind.WEBP, lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP"),
    (FileKind.HEIF, lambda data: data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS),
    (FileKind.BMP, lambda data: data[:2] == b"BM" and data[14:18] in _BMP_HEADERS),
    (FileKind.PDF, lambda data: b"%PDF-" in data[:1024]),
    (FileKind.WEB, _is_web),
    (FileKind.TEXT, _is_text),
)


def decode_text(data: bytes) -> str:
    """Return the words of a text file: UTF-8, UTF-16 with its mark, GB18030 (Chinese), Windows-1252.

    Western bytes often decode as GB18030 too, as rare Chinese characters; so the reading with fewer characters
    outside the common Chinese block wins.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        western = data.decode("cp1252", errors="replace")
        chinese = data.decode("gb18030", errors="replace")
        return chinese if _oddness(chinese) < _oddness(western) else western


def _oddness(text: str) -> int:
    """Count characters that a certificate in this reading would not hold."""
    odd = 0
    for letter in text:
        code = ord(letter)
        common_chinese = 0x4E00 <= code <= 0x9FA5 or 0x3000 <= code <= 0x303F or 0xFF00 <= code <= 0xFFEF
        odd += not (code < 128 or common_chinese or letter in _WESTERN)
    return odd


_WESTERN = frozenset("äöüÄÖÜßéèêëáàâãåæçñíìîïóòôõøúùûýÉÈÊÁÀÂÅÆÇÑÍÓÔØÚ°§®©–—‘’“”„…€£ ·«»¿¡ªº²³±")
