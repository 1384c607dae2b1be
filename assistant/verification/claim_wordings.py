"""The wordings that the CLAIM rules look for, in many languages, written as `wording.phrases` takes them."""

from __future__ import annotations

from assistant.verification.wording import phrases

# "certified by ISO 9001" is clumsy English for the standard, so the letters may not be followed by its number.
BY_ISO = phrases("""
    (?:certified|approved|registered|issued|authori[sz]ed|recogni[sz]ed|verified|assessed|audited) <1> by <1>
    + ISO(?![ -]{0,2}\\d|/|[ -]{0,2}(?:certif|accred|regist|audit))
    (?:certified|approved|registered|issued|authori[sz]ed|recogni[sz]ed|granted|awarded) <1> by <1>
    + International Organi[sz]ation for Standardi[sz]ation
    ISO <1> (?:Geneva|headquarters|head office|central secretariat) <3> (?:certif(?:y|ies|ied)|approves?|issued)
    official ISO certificate
    von der ISO <1> (?:zertifiziert|ausgestellt|anerkannt)
    (?:zertifiziert|ausgestellt|anerkannt) (?:durch|von) (?:die |der )?ISO(?![ -]{0,2}\\d)
    certifié\\w{0,2} par (?:l['’]ISO|l['’]Organisation internationale de normalisation)
    certificad[oa] por (?:la )?(?:ISO(?![ -]{0,2}\\d)|Organización Internacional de Normalización)
    certificat[oa] da(?:ll['’]ISO|lla ISO|ll['’]Organizzazione internazionale| ISO(?![ -]{0,2}\\d))
    certificad[oa] pela ISO(?![ -]{0,2}\\d)
    (?:由|经|获|通过) ?(?:国际标准化组织|ISO ?(?:国际)?(?:组织|总部)) ?(?:[（(]ISO[）)])?
    + ?(?:颁发|认证|批准|授权|认可)
    国际标准化组织 ?(?:[（(] ?ISO ?[）)])? ?(?:颁发|认证证书|批准|授权)
    (?:mark|logo|seal) of ISO(?![ -]{0,2}\\d)
""")

_SYSTEM_STANDARD = r"(?:EN |BS |DIN |UNI |GB/T )?ISO ?(?:9001|13485|14001|45001|22000|27001)"
# In the plural, what "conforms" is a product, unless it is an organisation or what an organisation does.
_NO_PRODUCT = (
    r"(?:\w{0,12}(?:system|process|activit|operation|service|procedure|practice|organi|compan|control|manage)|q?ms\b"
    r"|site|facilit|firm|factor|plant|office|premise|location|division|department|branch|subsidiar|arrangement"
    r"|provision|requirement|measure|method|work|laborator|program|polic|business|undertaking|enterprise|entit"
    r"|unit|holder|client|supplier|manufacturer|record|document|resource|certif|audit|result|standard|that\b)"
)
_WORD = rf"(?!{_NO_PRODUCT})[a-z-]{{2,20}}"
PRODUCT_CERTIFIED = phrases(f"""
    (?:the|these|this|its|our|your|following|all|said|above) <2> (?:products?|devices?|goods|items?|models?)
    + <4> (?:is|are|has been|have been|was|were) <2> (?:certified|approved|registered) <4> {_SYSTEM_STANDARD}
    (?:the|these|this|its|following|all|said|above) <2> (?:products?|devices?|goods|items?) <1> (?:conforms?
    +|compl(?:y|ies)|meets?) <4> {_SYSTEM_STANDARD}
    certif(?:y|ies) that <1> (?:product|device|item|model)s? <4> {_SYSTEM_STANDARD}
    certif(?:y|ies) <1> that (?:the|these|our|its|all)\\s{{1,3}}(?:{_WORD}\\s{{1,3}}){{0,2}}
    +{_WORD}(?<=s)\\s{{1,3}}(?:conform|comply|meet|are (?:certified|approved|compliant|in conformity))
    + <4> {_SYSTEM_STANDARD}
    ISO[ -](?:approved|certified|registered) (?:products?|devices?|goods)
    {_SYSTEM_STANDARD} <1> (?:certified|approved) (?:product|device|goods)s?
    product certificat(?:e|ion) <3> {_SYSTEM_STANDARD}
    {_SYSTEM_STANDARD} product certificat(?:e|ion)
    (?:die|diese|folgende) <2> Produkte? (?:ist|sind|wurden?) <4> {_SYSTEM_STANDARD} <2> (?:zertifiziert
    +|zugelassen)
    (?:les|ces|le|ce) produits? <3> (?:est|sont) <1> (?:certifié|approuvé)\\w{{0,3}} <3> {_SYSTEM_STANDARD}
    (?:los|estos|el|este) productos? <3> (?:está|están|es|son) <1> certificad[oa]s? <3> {_SYSTEM_STANDARD}
    (?:i|questi|il|questo) prodott[oi] <3> (?:è|sono) <1> certificat[oi] <3> {_SYSTEM_STANDARD}
    (?:该|本|此|以下|上述)?产品 ?(?:已)?(?:通过|获得|符合) ?(?:了)? ?{_SYSTEM_STANDARD}
    + ?[:：-]?\\d{{0,4}} ?(?:认证|标准)
""")

