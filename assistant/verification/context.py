"""What the buyer knows beside the paper. Every part is optional; a rule that needs one says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What the supplier says it does."""

    MANUFACTURER = "manufacturer"
    TRADER = "trader"


class Designer(StrEnum):
    """Who designs the product: the supplier, or the buyer, whose drawings the supplier follows."""

    SUPPLIER = "supplier"
    BUYER = "buyer"


class RegisterAnswer(StrEnum):
    """What the buyer found when looking the certificate up in a register."""

    VALID = "valid"
    DIFFERENT = "different"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """The deal.

    Attributes:
        product: what the buyer wants to buy, in their words.
        market: where it will be sold, as a name or a code ("EU", "United States").
        supplier: the company named in the offer, contract or invoice.
        factory: the address where the goods are made.
        role: what the supplier says it does.
        designer: who designs the product.
        register: what the buyer found in a register, None until they looked.
    """

    product: str | None = None
    market: str | None = None
    supplier: str | None = None
    factory: str | None = None
    role: Role | None = None
    designer: Designer | None = None
    register: RegisterAnswer | None = None
