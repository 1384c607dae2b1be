"""Every word of the Check, Listing and What-to-ask tabs."""

from __future__ import annotations

from assistant import listing
from assistant.checking.words import FIELD_LABELS, OUTCOME_SIGNS, OUTCOME_WORDS
from assistant.reading import text
from assistant.reading.limits import USUAL

TAB_CHECK = "Check"
TAB_LISTING = "Listing"
TAB_EVIDENCE = "What to ask"

CHECK_INTRO = (
    "Give me the certificate as you have it. I check it by fixed rules and say what fits, what is open and "
    "what contradicts. Whether it is genuine, only the body that issued it can say."
)
GIVE = "The certificate"
CHOOSE = "Choose files"
TAKE_PHOTO = "Take a photo"
OR_DROP = "PDF, photo or text file; you can also drop it here. Several pages may be several files."
REMOVE = "Remove {name}"
PASTE_LABEL = "Or paste its words"
PASTE_PLACEHOLDER = "ISO 13485:2016, certificate no. …, valid until …"
LONGEST_PASTE = text.LONGEST_TEXT
CHECK = "Check"
START_AGAIN = "Start again"
CHECK_AGAIN = "Check again with my changes"
READING = "Reading the paper. A photo takes some seconds …"
READING_ONE_OF = "Reading file {number} of {count} …"
CHECKING = "Checking …"
CHECKED_AGAIN = "Checked again with your changes."
SECONDS = "{seconds} s"
NOTHING_GIVEN = "There is nothing to check yet. Add a file, take a photo, or paste the words."
MOST_FILES = 6
LARGEST_FILE = USUAL.file_bytes
LARGEST_TOGETHER = 40_000_000
"""Bytes of all files of one check."""
TOO_MANY_FILES = f"Please give at most {MOST_FILES} files at once."
TOO_LARGE = f"{{name}} is larger than {LARGEST_FILE // 1_000_000} MB. Send only some pages, or a photo."
TOO_LARGE_TOGETHER = (
    f"These files are larger than {LARGEST_TOGETHER // 1_000_000} MB together. Give fewer of them at once."
)
CANNOT_OPEN = "{name} could not be opened by your browser. Please choose it again."
NOT_RECEIVED = "The file did not arrive whole. Please choose it again."
FAILED = "Something went wrong here, and nothing was checked. Please try again."
KEPT_NOTHING = "Everything was removed from this page. Nothing of the paper is kept."
LONG_PASTE = (
    f"The pasted text is longer than {LONGEST_PASTE:,} characters. Paste only the words of the certificate."
)

ORDER = "About your order (optional: it makes more checks possible)"
PRODUCT = "Product"
PRODUCT_PLACEHOLDER = "disposable infusion pump"
MARKET = "Where you will sell it"
MARKET_PLACEHOLDER = "European Union"
SUPPLIER = "Supplier in the offer"
SUPPLIER_PLACEHOLDER = "name in the contract or invoice"
FACTORY = "Factory address"
FACTORY_PLACEHOLDER = "where the goods are made"
ROLE = "The supplier says that it"
ROLES = (("not known", ""), ("makes the goods", "manufacturer"), ("trades them", "trader"))
DESIGNER = "Who designs the product"
DESIGNERS = (("not known", ""), ("the supplier", "supplier"), ("we do", "buyer"))
REGISTER = "What the register said"
REGISTERS = (
    ("I have not looked yet", ""),
    ("valid, with the same details", "valid"),
    ("listed, with other details", "different"),
    ("suspended", "suspended"),
    ("withdrawn", "withdrawn"),
    ("expired", "expired"),
    ("not found", "not_found"),
)

