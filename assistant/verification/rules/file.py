"""DOC: what the file itself shows: hidden words, instructions to software, changes, missing pages."""

from __future__ import annotations

import re
from typing import Any

from rapidfuzz.distance import OSA

from assistant.verification.certificate import NoteKind, Source
from assistant.verification.chinese import has_latin
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.instructions import instructions_in
from assistant.verification.letters import disguised_words, unseen_characters
from assistant.verification.named_standards import readings_left_over
from assistant.verification.phrase import Phrase
from assistant.verification.read_date import ReadDate
from assistant.verification.rule import Case, rule
from assistant.verification.rules.file_addresses import addresses_fit, words_of_notes
from assistant.verification.wording import LONGEST, all_words_of, plain
from knowledge.registers.names import key_of

__all__ = ("addresses_fit",)  # rules that stand in `file_addresses.py`; the list of all rules looks here

_ASK_ISSUER = "Ask the certification body, through its own website, for the certificate as it issued it."
_LAYERED = frozenset({Source.PDF, Source.SCAN})
_NOT_IN_THIS = "It can be seen in a PDF only, and none was given."
_GIVE_THE_PDF = "Give the PDF itself, if you have it."
_GIVE_THE_PAPER = "Give the whole paper, as a PDF, a picture or its text."


def _noted(case: Case, kind: NoteKind, found: str, nothing: str) -> Finding:
    """Return a question where the file shows something, and what can be said where it does not."""
    notes = case.certificate.noted(kind)
    if notes:
        return question(found, quotes=words_of_notes(notes)[:3])
    return (
        consistent(nothing)
        if case.certificate.source in _LAYERED
        else not_stated(_NOT_IN_THIS, next_step=_GIVE_THE_PDF)
    )


@rule(
    id="DOC-01",
    title="No text is hidden in the file",
    why=(
        "Hidden words are read by software and not by you. They can make a search or a check say something "
        "else."
    ),
    source="muoti-certificate-legit",
    next_step=_ASK_ISSUER,
    worse="Wrongly alarming: programs that make PDFs leave hidden words by accident.",
)
def no_hidden_text(case: Case) -> Finding:
    """White on white, invisible, too small, or outside the page. Fields are never read from such words."""
    return _noted(
        case,
        NoteKind.HIDDEN_TEXT,
        "The file holds words that a reader of the page cannot see. They were not used.",
        "No hidden words were found in the file.",
    )


@rule(
    id="DOC-02",
    title="The text of the file and its picture agree",
    why="A page can show one thing and hold another as text, for example another date.",
    source="muoti-certificate-legit",
    next_step="Believe what you see, not what you can copy. " + _ASK_ISSUER,
    worse="Wrongly alarming: text that a scanner added often has reading errors.",
)
def layers_agree(case: Case) -> Finding:
    """The reader compares the rendered page with the text layer."""
    return _noted(
        case,
        NoteKind.LAYER_DISAGREES,
        "The text in the file and the picture of the page say different things.",
        "The text in the file and the picture of the page agree.",
    )


@rule(
    id="DOC-03",
    title="Nothing in the file gives instructions to software",
    why="A certificate speaks to people. Words that tell software what to answer are meant to deceive a check.",
    source="muoti-certificate-legit",
    next_step="Do not rely on this file. " + _ASK_ISSUER,
    worse="Wrongly reassuring: somebody wanted a check to be blind. The words change nothing in this check.",
)
def no_instructions(case: Case) -> Finding:
    """Looks at everything in the file, seen or unseen, also at links and codes."""
    found = instructions_in(case.certificate)
    if found:
        return problem(
            "It holds words that tell software what to answer. They were not followed.", quotes=found[:3]
        )
    if not all_words_of(case.certificate).strip():
        return not_stated("There are no words to look at.", next_step=_GIVE_THE_PAPER)
    return consistent("No words on it give instructions to software.")


