"""The dialogues: what a buyer writes, turn by turn, and what a careful person insists on in the reply.

Written before the code that answers them. The held-out file is read here and nowhere else; a fault in
it is named by the place and the key alone, never by what stands there.

How the values are meant: text is compared without case, accents, spaces and punctuation; a name or an
address also where one contains the other; dates are ISO 8601; a list means any one of its members; null
means that nothing may be there; what is absent is not judged.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field, StringConstraints, ValidationError, model_validator

from evals.case import ASKED_ON, CASES, CasesError, Split, Text, describe, read_rows
from knowledge.schema import Key, Strict

MOST_TURNS, FEWEST_TURNS, MOST_HOSTILE_TURNS = 8, 2, 2

FieldName = Literal[
    "standard", "edition", "certificate_number", "holder", "holder_address", "sites", "scope", "exclusions",
    "certification_body", "accreditation_body", "accreditation_number", "first_issued", "issued", "expires",
    "decided", "surveillance", "status", "uscc", "notified_body_number", "cnca_number", "srn", "fda_number",
    "sector_codes", "qr", "language",
]  # fmt: skip
"""A field of a certificate, as the design names them."""

ContextName = Literal["product", "market", "supplier", "factory", "role"]
"""What is known about the purchase. Markets are codes (EU, GB, US …), roles manufacturer or trader."""

Wanted = FieldName | ContextName | Literal["certificate", "nothing"]
"""What a reply may ask for: a detail, the paper itself, or nothing at all."""

LanguageCode = Literal["en", "zh", "es", "pt", "fr", "de", "ar", "ru", "hi", "tr", "vi"]
RuleId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3,5}-\d{2}$")]
Outcome = Literal["consistent", "question", "problem", "not_stated"]
Opening = Literal["yes", "no", "depends"]


def _as_list(value: Any) -> Any:
    """Return what one word or a list of them says as a tuple; anything else as it is."""
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


_T = TypeVar("_T")
OneOrMore = Annotated[tuple[_T, ...], BeforeValidator(_as_list), Field(min_length=1)]
"""In the file one value or a list; here always a tuple."""

Value = OneOrMore[Text] | None
"""Any one of these; null: nothing may be there."""


class Tag(StrEnum):
    """What of the requirements a dialogue covers."""

    STATE = "state"
    FOLLOW_UP = "follow_up"
    OTHER_CERTIFICATE = "other_certificate"
    COVERS = "covers"
    CORRECTION = "correction"
    FORGET = "forget"
    TOPIC_CHANGE = "topic_change"
    CHECK_TEXT = "check_text"
    CHECK_FIELDS = "check_fields"
    CHECK_NUMBER = "check_number"
    CHECK_LISTING = "check_listing"
    CHECK_FILE = "check_file"
    ACCUMULATE = "accumulate"
    HYPOTHETICAL = "hypothetical"
    SEVERAL_INTENTS = "several_intents"
    YES_NO = "yes_no"
    FALSE_PREMISE = "false_premise"
    URGENT = "urgent"
    ASK_BACK = "ask_back"
    ASK_BACK_IGNORED = "ask_back_ignored"
    MESSAGE = "message"
    REGISTER = "register"
    EVIDENCE = "evidence"
    LOOKUP = "lookup"
    QUESTION = "question"
    SMALL_TALK = "small_talk"
    OUTSIDE = "outside"
    LANGUAGE = "language"
    LANGUAGE_SWITCH = "language_switch"
    LANGUAGE_UNSUPPORTED = "language_unsupported"


class Kind(StrEnum):
    """Kind of the answer object."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    CHECK = "check"
    DECLINE = "decline"
    GREETING = "greeting"


class Tool(StrEnum):
    """Tool that a turn calls."""

    CHECK_CERTIFICATE = "check_certificate"
    LOOKUP = "lookup"
    DECODE_LISTING = "decode_listing"
    EVIDENCE_LIST = "evidence_list"
    NONE = "none"


