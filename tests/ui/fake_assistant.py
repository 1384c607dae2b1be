"""An assistant with canned replies, for tests of the page and for looking at it.

Run it by hand: python tests/ui/fake_assistant.py [--port 7860]
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.answer import Answer, AnswerKind, Citation, Done, Event, Part, Step

CITATIONS = (
    Citation(
        n=1,
        claim="certification-vs-accreditation/factory-certified-body-accredited",
        article="certification-vs-accreditation",
        source="ukas-delivering-certified-confidence",
        title="Accreditation: Delivering Certified Confidence",
        publisher="UKAS",
        url="https://www.ukas.com/resources/latest-news/accreditation-delivering-certified-confidence/",
        quote="A factory is certified by a certification body; that body is accredited in its turn.",
        dated="2018-06",
        confidence="high",
    ),
    Citation(
        n=2,
        claim="iso-9001-means-good-products/system-not-product",
        article="iso-9001-means-good-products",
        source="iso-certification-page-copy",
        title="ISO certification page text (copy)",
        publisher="ISO (copy on a third-party page)",
        url="https://robertsgoodst.blogspot.com/2022/01/is-registered-iso-of.html",
        quote="ISO 9001 certifies a management system. It does not certify or approve a product.",
        at="clause 9.6.2",
        dated="2022",
        confidence="medium",
    ),
    Citation(
        n=3,
        claim="project-brief/advice",
        article="iso-9001-means-good-products",
        source="seed-article",
        title="Project seed article",
        publisher="Certwise",
        url=None,
        quote="Ask for the device approval of your own market.",
        confidence="low",
    ),
)

THREE_CITATIONS = """\
**No.** An ISO 9001 certificate says that a certification body audited the supplier's *management \
system* [2]. It does not approve the infusion pumps, or any other product [2].

**Why:** A factory is certified by a certification body, and that body is accredited by an \
accreditation body [1]. Neither of them tests the product.

**What to check now**

1. Ask for the device approval of your market: CE under the MDR, or a 510(k) number [3].
2. Ask for the **ISO 13485** certificate with its scope and sites [2][3].
3. Look the certificate up in the certification body's own register.
"""

TABLE = """\
Both are about a quality management system; only ISO 13485 is made for medical devices [1].

| Point | ISO 9001 | ISO 13485 |
| --- | --- | --- |
| Made for | Any organisation, whatever it makes or does | Organisations in the life cycle of a medical device |
| Improvement | Continual improvement is required | Keeping the system suitable and effective is required |
| Customer satisfaction | Must be monitored | Feedback and complaint handling, vigilance reporting |
| Documents | As many as the organisation needs | Many documented procedures, a medical device file |

So ask for ISO 13485 when the product is a medical device [2].
"""

DECLINE = "I can only help with supplier certificates and how to check them. I cannot forecast the weather."


def reply(
    text: str, *, kind: AnswerKind = AnswerKind.ANSWER, citations: int = 0, more: tuple[str, ...] = ()
) -> Answer:
    """Return an answer with the first of the canned citations."""
    return Answer(kind=kind, text=text, language="en", citations=CITATIONS[:citations], suggestions=more)


@dataclass(frozen=True, kw_only=True)
class FakeAbout:
    """What the fake says of itself."""

    knowledge_fingerprint: str = "3f9a1c52"
    counts: dict[str, int] = field(
        default_factory=lambda: {
            "articles": 142,
            "misconceptions": 47,
            "terms": 96,
            "sources": 212,
            "claims": 1181,
        }
    )
    oldest_review: dt.date = dt.date(2026, 11, 20)
    next_review_due: dt.date = dt.date(2026, 12, 31)
    overdue: tuple[str, ...] = ()
    model: str = "all-MiniLM-L6-v2"


class FakeAssistant:
    """Replies by the words in the question. Remembers what it was asked and how it was rated."""

    def __init__(self, *, history: bool = False) -> None:
        """Set whether ratings are kept."""
        self.history = history
        self.asked: list[tuple[str, str]] = []
        self.ratings: list[tuple[str, bool, str | None]] = []

    def stream(self, text: str, *, conversation: str, on: dt.date) -> Iterator[Event]:
        """Answer with steps and parts, as the real one does."""
        self.asked.append((conversation, text))
        yield Step(text="Searching the knowledge base …")
        lowered = text.lower()
        if "slow" in lowered:
            for number in range(200):
                time.sleep(0.1)
                yield Part(markdown=f"Sentence number {number}. ")
            yield Done(answer=reply("It took a long time."))
            return
        if "break" in lowered:
            raise RuntimeError("the fake was asked to break: secret detail")
        if "weather" in lowered:
            answer = reply(DECLINE, kind=AnswerKind.DECLINE, more=("What does ISO 13485 mean?",))
        elif "quote" in lowered:
            answer = reply(f"You wrote: {text}")
        elif "arabic" in lowered:
            answer = Answer(
                kind=AnswerKind.ANSWER,
                text="هذه الشهادة ليست موافقة على المنتج. ISO 9001 نظام إدارة [1].",
                language="ar",
                citations=CITATIONS[:1],
            )
        elif "difference" in lowered:
            answer = reply(TABLE, citations=2, more=("Does ISO 13485 include ISO 9001?", "What is a scope?"))
        else:
            answer = reply(
                THREE_CITATIONS,
                citations=3,
                more=(
                    "What is the difference between ISO 9001 and ISO 13485?",
                    "How do I check the certificate in the register?",
                    "What should I ask the supplier for?",
                ),
            )
        for word in answer.text.split(" "):
            yield Part(markdown=word + " ")
        yield Done(answer=answer)

    def about(self) -> FakeAbout:
        """Describe the fake base."""
        return FakeAbout()

    def feedback(
        self, conversation: str, question: str, answer: Answer, *, liked: bool, reason: str | None
    ) -> bool:
        """Keep a rating if history is on."""
        if self.history:
            self.ratings.append((question, liked, reason))
        return self.history


if __name__ == "__main__":
    import sys

    from ui.serve import serve

    serve(FakeAssistant(history=True), port=int(sys.argv[-1]) if sys.argv[1:] else 7860, history=True)