@rule(
    id="DOC-04",
    title="No letters are in disguise",
    why=(
        "Letters of another alphabet can look like Latin ones. A name written so looks right and is found "
        "nowhere."
    ),
    source="ukascert-client-rules",
    next_step="Type the name yourself instead of copying it, and search for it in the register.",
    worse="Wrongly alarming: bilingual papers mix alphabets by a slip of the keyboard.",
)
def no_disguised_letters(case: Case) -> Finding:
    """Mixed alphabets inside a word, characters that cannot be seen, turned reading direction."""
    text = "\n".join([case.certificate.text[:LONGEST], *(field.raw for _, field in case.certificate.stated())])
    disguised = disguised_words(text)
    unseen = unseen_characters(text)
    if disguised:
        return question(
            "Some words mix alphabets: letters in them look Latin and are not, in {words}.",
            quotes=disguised[:4],
            words=disguised[:3],
        )
    if unseen:
        return question(
            "Characters that cannot be seen stand inside words or turn their direction.", quotes=unseen[:3]
        )
    if not text.strip():
        return not_stated("There are no words to look at.", next_step=_GIVE_THE_PAPER)
    return consistent("Its words are written in one alphabet each.")


@rule(
    id="DOC-05",
    title="The file was not changed after it was made",
    why="A certificate is sent out finished. A file that was changed later can differ from what was issued.",
    source="muoti-certificate-legit",
    next_step=_ASK_ISSUER,
    worse="Wrongly alarming: people join, stamp or shrink files for harmless reasons.",
)
def not_edited(case: Case) -> Finding:
    """What a file says about its own making is easily removed, so silence means little."""
    return _noted(
        case,
        NoteKind.EDITED,
        "The file says that it was changed after it was made, or that a program for pictures made it.",
        "The file does not say that it was changed. That alone shows little.",
    )


_PAGE_OF = re.compile(
    r"(?:(?:page|seite|pagina|página|pág\.?|strona|sayfa|blatt|sheet|ページ|페이지)\s?:?\s?(\d{1,3})\s?"
    r"(?:of|von|sur|de|di|van|z|/|out of)\s?(\d{1,3})(?!\d))"
    r"|第\s?(\d{1,3})\s?[页頁]\s?[,，/]?\s?[共总總]\s?(\d{1,3})\s?[页頁]",
    re.IGNORECASE,
)
_MOST_PAGES = 60


@rule(
    id="DOC-07",
    title="All pages are there",
    why="Sites, scope and limits often stand on later pages. Without them the first page can mislead.",
    source="ea-faq-45-3-md-1",
    next_step="Ask the supplier for all pages, also the annex or schedule.",
    worse="Wrongly reassuring: the page that limits the certificate is the one that is left out.",
)
def pages_complete(case: Case) -> Finding:
    """Pages are counted by their own numbering ("Page 1 of 3") and by the pages of the file."""
    certificate = case.certificate
    if not certificate.whole:
        return not_stated("Only details were given, not the pages.", next_step=_GIVE_THE_PAPER)
    missing = certificate.noted(NoteKind.PAGES_MISSING)
    if missing:
        return question("The paper counts more pages than were given.", quotes=words_of_notes(missing)[:2])
    numbered = [
        (m.group(), [int(g) for g in m.groups() if g]) for m in _PAGE_OF.finditer(plain(certificate.text))
    ]
    numbered = [(words, pair) for words, pair in numbered if 0 < pair[0] <= pair[1] <= _MOST_PAGES]
    if not numbered:
        return consistent("Nothing on it speaks of pages that are not here.")
    count = max(pair[1] for _, pair in numbered)
    seen = {pair[0] for _, pair in numbered if pair[1] == count}
    if len(seen) < count and certificate.text.count("\f") + 1 < count:
        words = next(text for text, pair in numbered if pair[1] == count)
        return question(
            "It says that it has {count} pages. Not all of them were given.",
            quotes=[words],
            count=count,
        )
    return consistent("All pages that it counts are here.")


@rule(
    id="DOC-08",
    title="The file could be read whole",
    why="What could not be read was not checked.",
    source="muoti-certificate-legit",
    next_step="Use the PDF that the supplier got, or a sharper, straight picture, and check the marked fields.",
    worse="Wrongly reassuring: an unread line would count as absent.",
)
def read_whole(case: Case) -> Finding:
    """Limits of pages, size or time, and pictures that are blurred, dark or small."""
    certificate = case.certificate
    partly = certificate.noted(NoteKind.PARTLY_READ)
    poor = certificate.noted(NoteKind.POOR_PICTURE)
    if partly:
        return question("A part of it was not read.", quotes=words_of_notes(partly)[:2])
    if poor:
        return question("The picture is too poor to be read well.", quotes=words_of_notes(poor)[:2])
    if len(certificate.text) > LONGEST:
        return question("The text is very long, and only its beginning was looked at.")
    if not certificate.whole:
        return not_stated("Only details were given, not the paper.", next_step=_GIVE_THE_PAPER)
    return consistent("It could be read whole.")


