"""The defects that can be planted, by the id of the rule that must speak."""

from assistant.specimens.defects import (
    accreditation,
    bodies,
    dates,
    files,
    numbers,
    parties,
    scopes,
    standards,
    wording,
)
from assistant.specimens.defects.plan import PLANTERS, Planter, Scene, Wants

_FAMILIES = (standards, dates, bodies, accreditation, parties, scopes, numbers, wording, files)

PLANTABLE: tuple[str, ...] = tuple(sorted(PLANTERS))

__all__ = ["PLANTABLE", "PLANTERS", "Planter", "Scene", "Wants"]
