"""A question about one product is mostly a question about its kind.

"Is ISO 9001 enough for surgical gloves?" is answered by what the base says of medical devices, and the word
"gloves" must not lead to the one article that happens to name gloves.
"""

from __future__ import annotations

from knowledge.registers import Kind, Registers, find_mentions

KIND_OF_GOODS = "medical device"


def generalise(text: str, registers: Registers) -> str:
    """Return a question with the medical products of the register named by their kind."""
    spans = {
        (mention.start, mention.end)
        for mention in find_mentions(registers, text)
        if mention.kind is Kind.PRODUCT
    }
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}{KIND_OF_GOODS}{text[end:]}"
    return text