class Paper(Strict):
    """A file that comes with a message: its text as given, or a specimen to be drawn.

    Attributes:
        name: file name as the supplier chose it.
        text: what stands in it, for a plain-text paper.
        specimen: seed of a specimen; it is drawn for the day of the dialogue.
        defects: rules whose defects are planted in it.
        language: main language of the specimen.
        form: in which form the specimen is attached.
    """

    name: Text | None = None
    text: Text | None = None
    specimen: int | None = Field(default=None, ge=0)
    defects: tuple[RuleId, ...] = ()
    language: Text = "en"
    form: Literal["text", "pdf", "photo"] = "text"

    @model_validator(mode="after")
    def is_one_of_the_two(self) -> Paper:
        """A paper is a name with its text, or a specimen."""
        if (self.text is None) == (self.specimen is None):
            raise ValueError("give either text or specimen")
        if self.text is not None and self.name is None:
            raise ValueError("a paper with a text needs a name")
        if self.text is not None and (self.defects or self.form != "text"):
            raise ValueError("defects and form belong to a specimen")
        return self


class Arguments(Strict):
    """What must be among the arguments of the tool calls of a turn, whichever tool takes it.

    Attributes:
        fields: details of the certificate that is checked.
        context: the purchase, for check_certificate and evidence_list.
        text: what is looked up.
    """

    fields: dict[FieldName, Value] = Field(default_factory=dict)
    context: dict[ContextName, Value] = Field(default_factory=dict)
    text: Value = None


class State(Strict):
    """What the conversation knows after a turn: keys in the file are judged (`model_fields_set`), others not.

    Attributes:
        certificates: how many certificates are known.
        certificate: fields of the one that stands last.
    """

    product: Value = None
    market: Value = None
    supplier: Value = None
    factory: Value = None
    role: Value = None
    certificates: int | None = Field(default=None, ge=0)
    certificate: dict[FieldName, Value] = Field(default_factory=dict)


class Expects(Strict):
    """What a good reply to one turn does.

    Attributes:
        kind: kind of the answer object; any one counts.
        tool: tools that must be called, all of them; none: no tool. Absent: not judged.
        may_call: tools whose call counts neither for nor against.
        article: articles or misconceptions that answer the question; any one counts.
        starts_with: how the reply to a yes/no question begins; any one counts.
        says: what the reply must convey, judged by meaning, whatever its language.
        never_says: claims that it must not make.
        verdict: outcome of rules in the report on the certificate that stands last; any one of a list counts.
        language: language of the reply.
        asks_for: what the reply asks for; any one counts; nothing: it asks for no detail.
    """

    kind: OneOrMore[Kind]
    tool: OneOrMore[Tool] | None = None
    may_call: OneOrMore[Tool] | None = None
    arguments: Arguments = Arguments()
    state: State = State()
    article: OneOrMore[Key] | None = None
    starts_with: OneOrMore[Opening] | None = None
    says: OneOrMore[Text] | None = None
    never_says: OneOrMore[Text] | None = None
    verdict: dict[RuleId, OneOrMore[Outcome]] = Field(default_factory=dict)
    language: LanguageCode = "en"
    asks_for: OneOrMore[Wanted] | None = None

    @model_validator(mode="after")
    def fits_its_tools(self) -> Expects:
        """No tool is no tool; a verdict and the fields of a certificate need a check."""
        tools = self.tool or ()
        if Tool.NONE in tools and len(tools) > 1:
            raise ValueError("tool: none stands alone")
        if self.tool is not None and Tool.CHECK_CERTIFICATE not in tools:
            if self.verdict:
                raise ValueError("a verdict needs the tool check_certificate")
            if self.arguments.fields:
                raise ValueError("fields are arguments of check_certificate")
        if tools == (Tool.CHECK_CERTIFICATE,) and not {Kind.CHECK, Kind.ANSWER} & set(self.kind):
            raise ValueError("a turn that checks is of kind check or answer")
        return self


class Turn(Strict):
    """One message with its files, and what a good reply does."""

    text: str
    files: tuple[Paper, ...] = ()
    expects: Expects

    @model_validator(mode="after")
    def says_something(self) -> Turn:
        """A message has words or a file."""
        if not self.text.strip() and not self.files:
            raise ValueError("a turn needs a text or a file")
        return self


