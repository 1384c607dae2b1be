"""DOC-06: whether codes, links and addresses on a paper lead to the body that issued it."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.verification.certificate import Note, NoteKind
from assistant.verification.finding import Finding, consistent, not_stated, problem, question
from assistant.verification.known_body import who_is
from assistant.verification.known_hosts import Fit, Judgement, known_hosts
from assistant.verification.letters import disguised_words
from assistant.verification.phrase import Phrase
from assistant.verification.rule import Case, rule
from assistant.verification.web_addresses import Address, address_of, addresses_in
from assistant.verification.wording import words_of
from knowledge.registers import Body

_NO_ADDRESS = "Type the address of the certification body or of the register yourself."


def words_of_notes(notes: Iterable[Note]) -> list[str]:
    """Return the words of notes that have any."""
    return [note.words for note in notes if note.words]


@rule(
    id="DOC-06",
    title="Codes and links lead to the body that issued it",
    why="A code on a paper can lead to a copied page that confirms anything.",
    source="thijsniks-fake-certifier-thread",
    next_step=(
        "Do not follow the code or link. Type the address of the certification body or of the register "
        "yourself."
    ),
    worse=(
        "Wrongly reassuring: a copied page confirms the copied certificate. Another host alone can be regular."
    ),
)
def addresses_fit(case: Case) -> Finding:
    """An imitated domain contradicts; one that nobody here knows is a question for codes and links only."""
    certificate = case.certificate
    field = certificate.certification_body
    accreditor = certificate.accreditation_body
    bodies: list[Body] = []
    for name in (field, accreditor):
        bodies += who_is(case.registers, name.value).rows if name else ()
    printed = field.value if field else ""
    codes = [*words_of_notes(certificate.noted(NoteKind.CODE, NoteKind.LINK))]
    codes += [certificate.qr.value] if certificate.qr else []
    followed = {a.host: a for words in codes if (a := _only_address(words)) is not None}
    read = {address.host: address for address in addresses_in(words_of(certificate))}
    hosts = known_hosts(case.registers)
    every = [*followed.values(), *(a for host, a in read.items() if host not in followed)]
    judged = [(address, hosts.judge(address, bodies, printed=printed)) for address in every]
    return _worst_address(judged, followed, printed, codes)


def _worst_address(  # noqa: PLR0911 - one line an outcome
    judged: list[tuple[Address, Judgement]], followed: dict[str, Address], printed: str, codes: list[str]
) -> Finding:
    for address, found in judged:
        if disguised_words(address.host):
            return problem(
                "The address {host} is written with letters of another alphabet that look Latin.",
                quotes=[address.written],
                host=address.host,
            )
        if found.fit is Fit.IMITATES:
            return problem(
                "The address {host} looks like {known} and is another one.",
                quotes=[address.written],
                rests_on=found.grounds,
                host=address.host,
                known=found.known,
            )
    for fit, says in _QUESTIONS.items():
        for address, found in judged:
            if found.fit is fit and (address.host in followed or fit is not Fit.UNKNOWN):
                return question(
                    says,
                    quotes=[address.written],
                    host=address.host,
                    known=found.known,
                    body=printed or Phrase("the certification body"),
                )
    own = [address for address, found in judged if found.fit is Fit.OWN]
    if own:
        return consistent(
            "The addresses on it are known ones, such as {host}.", quotes=[own[0].written], host=own[0].host
        )
    if judged:
        return not_stated(
            "It gives the address {host}. Whose that is, is not known here.", host=judged[0][0].host
        )
    if codes:
        return not_stated("The code on it holds no web address: {words}.", words=codes[0])
    return not_stated("It gives no code, link or web address.", next_step=_NO_ADDRESS)


_QUESTIONS = {
    Fit.HIDES: "The address {host} does not show where it leads.",
    Fit.NEAR: "The address {host} has the name of {known} in it, but it is not an address that is known here.",
    Fit.OF_ANOTHER: "The address {host} is one of another body than {body}.",
    Fit.UNKNOWN: "The code or link leads to {host}, which is not known here as an address of {body}.",
}


def _only_address(words: str) -> Address | None:
    """Return the address that a code or link holds, None for a number, a mail address or plain text."""
    found = addresses_in(words)
    if found:
        return found[0]
    text = words.strip()
    bare = (
        "." in text
        and not any(c.isspace() for c in text)
        and "@" not in text
        and any(c.isalpha() for c in text)
    )
    address = address_of(text) if bare and ("://" in text or "/" in text or text.count(".") <= 3) else None
    return address if address and not address.ending.isdigit() and len(address.ending) > 1 else None
