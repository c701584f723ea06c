"""Whether a statement says no twice, so that who disagrees must say no a third time.

It knows the words that say no, and where a clause ends. “Nothing about me without me” is left alone, since
everybody says it. English only; knows nothing of banks.
"""

import re

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*|[,;:.!?–—(]")
_NO_WORDS = "never no nobody none nothing nowhere no-one neither not cannot hardly"
_SAY_NO = frozenset(_NO_WORDS.split())
_TURNING_WORDS = """
    and but or so because if when whenever while until unless although though before after as than who
    , ; : . ! ? – — (
"""
_ENDS_A_CLAUSE = frozenset(_TURNING_WORDS.split())
_NOT_MEANT = {"matter", "longer", "more", "later", "less", "sooner", "doubt", "only", "just", "but"}
"""No matter, no longer, not only: these deny nothing."""
_SAYING = {"say", "says", "said", "saying", "a", "the", "or", "if", "whether", "answer", "mean"}
"""To say no, a no, or not."""
_BEGIN_WITH_UN = re.compile(r"un(?!der|til|less|iq|it|if|iv|ion|cle|icorn|do|to)[a-z]{3,}$")
_ALSO_SAY_NO = {"impossible", "impolite", "impatient", "disrespected", "disrespectful", "dishonest", "unfit"}


def double_negative(text: str) -> tuple[str, str] | None:
    """Return the two words of a clause that both say no, or None.

    >>> double_negative("Nobody never asks me.")
    ('Nobody', 'never')
    >>> double_negative("Nobody here makes me feel afraid.")
    """
    first = ""
    words = _WORD.findall(text)
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        plain = word.lower().replace("’", "'")
        if plain in _ENDS_A_CLAUSE:
            first = ""
        elif _says_no(before.lower(), plain, after.lower()):
            if first:
                return first, word
            first = word
        elif first and (_BEGIN_WITH_UN.match(plain) or plain in _ALSO_SAY_NO or _not_without(first, plain)):
            return first, word
    return None


def _says_no(before: str, word: str, after: str) -> bool:
    if before in _SAYING or after in _NOT_MEANT:
        return False
    return word in _SAY_NO or word.endswith("n't")


def _not_without(first: str, word: str) -> bool:
    return word == "without" and first.lower() in {"not", "never"}
