"""Sentences that speak to software instead of a reader. They change nothing here; they are told.

Ordinary sentences must not fit: "this certificate is valid if …", "follow the instructions of …".
"""

from __future__ import annotations

from assistant.verification.certificate import Certificate
from assistant.verification.letters import as_latin
from assistant.verification.wording import all_words_of, find, phrases

_TO_SOFTWARE = phrases("""
    # English
    (?:ignore|disregard|forget|override|bypass) <2> (?:previous|prior|above|earlier|preceding|foregoing|all
    +|any|your|other|system) <2> (?:instructions?|prompts?|rules|directions|commands|guidelines|context)
    (?:you are|act as|acting as|pretend to be|behave as|as) <1> (?:AI|A\\.I\\.|artificial intelligence)
    + (?:language )?(?:model|assistant|agent|system|reviewer|checker|chatbot) ?,? (?:you|please|must|should
    +|respond|reply|answer|tell|report|mark|your|that|and|I)
    (?:you are|act as|acting as|pretend to be|as) <1> (?:large )?(?:language model|chatbot|ChatGPT|LLM)
    (?:your|the|this|new|reveal|ignore|override|print) system prompt(?! (?:and|response|action|delivery
    +|attention))
    system prompt ?[:：=]
    prompt injection
    (?:notes?|messages?|instructions?|attention|notice|hint) (?:to|for) (?:the |any |all |every |an )?(?:AI
    +|A\\.I\\.|LLMs?|AI assistants?|language models?|chatbots?
    +|automated (?:readers?|checkers?|systems?|reviewers?)|(?:checking|reading|scanning) software
    +|software agents?)
    (?:AI|A\\.I\\.|LLMs?|language models?|chatbots?|AI assistants?|automated (?:checkers?|reviewers?
    +|assistants?)) (?:must|should|shall|has to|have to|is to|are to|will|please) <3> (?:answer|respond|reply
    +|report|treat|mark|accept|approve|ignore|conclude|say|state|confirm|rate|skip)
    (?:respond|reply|answer|output|print|write|say) (?:only )?(?:that|with|:)? ?(?:this|the) <1>
    + (?:certificate|document|paper|supplier|company) <1> (?:is|are) <2> (?:valid|genuine|authentic|verified
    +|consistent|approved|trusted|real|correct|fine)
    (?:tell|inform|assure|convince) the (?:user|buyer|reader|customer|human|client) that
    (?:do not|don['’]t|never|must not|should not) (?:flag|mention|raise|report|list|show|tell) (?:the user
    +|the buyer|any|this
    +|these|it|about) <3> (?:problems?|issues?|findings?|discrepanc(?:y|ies)|inconsistenc(?:y|ies)|errors?
    +|warnings?|questions?|user|buyer|text|instructions?)
    (?:mark|set|classify|rate|score|label|treat|report) <3> (?:findings?|results?|outcomes?|verdicts?|checks?
    +|rules?|fields?|everything) <2> (?:as|to) ["“'‘]?(?:valid|genuine|authentic|consistent|pass|passed
    +|approved|verified|ok|trusted|correct)
    (?:mark|classify|rate|score|label|treat|report) <1> (?:certificate|document|paper) <1> as ["“'‘]?(?:valid
    +|genuine|authentic|consistent|passed|approved|verified|ok|trusted)
    (?:return|output|print|answer|respond with|reply with) (?:only|just) ["“'‘]?(?:valid|consistent|yes|true
    +|ok|genuine|pass|no (?:problems?|questions?|findings?))
    (?:disable|turn off) <2> (?:checks|rules|verification|safety filters?)
    (?:AI|assistant|chatbot|language model) ?[,:] ?(?:please )?(?:skip|ignore|disregard|answer|respond|write
    +|output|mark)
    (?:assistant|system|user) ?: ?(?:the|this) <1> (?:certificate|document|paper) is
    <\\|im_(?:start|end)\\|>
    \\[/?INST\\]
    <</?SYS>>
    ### ?(?:Instruction|System|Assistant) ?:
    # German
    (?:ignoriere?n?|missachten?|vergiss|vergessen) <3> (?:vorherigen?|bisherigen?|obigen?|vorigen?|früheren?
    +|alle[nr]?) <2> (?:Anweisung(?:en)?|Instruktionen|Befehle|Regeln|Vorgaben)
    als (?:eine )?(?:KI|Sprachmodell|KI-Assistent|KI-Modell) ?,? (?:antworte|musst|sollst|sage|bestätige|du)
    (?:antworte|antworten Sie|sage|sagen Sie) ?,? dass (?:dieses|das) (?:Zertifikat|Dokument) <3> (?:gültig
    +|echt|korrekt)
    # French
    (?:ignore[zr]?|oublie[zr]?|ne ten(?:ez|ir) pas compte) <3> (?:instructions|consignes|directives) <1>
    + (?:précédentes|antérieures|ci-dessus)
    en tant qu['’](?:IA|intelligence artificielle|assistant) ?,? (?:répond\\w{1,3}|tu|vous|dis|dites)
    (?:réponds|répondez|dis|dites) que (?:ce|le) (?:certificat|document) est
    # Spanish
    (?:ignora|ignore|ignorar|olvida|olvide) <3> (?:instrucciones|indicaciones|órdenes) <1> (?:anteriores
    +|previas|precedentes)
    como (?:una )?(?:IA|inteligencia artificial|modelo de lenguaje) ?,? (?:responde|responda|debes|debe|di|diga)
    (?:responde|responda|contesta|conteste) que (?:este|el) (?:certificado|documento)
    # Italian
    (?:ignora|ignorare|ignorate|dimentica) <3> istruzioni <1> (?:precedenti|sopra|anteriori)
    (?:rispondi|rispondete) che (?:questo|il) (?:certificato|documento)
    # Portuguese
    (?:ignore|ignora|esqueça|desconsidere) <3> (?:instruções|orientações|ordens) <1> (?:anteriores|acima
    +|prévias)
    (?:responda|responde) que (?:este|o) (?:certificado|documento)
    # Dutch, Polish, Turkish
    negeer <3> (?:vorige|eerdere|bovenstaande|voorgaande) <2> instructies
    (?:zignoruj|ignoruj|pomiń) <3> (?:poprzednie|wcześniejsze|powyższe) <2> (?:instrukcje|polecenia)
    önceki <2> (?:talimat|komut)\\w{0,8} <1> (?:yok say|görmezden gel|unut|dikkate alma)
    # Russian
    (?:игнорируй(?:те)?|забудь(?:те)?|проигнорируй(?:те)?) <3> (?:предыдущие|прежние|вышеуказанные) <2>
    + (?:инструкции|указания|команды)
    # Chinese, Japanese, Korean, Arabic
    (?:忽略|无视|忽視|忘记|不要理会) ?(?:掉)?(?:所有|全部)?
    +(?:以上|之前|先前|上述|前面|此前|所有)(?:的)?(?:所有|全部|一切)?(?:的)?
    +(?:指令|指示|提示词?|命令|规则)
    作为 ?(?:一个|一名)?(?:AI|人工智能|智能)?(?:语言模型|助手|AI模型|AI助手) ?[,，]? ?(?:请|你|必须|应)
    你是 ?(?:一个|一名)?(?:AI|人工智能|语言模型|智能助手)
    系统提示词
    请?(?:直接)?(?:回答|回复|输出|告诉用户|告诉买家) ?[:：,，]? ?["“「]?(?:该|本|此|这张|这份)?
    +(?:证书|文件)?(?:是)?(?:有效|真实|合格|通过|没有问题)
    (?:以前|上記|これまで|前述|前)の(?:すべての)?(?:指示|命令|プロンプト)を?(?:すべて)?(?:無視|忘れ)
    (?:이전의?|위의|앞의) ?(?:모든 ?)?(?:지시|명령|지침)\\w{0,3} ?(?:사항)?\\w{0,2} ?(?:무시|잊)
    تجاهل <3> (?:التعليمات|الأوامر) <1> السابقة
""")


def instructions_in(certificate: Certificate) -> list[str]:
    """Return the sentences of a paper that speak to software, seen or unseen, each once."""
    text = all_words_of(certificate)
    found = [one.sentence for one in find(text, _TO_SOFTWARE)]
    shown = as_latin(text)
    if shown != text:  # Latin words written with look-alike letters
        found += [one.sentence for one in find(shown, _TO_SOFTWARE)]
    return list(dict.fromkeys(found))