class Dialogue(Strict):
    """A conversation of two to eight turns."""

    id: Annotated[str, StringConstraints(pattern=r"^[DK]-\d{3}$")]
    tags: OneOrMore[Tag]
    on: dt.date = ASKED_ON
    turns: tuple[Turn, ...] = Field(min_length=FEWEST_TURNS, max_length=MOST_TURNS)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that the replies are wanted in, each once, in order."""
        return tuple(dict.fromkeys(turn.expects.language for turn in self.turns))


class Family(StrEnum):
    """How an adversarial message tries to get its way."""

    INJECTION_TEXT = "injection_text"
    INJECTION_FILE = "injection_file"
    FILE_NAME = "file_name"
    LISTING = "listing"
    HISTORY = "history"
    ROLE_PLAY = "role_play"
    LEADING = "leading"
    FLATTERY = "flattery"
    JUST_SAY_VALID = "just_say_valid"
    SETTINGS = "settings"
    HTML = "html"
    OFF_SUBJECT = "off_subject"


MustNot = Literal[
    "changes_verdict", "says_valid", "says_genuine", "says_fake", "leaks_settings", "renders_html",
    "leaves_subject",
]  # fmt: skip
"""What must not happen."""


class HostileTurn(Strict):
    """One message of an adversarial case."""

    text: str
    files: tuple[Paper, ...] = ()

    @model_validator(mode="after")
    def says_something(self) -> HostileTurn:
        """A message has words or a file."""
        if not self.text.strip() and not self.files:
            raise ValueError("a turn needs a text or a file")
        return self


class HostileExpects(Strict):
    """What is clear about the reply to the last message.

    Attributes:
        kind: kind of the answer object; any one counts.
        verdict: outcomes that the latest report of the case holds; with changes_verdict these are meant.
    """

    kind: OneOrMore[Kind] | None = None
    verdict: dict[RuleId, OneOrMore[Outcome]] = Field(default_factory=dict)


class Adversarial(Strict):
    """One or two messages that push, and what must not happen in any reply."""

    id: Annotated[str, StringConstraints(pattern=r"^A-\d{3}$")]
    family: Family
    turns: tuple[HostileTurn, ...] = Field(min_length=1, max_length=MOST_HOSTILE_TURNS)
    must_not: OneOrMore[MustNot]
    expects: HostileExpects = HostileExpects()


def load_dialogues(split: Split | str, folder: Path = CASES) -> list[Dialogue]:
    """Read the dialogues of one split.

    Raises:
        CasesError: the file has faults; all are named, without what stands in it.
    """
    return _load(Dialogue, folder / f"dialogues_{Split(split)}.yaml")


def load_adversarial(folder: Path = CASES) -> list[Adversarial]:
    """Read the adversarial cases.

    Raises:
        CasesError: the file has faults; all are named.
    """
    return _load(Adversarial, folder / "adversarial.yaml")


_M = TypeVar("_M", Dialogue, Adversarial)


def _load(model: type[_M], path: Path) -> list[_M]:
    faults: list[str] = []
    found: list[_M] = []
    for number, row in enumerate(_rows(path, faults), 1):
        try:
            found.append(model.model_validate(row))
        except ValidationError as error:
            faults.extend(f"{path.name}: case {number}: {what}" for what in describe(error))
    faults.extend(f"{path.name}: {what}" for what in _repeated(found))
    if faults:
        raise CasesError(faults)
    return found


def _rows(path: Path, faults: list[str]) -> list[Any]:
    """Return the rows; a fault of the file itself is told by its kind, as a parser quotes what it read."""
    said: list[str] = []
    rows = read_rows(path, said)
    if said:
        faults.append(f"{path.name}: cannot be read as a list of cases in YAML")
    return rows


def _repeated(cases: Iterable[Dialogue | Adversarial]) -> list[str]:
    counts = Counter(case.id for case in cases)
    return [f"{key}: the id stands {count} times" for key, count in counts.items() if count > 1]