FDA_EXPORT = phrases("""
    certificate to foreign government
    certificate of exportability
    export certificate
""")
FDA_CERTIFICATE = phrases("""
    FDA (?:establishment |device |facility |food |registration |approval |GMP |510\\(k\\) ){0,2}
    +(?:certificate|certification
    +|certified)
    (?:certificate|certification) (?:of|by|from|for|under) <2> FDA
    certified <1> by <2> (?:U\\.S\\. )?(?:FDA|Food and Drug Administration)
    accredited <1> by <2> (?:U\\.S\\. )?(?:FDA|Food and Drug Administration)
    FDA <1> zertifi\\w{1,8}
    certifié\\w{0,2} (?:par la )?FDA
    certificad[oa] (?:por (?:la )?)?FDA
    certificat[oa] (?:dall[ao] )?FDA
    FDA ?认证
    FDA ?证书
""")
FDA_APPROVED = phrases("""
    FDA[ -]approved
    approved <1> by <2> (?:U\\.S\\. )?(?:FDA|Food and Drug Administration)
    approval <1> (?:of|by|from) <4> (?:U\\.S\\. )?(?:FDA|Food and Drug Administration)
    (?:compl(?:y|ies|ied|iant|iance)|conform\\w{0,4}|accordance) <6> FDA <3> (?:guidelines?|requirements?
    +|regulations?)
    FDA ?批准
""")
CERTIFICATE_WORD = phrases("""
    certificates?
    Zertifikat
    certificat
    certificado
    certificato
    证书
    證書
""")

CE_CERTIFICATE = phrases("""
    CE[ -]?(?:mark(?:ing)? )?(?:certificate|certification|certified|approved|approval)
    certificate <3> CE[ -]mark(?:ing)?
    certified <3> CE[ -]mark(?:ing)?
    (?:certificate|attestation|verification|statement) of <1> (?:compliance|conformity)
    CE ?认证
    CE ?证书
    Konformitätsbescheinigung
    (?:attestation|certificat) de conformité
    certificado de conformidad
    (?:certificato|attestato) di conformità
""")
OWN_DECLARATION = phrases("""
    declaration of conformity
    Konformitätserklärung
    déclaration (?:UE |CE )?de conformité
    declaración (?:UE |CE )?de conformidad
    dichiarazione (?:UE |CE )?di conformità
    符合性声明
""")
NUMBER_OF_BODY = phrases("""
    notified body <4> \\d{4}
    (?:NB|CE) ?-?(?:no\\.?|number)? ?[:：]? ?\\d{4}(?!\\d)
    benannte\\w? Stelle <4> \\d{4}
    organisme notifié <4> \\d{4}
""")

ACCREDITED_TO = phrases(f"""
    accredited (?:to|with|for|as per|under|according to|in accordance with) <2>
    + {_SYSTEM_STANDARD}(?!.{{0,30}}certif)
    {_SYSTEM_STANDARD}(?:[:-]\\d{{4}})? accredited (?:company|factory|manufacturer|supplier|firm
    +|organi[sz]ation|plant)
    ISO accredited (?:company|factory|manufacturer|supplier|firm|plant)
    akkreditiert nach <1> {_SYSTEM_STANDARD}
    accrédité\\w{{0,2}} <2> {_SYSTEM_STANDARD}
    acreditad[oa] <2> {_SYSTEM_STANDARD}
    accreditat[oa] <2> {_SYSTEM_STANDARD}
""")

