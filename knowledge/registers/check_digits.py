"""Check digits: the library's where the register names a module, our own for the rest.

The USCC is worked out here, because the library refuses codes that start with a letter.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from enum import StrEnum

_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_BASE_36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_HIBC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ORGANISATION_MODULUS = 11


class CheckDigit(StrEnum):
    """What the check digit says. `none`: the format has none, or none that is known here."""

    HOLDS = "holds"
    FAILS = "fails"
    NONE = "none"
    NOT_CHECKED = "not_checked"


def check_digit(check: str, modules: str, value: str) -> CheckDigit:
    """Work out the check digit of a value that already fits its format.

    `check` is the name of one of our own checks, "stdnum" for the library, or empty; `modules` are
    the modules of the library for this format, parted by "|".
    """
    if not check:
        return CheckDigit.NONE
    if check in _OURS:
        return CheckDigit.HOLDS if _OURS[check](value) else CheckDigit.FAILS
    results = [_by_library(module, value) for module in modules.split("|")]
    return next((r for r in results if r is not CheckDigit.NOT_CHECKED), CheckDigit.NOT_CHECKED)


def uscc_holds(value: str) -> bool:
    """Say whether the last character of a Unified Social Credit Code fits (GB 32100-2015)."""
    total = sum(_USCC.index(c) * pow(3, i, 31) for i, c in enumerate(value[:17]))
    return _USCC.index(value[17]) == (31 - total % 31) % 31


def organisation_code_holds(value: str) -> bool:
    """Say whether the last character of a Chinese organisation code fits (GB 11714)."""
    code = value.replace("-", "")
    total = sum(_BASE_36.index(c) * w for c, w in zip(code, _ORGANISATION_WEIGHTS, strict=False))
    digit = (_ORGANISATION_MODULUS - total % _ORGANISATION_MODULUS) % _ORGANISATION_MODULUS
    return code[8] == "0123456789X"[digit]


def hibc_holds(value: str) -> bool:
    """Say whether the last character of a HIBC label fits: modulo 43 over all that precedes it."""
    return value[-1] == _HIBC[sum(map(_HIBC.index, value[:-1])) % len(_HIBC)]


_OURS: dict[str, Callable[[str], bool]] = {
    "uscc": uscc_holds,
    "gb11714": organisation_code_holds,
    "hibc43": hibc_holds,
}


def _by_library(module: str, value: str) -> CheckDigit:
    from stdnum.exceptions import InvalidChecksum, ValidationError

    try:
        validate: Callable[[str], str] = importlib.import_module(f"stdnum.{module}").validate
        validate(re.sub(r"[()]", "", value))
    except InvalidChecksum:
        return CheckDigit.FAILS
    except (ValidationError, ImportError):
        # Another form than the library takes is no wrong check digit.
        return CheckDigit.NOT_CHECKED
    return CheckDigit.HOLDS
