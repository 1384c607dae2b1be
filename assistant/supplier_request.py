"""A message that asks a supplier for papers: polite, numbered, in English and Chinese. It never accuses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

LANGUAGES = ("en", "zh")

_GREETING = {"en": "Dear Sir or Madam,", "zh": "您好！"}
_END = {
    "en": "Thank you very much for your help.\n\nKind regards",
    "zh": "感谢贵公司的配合！\n\n此致\n敬礼",
}
_AFTER_EACH = {"en": ";", "zh": "；"}
_AFTER_ALL = {"en": ".", "zh": "。"}


def request_messages(intro: Mapping[str, str], asked: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return the message by language.

    Args:
        intro: the sentence before the list, by language.
        asked: what is asked for, by language, in order; each thing is asked once.
    """
    asked = tuple(asked)
    return {language: _message(language, intro, asked) for language in LANGUAGES}


def _message(language: str, intro: Mapping[str, str], asked: Iterable[Mapping[str, str]]) -> str:
    wishes = list(dict.fromkeys(wish[language] for wish in asked))
    numbered = [f"{number}. {text}{_AFTER_EACH[language]}" for number, text in enumerate(wishes, 1)]
    if numbered:
        numbered[-1] = numbered[-1].removesuffix(_AFTER_EACH[language]) + _AFTER_ALL[language]
    return "\n".join([_GREETING[language], "", intro[language], "", *numbered, "", _END[language]]) + "\n"
