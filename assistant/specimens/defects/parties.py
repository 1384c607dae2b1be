"""Defects of the holder and the sites."""

from __future__ import annotations

from dataclasses import replace

from assistant.specimens import data
from assistant.specimens.companies import made_up_word, make_company
from assistant.specimens.content import Content
from assistant.specimens.data import planted
from assistant.specimens.defects.plan import Planted, Scene, defect


def _knows(content: Content, **known: str | None) -> Content:
    return replace(content, context={**content.context, **known})


def _stranger(scene: Scene, trade: str = "medical") -> tuple[str, str]:
    """Name and address of another made-up company, in the script of the paper."""
    content = scene.content
    country = content.country
    company = make_company(scene.rng, country, content.language, trade=trade)
    if content.language == "zh":
        return company.name_zh, company.address_zh
    return company.name, company.address


@defect("HOLD-01", "holder supplier")
def no_holder(scene: Scene) -> Planted:
    """No holder is named."""
    return Planted(
        content=replace(scene.content, holder=None, holder_second=""),
        field="holder",
        what="The paper names no certificate holder.",
        may_speak=("HOLD-02", "HOLD-03", "HOLD-05"),
    )


@defect("HOLD-02", "holder supplier")
def only_a_brand(scene: Scene) -> Planted:
    """A brand or a group instead of a company."""
    chinese = scene.content.language == "zh"
    name = f"{made_up_word(scene.rng)} Group" if not chinese else f"{scene.content.holder[2:5]}集团"  # type: ignore[index] # clean papers have a holder
    return Planted(
        content=_knows(replace(scene.content, holder=name, holder_second=""), supplier=None),
        field="holder",
        what=f"{name} is no legal entity: there is no company form in the name.",
    )


@defect("HOLD-03", "supplier holder")
def other_company(scene: Scene) -> Planted:
    """The supplier in the offer is another company."""
    name, _ = _stranger(scene)
    return Planted(
        content=_knows(scene.content, supplier=name),
        field="holder",
        what=f"The certificate belongs to {scene.content.holder}; the offer comes from {name}.",
    )


@defect("HOLD-04", "holder address supplier factory")
def related_company(scene: Scene) -> Planted:
    """The holder is a related company of the supplier."""
    content = scene.content
    name = content.holder or ""
    if content.language == "zh":
        holder = f"{name[2:5]}（香港）贸易有限公司"
        second = f"{content.brand} (Hong Kong) Trading Limited" if content.holder_second else ""
    else:
        holder, second = _parent(content), ""
    return Planted(
        content=_knows(replace(content, holder=holder, holder_second=second), supplier=name),
        field="holder",
        what=f"The holder, {holder}, is a related company of the supplier, {name}.",
        may_speak=("HOLD-03", "SITE-02"),
    )


def _parent(content: Content) -> str:
    """Return the name of a trading arm in Hong Kong for a holder in China, of a holding company elsewhere."""
    name = content.holder or ""
    form = max((f.latin for f in data.countries()[content.country].forms if name.endswith(f.latin)), key=len)
    stem = name.removesuffix(form).rstrip()
    if content.country == "CN":
        return f"{stem[stem.index(content.brand) :]} (Hong Kong) Limited"
    return f"{stem} Holding {form}"


@defect("HOLD-05", "holder supplier", layouts=("chinese-english",))
def scripts_differ(scene: Scene) -> Planted:
    """The English name is that of another company."""
    other = make_company(scene.rng, "CN", "en", trade="medical").name
    return Planted(
        content=replace(scene.content, holder_second=other),
        field="holder",
        what=f"The English name, {other}, is not that of {scene.content.holder}.",
        may_speak=("HOLD-03", "DOC-09"),
    )


def _nowhere(scene: Scene) -> Content:
    bare = replace(scene.content, holder_address=None, holder_address_second="", sites=(), sites_apart=False)
    return _knows(bare, factory=None)


_NO_ADDRESS = "The paper does not state the address of the holder."
_NO_SITE = "The paper names neither a site nor an address."


@defect("HOLD-06", "address factory")
def no_address(scene: Scene) -> Planted:
    """The holder's address is left out."""
    return Planted(
        content=_nowhere(scene),
        field="holder_address",
        what=_NO_ADDRESS,
        also=(("SITE-01", "sites", _NO_SITE),),
    )


@defect("SITE-01", "address factory")
def no_site(scene: Scene) -> Planted:
    """Neither a site nor an address is named."""
    return Planted(
        content=_nowhere(scene),
        field="sites",
        what=_NO_SITE,
        also=(("HOLD-06", "holder_address", _NO_ADDRESS),),
    )


@defect("SITE-02", "factory address")
def other_factory(scene: Scene) -> Planted:
    """The goods are made somewhere else."""
    _, address = _stranger(scene)
    return Planted(
        content=_knows(scene.content, factory=address),
        field="sites",
        what=f"The factory, {address}, is not on the certificate.",
    )


@defect("SITE-03", "address notes")
def annex_missing(scene: Scene) -> Planted:
    """The paper speaks of an annex that is not there."""
    content = scene.content
    note = scene.words.say("sites_annex")
    return Planted(
        content=replace(content, sites=(), sites_apart=False, notes=(*content.notes, note)),
        field="sites",
        what="The paper speaks of an annex with the sites, and there is none.",
        may_speak=("SITE-02", "DOC-07"),
    )


@defect("SITE-05", "address factory", maker=True)
def office_address(scene: Scene) -> Planted:
    """A self-declared manufacturer in a room of an office tower."""
    content = scene.content
    floor = scene.rng.randint(7, 28)
    room = f"{floor}{scene.rng.randint(1, 9):02}"
    chinese = content.language == "zh"
    pattern = planted()["rooms"]["zh" if chinese else "latin"]
    whole = content.holder_address or ""
    works = ("Plot", "Lot ", "Industrial")
    latin = ", ".join(part for part in whole.split(", ") if not any(word in part for word in works))
    rest = whole.split("路")[0] + "路" if chinese else latin
    name = (content.holder or "")[2:4] if chinese else made_up_word(scene.rng)
    address = pattern.format(room=room, floor=floor, name=name, rest=rest)
    moved = replace(content, holder_address=address, holder_address_second="", sites=(), sites_apart=False)
    return Planted(
        content=_knows(moved, factory=None),
        field="holder_address",
        what="The holder says that it manufactures, and the only address is a room in an office tower.",
        may_speak=("SITE-02",),
    )
