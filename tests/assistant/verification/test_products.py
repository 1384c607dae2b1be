"""Scopes against products: what a phrase names decides, not the words that it shares."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.verification.products import Covers, scope_covers, scope_is_definite
from assistant.verification.roots import same_words
from assistant.verification.scope_text import excluded_activities, read_scope
from assistant.verification.scope_vocabulary import Activity
from assistant.verification.word_lists import word_list
from knowledge.registers import load_registers

REGISTERS = load_registers()

# One pair a line: product | scope.
PAIRS: dict[Covers, str] = {
    Covers.NAMED: """
        disposable infusion pump | Design, development and manufacture of disposable infusion pumps
        disposable infusion pump | Manufacture of sterile single-use infusion pumps
        disposable infusion pump | Manufacture of elastomeric infusion pumps
        disposable infusion pumps | Manufacture of infusion pumps for single use
        elastomeric infusion pump | Manufacture of disposable elastomeric infusion pumps and accessories
        infusion pump | Design and manufacture of infusion pumps
        disposable infusion pump | 一次性使用输注泵的生产
        disposable infusion pump | 一次性使用输注泵的设计、开发、生产和销售
        disposable infusion pump | Production of disposable infusion pump 一次性使用输注泵的生产
        一次性使用输注泵 | Manufacture of disposable infusion pumps
        disposable infusion pump | Herstellung von Einmal-Infusionspumpen
        elastomeric infusion pump | Fabrication de pompes à perfusion élastomériques à usage unique
        elastomeric infusion pump | Fabricación de bombas de infusión elastoméricas de un solo uso
        elastomeric infusion pump | Produzione di pompe per infusione elastomeriche monouso
        infusion set | Manufacture of sterile infusion sets for single use
        infusion set | 一次性使用输液器的生产和销售
        infusion set | Herstellung von Infusionsbestecken
        infusion set | Fabrication de perfuseurs
        syringe | Manufacture of sterile syringes for single use
        syringes | Production of syringes, needles and catheters
        disposable syringe | Manufacture of disposable syringes
        100 ml syringe | Manufacture of syringes
        syringe | Herstellung von Spritzen und Kanülen
        syringe | Fabricación de jeringas
        nitrile examination gloves | Manufacture of nitrile examination gloves
        nitrile gloves | Production of nitrile gloves for medical use
        surgical gloves | Manufacture of sterile surgical gloves
        surgical face mask | Manufacture and sales of surgical masks
        surgical face mask | 医用外科口罩的生产
        surgical mask | Fabrication de masques chirurgicaux
        surgical instruments | Manufacture of surgical instruments
        surgical instruments | Herstellung chirurgischer und von chirurgischen Instrumenten
        surgical instruments | Produzione di strumenti chirurgici
        wheelchair | Design and manufacture of wheelchairs
        wheelchair | Fabricación de sillas de ruedas
        pulse oximeter | Design and production of pulse oximeters and patient monitors
        stethoscope | Manufacture of stethoscopes, blood pressure monitors and thermometers
        blood pressure monitor | Manufacture of blood pressure monitors
        hearing aid | Manufacture of hearing aids
        breast pump | Design and manufacture of breast pumps
        contact lens | Manufacture of contact lenses
        LED lamp | Design and manufacture of LED lamps
        office chair | Manufacture of office chairs and tables
        stainless steel bottle | Production of stainless steel bottles
        ball valve | Design and manufacture of ball valves
        medical plastic parts | Manufacture of medical plastic parts
    """,
    Covers.FAMILY: """
        disposable infusion pump | Manufacture of sterile single-use infusion devices
        disposable infusion pump | Design and manufacture of infusion devices
        disposable infusion pump | 一次性使用输注器械的生产
        elastomeric infusion pump | Fabrication de dispositifs de perfusion
        nitrile examination gloves | Manufacture of examination gloves
        nitrile examination gloves | Herstellung von Untersuchungshandschuhen
        nitrile examination gloves | Manufacture of gloves
        forceps | Manufacture of surgical instruments
        blood glucose meter | Manufacture of in vitro diagnostic products
        LED lamp | Manufacture of lighting products
        LED lamp | Design and manufacture of lamps
        office chair | Manufacture of furniture
        oxygen concentrator | Design and manufacture of respiratory equipment
        bone plate and screw | Manufacture of orthopaedic implants
    """,
    Covers.PARTS_ONLY: """
        disposable infusion pump | Manufacture of moulded plastic parts for infusion pumps
        infusion pump | Manufacture of moulded plastic parts for infusion pumps
        infusion pump | Production of infusion pump bags
        infusion pump | Manufacture of infusion pump cases
        infusion pump | Manufacture of accessories for infusion pumps
        infusion pump | Design and manufacture of housings for infusion pumps
        disposable infusion pump | 输注泵用塑料配件的生产
        disposable infusion pump | 一次性使用输注泵零部件的生产
        infusion pump | Herstellung von Kunststoffteilen für Infusionspumpen
        infusion pump | Fabrication de composants pour pompes à perfusion
        infusion pump | Fabricación de piezas para bombas de infusión
        infusion pump | Produzione di componenti per pompe per infusione
        wheelchair | Manufacture of parts for wheelchairs
        wheelchair | Manufacture of wheelchair accessories
        LED lamp | Manufacture of LED lamp housings
        syringe | Injection moulding of parts for syringes
        hearing aid | Production of hearing aid batteries
        disposable infusion pump | Manufacture of silicone membranes for elastomeric infusion pumps
        infusion pump | Manufacture of plastic components for medical devices
    """,
    Covers.GENERIC: """
        disposable infusion pump | Manufacture of medical devices
        disposable infusion pump | Design, development, production and sales of medical products
        disposable infusion pump | Manufacture of disposable medical products
        infusion pump | 医疗器械的生产和销售
        infusion pump | Herstellung von Medizinprodukten
        infusion pump | Fabrication de dispositifs médicaux
        infusion pump | Fabricación de productos sanitarios
        infusion pump | Produzione di dispositivi medici
        infusion pump | Fabricação de dispositivos médicos
        LED lamp | Manufacture of all kinds of products
        syringe | Trading of goods
        syringe | Quality management system
        syringe | Class II medical devices
    """,
    Covers.OTHER: """
        infusion pump | Manufacture of water pumps
        infusion pump | Design and manufacture of breast pumps
        infusion pump | Manufacture of veterinary infusion pumps
        disposable infusion pump | Manufacture of electric infusion pumps
        disposable infusion pump | Design and manufacture of electronic infusion pumps
        disposable infusion pump | Manufacture of volumetric pumps
        disposable infusion pump | 电动输注泵的生产
        disposable infusion pump | Manufacture of enteral feeding pumps
        disposable infusion pump | Manufacture of wheelchairs
        disposable infusion pump | Manufacture of epitaxy wafers
        disposable infusion pump | Manufacture of syringes and needles
        surgical face mask | Manufacture of diving masks
        surgical face mask | Manufacture of mask making machines
        nitrile examination gloves | Manufacture of household gloves
        syringe | Manufacture of syringe pumps
        LED lamp | Manufacture of furniture
        wheelchair | Manufacture of hospital beds
        infusion pump | Manufacture of infusion stands
        urinary catheter | Manufacture of central venous catheters
        latex examination gloves | Manufacture of nitrile examination gloves
        sterile surgical gloves | Manufacture of non-sterile surgical gloves
        disposable infusion pump | Manufacture of syringes, excluding infusion pumps
        pulse oximeter | Manufacture of stethoscopes
        hospital bed | Manufacture of wheelchairs and stretchers
        infusion pump | Manufacture of hydraulic pumps
    """,
    Covers.CANNOT_TELL: """
        disposable infusion pump | Manufacture of infusion pumps
        disposable infusion pump | Manufacture of pumps
        urinary catheter | Manufacture of catheters
        syringe | Manufacture of luer lock syringes
        LED lamp | Manufacture of LED desk lamps
        surgical face mask | Manufacture of masks
        widget | Manufacture of gizmos
        infusion pump | Wytwarzanie wyrobów hydraulicznych
        infusion pump | Valmistus ja myynti tuotteet de la maison
        wheelchair | 生产销售电线电缆
        catheter | Manufacture of plastic parts for infusion pumps and catheters
        infusion set | Manufacture of blood and infusion line products
        hospital bed | Manufacture of beds
        extension line | Manufacture of infusion sets for single use
        syringe | Manufacture of insulin syringes
        | Manufacture of infusion pumps
        power wheelchair | Manufacture of wheelchairs
        surgical instruments | Manufacture of scissors
    """,
}
# The same in other languages, and in the buyer's own words.
MORE_PAIRS: dict[Covers, str] = {
    Covers.NAMED: """
        Kreiselpumpen für Wasser | Herstellung und Vertrieb von Kreiselpumpen für Wasser
        Kreiselpumpe für Wasser | Entwicklung von Kreiselpumpen für Wasser
        pompe centrifughe per acqua | Progettazione e commercializzazione di pompe centrifughe per acqua
        pompa centrifuga per acqua | Produzione di pompe centrifughe per acqua
        bombas centrífugas de agua | Diseño y fabricación de bombas centrífugas de agua
        sillas plegables | Fabricación de sillas plegables y mesas
        Verbindungselemente aus Edelstahl | Herstellung von Verbindungselementen aus Edelstahl
        cartons ondulés | Fabrication de cartons ondulés
        Dachfenster | Fertigung von Dachfenstern und Zubehör
        patient monitor | 监护仪的生产和销售
        compressor nebulizer | 压缩式雾化器的生产
        wheelchair | 轮椅的生产
        blood pressure monitor | Produzione e vendita di misuratori di pressione arteriosa
        blood pressure monitor | Herstellung von Blutdruckmessgeräten
        blood pressure monitor | Productie van bloeddrukmeters
        blood pressure monitor | Produkcja ciśnieniomierzy
        blood pressure monitor | Tansiyon aletlerinin üretimi
        blood pressure monitor | 血圧計の製造及び販売
        blood pressure monitor | 혈압계의 제조
        surgical instruments | Herstellung chirurgischer Instrumente
        surgical instruments | Produkcja narzędzi chirurgicznych
        surgical instruments | Cerrahi aletlerin tasarımı ve üretimi
        syringe | Produkcja strzykawek
        disposable syringe | Produkcja strzykawek jednorazowego użytku
        infusion pump | Fabrico de bombas de infusão
        infusion pump | Ontwerp en productie van infuuspompen
        infusion pump | Produkcja pomp infuzyjnych
        infusion pump | İnfüzyon pompalarının üretimi
        infusion pump | 輸液ポンプの設計及び製造
        infusion pump | 의약품주입펌프의 제조
        pulse oximeter | Produzione di pulsossimetri
        pulse oximeter | Fabricação de oxímetros de pulso
        hospital bed | Herstellung von Krankenhausbetten
        hospital bed | Produkcja łóżek szpitalnych
        hearing aid | 補聴器の製造
        hearing aid | Produktion von Hörgeräten
        contact lens | Produzione di lenti a contatto
        nitrile examination gloves | Herstellung von Untersuchungshandschuhen aus Nitril
        surgical face mask | Cerrahi maske üretimi
        surgical face mask | Produkcja maseczek chirurgicznych
        surgical mask | 수술용 마스크의 제조
        oxygen concentrator | 制氧机的研发、生产
        condom | Productie van condooms
        defibrillator | Fabrication de défibrillateurs
        syringe | 生产、销售注射器
        syringe | 注射器生产及销售
        infusion pump | Design and manufacture of infusion pumps for hospital use
    """,
    Covers.FAMILY: """
        compressor nebulizer | 雾化器的设计、开发、生产和销售
        mesh nebulizer | 雾化器的生产
        manual wheelchair | 轮椅的生产
        LED lamp | 照明产品的生产
        forceps | Fabrication d'instruments chirurgicaux
        nitrile examination gloves | Produkcja rękawic diagnostycznych
        disposable infusion pump | Fabricación de dispositivos de infusión
        hand tools | Manufacture of tools
        office furniture | Herstellung von Möbeln
    """,
    Covers.PARTS_ONLY: """
        Kreiselpumpen für Wasser | Herstellung von Gehäusen für Kreiselpumpen für Wasser
        blood pressure monitor | Herstellung von Kunststoff-Spritzgussteilen für Blutdruckmessgeräte
        thermometer | Fabricación de piezas de plástico moldeadas para termómetros
        syringe | Fabrication de pièces plastiques moulées pour seringues stériles à usage unique
        pulse oximeter | Produzione di componenti stampati in plastica per pulsossimetri
        infusion pump | Fabrico de peças plásticas moldadas para bombas de infusão
        infusion pump | Productie van kunststof onderdelen voor infuuspompen
        infusion pump | Produkcja części z tworzyw sztucznych do pomp infuzyjnych
        infusion pump | İnfüzyon pompaları için plastik parçaların üretimi
        infusion pump | 輸液ポンプ用プラスチック部品の製造
        infusion pump | 수액펌프용 플라스틱 부품의 제조
        wheelchair | 轮椅用塑料注塑件的生产
        patient monitor | 监护仪外壳的生产
        patient monitor | 监护仪配件的生产和销售
        infusion pump | 输注泵用塑料注塑件的生产 / Manufacture of moulded plastic parts for infusion pumps
        infusion pump | Herstellung von Teilen für Infusionspumpen / Manufacture of parts for infusion pumps
        wheelchair | Tekerlekli sandalye parçaları üretimi
        hearing aid | Produzione di accessori per apparecchi acustici
        infusion pump | Fabricación de piezas de bombas de infusión
        infusion pump | Fabrication de pièces de pompes à perfusion
        infusion pump | Herstellung von Teilen von Infusionspumpen
    """,
    Covers.GENERIC: """
        infusion pump | Alle Arten von Produkten und Dienstleistungen
        infusion pump | Herstellung von Medizinprodukten aller Art
        infusion pump | Todo tipo de productos y servicios
        infusion pump | Tous types de produits et services
        infusion pump | Ogni tipo di prodotti e servizi
        infusion pump | Todos os tipos de produtos médicos
        infusion pump | Productie van alle soorten medische hulpmiddelen
        infusion pump | Produkcja wszelkiego rodzaju wyrobów medycznych
        infusion pump | Her türlü tıbbi cihazın üretimi
        infusion pump | 各类产品及服务
        infusion pump | あらゆる医療機器の製造
        infusion pump | 모든 의료기기의 제조
    """,
}
# Near misses: whatever is said of them, the scope must not seem to cover the product.
NEAR_MISSES = """
    blood pressure monitor | Fabrication de tensiomètres électroniques
    household furniture | Manufacture of office furniture
    office furniture | Herstellung von Küchenmöbeln
    cookware | Manufacture of tableware
    hand tools | Manufacture of power tools
    strips | Manufacture of stripes
    tavolo | Produzione di tavole
    nylon strips | Manufacture of nylon stripes
    patient monitor | 胎儿监护仪的生产
    patient monitor | 监护仪电池的生产
    patient monitor | 家庭安防监护仪主板的生产
    wheelchair | 轮椅电池的生产
    wheelchair | 爬楼轮椅坐垫的生产
    compressor nebulizer | 网式雾化器的生产
    compressor nebulizer | 雾化器面罩的生产
    nebulizer | 电子烟雾化器的生产
    nebulizer | 农用雾化器的生产
    infusion pump | Herstellung von Wasserpumpen
    infusion pump | Fabrication de pompes hydrauliques
    infusion pump | Produzione di pompe per acqua
    infusion pump | Produkcja pomp wodnych
    infusion pump | Su pompası üretimi
    infusion pump | 水泵的生产
    infusion pump | Fabricación de bombas de leche
    Kreiselpumpen für Wasser | Herstellung von Kreiselpumpen für Öl
    Kreiselpumpen für Wasser | Herstellung von Deckeln für Kreiselpumpen für Wasser
    Kreiselpumpen für Wasser | Herstellung von Syringen, ausgenommen Kreiselpumpen für Wasser
    Kreiselpumpen für Wasser | Vertrieb von Wartungsverträgen zu Kreiselpumpen für Wasser im Internet
    Kreiselpumpen | Herstellung von Kreiselpumpenrädern
    glove | 手袋的生产
    gloves | 手袋的生产和销售
    ventilator | Fabricação de respiradores descartáveis PFF2
    ventilator | Herstellung von Ventilatoren für Klimaanlagen
    ventilator | Produzione di ventilatori industriali
    surgical face mask | Tauchermasken Herstellung
    surgical face mask | 潜水面罩的生产
    surgical face mask | 口罩机的生产
    surgical face mask | 医用外科口罩耳带的生产
    latex examination gloves | Herstellung von Untersuchungshandschuhen aus Nitril
    disposable infusion pump | Herstellung von elektrischen Infusionspumpen
    disposable infusion pump | Produzione di pompe per infusione elettroniche
    disposable infusion pump | Produkcja elektrycznych pomp infuzyjnych
    syringe | Herstellung von Spritzenpumpen
    syringe | Produkcja pomp strzykawkowych
    syringe | Produzione di pompe a siringa
    syringe | 注射器自动组装机的生产
    thermometer | Herstellung von Industriethermometern
    thermometer | Fabricación de termómetros industriales
    thermometer | Fabrication de thermomètres de cuisine
    thermometer | Produzione di termometri veterinari
    hospital bed | Herstellung von Matratzen für Krankenhausbetten
    hospital bed | 病床床垫的生产
    contact lens | Fabrication de solutions pour lentilles de contact
    contact lens | 隐形眼镜护理液的生产
    hearing aid | 助听器电池的生产
    blood glucose meter | 血糖试纸的生产
    pulse oximeter | 血氧探头的生产
    wheelchair | Elektrorollstuhl-Batterien Herstellung
    manual wheelchair | Herstellung von Elektrorollstühlen
    cartons ondulés | Fabrication de machines à cartons ondulés
    LED panel lights | LED-Panelrahmen Herstellung
    sillas plegables | Fabricación de fundas para sillas plegables
    breast pump | Herstellung von Milchpumpen für die Landwirtschaft
    condom | 避孕套自动售货机的销售
    surgical instruments | Herstellung von Musikinstrumenten
    infusion set | Hersteller von Infusionsständern
    urinary catheter | Produzione di cateteri venosi centrali
    syringe | Fabricación de agujas, excepto jeringas
    syringe | Produzione di aghi, ad esclusione di siringhe
    syringe | 注射针的生产（不含注射器）
    infusion pump | Wartung und Reparatur von Pumpen
    blood pressure monitor | Produkcja mankietów do ciśnieniomierzy
    blood pressure monitor | Fabrication de brassards pour tensiomètres
    blood pressure monitor | 血压计袖带的生产
    oxygen mask | Produzione di maschere antigas
    dental implant | Produzione di impianti elettrici
    stent | Stents coronaires : emballage
    syringe | Manufacture of machines for the production of syringes
    syringe | Herstellung von Maschinen zur Herstellung von Spritzen
    syringe | Fabrication de machines pour la fabrication de seringues
    syringe | Produzione di macchine per la produzione di siringhe
    syringe | Fabricación de máquinas para la fabricación de jeringas
    syringe | 注射器生产设备的制造
    surgical face mask | 医用口罩生产线的设计和制造
    syringe | Produkcja maszyn do produkcji strzykawek
    power tools | Manufacture of hand tools
    LED panel lights | LED灯的生产