_ONE_READING = frozenset({"expires"})
_SPELLING_MAY_DIFFER = frozenset(
    {"holder", "holder_address", "scope", "certification_body", "accreditation_body"}
)
_SHORTEST_NAME = 6


@rule(
    id="DOC-09",
    title="Every field reads the same wherever it stands",
    why=(
        "A paper that gives two expiry dates or two numbers was changed in one place, or joined from two "
        "papers."
    ),
    source="fulfillbot-guide",
    next_step="Ask the certification body which of the two is right.",
    worse="Wrongly alarming: an annex may number itself, and a brand may stand beside the legal name.",
)
def fields_agree(case: Case) -> Finding:
    """Two expiry dates contradict each other; other differences can be regular and are asked about.

    Several standards on one paper are no difference: the STD rules judge each.
    """
    left_over = readings_left_over(case.certificate, case.registers)
    differing = [
        (
            name,
            field,
            [o for o in left_over.get(name, field.others) if not _same(name, field.value, o)],
        )
        for name, field in case.certificate.stated()
    ]
    differing = [(name, field, others) for name, field, others in differing if others]
    if not differing:
        if not case.certificate.whole:
            return not_stated("Only details were given, not the paper.", next_step=_GIVE_THE_PAPER)
        return consistent("No field reads differently elsewhere on it.")
    for name, field, others in differing:
        if name in _ONE_READING:
            return problem(
                "It gives two expiry dates: {value} and {other}.",
                about=[name],
                value=field.value,
                other=others[0],
            )
    name, field, others = differing[0]
    return question(
        "It gives two readings of one field ({field}): {value} and {other}.",
        about=[one for one, _, _ in differing],
        field=Phrase(name.replace("_", " ")),
        value=field.value,
        other=others[0],
    )


def _same(name: str, value: Any, other: Any) -> bool:
    """Say whether two readings of a field are one: dates that can be the same day, spellings of one name."""
    if isinstance(value, ReadDate) and isinstance(other, ReadDate):
        return value.earliest <= other.latest and other.earliest <= value.latest
    if isinstance(value, tuple) or isinstance(other, tuple):
        return list(value) == list(other)
    if name in _SPELLING_MAY_DIFFER and has_latin(value) != has_latin(other):
        return True  # the name in its two scripts: HOLD-05 compares them
    mine, theirs = "".join(key_of(value)), "".join(key_of(other))
    if mine == theirs:
        return True
    if name not in _SPELLING_MAY_DIFFER or min(len(mine), len(theirs)) < _SHORTEST_NAME:
        return False
    shorter, longer = sorted((mine, theirs), key=len)
    return shorter in longer or bool(OSA.normalized_similarity(mine, theirs) > 0.9)


@rule(
    id="DOC-10",
    title="Nothing is laid over the words",
    why="A patch with new words over old ones changes a name or a date without a trace on the printed page.",
    source="muoti-certificate-legit",
    next_step=_ASK_ISSUER,
    worse="Wrongly alarming: seals and signatures are laid over words too.",
)
def nothing_overlaid(case: Case) -> Finding:
    """Patches and words drawn over other words."""
    return _noted(
        case,
        NoteKind.OVERLAID,
        "Something is laid over words of the page.",
        "Nothing is laid over the words of the page.",
    )


@rule(
    id="DOC-11",
    title="The file holds nothing active",
    why="A certificate needs no scripts, forms or attached files. They can change what it shows, or do harm.",
    source="muoti-certificate-legit",
    next_step="Do not open attached files or allow scripts. " + _ASK_ISSUER,
    worse="Wrongly alarming: an electronic signature is kept as a form.",
)
def nothing_active(case: Case) -> Finding:
    """Scripts, forms and attachments of a PDF. None of them is run here."""
    return _noted(
        case,
        NoteKind.ACTIVE_CONTENT,
        "The file holds scripts, forms or attached files. They were not opened.",
        "The file holds no scripts, forms or attached files.",
    )
