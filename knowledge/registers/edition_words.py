"""The sentences that say in what state an edition is, and how sure that is."""

from __future__ import annotations

from enum import StrEnum

from knowledge.registers.rows import Confidence, StandardEdition


class EditionStatus(StrEnum):
    """What can be said of an edition on a date. `unknown_…` means: not known here, look it up."""

    CURRENT = "current"
    SUPERSEDED_IN_TRANSITION = "superseded_in_transition"
    NOT_YET_PUBLISHED = "not_yet_published"
    VOID = "void"
    WITHDRAWN = "withdrawn"
    NOT_CERTIFIABLE = "not_certifiable"
    DOES_NOT_EXIST = "does_not_exist"
    UNKNOWN_EDITION = "unknown_edition"
    UNKNOWN_STANDARD = "unknown_standard"


def reason_for(row: StandardEdition, status: EditionStatus) -> str:
    """Say why an edition is current, in transition, void, withdrawn or not yet published."""
    since = f" since {row.published.in_words()}" if row.published else ""
    superseded = row.withdrawn_or_superseded.in_words() if row.withdrawn_or_superseded else ""
    newer = f" by {row.replaced_by}" if row.replaced_by else ""
    end = row.transition_end.in_words() if row.transition_end else ""
    sentences = {
        EditionStatus.CURRENT: (
            f"{row.key} is the edition in force{since}." if since else f"{row.key} is in use."
        ),
        EditionStatus.SUPERSEDED_IN_TRANSITION: (
            f"{row.key} was replaced{newer} ({superseded}). "
            + (
                f"Certificates to it can stay valid until {end}, not longer."
                if end
                else "The end of the transition is not known here."
            )
        ),
        EditionStatus.VOID: (
            f"{row.key} was replaced{newer} and the transition ended on {end}. "
            "A certificate to it is no longer valid."
        ),
        EditionStatus.WITHDRAWN: (
            f"{row.key} was withdrawn ({superseded}) and replaced{newer or ' by nothing'}. "
            "No certificate that is valid now can name it."
        ),
        EditionStatus.NOT_YET_PUBLISHED: (
            f"{row.key} was not yet published on this date"
            + (f" (published {row.published.in_words()})." if row.published else ".")
        ),
    }
    return sentences[status]


def sureness_of(row: StandardEdition) -> str:
    """Say how well a row is founded; nothing where a primary source was seen."""
    return {
        Confidence.HIGH: "",
        Confidence.MEDIUM: " This rests on secondary sources.",
        Confidence.LOW: " This is not confirmed: no source was seen.",
    }[row.confidence]


def open_dates(others: list[EditionStatus]) -> str:
    """Say which other states the inexact dates of the sources leave open."""
    if not others:
        return ""
    states = " or ".join(other.value.replace("_", " ") for other in others)
    return f" The sources give a date without the day, so it may also be {states}."
