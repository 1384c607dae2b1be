"""What was read and found, as HTML in which nothing from a paper can act."""

import datetime as dt
from dataclasses import replace
from html.parser import HTMLParser

from assistant.listing import decode_listing
from assistant.verification.certificate import Box, Certificate, Field, Source, Where
from assistant.verification.verify import verify
from knowledge.registers import load_registers
from ui.check import fields, html, lists, render, texts

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
ON = dt.date(2026, 11, 22)


class Tags(HTMLParser):
    """Collects the tags and the attributes of a fragment."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.extend(attrs)


def shown(certificate: Certificate) -> str:
    return render.report(verify([certificate], on=ON))


def test_nothing_on_a_paper_becomes_a_tag() -> None:
    dates = {"first_issued", "issued", "expires", "decided", "surveillance"}
    values = {name: EVIL for name in texts.FIELDS if name not in dates}
    page = Tags(shown(Certificate.typed(values, text=EVIL, source=Source.TEXT)))
    assert not {"script", "img"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on")]


def test_a_field_carries_its_place_on_the_page() -> None:
    where = Where(file="a.pdf", page=2, line=3, box=Box(left=0.1, top=0.2, right=0.5, bottom=0.25))
    paper = Certificate(holder=Field(value="Velira", raw="Velira", where=where))
    assert 'data-file="a.pdf" data-page="2" data-box="0.1000,0.2000,0.5000,0.2500"' in shown(paper)


def test_nothing_in_a_listing_becomes_a_tag() -> None:
    text = f"ISO 9001 certified {EVIL} FDA approved"
    page = Tags(lists.listing(decode_listing(text, on=ON, registers=load_registers()), text))
    assert not {"script", "img"} & set(page.tags)
    assert page.tags.count("mark") == 0
    assert [value for name, value in page.attributes if name == "href" and value.startswith("#")]


def test_an_address_on_a_paper_is_no_link() -> None:
    page = shown(Certificate.typed({"holder": "https://evil.example/ Ltd", "standard": "ISO 9001"}))
    assert 'href="https://evil.example' not in page


def test_poor_print_is_one_card_and_not_one_a_rule() -> None:
    words = {"standard": "ISO 9001", "edition": "2015", "holder": "Velira Ltd", "scope": "Making of pumps"}
    poor = {name: Field(value=word, raw=word, confidence=0.5) for name, word in words.items()}
    checked = verify([Certificate(**poor, source=Source.PHOTO)], on=ON)
    alone = [one for one in checked.certificates[0].findings if one.only_hard_to_read]
    page = render.report(checked)
    assert len(alone) > 3
    assert page.count(texts.HARD_TO_READ + "</span>") == 1
    assert page.count('class="cc-right"') == len(poor)


def test_an_unclear_date_is_settled_with_one_press() -> None:
    page = shown(Certificate.typed({"expires": ["2027-03-04", "2027-04-03"]}))
    assert 'data-value="2027-03-04">4 March 2027</button>' in page
    assert texts.TWO_WAYS in page


def test_where_nothing_was_read_there_are_boxes_and_no_findings() -> None:
    page = render.report(verify([Certificate(source=Source.PHOTO)], on=ON))
    assert "cc-headline" in page
    assert "cc-card" not in page
    assert 'data-field="holder"' in page


def test_a_field_that_was_hard_to_read_says_so() -> None:
    paper = Certificate(holder=Field(value="Velira", raw="Ve1ira", confidence=0.4))
    page = shown(paper)
    assert texts.UNSURE in page
    assert "Ve1ira" in page
    corrected = paper.corrected({"holder": "Velira"})
    assert texts.UNSURE not in shown(corrected)
    assert texts.YOURS in shown(corrected)


def test_every_outcome_has_a_sign_and_a_word() -> None:
    page = shown(Certificate.typed({"standard": "ISO 9001", "expires": "2020-01-01"}))
    sign, word = texts.OUTCOMES["problem"]
    assert f'<span aria-hidden="true">{sign}</span> {word}' in page
    assert 'data-outcome="problem"' in page


def test_only_web_addresses_become_links() -> None:
    assert "<a" not in html.link("x", "javascript:alert(1)")
    assert 'rel="noopener noreferrer"' in html.link("x", "https://example.org/a?b=1&c=2")


def test_pages_are_named_for_screen_readers() -> None:
    page = fields.pages({"a <b>.pdf": (b"png", b"png")})
    assert page.count("<figure") == 2
    assert "a &lt;b&gt;.pdf, page 2" in page


def test_several_certificates_are_counted() -> None:
    one = Certificate.typed({"standard": "ISO 9001"})
    page = render.report(verify([one, replace(one)], on=ON))
    assert texts.CERTIFICATE_N.format(number=2, count=2) in page