WITHOUT_END = phrases("""
    (?:valid|validity|validated|effective) <3> (?:life ?time|life ?long|for life|for ever|forever
    +|permanent(?:ly)?|indefinite(?:ly)?|perpetual(?:ly)?|unlimited|without (?:limit|expiry|end))
    (?:life ?time|permanent|perpetual|unlimited|indefinite) <1> (?:validity|certificate|certification
    +|registration)
    (?:expiry|expiration|valid until|valid to|valid till|expires) <1> <1>[:：]? <1> (?:never|lifetime|permanent
    +|none|unlimited|no expiry|not applicable|n/a)
    (?:does not|never|will not) expires?
    no (?:expiry|expiration)(?! (?:notice|reminder))
    (?:valid|validity|certificate) <1> without <1> (?:expiry|expiration)(?! of)
    (?:kein\\w{0,2}|ohne) (?:Ablaufdatum|Ablauf|Gültigkeitsende)
    sans (?:date d['’](?:expiration|échéance)|expiration|limite de validité)
    sin (?:fecha de )?(?:caducidad|vencimiento|expiración)
    senza (?:data di )?scadenza
    unbefristet <1> gültig
    (?:gültig|Gültigkeit) <2> unbefristet
    (?:validité|valable) <2> (?:illimitée?|permanente?|à vie)
    (?:validez|válido) <2> (?:ilimitad[oa]|permanente|indefinid[oa]|de por vida)
    (?:validità|valido) <2> (?:illimitat[oa]|permanente|a vita)
    (?:validade|válido) <2> (?:ilimitad[oa]|permanente|vitalíci[oa]|indeterminad[oa])
    (?:长期|永久|终身) ?有效
    有效期 ?[:：]? ?(?:长期|永久|终身)
    (?:无|没有)(?:有效期|期限)限制
    无限期有效
""")
WHILE_PAID = phrases("""
    valid <2> (?:(?:as|so) long as|while|provided) <4> (?:fees?|dues|payments?|subscription|membership) <2>
    + (?:paid|made|active|maintained|renewed)
    gültig,? <1> solange <4> (?:Gebühren|Beiträge|Mitgliedschaft) <2> (?:bezahlt|gezahlt|besteht)
    valable <1> tant que <4> (?:frais|cotisations?|redevances?) <2> pay(?:é|ée)s?
    válido <1> mientras <4> (?:cuotas?|tasas?|tarifas?) <3> (?:pag|abon)\\w{1,6}
    valido <1> (?:finché|fintanto che|purché) <4> (?:quote|tariffe|canoni) <3> pagat\\w
    (?:按时|按期|持续)?(?:缴纳|交纳|支付)(?:年费|费用|年金)[^。]{0,12}(?:持续|长期|一直|保持)?有效
""")

