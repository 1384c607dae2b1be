"""Web and mail addresses on a paper, and whose they are as far as the registers know.

An address of a domain that nobody here knows proves nothing: many bodies let others host their registers. A
domain that imitates a known one is another matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from assistant.verification.letters import as_latin
from assistant.verification.wording import LONGEST

_WEB = re.compile(r"(?:https?:[/\\]{1,3}|www\.)[^\s<>\"'，。；、（）【】]{1,300}", re.IGNORECASE)
_BARE = re.compile(
    r""
    r"(?<![\w@./-])(?:[^\W_](?:[\w-]{0,60}[^\W_])?\.){1,5}(?:com|org|net|info|xyz|top|online|site|club|cn|eu|cc|vip)\b"
    r"(?!\.?[\w-])",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24})(?![\w-])")
_HOST = re.compile(r"(?=.{4,253}$)(?:[\w-]{1,63}\.){1,10}[^\W\d_][\w-]{1,23}")
_SECOND_LEVEL = frozenset("co com org net gov gob gouv ac edu or ne go nic mil in".split())
_LIKE_DIGITS = str.maketrans("01358", "olesb")
_MOST = 60


@dataclass(frozen=True, slots=True)
class Address:
    """One address.

    Attributes:
        written: as it stands on the paper or in the file, cut.
        host: the machine it leads to, in small letters, as software sees it ("xn--…" taken apart).
        domain: the part of the host that somebody registered ("bsigroup.com").
        name: the first part of the domain ("bsigroup").
        ending: what follows it ("com", "co.uk").
    """

    written: str
    host: str
    domain: str
    name: str
    ending: str

    @property
    def shown(self) -> str:
        """How its host looks to a reader in Latin letters."""
        return as_latin(self.host)


def address_of(written: str) -> Address | None:
    """Return the address that a text is, None if it is none. Never raises."""
    text = written.strip().replace("\\", "/")
    try:
        host = urlsplit(text if "://" in text else "//" + text.removeprefix("http:").lstrip("/")).hostname or ""
    except ValueError:
        return None
    host = _taken_apart(host.strip(".").lower())
    if not _HOST.fullmatch(host):
        return None
    labels = host.split(".")
    ending = 2 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 1
    name = labels[-ending - 1]
    end = ".".join(labels[-ending:])
    return Address(written=written.strip()[:120], host=host, domain=f"{name}.{end}", name=name, ending=end)


def addresses_in(text: str) -> list[Address]:
    """Return the web addresses in a text, each host once."""
    read = text[:LONGEST]
    written = [m.group().rstrip(".,;:!?)]}") for pattern in (_WEB, _BARE) for m in pattern.finditer(read)]
    found = [address for one in written[:_MOST] if (address := address_of(one)) is not None]
    return list({address.host: address for address in found if _usual_ending(address)}.values())


def mail_hosts_in(text: str) -> list[tuple[str, Address]]:
    """Return the mail addresses in a text with their hosts, each once."""
    found: dict[str, Address] = {}
    for match in _MAIL.finditer(text[:LONGEST]) if "@" in text else ():
        address = address_of(match.group(1))
        if address is not None and len(found) < _MOST:
            found.setdefault(match.group(), address)
    return list(found.items())


def folded(name: str) -> str:
    """Return a name as a hasty reader sees it: "b5i-gr0up" and "bsigroup" agree."""
    plain = as_latin(name).lower().translate(_LIKE_DIGITS).replace("-", "")
    return plain.replace("rn", "m").replace("vv", "w").replace("i", "l")


def _usual_ending(address: Address) -> bool:
    """Leave out what a text layer without blanks made of an address ("…comorthroughinfo")."""
    return len(address.ending.rpartition(".")[2]) <= 7


@lru_cache(maxsize=1024)
def _taken_apart(host: str) -> str:
    """Return a host with its "xn--" parts as the letters that they stand for."""
    labels = []
    for label in host.split("."):
        try:
            labels.append(label.encode("ascii").decode("idna") if label.startswith("xn--") else label)
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)
