"""The words before a holder's name in the sentence that certifies."""

import pytest

from assistant.reading.system_phrase import past_system_phrase


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("le Système de Management de la Qualité de Exemple Médical SAS", "Exemple Médical SAS"),
        (
            "el Sistema de Gestión de la Calidad de Productos Sanitarios de Ejemplo Productos Sanitarios S.L.",
            "Ejemplo Productos Sanitarios S.L.",
        ),
        ("il Sistema di Gestione per la Qualità dell'Esempio S.r.l.", "Esempio S.r.l."),
        ("das Qualitätsmanagementsystem für Medizinprodukte des Unternehmens Beispiel GmbH", "Beispiel GmbH"),
        ("the Quality Management System operated by Example Devices Ltd", "Example Devices Ltd"),
    ],
)
def test_the_name_begins_after_the_management_system(text: str, name: str) -> None:
    assert past_system_phrase(text) == name


@pytest.mark.parametrize(
    "text", ["Medical Systems of Example Ltd", "Systemhaus Beispiel GmbH", "Société de Gestion Exemple SA"]
)
def test_a_company_of_such_words_keeps_its_name(text: str) -> None:
    assert past_system_phrase(text) == text
