"""Words that people typed, made safe for a terminal: shown as text, never obeyed by it.

An escape typed in a note would otherwise clear the screen, or worse. What cannot be seen becomes one sign;
letters of every script stay, and so do the marks that join them or say which way they read.
"""

import re

SIGN = "�"
_CONTROLS = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"


def one_line(text: str) -> str:
    r"""Return text as one tidy line, fit to stand in a heading: white space folded, nothing hidden in it.

    >>> one_line(" Northshire\n Council\x1b[2J")
    'Northshire Council�[2J'
    """
    return visible(" ".join(text.split()))


def visible(text: str) -> str:
    r"""Return one line of text without anything a terminal would obey, or that would turn the rest of its
    line around.

    >>> visible("a\x1b[2Jb")
    'a�[2Jb'
    """
    if text.isprintable():  # nearly always, and then nothing has to be looked for
        return text
    return re.sub(_CONTROLS, SIGN, text.replace("\t", " "))
