"""The smallest knowledge base without a fault: every kind of file and every kind of entry once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

REVIEWED = "2026-11-22"
DUE = "2027-05-22"


def claim(key: str, text: str, *sources: str, **more: Any) -> dict[str, Any]:
    """Return a claim as it stands in a file."""
    cited = [{"id": source} for source in sources or ("iso-page",)]
    return {"id": key, "text": text, "sources": cited, "confidence": "medium", **more}


def asks(subject: str) -> list[str]:
    """Return ten ways of asking that no other subject has."""
    return [
        f"{opening} {subject}" for opening in "what why tell explain define is describe about of on".split()
    ]


def entry(key: str, title: str, claims: dict[str, Any], *, subject: str, **more: Any) -> dict[str, Any]:
    """Return an article as it stands in a file."""
    return {
        "id": key,
        "title": title,
        "kind": "explanation",
        "topic": "basics",
        "audience": ["buyer"],
        "reviewed": REVIEWED,
        "reviewed_by": "editor",
        "review_due": DUE,
        "claims": claims,
        "asks": asks(subject),
        **more,
    }


def cell(text: str, **more: Any) -> dict[str, Any]:
    """Return one side of a point of comparison."""
    return {"text": text, "sources": [{"id": "iso-page"}], "confidence": "medium", **more}


def point(key: str, aspect: str) -> dict[str, Any]:
    """Return a point of comparison."""
    return {
        "id": key,
        "aspect": aspect,
        "asks": [f"{aspect.lower()} rules"],
        "left": cell(f"The {aspect.lower()} of the general standard."),
        "right": cell(f"The {aspect.lower()} of the device standard."),
        "buyer": cell(f"Ask about the {aspect.lower()}.", kind="advice"),
    }


def source(key: str, kind: str = "primary", *, url: str | None = "https://example.org/page") -> dict[str, Any]:
    """Return a source."""
    title = key.replace("-", " ").capitalize()
    return {
        "id": key,
        "title": title,
        "publisher": "Example",
        "url": url,
        "dated": None,
        "seen": REVIEWED,
        "kind": kind,
    }


FILES: dict[str, Any] = {
    "articles/audit-cycle.yaml": entry(
        "audit-cycle",
        "How long does a certificate run?",
        {
            "answer": [
                claim(
                    "three-years",
                    "A certificate runs for three years with yearly audits between.",
                    "seed-note",
                    "closed-book",
                    "open-blog",
                    "other-blog",
                )
            ],
            "why": [
                claim("yearly-audits", "Surveillance audits every year keep the certificate alive."),
                claim("restart", "Recertification restarts the whole cycle before the end date."),
                claim("moon-phase", "Nothing in the cycle follows the phases of the moon."),
            ],
            "check": [
                claim("read-dates", "Read the date of issue and the date of expiry.", kind="advice"),
                claim("ask-audit", "Ask for the date of the last surveillance audit."),
                claim("ask-report", "Ask for the report of that audit too."),
            ],
            "beware": [
                claim(
                    "since",
                    "Certified since 2001 does not mean certified without a break.",
                    "open-blog",
                    "iso-page",
                )
            ],
        },
        subject="cycle length",
        related=["verify-steps"],
    ),
    "articles/scope-words.yaml": entry(
        "scope-words",
        "How do I read a scope?",
        {
            "answer": [
                claim("activities", "The scope names activities, products and sites.", as_of="2026-10-01"),
                claim("no-more", "What is not named there is not covered.", confidence="low"),
            ]
        },
        subject="scope wording",
        related=["audit-cycle"],
        translations={
            "es": {
                "title": "¿Cómo leo el alcance?",
                "answer": "El alcance nombra actividades, productos y emplazamientos.",
                "asks": ["qué es el alcance", "leer el alcance"],
            },
            "zh": {
                "title": "怎样看认证范围?",
                "answer": "认证范围写明活动、产品和场所。",
                "asks": ["认证范围是什么"],
            },
        },
    ),
    "articles/side-by-side.yaml": entry(
        "side-by-side",
        "How do the two standards differ?",
        {"answer": [claim("aims-differ", "One standard is general, the other is made for devices.")]},
        subject="difference of standards",
        kind="comparison",
    ),
    "articles/verify-steps.yaml": entry(
        "verify-steps",
        "How do I verify a certificate?",
        {
            "answer": [claim("ask-the-body", "Ask the certification body that issued it.")],
            "check": [
                claim(f"step-{number}", text)
                for number, text in enumerate(
                    [
                        "Copy the number and the name from the paper.",
                        "Find the accreditation body in the list of signatories.",
                        "Find the certification body in its directory.",
                        "Search the number in the register of the certification body.",
                        "Compare name, address, scope and dates with the paper.",
                        "Write down what you saw and when.",
                    ],
                    1,
                )
            ],
        },
        subject="verification steps",
        kind="procedure",
        related=["audit-cycle"],
    ),
    "misconceptions/certificate-approves-product.yaml": entry(
        "certificate-approves-product",
        "Does the certificate approve the product?",
        {
            "answer": [claim("system-only", "No. It is about the management system, not about a product.")],
            "why": [claim("not-tested", "The audit tests no product.")],
        },
        subject="approved products",
        kind="misconception",
        number="M-001",
        says="The certificate approves the product.",
        verdict="wrong",
    ),
    "comparison.yaml": {
        "id": "two-standards",
        "title": "Side by side",
        "left": "iso-9001",
        "right": "iso-13485",
        "editions": {"iso-9001": "2015", "iso-13485": "2016"},
        "reviewed": REVIEWED,
        "reviewed_by": "editor",
        "review_due": DUE,
        "points": [point("risk", "Risk"), point("design", "Design"), point("purpose", "Purpose")],
    },
    "glossary.yaml": [
        {
            "id": "accreditation",
            "term": "accreditation",
            "also": ["accredited"],
            "meaning": "Recognition that a body works competently.",
            "is_not": "Not what a factory gets.",
            "confused_with": ["certification"],
            "sources": [{"id": "iso-page"}],
        },
        {
            "id": "certification",
            "term": "certification",
            "meaning": "Written assurance of an independent body.",
            "confused_with": ["accreditation"],
            "sources": [{"id": "iso-page"}],
        },
    ],
    "sources.yaml": [
        source("closed-book", "standard", url=None),
        source("iso-page"),
        source("open-blog", "secondary"),
        source("other-blog", "forum"),
        source("seed-note", "seed", url=None),
        *(
            source(f"register-{name}", "register")
            for name in (
                "accreditation-bodies",
                "certification-bodies",
                "notified-bodies-mdr",
                "not-recognised-accreditors",
                "standard-editions",
                "identifier-formats",
                "verification-portals",
                "medical-product-terms",
                "iaf-codes",
            )
        ),
    ],
    "clarifications.yaml": [
        {
            "id": "which-market",
            "question": "In which market will you sell it?",
            "depends_on": "market",
            "review_due": DUE,
            "asks": ["may I sell this device"],
            "options": [
                {"label": "Europe", "names": ["eu", "europe"], "leads_to": "scope-words"},
                {"label": "Elsewhere", "names": ["eu neighbours"], "leads_to": "audit-cycle"},
            ],
        }
    ],
    "small_talk.yaml": [
        {"id": "greeting", "reply": "Hello. What would you like to know?", "asks": ["hi", "good morning"]},
        {"id": "weather", "outside": True, "reply": "I know no weather.", "asks": ["will it rain tomorrow"]},
    ],
    "facts/dated.yaml": [
        {
            "id": "arrangement",
            "statement": "The arrangement that holds.",
            "value": "MRA",
            "from": "2026-01-01",
            "until": None,
            "sources": [{"id": "iso-page"}],
            "confidence": "high",
            "review_due": DUE,
        }
    ],
}


def write_tiny_base(root: Path) -> Path:
    """Write the files under a folder and return it."""
    for name, data in FILES.items():
        write(root, name, data)
    return root


def write(root: Path, name: str, data: Any) -> None:
    """Write one file."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")


def edit(root: Path, name: str, change: Callable[[Any], Any]) -> None:
    """Change one file: `change` gets its data, and its result is written if it has one."""
    data = yaml.safe_load((root / name).read_text(encoding="utf-8"))
    changed = change(data)
    write(root, name, data if changed is None else changed)
