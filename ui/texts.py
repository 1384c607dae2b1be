"""Every word a person sees on the page."""

from __future__ import annotations

TITLE = "Certwise"
TAB_ASK = "Ask"
TAB_ABOUT = "About"

WELCOME = (
    "### What did your supplier send you?\n\n"
    "I explain supplier certificates and how to check them, with the source of every statement. "
    "I cannot tell you whether a certificate is genuine: only the body that issued it can. "
    "To have a certificate read and checked, open **Check** above."
)
EXAMPLES = (
    "The supplier has ISO 9001, so the infusion pumps are approved, right?",
    "ISO 9001 or ISO 13485: what is the difference for a medical device?",
    "How do I check a TÜV certificate?",
    "The certificate expired last month and they say the renewal is running. What now?",
    "They sent me an FDA certificate. What is it worth?",
    "Who may accredit a certification body in China?",
)

QUESTION_LABEL = "Your question"
QUESTION_PLACEHOLDER = "Ask about a certificate …"
STOP = "Stop"
SEND = "Ask"
LONGEST_QUESTION = 4000
TOO_LONG = (
    f"That message is longer than {LONGEST_QUESTION:,} characters. "
    "Please send the part that your question is about."
)

YOU = "You"
CONVERSATION = "Conversation with Certwise"
OPENING = "One moment, I am opening the knowledge base …"
THINKING = "Looking it up …"
STOPPED = "Stopped. Ask again or put another question."
FAILED = "Something went wrong here, and I have no answer. Please try again."
UNAVAILABLE = "I cannot open the knowledge base, so I cannot answer yet."
TOLD_OPERATOR = "The person who runs Certwise finds the reason in its log."

SOURCES = "Sources ({count})"
SOURCE = "Source"
CLOSE = "Close"
SOURCE_LINK = "Open the source"
SOURCE_LINK_HINT = "opens in a new tab"
NO_LINK = "There is no public link to this source."
DATED = "Dated: {dated}"
AT = "Where: {at}"
CLAIM = "Claim: {claim}"
CONFIDENCE = {
    "high": "Confidence: high. The sources state this directly.",
    "medium": "Confidence: medium. Good sources support this; confirm it where much depends on it.",
    "low": "Confidence: low. The sources are weak or disagree; do not rely on it alone.",
}
PHRASED_BY = "Phrased by the model {engine}. Statements and sources come from the knowledge base."
TABLE = "Table"

LIKE = "Like"
DISLIKE = "Dislike"
"""Gradio draws its thumbs for these two words and no others."""

REASON_QUESTION = "Thank you. What was wrong with this answer?"
REASONS = (
    "It is not correct",
    "It did not answer my question",
    "It is hard to understand",
    "The source does not fit",
    "Something is missing",
)
REASON_SKIP = "Skip"
KEPT = "Thank you. Your rating is kept on this computer for the people who improve Certwise."
NOT_KEPT = "Thank you. History is off here, so your rating is not kept."
FEEDBACK_FAILED = "Your rating could not be kept. Please tell the person who runs Certwise."

NOTE = "Note"

NEW = "New conversation"
COPY_ALL = "Copy all"
DOWNLOAD = "Download"
COPIED = "Copied"
COPY_FAILED = "Could not copy. Please select the text instead."
TRANSCRIPT_HEAD = "# Certwise conversation, {date}"
TRANSCRIPT_FILE = "certwise-{date}.md"

ABOUT_WAIT = "Opening the knowledge base …"
ABOUT_FAILED = "The knowledge base could not be opened."
ABOUT = """
## What Certwise is

An assistant for people who buy from suppliers they have never met. It explains what certificates such
as ISO 9001, ISO 13485, CE or FDA papers say, what they do not say, and how to check them.

- Each statement comes from a reviewed knowledge base and carries its source: select the number behind it.
- "From the registers" marks what a tool looked up. *(advice)* marks general advice, *(not certain)* what the
  sources do not settle, *(as of ...)* what holds for a date.
- **It never says that a certificate is genuine or fake.** Only the certification body and its register
  can confirm a certificate.
- It does not give legal or medical advice.
"""
ABOUT_PRIVACY = """
## What happens to what you type

Your questions are answered on the computer that runs Certwise, and nothing leaves it unless the person who
runs it has set up a hosted language model. This page loads nothing from other addresses. A conversation is
forgotten some time after its page is closed or reloaded. A paper that you have checked is read in memory and
never written to the disk; what was read is forgotten when you start again, or some time after the page is
closed.
"""
ABOUT_MODEL = "Answers are found with the model {model}."
ABOUT_HISTORY = {
    True: "Ratings that you give are kept on that computer, with the question and the articles shown.",
    False: "Nothing is kept: history is off, and ratings are not stored.",
}
ABOUT_BASE = "## The knowledge base"
COUNTED = {
    "articles": "Articles",
    "misconceptions": "Misconceptions",
    "terms": "Glossary terms",
    "claims": "Statements with sources",
    "sources": "Sources",
}
ABOUT_COUNTS = ("What", "How many")
ABOUT_OLDEST = "Oldest review: {day}."
ABOUT_NEXT = "Next review due: {day}."
ABOUT_OVERDUE = "Review overdue: {names}. Answers that use these say so."
ABOUT_NOT_OVERDUE = "No review is overdue."
ABOUT_FINGERPRINT = "State of the knowledge base: {fingerprint}"

SERVING = "Certwise is open at {address} (stop it with Ctrl-C)"
PORTS_TAKEN = (
    "No free port from {first} to {last} on {host}. "
    "Close another program or choose with --port, for example --port 9000."
)
HOST_UNUSABLE = "Cannot listen on {host}: {error}. Use --host 127.0.0.1, or an address of this computer."
SERVER_FAILED = "The page could not be opened on {host}:{port}: {error}"

PAGE_WORDS = {
    "you": YOU,
    "certwise": TITLE,
    "conversation": CONVERSATION,
    "source": SOURCE,
    "close": CLOSE,
    "copied": COPIED,
    "copyFailed": COPY_FAILED,
    "head": TRANSCRIPT_HEAD,
    "file": TRANSCRIPT_FILE,
}
"""The words that the script of the page needs."""
