"""The embedded engine: from a message to an answer made of claims, without a language model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.answer import AnswerKind, Citation, Section, Sentence, SentenceKind, State, ToolCall
from assistant.conversation import texts
from assistant.conversation.citing import Citing
from assistant.conversation.compose import (
    FIRST_POINTS,
    SHOWN,
    SHOWN_WITH_OTHERS,
    compose_comparison,
    compose_entry,
    compose_term,
    compose_translation,
    compose_words,
    is_comparison,
    named_points,
)
from assistant.conversation.decide import Decided, Decision, decide
from assistant.conversation.language import detect_language
from assistant.conversation.markdown import escape
from assistant.conversation.message import Message, read_message
from assistant.conversation.registers import Registered, look_up
from assistant.retrieval.ranking import Hit
from assistant.retrieval.retriever import HybridRetriever
from knowledge import Clarification, Entry
from knowledge.registers import Registers

HITS_READ = 60
SUGGESTIONS = 4
NEAR_ENOUGH = 0.45
"""Cosine from which an entry is worth offering instead of an answer."""

SUREST_APART = 0.35
"""How sure each half of a joined question must be before the two are answered apart."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """What the engine made of one message, before it is put into words."""

    kind: AnswerKind
    sections: tuple[Section, ...]
    language: str = "en"
    citations: tuple[Citation, ...] = ()
    tool_calls: tuple[ToolCall, ...] = ()
    suggestions: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    state: State = State()


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One question of a message, with what was found for it."""

    text: str
    decided: Decided
    hits: tuple[Hit, ...]


