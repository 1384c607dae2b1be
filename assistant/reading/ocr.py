"""Character recognition by RapidOCR: its only door.

The models (PP-OCRv6: Latin letters with accents, Chinese, Japanese) come inside the package; nothing is
downloaded. The stages are called one by one, because that is faster and reads better than the engine's own run:
words are *found* on a small copy of the picture and *read* from the large one, one at a time. (Measured on two
cores, an A4 page of 35 lines: 3.0 s and "IS0 13485" by the engine's own run, 1.5 s and "ISO 13485" in this way.
Read in batches, a short text is padded to the width of its neighbours and is misread more often.)
"""

from __future__ import annotations

import importlib.util
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""Height × width × 3, blue green red."""
Corners = NDArray[np.float32]
"""Places found: n × 4 × 2, each from its top left corner clockwise, in pixels."""

FIND_SIDE = 1280
"""Longer side in pixels of the copy on which words are found."""
SMALL = 900
"""A picture with a longer side below this is doubled to find words on it."""
MOST_THREADS = 4
"""Measured on two cores: two threads need 0.6 of the time of one, and 1.2 of it beside a busy neighbour."""
_MODELS = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx", "ch_ppocr_mobile_v2.0_cls_mobile.onnx")


_ISO = re.compile(r"(?<![0-9A-Za-z])[Il1]S[O0](?=[ :/-]{0,2}(?:IEC|[0-9]{4,5})(?![0-9A-Za-z]))")
"""The word that stands on nearly every certificate, misread before a number about once in three times (IS0)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """Words read at one place. `confidence` from 0 to 1; `place` is its number among the places given."""

    text: str
    confidence: float
    place: int


def available() -> str | None:
    """Return None when pictures can be read, else one sentence that says why not. Loads no model."""
    for package in ("rapidocr", "onnxruntime", "cv2"):
        if importlib.util.find_spec(package) is None:
            return f"Pictures cannot be read: the package '{package}' is missing; install Certwise again."
    spec = importlib.util.find_spec("rapidocr")
    folder = Path(next(iter(spec.submodule_search_locations or [""]))) if spec else Path()
    missing = [name for name in _MODELS if not (folder / "models" / name).is_file()]
    if missing:
        return (
            f"Pictures cannot be read: rapidocr lacks its model {missing[0]}; install rapidocr 3.10 or later."
        )
    return None


def find_words(picture: Picture, *, most: int) -> Corners:
    """Return where words stand, at most `most` places, the largest first where there are more."""
    import cv2

    height, width = picture.shape[:2]
    longer = max(height, width)
    scale = min(2.0 if longer < SMALL else 1.0, FIND_SIDE / longer)
    small = picture
    if scale != 1.0:
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        way = cv2.INTER_AREA if scale < 1.0 else cv2.INTER_CUBIC
        small = np.asarray(cv2.resize(picture, size, interpolation=way), dtype=np.uint8)
    found = _engine().text_det(small).boxes
    if found is None:
        return np.zeros((0, 4, 2), dtype=np.float32)
    corners: Corners = np.asarray(found, dtype=np.float32) / np.float32(scale)
    if len(corners) > most:
        areas = _lengths(corners, 0, 1) * _lengths(corners, 0, 3)
        corners = corners[np.sort(np.argsort(-areas)[:most])]
    return corners


def upside_down(picture: Picture, corners: Corners) -> bool:
    """Whether the words stand on their heads, by the vote of the nine longest.

    The model looks at strips four times as wide as high. A longer one is squeezed to that and one vote in ten
    is then wrong, so only the first part of each is shown to it.
    """
    if not len(corners):
        return False
    longest = np.argsort(-_lengths(corners, 0, 1))[:9]
    strips = [strip[:, : 4 * strip.shape[0]] for strip in _cut_out(picture, corners[longest])]
    results = _engine().text_cls(strips).cls_res
    turned = sum(score if label == "180" else -score for label, score in results)
    return bool(turned > 0)


def read_words(picture: Picture, corners: Corners) -> list[Reading]:
    """Return what stands at each place, in the order given. Places where nothing could be read are left out."""
    if not len(corners):
        return []
    from rapidocr.ch_ppocr_rec import TextRecInput

    crops = _cut_out(picture, corners)
    result = _engine().text_rec(TextRecInput(img=crops))
    return [
        Reading(text=_ISO.sub("ISO", text.strip()), confidence=float(score), place=place)
        for place, (text, score) in enumerate(zip(result.txts, result.scores, strict=True))
        if text.strip()
    ]


def _cut_out(picture: Picture, corners: Corners) -> list[Picture]:
    """Return the places as upright strips. Tall ones are laid on their side."""
    from rapidocr.utils.process_img import get_rotate_crop_image

    return [get_rotate_crop_image(picture, one.copy()) for one in corners]


def _lengths(corners: Corners, start: int, end: int) -> NDArray[np.float32]:
    """Return the length of one side of each place."""
    return np.asarray(np.linalg.norm(corners[:, start] - corners[:, end], axis=1), dtype=np.float32)


def load() -> None:
    """Load the models now, so that the first picture does not wait for them."""
    _engine()


@lru_cache(maxsize=1)
def _engine() -> Any:
    """Return the engine with its three models, made once a process."""
    from rapidocr import RapidOCR

    engine: Any = RapidOCR(
        params={
            "Global.log_level": "critical",
            "Rec.rec_batch_num": 1,
            # By itself the engine enlarges a narrow strip until it is 736 pixels high, however long it is.
            "Det.limit_type": "max",
            "Det.limit_side_len": FIND_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": min(os.cpu_count() or 1, MOST_THREADS),
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
    engine._load_det_model()  # noqa: SLF001 - the stages have no public way in
    engine._load_cls_model()  # noqa: SLF001
    engine._load_rec_model()  # noqa: SLF001
    return engine