FIELDS = FIELD_LABELS
ALWAYS_SHOWN = (
    "standard",
    "edition",
    "certificate_number",
    "holder",
    "holder_address",
    "scope",
    "certification_body",
    "accreditation_body",
    "issued",
    "expires",
)
"""Fields that are shown also where the paper does not state them: the buyer may add them."""
NOT_STATED = "not stated"
UNSURE = "Hard to read: please compare it with the paper."
IS_RIGHT = "It is right as read"
YOURS = "Corrected or confirmed by you."
TWO_WAYS = "The date can be read in two ways. Which one is meant?"
ALSO = "Elsewhere on the paper: {others}"
READ_AT = "On the paper: “{raw}”"
PAGE = "Page {number}"
PAGE_OF = "{name}, page {number}"
PAPER = "The paper"
WHAT_WAS_READ = "What I read"
CORRECT_ME = "Please compare with the paper and correct what is wrong. Dates as 2027-03-04; sites one a line."
BAD_DATE = "{field}: “{value}” is no date. Write it as 2027-03-04."
CERTIFICATE_N = "Certificate {number} of {count}"
SEE_ON_PAGE = "Show on the page"
SEE_FIELD = "Show {field} on the page"
SHOW = "Show"

OUTCOMES = {outcome.value: (OUTCOME_SIGNS[outcome], OUTCOME_WORDS[outcome]) for outcome in OUTCOME_WORDS}
"""A sign and a word for each outcome, so that nothing depends on colour. The same as in the written report."""
FINDINGS = "Findings"
FILTER = "Show these findings"
WHY = "Why it matters"
EVIDENCE = "On the paper"
EVIDENCE_YOURS = "As you gave it"
NEXT = "Next step"
SOURCE = "Source"
CHECKED_THAT = "Checked: {title} ({rule})."
STILL_OPEN = "Not stated, or still open"
FITS = "What fits on the paper"
HARD_TO_READ = "Hard to read"
COMPARE = (
    "These words were hard to read. As read they fit, so please compare them with the paper. Correct what is "
    "wrong in “What I read” below."
)
ALL_RIGHT = "I compared them: all are right"
ALSO_NOT_STATED = "Also not stated, which is often so ({count})"
SKIPPED = "What was not checked ({count})"
SAY_MORE = "Say more about your order"
CANNOT_TELL = "What the paper cannot tell"
MESSAGE = "Message to the supplier"
LANGUAGES = {"en": "English", "zh": "中文"}
COPY_MESSAGE = "Copy the message"
CHECKED_ON = "Checked on {day}. Knowledge {knowledge}."
DOWNLOAD_PDF = "Save PDF"
DOWNLOAD_MARKDOWN = "Save Markdown"
DOWNLOAD_JSON = "Save JSON"
REPORT_FILE = "certwise-check-{day}.{ending}"

LISTING_INTRO = (
    "Paste a company profile or a product listing. I mark every certification claim in it: what it is, what it "
    "does not mean, and what to ask for."
)
LISTING_LABEL = "Words of the listing"
LISTING_PLACEHOLDER = "ISO 9001 certified factory, CE and FDA approved …"
LONGEST_LISTING = listing.LONGEST_TEXT
DECODE = "Decode"
WHAT_IT_IS = "What it is"
DOES_NOT_MEAN = "What it does not mean"
ASK_FOR = "Ask for"
WARNING = "Warning sign"
NOTHING_TO_DECODE = "Paste the words of a listing first."
CLAIMS = "Claims"
YOUR_LISTING = "Your listing"

EVIDENCE_INTRO = (
    "Tell me what you buy and where you will sell it. I list what to ask for, in the order to ask for it."
)
SUPPLIER_ROLE = "The supplier"
LIST_IT = "Show the list"
WHY_ASK = "Why"
GOOD_ANSWER = "A good answer"
WEAK_ANSWER = "A weak answer"
CHECK_WITH = "Check it with"
LISTED_FOR = "{count} things to ask for: {deal}"
LISTED = "{count} things to ask for"
HOW_TO_JUDGE = "How to judge the answer"

PAGE_WORDS = {
    "cc": {
        "reading": READING,
        "seconds": SECONDS,
        "remove": REMOVE,
        "tooMany": TOO_MANY_FILES,
        "tooLarge": TOO_LARGE,
        "tooLargeTogether": TOO_LARGE_TOGETHER,
        "cannotOpen": CANNOT_OPEN,
        "nothing": NOTHING_GIVEN,
        "place": SEE_ON_PAGE,
        "removed": KEPT_NOTHING,
        "mostFiles": MOST_FILES,
        "largestFile": LARGEST_FILE,
        "largestTogether": LARGEST_TOGETHER,
    }
}
"""The words and limits that the script of the page needs."""
