"""Names of companies and addresses: where a name ends, and what looks like an address."""

from __future__ import annotations

import re

from assistant.reading.squash import squashed

_LONG_FORMS = (
    r"(?:co(?:mpany)?[.,]{0,2} ?[,，]? ?)?(?:ltd|limited|l\.t\.d)\b\.?(?: ?şti\b\.?"
    r"| ?sti\b\.?)?(?: (?:liability )?partnership\b)?"
    r"|l\.l\.c\b\.?|llc\b|l\.l\.p\b\.?|llp\b|plc\b|p\.l\.c\b\.?|inc(?:orporated)?\b\.?|corp(?:oration)?\b\.?"
    r"|g?mbh\b(?: ?& ?co\b\.?(?: ?kg(?:aa)?\b)?)?|s\.? ?p\.? ?a\.?(?![\w])|s\.? ?r\.? ?l\.?s?\.?(?![\w])"
    r"|s\.? ?n\.? ?c\.(?![\w])"
    r"|s\.?à\.? ?r\.? ?l\.?(?![\w])|s\.a\.r\.l\.?(?![\w])|sarl\b|s\.a\.s\.?u?\.?(?![\w])"
    r"|s\.a\.u?\.?(?![\w])|s\.l\.u?\.?(?![\w])"
    r"|pty\b\.? ?(?:ltd|limited)?\b\.?|pte\b\.? ?(?:ltd|limited)?\b\.?|pvt\b\.? ?(?:ltd|limited)?\b\.?"
    r"|private limited\b"
    r"|sdn\b\.? ?bhd\b\.?|berhad\b|sp\. ?z\.? ?o\. ?o\.?(?![\w])|sp ?z ?o ?o\b|spółka akcyjna\b"
    r"|sp\. ?[kj]\.(?![\w])"
    r"|spółka z ograniczoną odpowiedzialnością\b|a\. ?ş\.?(?![\w])|anonim şirketi\b|limited şirketi\b"
    r"|k\.k\.(?![\w])|kft\b\.?|zrt\b\.?|nyrt\b\.?"
    r"|s\. ?r\. ?o\.?(?![\w])|spol\. s r\. ?o\.?|d\. ?o\. ?o\.?(?![\w])|a\.s\.(?![\w])|b\. ?v\.(?![\w])"
    r"|n\. ?v\.(?![\w])|lda\b\.?|ltda\b\.?"
    r"|e\. ?v\.(?![\w])|e\. ?k\.(?![\w])|est\. ?(?![\w])|f\.z\.e\.?(?![\w])|fzco\b|fze\b"
    r"|w\.l\.l\.?(?![\w])|tbk\b\.?|jsc\b|joint stock company\b"
    r"|sociedad anónima\b|sociedad limitada\b|co\.(?![\w])|company\b|proprietorship\b"
)
_SHORT_FORMS = (
    r"AG\b|KG(?:aA)?\b|SE\b|SA\b|SAS\b|SASU\b|NV\b|BV\b|AB\b|AS\b|A/S|Oyj?\b|S\.?L\.?U?\b|SL\b|SLU\b|KK\b"
    r"|OHG\b|ApS\b|OOO\b|ООО\b|ЗАО\b|ОАО\b|UG\b|eG\b"
    r"|GbR\b|A\.S\.|SpA\b|Srl\b|SRL\b|SPA\b|AŞ\b|SNC\b"
)
_FORM = re.compile(rf"(?<![^\W_])(?:(?i:{_LONG_FORMS})|{_SHORT_FORMS})")
_CAMEL_FORM = re.compile(
    r"(?<=[a-z])(?:NV|BV|SA|AG|AB|AS|KG|SE|SpA|SPA|GmbH|Ltd|LTD|Inc|LLC|Corp)(?![A-Za-z])\.?"
)
"""A legal form after a lost blank."""
_CJK_FORM = re.compile(
    r"(?:股份有限公司|有限责任公司|有限責任公司|有限公司|集团公司|集團公司|公司|株式会社|有限会社|合同会社|주식회사|유한회사|㈜|\(주\)|（주）"
    r"|(?:集团|集團|工厂|工廠|厂|廠|制造所|製作所|研究院|研究所|中心)(?:[^\s,，。；;:：()（）]{0,8}(?:股份有限公司|有限责任公司"
    r"|有限公司))?)(?:[^\w\s,，。;；:：()（）]?(?:[^\s,，。；:：()（）]{1,12}(?:分公司|分厂|工厂)))?"
)
_CJK_FRONT = re.compile(r"^(?:株式会社|有限会社|合同会社|주식회사|유한회사|㈜|\(주\)|（주）)")
_FRONT_NAME = re.compile(
    r"(?:株式会社|有限会社|合同会社|주식회사|유한회사|㈜|\(주\)|（주）) ?[^\s,，、。;；:：()（）/]{1,30}"
)
_GLUED_FORMS = (
    "companylimited", "privatelimited", "coltd", "pvtltd", "ptyltd", "pteltd", "limited", "gmbh",
    "incorporated", "corporation", "sdnbhd", "ltdsti",
)  # fmt: skip
_JOINED = re.compile(
    r"\s{0,4}[,;]?\s{0,4}(?:and|&|und|et|y|e|en|i|ve|和|及|与|および)\s{1,4}(?=\w)", re.IGNORECASE
)
_ADDRESS_WORD = re.compile(
    r"\b(?:road|rd|street|st|str|avenue|ave|av|lane|drive|dr|boulevard|blvd|way|square|park|estate"
    r"|building|bldg|block|floor|unit"
    r"|suite|room|zone|district|dist|town(?:ship)?|village|city|county|province|state|p\.? ?o\.? ?box"
    r"|plot|industrial|no|straße|strasse"
    r"|platz|weg|allee|gasse|rue|avenue|chemin|zi|za|cedex|calle|c/|avda|avenida|carretera|ctra|polígono"
    r"|poligono|p\.i|via|viale|piazza|corso"
    r"|strada|località|loc|rua|estrada|travessa|largo|straat|laan|plein|kade|ul|ulica|al|aleja|cad"
    r"|caddesi|cd|sok|sokak|sk|mah|mahallesi|bulvarı|osb"
    r"|sanayi|china|p\.?r\.?c?|germany|deutschland|france|italy|italia|spain|españa|portugal|nederland"
    r"|netherlands|polska|poland|türkiye|turkey|japan"
    r"|korea|taiwan|india|usa|uk|united kingdom|england|belgium|switzerland|austria|schweiz|österreich"
    r"|highway|area|cho|ku|shi|ken|gu|si|ro|dong|gil"
    r"|phase|sector|nagar|tower|centre|center|house|court|quay|suburb|hong kong|singapore|vietnam"
    r"|malaysia|thailand|mexico|brazil|brasil)\b",
    re.IGNORECASE,
)
_CJK_ADDRESS = re.compile(
    r"[省市区區县縣镇鎮乡路街号號楼樓室村]|[都道府県町丁目番地]|(?:시|도|구|군|동|로|길|읍|면)(?:\s|\d|$)|〒"
)
_STREET = re.compile(r"(?:straße|strasse|str\.|weg|platz|straat|laan|gasse|allee)\b", re.IGNORECASE)
_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}-)?\d{4,6}\b|\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b|\b\d{2}-\d{3}\b|\b\d{4} ?[A-Z]{2}\b"
)
_PARTNERS = re.compile(r" (?i:di|dei|de|F\.LLI|fratelli) [A-ZÀ-Ý][^\d,;:()\n]{2,50}$")
"""What follows the form of an Italian partnership: "S.N.C. DI ROSSI E FIGLI"."""
_NAMED_WITH_NUMBER = re.compile(r"[A-ZÀ-Ý][\w'’.-]{3,30}(?: [\w'’.-]{1,20}){0,3} \d{1,4}[ -]?[A-Za-z]?")
_COUNTED = re.compile(
    r"^(?:rev|vers|page|seite|blatt|sheet|annex|anlage|iso|edition|issue|form|part|class|klasse|nr|no|stand)",
    re.IGNORECASE,
)
_QUOTES = " \t\"'“”„«»‘’,;:：，；-–—*•·."
_LONGEST_NAME = 160


