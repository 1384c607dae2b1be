"""The words "the management system of" before a holder's name, in one go with it or in a line of their own."""

from __future__ import annotations

import re

from assistant.reading.squash import squashed

_WORD = re.compile(r"[^\s]{1,60}")
_SYSTEM = re.compile(r"syst[eè]m|sistem", re.IGNORECASE)
_MANAGED = re.compile(r"manage|gest|qual|calidad", re.IGNORECASE)
_CONNECTING = frozenset(
    "of by de du des di dei del della dell da do dos von vom der van fur for pour per para".split()
)
_ARTICLES = frozenset(
    "the le la les l el los il i gli lo o a os as das die der den dem het een the its and y e et und".split()
)
_SPOKEN = frozenset(
    "quality environment environmental medical device devices management system systems energy information"
    " security health safety occupational and food business continuity company organization organisation"
    " manufacturer firm operated implemented maintained established applied used"
    " systeme management qualite dispositifs medicaux environnement environnemental energie sante securite"
    " travail informations societe entreprise organisme fabricant gestion"
    " sistema calidad productos sanitarios ambiental medioambiental medio ambiente energia salud seguridad"
    " trabajo empresa organizacion fabricante informacion alimentos alimentaria en el"
    " gestione qualita dispositivi medici ambientale ambiente salute sicurezza lavoro azienda societa"
    " organizzazione fabbricante informazioni sui sul"
    " gestao qualidade dispositivos medicos saude seguranca trabalho organizacao informacao"
    " managementsystem qualitatsmanagementsystem umweltmanagementsystem energiemanagementsystem medizinprodukte"
    " arbeitsschutzmanagementsystem informationssicherheitsmanagementsystem unternehmens unternehmen firma"
    " herstellers organisation betriebs sicherheit gesundheit arbeit bei"
    " managementsysteem kwaliteitsmanagementsysteem milieumanagementsysteem medische hulpmiddelen bedrijf"
    " organisatie".split()
)
_GENITIVE = frozenset({"unternehmens", "betriebs", "herstellers"})
_COMPANY = _GENITIVE | frozenset(
    "company organization organisation manufacturer firm societe entreprise organisme empresa organizacion"
    " azienda societa organizzazione".split()
)
"""Words for a company that stand between "of" and its name."""
_MOST_WORDS = 40


def past_system_phrase(text: str) -> str:
    """Return a text without the management system's name before "of" at its start.

    "le système de management de la qualité de Exemple SA" becomes "Exemple SA". The phrase ends at the last
    "of" that has only such words before it, so that a company keeps those in its own name. A text that is
    nothing but such words, or that names no system of management or quality, comes back as it is.
    """
    start, system, managed = None, False, False
    for number, word in enumerate(_WORD.finditer(text)):
        head, apostrophe, tail = word[0].replace("’", "'").rpartition("'")
        key = squashed(tail)
        if number >= _MOST_WORDS:
            break
        if apostrophe and squashed(head) in {"l", "d", "dell", "all"} and system and managed:
            start = word.end() - len(tail)
        if key in _CONNECTING:
            start = word.end() if system and managed else start
        elif start is not None and key in _COMPANY and (key in _GENITIVE or tail[0].islower()):
            start = word.end()
        elif key in _ARTICLES or key in _SPOKEN:
            system |= bool(_SYSTEM.search(word[0]))
            managed |= bool(_MANAGED.search(word[0]))
        else:
            break
    else:
        return text
    return text[start:].lstrip() if start is not None else text
