"""Letters in disguise and characters that cannot be seen."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.verification.letters import as_latin, disguised_words, unseen_characters


def test_a_word_of_two_alphabets_is_told_once() -> None:
    assert disguised_words("ISО 9001, ISО 13485") == ["ISО"]
    assert as_latin("ISО") == "ISO"


def test_ordinary_bilingual_words_are_left_alone() -> None:
    assert not disguised_words("СЕРТИФИКАТ на СМК. ISO 9001. µm β-TCP kΩ αβγ Łódź Société 认证ISO")


@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    disguised_words(text)
    unseen_characters(text)