def has_legal_form(text: str) -> bool:
    """Say whether a text holds the legal form of a company, also where blanks were lost."""
    if _FORM.search(text) or _CJK_FORM.search(text) or _CJK_FRONT.match(text) or _CAMEL_FORM.search(text):
        return True
    key = squashed(text[:_LONGEST_NAME])
    return len(key) > 10 and key.endswith(_GLUED_FORMS)


def form_end(text: str) -> int | None:
    """Return where the first company name in a text ends, after its legal form; None without one.

    Names joined by "and" ("A Ltd and B Ltd") are one holder.
    """
    end = _first_form(text, 0)
    while end is not None:
        joined = _JOINED.match(text, end)
        following = _first_form(text, joined.end()) if joined else None
        if following is None or joined is None or "," in text[joined.end() : following].replace("Co.,", ""):
            break
        end = following
    return end


def _first_form(text: str, start: int) -> int | None:
    front = _FRONT_NAME.match(text, start)
    if front:
        return front.end()
    found = _FORM.search(text, start) or _CAMEL_FORM.search(text, start)
    cjk = _CJK_FORM.search(text, start)
    if cjk and (found is None or cjk.start() < found.start()):
        return cjk.end()
    if found is None or found.start() == start == 0:
        return None
    end = found.end()
    for _ in range(3):
        # "Co., Ltd.", "GmbH & Co. KG", "Ind. Co. (Pty) Ltd": forms come in clusters.
        more = _FORM.match(text, _skip(text, end))
        if more is None:
            break
        end = more.end()
    return end


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " ,.&()，":
        at += 1
    return at


