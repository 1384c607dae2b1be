"""A name that stands in two scripts, Latin and Chinese, Japanese or Korean: in one line or in two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.reading.addresses import lines_under, mostly_cjk
from assistant.reading.companies import clean_name, has_legal_form, split_name
from assistant.reading.name_block import Block, may_be_name, with_next_lines
from assistant.reading.paper import Paper
from assistant.reading.squash import is_cjk


def both_scripts(paper: Paper, block: Block) -> Iterator[Block]:
    """Yield a name that stands in two scripts, in one line or in two, as two."""
    parts = list(_in_one_line(block))
    yield from parts
    if len(parts) == 1:
        yield from _in_next_line(paper, block)


def _in_next_line(paper: Paper, block: Block) -> Iterator[Block]:
    """Yield the company in the other script right under a name."""
    lines = list(lines_under(paper, block.cell))[:3]
    if not lines or mostly_cjk(lines[0].text) == mostly_cjk(block.name):
        return
    name, rest = split_name(lines[0].text)
    if not rest:
        name, _ = with_next_lines(name, lines[1:])
    name = clean_name(name)
    if has_legal_form(name) and may_be_name(paper, lines[0], name):
        yield replace(block, cell=lines[0], name=name, raw=name, address="")


def _in_one_line(block: Block) -> Iterator[Block]:
    letters = [i for i, c in enumerate(block.name) if is_cjk(c)]
    latin = sum(c.isascii() and c.isalpha() for c in block.name)
    if letters and latin >= 8 and len(letters) >= 4:
        first, last = letters[0], letters[-1] + 1
        one, other = block.name[first:last], (block.name[:first] + " " + block.name[last:])
        other = clean_name(other.strip(" /()（）|"))
        if len(other) >= 8 and has_legal_form(other) and latin > len(letters) * 0.5:
            parts = [one, other] if first == 0 else [other, one]
            yield replace(block, name=parts[0])
            yield replace(block, name=parts[1], address="")
            return
    yield block