TAKES_BACK = phrases("""
    (?:accepts?|assumes?|takes?|bears?|has|have) <1> no <1> (?:responsibility|liability) <3>
    + (?:accuracy|correctness|truth|authenticity|validity|contents?) <4> (?:certificate|document|attestation)
    (?:is|are|be|shall be) <1> not <1> (?:responsible|liable) <3>
    + (?:accuracy|correctness|truth|authenticity|validity|contents?) <4> (?:certificate|document|attestation)
    self[ -]?declar(?:ation|ed) <1> only
    (?:only|merely|solely|based on) <3> self[ -]?declar(?:ation|ed)
    (?:remote|desk(?:top)?|document(?:s|ation|ary)?|paper) <1> (?:review|assessment|audit|check)
    + <1> only
    (?:only|solely|exclusively) <2> (?:remote|desk(?:top)?|documentary|document|paper)
    + (?:review|assessment|check)
    (?:issued|granted|awarded|given|obtained|certified) <6> without <2> (?:on[ -]?site|site|factory)
    + (?:audit|visit|inspection|assessment)
    no <1> (?:on[ -]?site|factory) (?:audit|visit|inspection|assessment)s? <2> (?:performed|carried
    +|conducted|made|done|took)
    (?:keine|übernimmt keine) (?:Haftung|Gewähr|Verantwortung) für die Richtigkeit <3>
    + (?:Zertifikat|Dokument)\\w{0,2}
    (?:nur|lediglich|bloße) <1> (?:Selbsterklärung|Eigenerklärung)
    ohne <1> (?:Vor-Ort-(?:Audit|Prüfung|Begehung)|Audit vor Ort)
    aucune responsabilité <3> (?:exactitude|contenu) <3> (?:certificat|document)
    (?:simple|uniquement une) auto-?déclaration
    sans <1> (?:audit|visite) sur (?:site|place)
    ninguna responsabilidad <4> (?:exactitud|contenido) <3> (?:certificado|documento)
    (?:solo|sólo|únicamente) <1> (?:autodeclaración|declaración propia)
    sin <1> (?:auditoría|visita) (?:in situ|presencial)
    (?:nessuna|alcuna) responsabilità <4> (?:esattezza|accuratezza|contenuto) <3> (?:certificato|documento)
    (?:solo|soltanto|mera) <1> autodichiarazione
    senza <1> (?:audit|visita|verifica) (?:in loco|in sito|presso)
    不对[^。]{0,10}(?:证书|文件)[^。]{0,8}(?:准确性|真实性|正确性)[^。]{0,6}(?:负责|责任)
    仅(?:为|供)?自我声明
    (?:未经|未进行|没有)现场(?:审核|检查)
    仅[^。]{0,8}(?:文件审核|文件审查|书面审核)
    does not imply <2> assessment of <2> production
    (?:voluntary|voluntarily) <2> (?:certificates?|certification|mark|attestation|basis|document|documentation
    +|verification|assessment|examination|review)
    (?:certificate|attestation|document|verification) <3> voluntary
    (?:not|no) <2> (?:for|valid for) customs
    (?:has|have|of|with|without)? ?no legal (?:value|effect|validity)
    without (?:any )?legal (?:value|effect)
    (?:does|do|can|shall) ?not (?:replace|substitute|constitute) <3> (?:CE|EC|EU|notified body|certificate
    +|type[ -]examination|conformity assessment)
    not <2> (?:evidence|proof) of <3> (?:compliance|conformity)
    based (?:only |solely |exclusively )?on <4> (?:documents?|documentation|technical file|information) <3>
    + (?:submitted|provided|supplied|presented) <3> (?:manufacturer|applicant|client|company)
    (?:only|solely) <2> (?:to|for|on) the <2> (?:sample|specimen)s? (?:tested|submitted|examined)
    (?:does|do) not (?:permit|entitle|authori[sz]e) <4> (?:CE|mark)
    auf freiwilliger (?:Basis|Grundlage)
    freiwillige\\w? (?:Zertifizierung|Prüfung|Bescheinigung)
    à titre volontaire
    (?:certificat|attestation) volontaire
    (?:certificado|certificación) voluntari[oa]
    (?:certificato|certificazione|attestato) volontari[oa]
    自愿性? ?认证
    不作为 <1> 清关
""")
GUARANTEES = phrases("""
    (?:guarantees?|guaranteed|warrants?|ensures that) <4> quality of <3> (?:products?|goods|devices?)
    (?:guarantees?|guaranteed|warrants?) <3> (?:product|goods|device)s? <1> quality
    (?:product|goods|device) quality <1> (?:is|are) <1> (?:guaranteed|certified|warranted)
    guarantees? that <4> (?:products?|goods|devices?)
    quality of <3> (?:products?|goods|devices?) <3> (?:is|are) <1> (?:guaranteed|warranted|certified)
    Qualität (?:der|des) <2> Produkt\\w{0,2} <1> (?:ist|wird) <1> garantiert
    qualité (?:des|du) produits? <2> est <1> garantie
    calidad de (?:los|sus) productos <2> está <1> garantizada
    qualità dei prodotti <2> è <1> garantita
    certif(?:y|ies) <3> quality of <3> (?:products?|goods|devices?)
    (?:products?|goods|devices?) <2> (?:is|are) <1> (?:of )?(?:guaranteed|certified) (?:high |highest |best
    + )?quality
    garantiert <3> Qualität (?:der|des) <2> Produkt\\w{0,2}
    garantit <3> qualité (?:des|du) produits?
    garantiza <3> calidad de (?:los|sus) productos
    garantisce <3> qualità dei prodotti
    (?:保证|担保) ?(?:其|该)?产品 ?(?:的)?质量
    产品质量 ?(?:保证|担保)
""")
