from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.language import LATIN_CANDIDATES, detect_language

KNOWN = frozenset(
    (
        "is the certificate still valid how long does it run my supplier says that who what standard for "
        "medical devices and factory in china only ok good about need documents expired audit"
    ).split()
)


def knows(word: str) -> bool:
    return word.casefold() in KNOWN


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Is the certificate still valid?", "en"),
        ("certificate valid?", "en"),
        ("ISO 9001", "en"),
        ("DAkkS", "en"),
        ("", "en"),
        ("12345 ?!", "en"),
        ("认可和认证有什么区别?", "zh"),
        ("ISO 13485证书是什么意思", "zh"),
        ("Is 中国质量认证中心 a good body for my supplier?", "en"),
        ("この証明書は有効ですか", "ja"),
        ("이 인증서는 유효합니까", "ko"),
        ("ما معنى شهادة ISO 9001", "ar"),
        ("Что такое ISO 9001", "ru"),
        ("ISO 9001 คืออะไร", "th"),
        ("यह प्रमाणपत्र क्या है", "hi"),
        ("¿Cómo puedo verificar el certificado de mi proveedor?", "es"),
        ("Wie lange ist das Zertifikat meines Lieferanten noch gültig?", "de"),
        ("Comment puis-je vérifier le certificat de mon fournisseur ?", "fr"),
    ],
)
def test_the_language_of_a_message_is_told(text: str, language: str) -> None:
    assert detect_language(text, knows) == language


def test_clumsy_english_is_english() -> None:
    assert detect_language("supplier say he have certificat but is expire, what i do", knows) == "en"


@given(st.text(max_size=200))
def test_any_text_has_a_language(text: str) -> None:
    assert detect_language(text, knows) in {*LATIN_CANDIDATES, "ja", "ko", "zh", "ar", "ru", "hi", "th"}
