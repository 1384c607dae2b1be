"""Several certificates in one file, one over several files, annexes and second languages."""

from assistant.reading.fields import find_certificates
from assistant.reading.text import read_text
from assistant.verification.certificate import NoteKind


def certificate(number, standard="ISO 9001:2015", holder="Elmwood Tools Ltd", title="CERTIFICATE"):
    return (
        f"{title}\nThis is to certify that\n{holder}\n1 High Street, Leeds LS1 1AA, United Kingdom\n"
        f"complies with {standard}\nCertificate No.: {number}\nExpiry date: 3 May 2027\n"
    )


def numbers(*texts):
    documents = [read_text(text, name=f"{n}.txt") for n, text in enumerate(texts)]
    found = find_certificates(documents)
    return [one.certificate_number.value if one.certificate_number else None for one in found]


def test_one_certificate_is_one():
    assert numbers(certificate("A-100")) == ["A-100"]


def test_two_pages_with_two_numbers_are_two():
    assert numbers(certificate("A-100") + "\f" + certificate("A-200")) == ["A-100", "A-200"]


def test_two_numbers_on_one_page_are_two():
    assert numbers(certificate("A-100") + "\n\n" + certificate("B-200", "ISO 14001:2015")) == ["A-100", "B-200"]


def test_a_list_of_certificates_is_split_by_its_standards():
    one = "ISO 9001:2015\nCertificate No.: Q-771\nValid until 1 May 2027\n"
    text = one + "ISO 13485:2016\nCertificate No.: M-772\nValid until 2 June 2027"
    assert numbers(text) == ["Q-771", "M-772"]


def test_an_annex_in_the_same_file_belongs_to_it():
    annex = "Annex to certificate\nCertificate No.: A-100\nSite: 5 Mill Lane, Leeds LS2 2BB, United Kingdom"
    annex += "\nPage 2 of 2"
    found = find_certificates([read_text(certificate("A-100") + "\f" + annex)])
    assert len(found) == 1
    assert found[0].sites.value == ("5 Mill Lane, Leeds LS2 2BB, United Kingdom",)


def test_an_annex_in_a_file_of_its_own_belongs_to_it():
    annex = "Annex to certificate\nCertificate No.: A-100\nSite: 5 Mill Lane, Leeds LS2 2BB, United Kingdom"
    assert numbers(certificate("A-100"), annex) == ["A-100"]


def test_files_without_numbers_are_certificates_of_their_own():
    one = "CERTIFICATE\nISO 9001:2015\nvalid until 2 May 2027"
    assert len(numbers(one, one.replace("9001:2015", "13485:2016"))) == 2


def test_a_later_page_without_number_belongs_to_the_one_before():
    assert numbers(certificate("A-100") + "\fPage 2 of 2\nFurther sites: none") == ["A-100"]


def test_the_same_certificate_in_two_languages_is_one():
    german = (
        "ZERTIFIKAT\nHiermit wird bescheinigt, dass das Unternehmen\nElmwood Tools Ltd\n"
        "die Anforderungen der ISO 9001:2015 erfüllt\nZertifikats-Nr.: A-100\nGültig bis: 3. Mai 2027"
    )
    found = find_certificates([read_text(german + "\f" + certificate("A-100"))])
    assert len(found) == 1
    assert found[0].expires.value.to_json() == "2027-05-03"


def test_a_missing_page_is_noted():
    found = find_certificates([read_text(certificate("A-100") + "Page 1 of 3")])
    assert [note.kind for note in found[0].notes] == [NoteKind.PAGES_MISSING]


def test_no_words_give_one_empty_certificate():
    found = find_certificates([read_text("")])
    assert len(found) == 1
    assert not dict(found[0].stated())


def test_nothing_given_gives_one_empty_certificate():
    assert not dict(find_certificates([])[0].stated())
