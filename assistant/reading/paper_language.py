"""The main language of a paper, told by its script, its small words and the language of its labels.

A certificate has few sentences and many names, which mislead statistics over letters; its labels do not.
"""

from __future__ import annotations

import re
from collections import Counter

from assistant.reading.paper import Paper
from assistant.verification.certificate import Field

_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LETTERS = re.compile(r"[A-Za-zÀ-ɏ]")
_WORD = re.compile(r"[A-Za-zÀ-ɏ']{1,14}")
_SMALL: dict[str, frozenset[str]] = {
    "en": frozenset(
        "the of and is this that to has been by with certify certificate following requirements until"
        " which are".split()
    ),
    "de": frozenset(
        "der die das und des für ist dass wird nach dem den ein eine hat durch zertifikat gültig bis"
        " anforderungen unternehmen".split()
    ),
    "fr": frozenset(
        "le la les des et du est que pour une par à aux certificat certifie jusqu exigences société été".split()
    ),
    "es": frozenset(
        "el la los las del y que para una por con certificado certifica empresa hasta requisitos norma"
        " fecha".split()
    ),
    "it": frozenset(
        "il la di del della che per una è con certificato certifica organizzazione alla norma data e"
        " seguenti".split()
    ),
    "pt": frozenset(
        "o os da do das dos e que para uma por com certificado certifica empresa até requisitos norma"
        " data em".split()
    ),
    "nl": frozenset(
        "de het van een en voor dat is aan met door certificaat geldig tot voldoet eisen heeft"
        " verklaart".split()
    ),
    "pl": frozenset(
        "i w z na do że dla jest oraz od certyfikat zakresie wymagania normy systemu organizacja nr".split()
    ),
    "tr": frozenset(
        "ve bir ile bu için belge tarihi sistemi yönetim firma kapsam standardına olarak adresi"
        " geçerlilik".split()
    ),
}
_CJK_LETTER_WORTH = 3.0
_KANA_ENOUGH = 3
"""Kana of Japanese; Chinese has none."""
_LABEL_WEIGHT = 1.5
_SURE, _CLOSE_RACE = 0.92, 0.7


def paper_language(paper: Paper) -> Field[str] | None:
    """Return the ISO 639-1 code of the language in which most of a paper is written; None without words."""
    text = paper.sheet.text[:20_000]
    scripts = Counter(
        {
            "ja": len(_KANA.findall(text)),
            "ko": len(_HANGUL.findall(text)),
            "zh": len(_HAN.findall(text)),
            "ru": len(_CYRILLIC.findall(text)),
        }
    )
    latin = len(_LETTERS.findall(text))
    if scripts["ja"] >= _KANA_ENOUGH and scripts["ja"] * 40 > scripts["zh"]:
        scripts["ja"] += scripts.pop("zh")
    code, most = scripts.most_common(1)[0]
    worth = most * (1.0 if code == "ru" else _CJK_LETTER_WORTH)
    if most and worth >= latin:
        sure = _SURE if worth > 1.5 * latin else _CLOSE_RACE
        return Field(value=code, raw="", where=None, confidence=sure)
    if not latin:
        return None
    return _by_words(paper, text, near=worth > 0.6 * latin)


def _by_words(paper: Paper, text: str, *, near: bool) -> Field[str] | None:
    scores: Counter[str] = Counter()
    words = Counter(word.lower() for word in _WORD.findall(text))
    for language, small in _SMALL.items():
        scores[language] += sum(min(words[word], 4) for word in small)
    for labels in paper.labels.values():
        for label in labels:
            if label.word.language in _SMALL:
                scores[label.word.language] += _LABEL_WEIGHT  # type: ignore[assignment]
    (first, best), (_, second) = scores.most_common(2)
    if not best:
        return None
    clear = best >= 1.25 * second + 1 and not near
    return Field(value=first, raw="", where=None, confidence=_SURE if clear else _CLOSE_RACE)
