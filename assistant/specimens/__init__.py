"""Training specimens: certificates of fictitious companies, drawn from a seed, with the exact answer key."""

from assistant.specimens.defects import PLANTABLE
from assistant.specimens.draw import ON, draw_specimen, random_defects
from assistant.specimens.key import PlantedDefect, SpecimenKey
from assistant.specimens.layouts import LAYOUTS
from assistant.specimens.specimen import Specimen, write_specimen

__all__ = [
    "LAYOUTS",
    "ON",
    "PLANTABLE",
    "PlantedDefect",
    "Specimen",
    "SpecimenKey",
    "draw_specimen",
    "random_defects",
    "write_specimen",
]