class EmbeddedEngine:
    """Answers from the base and the registers alone."""

    name = "embedded"

    def __init__(
        self, retriever: HybridRetriever, registers: Callable[[], Registers], *, knows: Callable[[str], bool]
    ) -> None:
        """Wire an engine.

        Args:
            retriever: finds what bears on a question.
            registers: opens the registers, when they are first needed.
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
            return _framed(AnswerKind.DECLINE, _unreadable(message), suggestions=texts.OPENING)
        wanted = self._asked_for_everything(message)
        if wanted:
            return wanted(on)
        language = detect_language(message.text, self._knows)
        parts = self._parts(message)
        citing = Citing(self.base, on)
        found = look_up(message.text, registers=self._registers(), on=on, citing=citing)
        if len(parts) > 1:
            turn = self._several(parts, citing, found)
        else:
            turn = self._single(parts[0], citing, found, language)
        return _with_note(turn, message, language)

    # One question -------------------------------------------------------------------------------

    def _single(self, part: Part, citing: Citing, found: Registered, language: str) -> Turn:
        decided = part.decided
        hit = decided.hit
        if decided.decision is Decision.SMALL_TALK and hit:
            reply = next(talk.reply for talk in self.base.small_talk if talk.id == hit.id)
            return _framed(AnswerKind.GREETING, reply, suggestions=texts.OPENING)
        if decided.decision is Decision.OUTSIDE and hit and not found.asked:
            reply = next(talk.reply for talk in self.base.small_talk if talk.id == hit.id)
            return _framed(AnswerKind.DECLINE, reply, suggestions=self._nearest(part.hits))
        if decided.decision is Decision.CLARIFY and hit:
            clarification = next(c for c in self.base.clarifications if c.id == hit.id)
            option = _named_option(clarification, part.text)
            if option is None:
                return self._ask_back(clarification, citing, found)
            entry = self.base.entries[option]
        elif decided.decision is Decision.TERM and hit:
            sections = [*compose_term(self.base.terms[hit.id], citing), *found.sections]
            return self._turn(sections, citing, found, suggestions=self._nearest(part.hits))
        elif decided.decision is Decision.ENTRY and hit:
            entry = self.base.entries[hit.id]
        elif found.sections:
            return self._turn(list(found.sections), citing, found, suggestions=self._nearest(part.hits))
        else:
            return self._declined(part, language)
        return self._from_entry(entry, part, citing, found, language)

    def _from_entry(
        self, entry: Entry, part: Part, citing: Citing, found: Registered, language: str
    ) -> Turn:
        if language in entry.translations:
            sections = compose_translation(entry, language, citing)
            suggestions = [t.title for t in self._translated(entry, language)]
            return self._turn(
                [*sections, *found.sections], citing, found, [entry], suggestions=suggestions, language=language
            )
        points = named_points(self.base, part.text)
        both = _names_both_standards(part.text)
        if is_comparison(entry) or (both and points and self._compares(part.hits)):
            return self._compared(entry, points, part, citing, found)
        closeness = self.retriever.closeness(
            part.text, [f"{entry.id}.{claim.id}" for claim in entry.claims.all()]
        )
        sections = compose_entry(entry, citing, closeness)
        first = [*found.sections, *sections] if found.asked else [*sections, *found.sections]
        words = compose_words(citing, entry, part.text)
        return self._turn([*first, *([words] if words else [])], citing, found, [entry], part=part)

    def _compared(
        self, entry: Entry, points: list[Point], part: Part, citing: Citing, found: Registered  # noqa: F821
    ) -> Turn:
        shown = points or list(self.base.comparison.points[:FIRST_POINTS])
        sections = []
        if not points:
            sections = compose_entry(entry, citing, {}, shown={})
        sections.append(compose_comparison(citing, shown))
        everything = texts.ALL_POINTS.format(count=len(self.base.comparison.points))
        return self._turn([*sections, *found.sections], citing, found, [entry], part=part, suggestions=[everything])

    def _ask_back(self, clarification: Clarification, citing: Citing, found: Registered) -> Turn:
        sentence = Sentence(text=clarification.question, kind=SentenceKind.FRAME)
        asking = Section(heading="answer", sentences=(sentence,))
        sections, citations = citing.in_reading_order([asking, *found.sections])
        # An answer button asks the question that its entry answers, so nothing has to be remembered.
        buttons = tuple(self.base.entries[o.leads_to].title for o in clarification.options)
        return Turn(
            kind=AnswerKind.CLARIFY,
            sections=sections,
            citations=citations,
            tool_calls=found.calls,
            suggestions=tuple(dict.fromkeys(buttons)),
        )

    def _declined(self, part: Part, language: str) -> Turn:
        nearest = self._nearest(part.hits)
        own = texts.DECLINE_IN.get(language)
        said = [own] if own else [texts.DECLINE, texts.DECLINE_NEAREST]
        return _framed(AnswerKind.DECLINE, *said, suggestions=nearest, language=language)

    # Several questions --------------------------------------------------------------------------

    def _several(self, parts: list[Part], citing: Citing, found: Registered) -> Turn:
        sections: list[Section] = []
        entries: list[Entry] = []
        for part in parts:
            hit = part.decided.hit
            title = f"\"{part.text}\""
            if part.decided.decision is Decision.ENTRY and hit:
                entry = self.base.entries[hit.id]
                refs = [f"{entry.id}.{claim.id}" for claim in entry.claims.all()]
                near = self.retriever.closeness(part.text, refs)
                made = compose_entry(entry, citing, near, shown=SHOWN_WITH_OTHERS)
                entries.append(entry)
            elif part.decided.decision is Decision.TERM and hit:
                made = compose_term(self.base.terms[hit.id], citing)
            else:
                made = [_frame(self._reply_to_other(part))]
            sections.append(Section(heading="question", title=title))
            sections += made
        return self._turn([*sections, *found.sections], citing, found, entries)

    def _reply_to_other(self, part: Part) -> str:
        hit = part.decided.hit
        if part.decided.decision in {Decision.OUTSIDE, Decision.SMALL_TALK} and hit:
            return next(talk.reply for talk in self.base.small_talk if talk.id == hit.id)
        if part.decided.decision is Decision.CLARIFY and hit:
            return next(c.question for c in self.base.clarifications if c.id == hit.id)
        return texts.DECLINE

    def _parts(self, message: Message) -> list[Part]:
        """Return the questions to answer apart: those that lead to different entries and are sure."""
        whole = self._part(message.text)
        if len(message.parts) == 1:
            return [whole]
        halves = [self._part(text) for text in message.parts]
        sure = [
            half
            for half in halves
            if half.decided.decision in {Decision.ENTRY, Decision.TERM} and half.decided.answerable >= SUREST_APART
        ]
        targets = {half.decided.hit.target for half in sure if half.decided.hit}
        if len(targets) < 2:  # noqa: PLR2004
            return [sure[0]] if sure and whole.decided.decision in {Decision.OUTSIDE, Decision.UNKNOWN} else [whole]
        seen: set[str] = set()
        kept = []
        for half in halves:
            target = half.decided.hit.target if half.decided.hit else half.text
            greeted = half.decided.decision is Decision.SMALL_TALK
            if target not in seen and not greeted:
                kept.append(half)
            seen.add(target)
        return kept

    def _part(self, text: str) -> Part:
        hits = self.retriever.retrieve(text, HITS_READ)
        return Part(text=text, decided=decide(hits, self.base), hits=tuple(hits))

    # Everything about one thing -----------------------------------------------------------------

    def _asked_for_everything(self, message: Message) -> Callable[[dt.date], Turn] | None:
        """Return what answers a click on "everything about …" or "all points", if it is one."""
        opening, _, _ = texts.EVERYTHING.partition("{")
        if message.text.startswith(opening):
            entry = self._by_title.get(message.text.removeprefix(opening).strip().casefold())
            return (lambda on: self._everything(entry, on)) if entry else None
        count = len(self.base.comparison.points)
        if message.text == texts.ALL_POINTS.format(count=count):
            return self._all_points
        return None

    def _everything(self, entry: Entry, on: dt.date) -> Turn:
        citing = Citing(self.base, on)
        sections = compose_entry(entry, citing, {}, everything=True)
        related = [self.base.entries[key].title for key in entry.related]
        return self._turn(sections, citing, Registered(), [entry], suggestions=related)

    def _all_points(self, on: dt.date) -> Turn:
        citing = Citing(self.base, on)
        section = compose_comparison(citing, list(self.base.comparison.points))
        return self._turn([section], citing, Registered())

    # Putting it together ------------------------------------------------------------------------

    def _turn(
        self,
        sections: list[Section],
        citing: Citing,
        found: Registered,
        entries: list[Entry] | None = None,
        *,
        part: Part | None = None,
        suggestions: Iterator[str] | list[str] | tuple[str, ...] = (),
        language: str = "en",
    ) -> Turn:
        entries = entries or []
        ordered, citations = citing.in_reading_order(sections)
        offered = list(suggestions)
        if language == "en":
            offered += [texts.EVERYTHING.format(title=entry.title) for entry in entries[:1]]
            offered += [self.base.entries[key].title for entry in entries for key in entry.related]
        if part and not entries:
            offered += self._nearest(part.hits)
        return Turn(
            kind=AnswerKind.ANSWER,
            sections=ordered,
            language=language,
            citations=citations,
            tool_calls=found.calls,
            suggestions=tuple(dict.fromkeys(offered))[:SUGGESTIONS],
            articles=tuple(entry.id for entry in entries),
            state=State(product=found.product, market=found.market),
        )

    def _nearest(self, hits: tuple[Hit, ...]) -> tuple[str, ...]:
        """Return the titles of the nearest entries, or those for a first visit where nothing is near."""
        near = [self.base.entries[hit.id].title for hit in hits if hit.kind == "entry" and hit.ask >= NEAR_ENOUGH]
        return tuple(dict.fromkeys(near))[: SUGGESTIONS - 1] or texts.OPENING

    def _translated(self, entry: Entry, language: str) -> list[object]:
        related = [self.base.entries[key] for key in entry.related]
        return [other.translations[language] for other in related if language in other.translations]  # type: ignore[index]

    def _compares(self, hits: tuple[Hit, ...]) -> bool:
        return any(hit.kind == "entry" and is_comparison(self.base.entries[hit.id]) for hit in hits[:5])


def _named_option(clarification: Clarification, text: str) -> str | None:
    """Return where the option leads that a message names: the longest name wins."""
    folded = f" {' '.join(text.casefold().replace('?', ' ').replace(',', ' ').split())} "
    named = [
        (len(name), option.leads_to)
        for option in clarification.options
        for name in option.names
        if f" {name.casefold()} " in folded
    ]
    return max(named)[1] if named else None


def _names_both_standards(text: str) -> bool:
    return "9001" in text and "13485" in text


def _frame(text: str) -> Section:
    return Section(heading="answer", sentences=(Sentence(text=escape(text), kind=SentenceKind.FRAME),))


def _framed(
    kind: AnswerKind, *sentences: str, suggestions: tuple[str, ...] = (), language: str = "en"
) -> Turn:
    said = tuple(Sentence(text=text, kind=SentenceKind.FRAME) for text in sentences)
    section = Section(heading="answer", sentences=said)
    return Turn(kind=kind, sections=(section,), suggestions=suggestions, language=language)


def _unreadable(message: Message) -> str:
    return texts.TOO_LONG_NO_QUESTION.format(count=f"{message.length:,}") if message.cut else texts.NOTHING_READABLE


def _with_note(turn: Turn, message: Message, language: str) -> Turn:
    """Say first what was not read, and that the answer is in another language than the question."""
    notes = []
    if message.cut:
        notes.append(texts.TOO_LONG.format(count=f"{message.length:,}"))
    if language != turn.language and turn.kind is AnswerKind.ANSWER and language in texts.ONLY_ENGLISH:
        notes.append(texts.ONLY_ENGLISH[language])
    if not notes:
        return turn
    sentences = tuple(Sentence(text=note, kind=SentenceKind.FRAME) for note in notes)
    sections = (Section(heading="answer", sentences=sentences), *turn.sections)
    return Turn(
        kind=turn.kind,
        sections=sections,
        language=turn.language,
        citations=turn.citations,
        tool_calls=turn.tool_calls,
        suggestions=turn.suggestions,
        articles=turn.articles,
        state=turn.state,
    )
