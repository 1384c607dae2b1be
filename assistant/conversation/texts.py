"""Every sentence that Certwise says about itself, in the languages it has them in.

What it says about certificates is in the knowledge base, never here.
"""

from __future__ import annotations

HEADINGS: dict[str, dict[str, str]] = {
    "en": {
        "why": "Why",
        "check": "Check now",
        "beware": "Watch out",
        "registers": "From the registers (looked up by a tool)",
        "words": "Words",
        "comparison": "Side by side",
    },
    "zh": {
        "why": "原因",
        "check": "现在核对",
        "beware": "注意",
        "registers": "登记资料(由工具查得)",
        "words": "用语",
    },
    "es": {
        "why": "Por qué",
        "check": "Compruebe ahora",
        "beware": "Atención",
        "registers": "De los registros (consultado por una herramienta)",
        "words": "Palabras",
    },
}

MARKS = {
    "advice": "advice",
    "uncertain": "not certain",
    "as_of": "as of {day}",
    "overdue": "review was due on {day}",
}

EVERYTHING = "Tell me everything about: {title}"
OPTION = "{label}: {title}"
ALL_POINTS = "Compare ISO 9001 and ISO 13485 on all {count} points"

NOTHING_READABLE = (
    "I could not read a question in that. Please ask in a few words, "
    'for example: "Is an ISO 9001:2015 certificate still valid?"'
)
TOO_LONG = (
    "That message is very long ({count} characters), so I read only the questions in it. "
    "One or two sentences work best."
)
TOO_LONG_NO_QUESTION = (
    "That message is very long ({count} characters) and I found no question in it. "
    "Please ask in one or two sentences."
)
DECLINE = "I have nothing reviewed on that, so I would rather not guess."
DECLINE_NEAREST = "The nearest things I can help with:"
ONLY_ENGLISH: dict[str, str] = {
    "zh": "这个问题我目前只有英文答案:",
    "es": "Para esta pregunta solo tengo la respuesta en inglés:",
    "de": "Zu dieser Frage habe ich die Antwort nur auf Englisch:",
    "fr": "Pour cette question, je n'ai la réponse qu'en anglais :",
    "pt": "Para esta pergunta, só tenho a resposta em inglês:",
    "it": "Per questa domanda ho la risposta solo in inglese:",
    "nl": "Op deze vraag heb ik alleen een antwoord in het Engels:",
    "pl": "Na to pytanie mam odpowiedź tylko po angielsku:",
    "tr": "Bu sorunun yanıtı bende yalnızca İngilizce olarak var:",
    "ru": "На этот вопрос у меня есть ответ только на английском:",
    "ar": "لدي إجابة عن هذا السؤال بالإنجليزية فقط:",
    "hi": "इस प्रश्न का उत्तर मेरे पास केवल अंग्रेज़ी में है:",
    "vi": "Câu hỏi này tôi chỉ có câu trả lời bằng tiếng Anh:",
    "id": "Untuk pertanyaan ini saya hanya punya jawaban dalam bahasa Inggris:",
    "th": "สำหรับคำถามนี้ ฉันมีคำตอบเป็นภาษาอังกฤษเท่านั้น:",
    "ja": "この質問への回答は英語のみです:",
    "ko": "이 질문에 대한 답변은 영어로만 있습니다:",
}

DECLINE_IN: dict[str, str] = {
    "zh": "这个问题没有经过审核的内容,我不想猜测。请换一种说法,或用英文再问一次。",
    "es": "No tengo nada revisado sobre eso y prefiero no adivinar. Pruebe con otras palabras o en inglés.",
    "de": "Dazu habe ich nichts Geprüftes und möchte nicht raten. Bitte fragen Sie noch einmal auf Englisch.",
    "fr": "Je n'ai rien de vérifié à ce sujet et je préfère ne pas deviner. Essayez en anglais.",
    "pt": "Não tenho nada revisado sobre isso e prefiro não adivinhar. Tente em inglês.",
    "it": "Non ho nulla di verificato su questo e preferisco non indovinare. Provi in inglese.",
    "nl": "Daar heb ik niets over dat is nagekeken. Probeer het in het Engels.",
    "pl": "Nie mam na ten temat nic sprawdzonego. Proszę spróbować po angielsku.",
    "tr": "Bu konuda incelenmiş bir bilgim yok, tahmin etmek istemem. Lütfen İngilizce sorun.",
    "ru": "У меня нет проверенных сведений об этом. Попробуйте спросить по-английски.",
    "ar": "ليس لدي معلومات مراجعة حول ذلك. يرجى السؤال بالإنجليزية.",
    "hi": "इस पर मेरे पास जाँची हुई जानकारी नहीं है। कृपया अंग्रेज़ी में पूछें।",
    "vi": "Tôi không có thông tin đã được kiểm duyệt về điều đó. Vui lòng hỏi bằng tiếng Anh.",
    "id": "Saya tidak punya informasi yang sudah ditinjau tentang itu. Silakan tanya dalam bahasa Inggris.",
    "th": "ฉันไม่มีข้อมูลที่ตรวจสอบแล้วเกี่ยวกับเรื่องนี้ โปรดถามเป็นภาษาอังกฤษ",
    "ja": "それについて確認済みの情報がありません。英語でお尋ねください。",
    "ko": "그에 대해 검토된 정보가 없습니다. 영어로 질문해 주세요.",
}

OPENING = (
    "What does an ISO 9001 certificate not guarantee?",
    "How do I verify an ISO certificate, step by step?",
    "Who needs ISO 13485, and for which goods?",
    "What should I ask any factory for?",
)


def heading(language: str, key: str) -> str:
    """Return a heading in a language, or in English where it is not there."""
    return HEADINGS.get(language, {}).get(key) or HEADINGS["en"].get(key, "")
