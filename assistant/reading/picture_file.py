"""From the bytes of a picture file to pixels: bounded before anything is decoded, turned as its camera says."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from assistant.errors import UnreadableFileError
from assistant.reading.file_kind import FileKind
from assistant.reading.limits import Limits
from assistant.reading.ocr import Picture

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 2800
"""Pixels of the longer side that are kept: 240 dots an inch on A4. More is not read better."""
SMALLEST_SIDE = 16
PNG_SIDE = 1600
"""Pixels of the longer side of the picture that is shown beside the fields."""
_BROKEN = "The picture is broken or incomplete and could not be opened; send it again, or take a new photo."


def open_picture(data: bytes, kind: FileKind, limits: Limits) -> Picture:
    """Return the first frame of a picture, upright as its camera says, on white where it is transparent.

    Raises:
        UnreadableFileError: it is too large or broken.
    """
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # the size is asked of the header below, as an error and not as a warning
    if kind is FileKind.HEIF:
        import pillow_heif

        pillow_heif.register_heif_opener()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=[kind.value]) as image:
                _check_size(image, limits)
                image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                image.load()
                upright = _on_white(ImageOps.exif_transpose(image))
                return np.ascontiguousarray(_within(np.asarray(upright), LONGEST_SIDE)[:, :, ::-1])
    except UnreadableFileError:
        raise
    except MemoryError:
        raise
    except Exception as error:
        # Pillow's readers raise errors of a dozen kinds on broken files, SyntaxError among them.
        raise UnreadableFileError(_BROKEN) from error


def to_png(picture: Picture) -> bytes:
    """Return a page's picture as a PNG of a size that a screen can use."""
    import cv2

    made, png = cv2.imencode(".png", _within(picture, PNG_SIDE), [cv2.IMWRITE_PNG_COMPRESSION, 3])
    return bytes(png) if made else b""


def _within(picture: Picture, side: int) -> Picture:
    """Return a picture scaled down so that no side is longer."""
    import cv2

    height, width = picture.shape[:2]
    scale = side / max(height, width)
    if scale >= 1.0:
        return picture
    small = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(picture, small, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _check_size(image: Image.Image, limits: Limits) -> None:
    width, height = image.size
    if min(width, height) < SMALLEST_SIDE:
        raise UnreadableFileError(
            f"The picture is only {width:,} × {height:,} pixels, too small to read; take a new photo."
        )
    if width * height > limits.pixels or max(width, height) > limits.side:
        most = limits.pixels // 1_000_000
        raise UnreadableFileError(
            f"The picture is {width:,} × {height:,} pixels, more than can be read ({most} million in all, "
            f"{limits.side:,} on a side); save it smaller, or take a screenshot of it."
        )


def _on_white(image: Image.Image) -> Image.Image:
    """Return a picture in plain colours, what is transparent as white paper."""
    from PIL import Image

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        with_alpha = image.convert("RGBA")
        paper = Image.new("RGBA", with_alpha.size, (255, 255, 255, 255))
        return Image.alpha_composite(paper, with_alpha).convert("RGB")
    if image.mode.startswith("I") or image.mode == "F":
        deep = np.asarray(image, dtype=np.float64)
        span = float(deep.max() - deep.min()) or 1.0
        return Image.fromarray(((deep - deep.min()) * (255 / span)).astype(np.uint8)).convert("RGB")
    return image.convert("RGB")
