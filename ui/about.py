"""The About page as Markdown. Pure: no gradio."""

from __future__ import annotations

import datetime as dt

from ui import texts
from ui.protocol import About
from ui.render import letters


def day(date: dt.date) -> str:
    """Return a day as people write it, so that no reader takes the month for the day."""
    return f"{date.day} {date:%B %Y}"


def about_page(about: About | None, *, history: bool, problem: str = "") -> str:
    """Describe Certwise, its privacy and its knowledge base.

    Args:
        about: what the assistant says of itself; none while it is not there.
        history: whether ratings are kept.
        problem: what to say of the base while `about` is none.
    """
    privacy = texts.ABOUT_PRIVACY.strip()
    model = f"\n\n{letters(texts.ABOUT_MODEL.format(model=about.model))}" if about else ""
    base = knowledge_base(about) if about else letters(problem or texts.ABOUT_WAIT)
    return "\n\n".join(
        [
            texts.ABOUT.strip(),
            f"{privacy} {texts.ABOUT_HISTORY[history]}{model}",
            texts.ABOUT_BASE,
            base,
        ]
    )


def knowledge_base(about: About) -> str:
    """Return the counts as a table, then the review dates and the fingerprint."""
    rows = [
        f"| {letters(texts.COUNTED.get(name, name))} | {about.counts[name]:,} |"
        for name in sorted(about.counts, key=lambda name: (*texts.COUNTED, name).index(name))
    ]
    head = f"| {texts.ABOUT_COUNTS[0]} | {texts.ABOUT_COUNTS[1]} |\n| :-- | --: |"
    overdue = (
        texts.ABOUT_OVERDUE.format(names=", ".join(about.overdue)) if about.overdue else texts.ABOUT_NOT_OVERDUE
    )
    facts = [
        texts.ABOUT_OLDEST.format(day=day(about.oldest_review)),
        texts.ABOUT_NEXT.format(day=day(about.next_review_due)),
        overdue,
        texts.ABOUT_FINGERPRINT.format(fingerprint=about.knowledge_fingerprint),
    ]
    return "\n".join([head, *rows]) + "\n\n" + "\n\n".join(letters(fact) for fact in facts)