"""
CASES = [
    (outcome, *(text.strip() for text in line.split("|")))
    for outcome, block in [*PAIRS.items(), *MORE_PAIRS.items()]
    for line in block.strip("\n").splitlines()
    if line.strip()
]


MISSES = [[text.strip() for text in line.split("|")] for line in NEAR_MISSES.strip().splitlines()]


def test_there_are_enough_pairs() -> None:
    assert len(CASES) >= 220
    assert len(MISSES) >= 80


@pytest.mark.parametrize(("outcome", "product", "scope"), CASES, ids=[f"{p} / {s}" for _, p, s in CASES])
def test_a_scope_is_judged(outcome: Covers, product: str, scope: str) -> None:
    found = scope_covers(product, scope, REGISTERS)
    assert found.outcome is outcome, str(found.reason)
    assert str(found.reason)


@pytest.mark.parametrize(("product", "scope"), MISSES, ids=[f"{p} / {s}" for p, s in MISSES])
def test_a_near_miss_does_not_seem_covered(product: str, scope: str) -> None:
    found = scope_covers(product, scope, REGISTERS)
    assert found.outcome not in {Covers.NAMED, Covers.FAMILY}, str(found.reason)


@pytest.mark.parametrize(("english", "names"), word_list("product_names").items())
def test_a_name_in_another_language_is_the_product(english: str, names: list[str]) -> None:
    for name in names:
        made = (
            f"Produktion von {name}" if not re.search("[\u3040-\u9fff\uac00-\ud7a3]", name) else f"{name}的生产"
        )
        assert scope_covers(english, made, REGISTERS).outcome is Covers.NAMED, name
        assert scope_covers(name, made, REGISTERS).outcome is Covers.NAMED, name


@pytest.mark.parametrize(
    "forms", ["pumpe pumpen", "pompa pompe", "pomp pompy", "catetere cateteri", "pompalari pompalarinin"]
)
def test_forms_of_one_word_agree(forms: str) -> None:
    one, other = forms.split()
    assert same_words((one,), (other,), inflected=True)


@pytest.mark.parametrize("words", ["tavola tavolo", "drucker druck", "pumpe pumpenrad", "lampe lampenschirm"])
def test_other_words_are_told_from_forms(words: str) -> None:
    one, other = words.split()
    assert not same_words((one,), (other,), inflected=True)


def test_english_words_are_not_taken_for_forms_of_others() -> None:
    assert not same_words(("stripe",), ("strip",), inflected=False)


@pytest.mark.parametrize("term", REGISTERS.product_terms, ids=lambda term: term.term)
def test_no_product_is_named_by_the_name_of_another_family(term) -> None:
    product = term.term.split(" (")[0]
    for other in REGISTERS.product_terms:
        if other.device_family != term.device_family:
            scope = f"Manufacture of {other.term.split(' (')[0]}s"
            assert scope_covers(product, scope, REGISTERS).outcome is not Covers.NAMED, scope


@pytest.mark.parametrize("term", REGISTERS.product_terms, ids=lambda term: term.term)
def test_a_product_of_the_register_is_found_under_its_own_name(term) -> None:
    product = term.term.split(" (")[0]
    if " and " in product:
        pytest.skip("two products in one row")
    assert scope_covers(product, f"Manufacture of {product}", REGISTERS).outcome is Covers.NAMED
    if product.endswith("parts"):
        return
    for ending in ("parts", "accessories", "packaging boxes"):
        found = scope_covers(product, f"Manufacture of {product} {ending}", REGISTERS)
        assert found.outcome not in {Covers.NAMED, Covers.FAMILY}, ending


def test_the_activities_of_the_deciding_phrase_are_told() -> None:
    found = scope_covers("infusion pump", "Manufacture of syringes; trading of infusion pumps", REGISTERS)
    assert (found.outcome, found.activities) == (Covers.NAMED, {Activity.SALES})
    assert found.all_activities == {Activity.MANUFACTURE, Activity.SALES}


ACTIVITIES = [
    ("Design, development and manufacture of syringes", "design development manufacture"),
    ("Entwicklung, Herstellung und Vertrieb von Spritzen", "development manufacture sales"),
    ("Conception, fabrication et distribution de seringues", "design manufacture sales"),
    ("Diseño, fabricación y venta de jeringas", "design manufacture sales"),
    ("Progettazione, produzione e vendita di siringhe", "design manufacture sales"),
    ("Desenvolvimento, fabricação e venda de seringas", "development manufacture sales"),
    ("Ontwerp, productie en verkoop van spuiten", "design manufacture sales"),
    ("Projektowanie, produkcja i sprzedaż strzykawek", "design manufacture sales"),
    ("Şırınga üretimi ve satışı", "manufacture sales"),
    ("注射器的设计、生产和销售", "design manufacture sales"),
    ("注射器の設計、製造及び販売", "design manufacture sales"),
    ("주사기의 설계, 제조 및 판매", "design manufacture sales"),
    ("Sterilization and packaging of surgical instruments", "sterilisation packaging"),
    ("Installation, maintenance and repair of hospital beds", "installation service"),
    ("Manufacture of packaging machines", "manufacture"),
    ("Import, export and wholesale of medical devices", "sales"),
]


@pytest.mark.parametrize(("scope", "activities"), ACTIVITIES)
def test_activities_are_read_in_twelve_languages(scope: str, activities: str) -> None:
    assert read_scope(scope).activities == {Activity(name) for name in activities.split()}


EXCLUSIONS = [
    ("Manufacture of syringes, excluding design and development", "design development"),
    ("Manufacture of syringes (design excluded)", "design"),
    ("Manufacture (except design) of syringes", "design"),
    ("Herstellung von Spritzen, ausgenommen Entwicklung", "development"),
    ("Fabrication de seringues, à l'exclusion de la conception", "design"),
    ("注射器的生产（不含设计）", "design"),
    ("注射器的生产，设计除外", "design"),
    ("Herstellung von Spritzen. Entwicklung (Abschnitt 7.3) ist nicht anwendbar.", "development"),
    ("Fabricación de jeringas. El diseño y desarrollo (apartado 7.3) no es aplicable.", "design development"),
    ("Fabrication de seringues, conception non applicable", "design"),
    ("Produzione di siringhe, ad esclusione della progettazione", "design"),
    ("Fabrico de seringas, exceto projeto", "design"),
    ("Productie van spuiten, met uitzondering van ontwerp", "design"),
    ("Produkcja strzykawek, z wyłączeniem projektowania", "design"),
    ("Tasarım hariç şırınga üretimi", "design"),
    ("設計を除く注射器の製造", "design"),
    ("설계를 제외한 주사기의 제조", "design"),
    ("Design and manufacture of syringes", ""),
]


@pytest.mark.parametrize(("scope", "activities"), EXCLUSIONS)
def test_exclusions_are_read(scope: str, activities: str) -> None:
    read = read_scope(scope)
    assert read.excluded == {Activity(name) for name in activities.split()}
    assert Activity.MANUFACTURE in read.activities


def test_a_clause_number_of_design_excludes_design() -> None:
    assert Activity.DESIGN in excluded_activities("Clause 7.3 not applicable")
    assert Activity.DESIGN in excluded_activities("8.3")
    assert excluded_activities("7.5.3") == frozenset()


@pytest.mark.parametrize(
    "scope",
    [
        *("", "all kinds of products", "Manufacture of medical devices", "医疗器械的生产", "Trading"),
        *(
            "General trading",
            "Import and export of all kinds of goods",
            "Products and services",
            "各类产品及服务",
        ),
        *("Alle Arten von Produkten und Dienstleistungen", "Herstellung von Medizinprodukten aller Art"),
        *("Todo tipo de productos y servicios", "Comercialización de artículos en general"),
        *("Tous types de produits et services", "Négoce de marchandises diverses"),
        *("Ogni tipo di prodotti e servizi", "Commercio di articoli vari"),
        *("Todos os tipos de produtos e serviços", "Productie van alle soorten medische hulpmiddelen"),
        *("Produkcja wszelkiego rodzaju wyrobów medycznych", "Her türlü ürün ve hizmetler"),
        *("あらゆる医療機器の製造", "모든 의료기기의 제조"),
        "各类产品及服务 / All kinds of products and services",
        "Alle Arten von Produkten / All kinds of products",
    ],
)
def test_a_scope_that_says_nothing_definite_is_told(scope: str) -> None:
    assert not scope_is_definite(scope, REGISTERS)


@pytest.mark.parametrize(
    "scope", ["Manufacture of epi-wafers", "一次性使用输注泵的生产", "Wytwarzanie strzykawek"]
)
def test_a_definite_scope_is_told(scope: str) -> None:
    assert scope_is_definite(scope, REGISTERS)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.text(max_size=120))
def test_any_text_can_be_judged(product: str, scope: str) -> None:
    assert scope_covers(product, scope, REGISTERS).outcome in Covers


@pytest.mark.parametrize(
    "attack", ["parts for " * 900, "(" * 9000, "excluding " * 900, "生产" * 4000, "a," * 4500, "pump " * 2000]
)
def test_long_texts_cost_little(attack: str) -> None:
    started = time.perf_counter()
    scope_covers("infusion pump", attack, REGISTERS)
    assert time.perf_counter() - started < 1
