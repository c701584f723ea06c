"""Names of organisations inside a text: a statement is for every council, and for the year after next.

Found by their capitals, and by a few that everybody writes small or alone. English only, since other
languages use capitals otherwise; knows nothing of banks.
"""

import re
from collections.abc import Iterator

from mir_assess.banks.word_lists import ACRONYMS

# Known wherever they stand, even as the first word.
_KNOWN = re.compile(
    r"\b(?:NHS|CQC|TLAP|DWP|SCIE|ADASS|LGA|ICB|ICS|PALS|HMRC|Ofsted|Healthwatch|Mencap|Jobcentre"
    r"|Citizens Advice|Age UK|Carers UK|Social Services|WhatsApp|Facebook|Google|Zoom)\b"
)
# Capitals that name no organisation: ways to talk and write, peoples, days, the short words of every form.
_CAPITALS = """
    I I'm I've I'll I'd BSL SSE Makaton Braille English Welsh Irish Gaelic Scots British Polish Urdu
    Punjabi Bengali Gujarati Arabic Somali Romanian Portuguese Spanish French German Italian Chinese
    Cantonese Turkish Kurdish Ukrainian Hindi Easy Read Deaf Deafblind Black Asian African Caribbean
    Gypsy Roma Traveller Muslim Christian Jewish Hindu Sikh Buddhist God Sunday Monday Tuesday Wednesday
    Thursday Friday Saturday January February March April May June July August September October
    November December Christmas Easter Eid Ramadan Diwali GP GPs PA PAs TV ID PIN OK DVD CD SMS LGBT
    LGBTQ LGBTQ+ UK England Wales Scotland Ireland Britain Europe A B C D E F G H J K L M N O P Q R S T
    U V W X Y Z Mr Mrs Ms Mx Dr
    Mass Sabbath Shabbat Communion Church Bible Torah Koran Quran Qur'an Catholic Protestant Anglican
    Methodist Quaker Advent Lent Passover Pesach Hanukkah Vaisakhi Navratri Holi Nowruz Hajj Islam
    Christianity Hinduism Sikhism Buddhism Judaism Pride Internet Wi-Fi WiFi
    NOT NO NEVER ALWAYS ALL ANY ONLY AND OR MY ME
"""
_NO_NAME = frozenset(_CAPITALS.split()) | frozenset(ACRONYMS)
_WORD = re.compile(r"[^\W\d_][^\W_]*+(?:[’'-][^\W\d_]++)*+\+?")
_BEGINS = re.compile(r"(?:^|[.!?:;]['\"”’)]*\s+|[\"“‘(]\s*)$")
_LAW = ("Act", "Regulations", "Standard", "Code")
_TRADING = re.compile(r"\b(?:ltd|plc|cic|limited company)\b\.?", re.IGNORECASE)


def organisations(text: str) -> list[str]:
    """Return what looks like the name of an organisation, or of a place or person, each once, in order.

    >>> organisations("I trust Northshire Council and the NHS.")
    ['Northshire Council', 'NHS']
    >>> organisations("When I ask in BSL, I get an answer in BSL.")
    []
    """
    runs = [run for run in _runs(text) if run[-1] not in _LAW]
    names = [" ".join(run) for run in runs]
    known = [match[0] for match in _KNOWN.finditer(text)]
    known += [match[0] for match in _TRADING.finditer(text)]
    joined = " ".join(names)
    return list(dict.fromkeys(names + [name for name in known if name not in joined]))


def _runs(text: str) -> Iterator[list[str]]:
    """Yield each run of words with capitals that stands where a small letter was to be expected."""
    run: list[str] = []
    expected = False  # whether a word of the run has its capital for its own sake
    end = 0
    for match in _WORD.finditer(text):
        word = match[0].replace("’", "'")
        joined = text[end : match.start()] in {" ", " & "}
        if run and not (joined and _is_capital(word)):
            if expected:
                yield run
            run, expected = [], False
        if _is_capital(word):
            run.append(match[0])
            expected = expected or not _begins(text, match.start())
        end = match.end()
    if run and expected:
        yield run


def _is_capital(word: str) -> bool:
    bare = word.removesuffix("'s")
    return bare[:1].isupper() and bare not in _NO_NAME and bare.removesuffix("s") not in _NO_NAME


def _begins(text: str, start: int) -> bool:
    return _BEGINS.search(text, max(0, start - 5), start) is not None