def split_name(text: str) -> tuple[str, str]:
    """Return the company name at the start of a text and what follows it (often its address)."""
    text = text[: _LONGEST_NAME * 3]
    end = form_end(text)
    if end is None:
        cut = _address_cut(text)
        return clean_name(text[:cut]), text[cut:].strip(_QUOTES)
    partners = _PARTNERS.match(text, end)
    if partners:
        end = partners.end()
    bracket = re.match(r"\s?[(（][^()（）]{2,60}[)）]", text[end:])
    if bracket and not _looks_like_code(bracket[0]):
        end += bracket.end()
    return clean_name(text[:end]), text[end:].strip(_QUOTES)


def _looks_like_code(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _address_cut(text: str) -> int:
    """Return where an address begins in a text without legal form: at a comma followed by one."""
    for comma in re.finditer(r"[,;，；]\s?|\s[-–]\s", text):
        if looks_like_address(text[comma.end() :]):
            return comma.start()
    return len(text)


def clean_name(text: str) -> str:
    """Return a name without the marks around it; the dot of "Ltd." stays."""
    name = " ".join(text.split())
    name = name.lstrip(_QUOTES)
    stripped = name.rstrip(_QUOTES)
    dotted = name[len(stripped) : len(stripped) + 1] == "."
    last = stripped.split(" ")[-1] if stripped else ""
    return (
        stripped + "."
        if dotted and (len(last) <= 4 or "." in last) and has_legal_form(stripped + ".")
        else stripped
    )


def looks_like_address(text: str) -> bool:
    """Say whether words look like an address or a part of one: street words, house numbers, postal codes."""
    if _CJK_ADDRESS.search(text) and re.search(r"\d|[省市县区]", text):
        return True
    if " " not in text and "," not in text and not any(c.islower() for c in text):
        return False  # a code, not a place
    signs = bool(re.search(r"\d", text)) + bool(_ADDRESS_WORD.search(text)) + bool(_POSTCODE.search(text))
    signs += bool(_STREET.search(text)) + ("," in text)
    return signs >= 2


def goes_on_as_sentence(text: str) -> bool:
    """Say whether words behind a name go on with its sentence: "… Ltd. has been making" is no address."""
    return text[:1].islower() and not _ADDRESS_WORD.match(text)


def may_be_place(text: str) -> bool:
    """Say whether a short line may be a further line of an address: a town, a region, a country."""
    letters = list(re.findall(r"[^\W\d_]+", text))
    if any(map(str.isdigit, text)) and len(letters) < 2:
        return bool(_NAMED_WITH_NUMBER.fullmatch(text.strip(" ,;"))) and not _COUNTED.match(text)
    return 0 < len(letters) <= 6 and all(
        word[0].isupper() or len(word) <= 3 for word in letters if word[0].isascii()
    )


def same_name(one: str, other: str) -> bool:
    """Say whether two folded names are the same in another writing: with or without the legal form."""
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    if len(short) >= 6 and long.startswith(short):
        return True
    cjk = any("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in short)
    if len(short) < 8 or cjk:
        return False
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(short, long) >= 92)
