"""A phone photo of a specimen on a desk: perspective, uneven light, blur, noise and JPEG, all from a seed.

How bad it is comes from the seed too; a person can always read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.specimens.chance import chance
from assistant.specimens.picture import page_image

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[Any]

_LONG, _SHORT = 2160, 1620
"""Pixels: the sides of a picture of 3.5 megapixels, as messengers pass photos on."""
_DOTS_PER_INCH = 190
_DESKS = ((118, 92, 66), (172, 150, 122), (88, 90, 94), (196, 196, 190), (70, 52, 42), (214, 205, 188))
"""Colours of desks, red, green, blue."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Severity:
    """How bad a photo is. `amount` runs from 0 (careful) to 1 (in a hurry); the others follow from it.

    Attributes:
        amount: the whole.
        tilt: how far corners are pushed in, as a share of the page's side.
        turn: degrees that the paper lies turned.
        blur: standard deviation of the blur in pixels.
        noise: standard deviation of the noise in grey levels of 255.
        shade: how much darker the darkest place of the page is, as a share.
        quality: JPEG quality.
    """

    amount: float
    tilt: float
    turn: float
    blur: float
    noise: float
    shade: float
    quality: int


def severity_of(seed: int) -> Severity:
    """Return how bad the photo of a seed is."""
    rng = chance("severity", seed)
    amount = rng.random()
    return Severity(
        amount=amount,
        tilt=0.008 + 0.042 * amount,
        turn=rng.uniform(-1, 1) * (1.2 + 3.3 * amount),
        blur=0.35 + 0.6 * amount,
        noise=2.0 + 6.0 * amount,
        shade=0.12 + 0.33 * amount,
        quality=round(90 - 24 * amount),
    )


def take_photo(pdf: bytes, seed: int) -> bytes:
    """Return the first page of a PDF as a JPEG photo."""
    import cv2

    severity = severity_of(seed)
    rng = chance("photo", seed)
    grain = np.random.default_rng(rng.getrandbits(32))
    page = np.asarray(page_image(pdf, dots_per_inch=_DOTS_PER_INCH).convert("RGB")).astype(np.float32)
    across = page.shape[1] > page.shape[0]
    width, height = (_LONG, _SHORT) if across else (_SHORT, _LONG)
    scene = _desk(width, height, rng, grain)
    corners = _corners(page.shape[1] / page.shape[0], width, height, severity, rng)
    source = np.array(
        [[0, 0], [page.shape[1], 0], [page.shape[1], page.shape[0]], [0, page.shape[0]]], dtype=np.float32
    )
    matrix = cv2.getPerspectiveTransform(source, corners)
    tint = np.array(
        [rng.uniform(0.975, 1), rng.uniform(0.965, 0.99), rng.uniform(0.90, 0.97)], dtype=np.float32
    )
    placed = cv2.warpPerspective(page * tint, matrix, (width, height), flags=cv2.INTER_AREA)
    cover = np.zeros((height, width), dtype=np.float32)
    cv2.fillConvexPoly(cover, corners.astype(np.int32), 1.0, lineType=cv2.LINE_AA)
    scene = _cast_shadow(scene, cover, rng)
    scene = scene * (1 - cover[..., None]) + placed * cover[..., None]
    scene *= _light(width, height, severity, rng)[..., None]
    scene = cv2.GaussianBlur(scene, (0, 0), severity.blur)
    noise = grain.standard_normal((height // 2, width // 2), dtype=np.float32) * severity.noise
    scene = scene + cv2.resize(noise, (width, height), interpolation=cv2.INTER_LINEAR)[..., None]
    picture = np.clip(scene, 0, 255).astype(np.uint8)[..., ::-1]
    done, jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, severity.quality])
    assert done  # noqa: S101 - an array of this shape can be written
    return bytes(jpeg.tobytes())


def _corners(aspect: float, width: int, height: int, severity: Severity, rng: Random) -> Picture:
    """Return where the corners of the page lie: turned a little, each pushed in a little."""
    high = min(height * 0.93, width * 0.93 / aspect)
    wide = high * aspect
    angle = np.deg2rad(severity.turn)
    turned = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    shrink = 1 / (np.cos(angle) + abs(np.sin(angle)) * max(aspect, 1 / aspect) * 0.9)
    box = np.array([[-wide, -high], [wide, -high], [wide, high], [-wide, high]]) / 2 * shrink
    pushed = np.array(
        [[1 - rng.uniform(0, severity.tilt), 1 - rng.uniform(0, severity.tilt)] for _ in range(4)]
    )
    middle = np.array([width / 2 + rng.uniform(-8, 8), height / 2 + rng.uniform(-8, 8)])
    corners: Picture = ((box * pushed) @ turned.T + middle).astype(np.float32)
    return corners


def _desk(width: int, height: int, rng: Random, grain: np.random.Generator) -> Picture:
    """Return a desk: a colour with a grain along one direction."""
    import cv2

    colour = np.array(rng.choice(_DESKS), dtype=np.float32)
    long = grain.standard_normal((height // 6, 6), dtype=np.float32)
    fine = grain.standard_normal((height // 3, width // 12), dtype=np.float32)
    wood = cv2.resize(long, (width, height), interpolation=cv2.INTER_CUBIC) * 7
    wood = wood + cv2.resize(fine, (width, height), interpolation=cv2.INTER_LINEAR) * 4
    if rng.random() < 0.5:
        wood = cv2.resize(cv2.rotate(wood, cv2.ROTATE_90_CLOCKWISE), (width, height))
    desk: Picture = colour + wood[..., None]
    return desk


def _cast_shadow(scene: Picture, cover: Picture, rng: Random) -> Picture:
    """Darken the desk beside the page, where the paper throws a shadow."""
    import cv2

    small = cv2.resize(cover, (cover.shape[1] // 4, cover.shape[0] // 4))
    moved = np.roll(small, (rng.randint(2, 6), rng.randint(-5, 5)), axis=(0, 1))
    soft = cv2.resize(cv2.GaussianBlur(moved, (0, 0), 5), (cover.shape[1], cover.shape[0]))
    shadowed: Picture = scene * (1 - 0.5 * soft[..., None])
    return shadowed


def _light(width: int, height: int, severity: Severity, rng: Random) -> Picture:
    """Return how bright each place is: light from one side, and now and then the shadow of a hand or phone."""
    import cv2

    rows, columns = np.mgrid[0:1:60j, 0:1:60j].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    ramp = (np.cos(angle) * (columns - 0.5) + np.sin(angle) * (rows - 0.5)) / 1.42 + 0.5
    light = 1.03 - severity.shade * ramp
    if rng.random() < 0.35 + 0.4 * severity.amount:
        x, y, reach = rng.uniform(-0.1, 1.1), rng.choice((-0.05, 1.05)), rng.uniform(0.3, 0.55)
        near = np.exp(-(((columns - x) / reach) ** 2) - ((rows - y) / (reach * 0.8)) ** 2)
        light *= 1 - severity.shade * 0.7 * near
    spread: Picture = cv2.resize(light.astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    return spread
