"""The embedded engine: from a message to an answer made of claims, without a language model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.answer import AnswerKind, Section, State
from assistant.conversation import texts
from assistant.conversation.citing import Citing
from assistant.conversation.compose import (
    FIRST_POINTS,
    SHOWN_WITH_OTHERS,
    compose_comparison,
    compose_entry,
    compose_term,
    compose_translation,
    compose_words,
    is_comparison,
    named_points,
)
from assistant.conversation.decide import Decision
from assistant.conversation.frames import (
    clarification_of,
    declined,
    frame,
    framed,
    named_option,
    small_talk_reply,
    unreadable,
    with_notes,
)
from assistant.conversation.language import detect_language
from assistant.conversation.message import Message, read_message
from assistant.conversation.parts import find_parts
from assistant.conversation.registers import Registered, look_up
from assistant.conversation.turn import Part, Turn
from assistant.retrieval.ranking import Hit
from assistant.retrieval.retriever import HybridRetriever
from knowledge import Entry, Point
from knowledge.registers import Registers

SUGGESTIONS = 4
NEAR_ENOUGH = 0.45
"""Cosine from which an entry is worth offering instead of an answer."""

NAMED_ENOUGH = 0.1
"""How sure the subject must be ours for a name in the registers to be answered where no entry fits."""

FIRST_HITS = 5
"""Hits among which the comparison must be, for a question that names both standards to get the table."""


class EmbeddedEngine:
    """Answers from the base and the registers alone."""

    name = "embedded"

    def __init__(
        self, retriever: HybridRetriever, registers: Registers, *, knows: Callable[[str], bool]
    ) -> None:
        """Wire an engine.

        Args:
            retriever: finds what bears on a question.
            registers: what named bodies, editions and numbers are looked up in.
            knows: whether a word stands whole in the embedding model's vocabulary.
        """
        self.retriever = retriever
        self.base = retriever.knowledge
        self._registers = registers
        self._knows = knows
        self._by_title = {entry.title.casefold(): entry for entry in self.base.entries.values()}

    def turn(self, raw: str, *, on: dt.date) -> Turn:
        """Return the reply to one message given on a day."""
        message = read_message(raw)
        if not message.readable:
            return unreadable(message)
        reply = _Reply(self, message, Citing(self.base, on))
        if (entry := self._asked_for_everything(message)) is not None:
            return reply.everything(entry)
        if message.text == texts.ALL_POINTS.format(count=len(self.base.comparison.points)):
            return reply.all_points()
        message = self._without_label(message)
        reply.language = detect_language(message.text, self._knows)
        reply.found = look_up(message.text, registers=self._registers, on=on, citing=reply.citing)
        parts = find_parts(message, self.retriever, reply.language)
        turn = reply.to_one(parts[0]) if len(parts) == 1 else reply.to_several(parts)
        return with_notes(turn, message, reply.language)

    def _without_label(self, message: Message) -> Message:
        """Return a click on an answer button as the question that the button carries."""
        _, _, title = message.text.partition(": ")
        picked = next((text for text in (message.text, title) if text.casefold() in self._by_title), None)
        return replace(message, text=picked, parts=(picked,)) if picked else message

    def _asked_for_everything(self, message: Message) -> Entry | None:
        """Return the entry of a click on "Tell me everything about …", if it is one."""
        opening, _, _ = texts.EVERYTHING.partition("{")
        if not message.text.startswith(opening):
            return None
        return self._by_title.get(message.text.removeprefix(opening).strip().casefold())


class _Reply:
    """One reply in the making."""

    def __init__(self, engine: EmbeddedEngine, message: Message, citing: Citing) -> None:
        self.retriever = engine.retriever
        self.base = engine.base
        self.message = message
        self.citing = citing
        self.found = Registered()
        self.language = "en"

    def to_one(self, part: Part) -> Turn:
        """Return the reply to one question."""
        decision, hit = part.decided.decision, part.decided.hit
        named = self.found.asked or part.decided.answerable >= NAMED_ENOUGH
        if self.found.sections and named and decision in {Decision.OUTSIDE, Decision.UNKNOWN}:
            return self._from_registers(part)
        if hit is None:
            return self._declined(part)
        replies: dict[Decision, Callable[[Part, str], Turn]] = {
            Decision.ENTRY: lambda part, key: self._from_entry(part, self.base.entries[key]),
            Decision.TERM: self._from_term,
            Decision.CLARIFY: self._ask_back,
            Decision.SMALL_TALK: self._greet,
            Decision.OUTSIDE: self._outside,
        }
        return replies[decision](part, hit.id)

    def to_several(self, parts: list[Part]) -> Turn:
        """Return the replies to several questions, one after the other."""
        sections: list[Section] = []
        entries: list[Entry] = []
        for part in parts:
            sections.append(Section(heading="question", title=part.text))
            decision, hit = part.decided.decision, part.decided.hit
            if decision is Decision.ENTRY and hit:
                entry = self.base.entries[hit.id]
                entries.append(entry)
                near = self._closeness(part, entry)
                sections += compose_entry(entry, self.citing, near, shown=SHOWN_WITH_OTHERS)
            elif decision is Decision.TERM and hit:
                sections += compose_term(self.base.terms[hit.id], self.citing)
            elif decision is Decision.CLARIFY and hit:
                sections.append(frame(clarification_of(self.base, hit.id).question))
            else:
                sections.append(frame(small_talk_reply(self.base, hit.id) if hit else texts.DECLINE))
        return self._turn([*sections, *self.found.sections], entries)

    def everything(self, entry: Entry) -> Turn:
        """Return every claim of an entry."""
        sections = compose_entry(entry, self.citing, {}, everything=True)
        return self._turn(sections, [entry], suggestions=self._related([entry]))

    def all_points(self) -> Turn:
        """Return the whole comparison."""
        return self._turn([compose_comparison(self.citing, self.base.comparison.points)])

    def _from_entry(self, part: Part, entry: Entry) -> Turn:
        translation = next((t for code, t in entry.translations.items() if code == self.language), None)
        if translation:
            sections = compose_translation(entry, translation, self.language, self.citing)
            near = [
                *entry.related,
                *(hit.id for hit in part.hits if hit.kind == "entry" and hit.id != entry.id),
            ]
            others = (self.base.entries[key].translations.items() for key in near)
            titles = [t.title for found in others for code, t in found if code == self.language]
            self.found = replace(self.found, sections=())
            return self._turn(sections, [entry], suggestions=titles, language=self.language)
        points = named_points(self.base, part.text)
        if is_comparison(entry) or (points and self._compares(part)):
            return self._compared(entry, points)
        sections = compose_entry(entry, self.citing, self._closeness(part, entry))
        words = compose_words(self.citing, entry, part.text)
        registers = list(self.found.sections)
        ordered = [*registers, *sections] if self.found.asked else [*sections, *registers]
        return self._turn([*ordered, *words], [entry], suggestions=self._more([entry]))

    def _compared(self, entry: Entry, points: Sequence[Point]) -> Turn:
        shown = points or self.base.comparison.points[:FIRST_POINTS]
        opening = [] if points else compose_entry(entry, self.citing, {}, shown={})
        table = compose_comparison(self.citing, shown)
        everything = texts.ALL_POINTS.format(count=len(self.base.comparison.points))
        return self._turn(
            [*opening, table, *self.found.sections], [entry], suggestions=[everything, *self._related([entry])]
        )

    def _compares(self, part: Part) -> bool:
        """Return whether a question sets the two standards side by side."""
        both = "9001" in part.text and "13485" in part.text
        first = (self.base.entries[hit.id] for hit in part.hits[:FIRST_HITS] if hit.kind == "entry")
        return both and any(is_comparison(entry) for entry in first)

    def _from_term(self, part: Part, key: str) -> Turn:
        sections = compose_term(self.base.terms[key], self.citing)
        return self._turn([*sections, *self.found.sections], suggestions=self._nearest(part.hits))

    def _from_registers(self, part: Part) -> Turn:
        return self._turn(list(self.found.sections), suggestions=self._nearest(part.hits))

    def _ask_back(self, part: Part, key: str) -> Turn:
        clarification = clarification_of(self.base, key)
        named = named_option(clarification, part.text)
        if named:
            return self._from_entry(part, self.base.entries[named])
        # An answer button carries the question that its entry answers, so nothing has to be remembered.
        buttons = [
            texts.OPTION.format(label=option.label, title=self.base.entries[option.leads_to].title)
            for option in clarification.options
        ]
        sections = [frame(clarification.question), *self.found.sections]
        return self._turn(sections, suggestions=buttons, kind=AnswerKind.CLARIFY)

    def _greet(self, _: Part, key: str) -> Turn:
        talk = next(talk for talk in self.base.small_talk if talk.id == key)
        return framed(AnswerKind(talk.sort), talk.reply, suggestions=texts.OPENING)

    def _outside(self, part: Part, key: str) -> Turn:
        reply = small_talk_reply(self.base, key)
        return framed(AnswerKind.DECLINE, reply, suggestions=self._nearest(part.hits))

    def _declined(self, part: Part) -> Turn:
        return declined(self.language, self._nearest(part.hits))

    def _turn(
        self,
        sections: Iterable[Section],
        entries: Sequence[Entry] = (),
        *,
        suggestions: Iterable[str] = (),
        kind: AnswerKind = AnswerKind.ANSWER,
        language: str = "en",
    ) -> Turn:
        ordered, citations = self.citing.in_reading_order(sections)
        return Turn(
            kind=kind,
            sections=ordered,
            language=language,
            citations=citations,
            tool_calls=self.found.calls,
            suggestions=tuple(dict.fromkeys(suggestions or self._more(entries)))[
                : SUGGESTIONS if kind is AnswerKind.ANSWER else None
            ],
            articles=tuple(entry.id for entry in entries),
            state=State(product=self.found.product, market=self.found.market),
        )

    def _closeness(self, part: Part, entry: Entry) -> dict[str, float]:
        return self.retriever.closeness(part.text, [f"{entry.id}.{claim.id}" for claim in entry.claims.all()])

    def _more(self, entries: Sequence[Entry]) -> list[str]:
        return [*(texts.EVERYTHING.format(title=e.title) for e in entries[:1]), *self._related(entries)]

    def _related(self, entries: Sequence[Entry]) -> list[str]:
        return [self.base.entries[key].title for entry in entries for key in entry.related]

    def _nearest(self, hits: Sequence[Hit]) -> tuple[str, ...]:
        """Return the titles of the nearest entries, or those for a first visit where nothing is near."""
        near = [
            self.base.entries[hit.id].title for hit in hits if hit.kind == "entry" and hit.ask >= NEAR_ENOUGH
        ]
        return tuple(dict.fromkeys(near))[: SUGGESTIONS - 1] or texts.OPENING
