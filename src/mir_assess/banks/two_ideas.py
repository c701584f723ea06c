"""Whether a statement says two things, so that nobody could tell which of them an answer is about.

It knows no grammar, only marks and small words: a second sentence, a semicolon, an “and” or “but” after which
somebody does something again, and what `joined` finds. It would rather miss one than point at a good
statement: “family and friends” is one idea. English only; knows nothing of banks.
"""

import re

from mir_assess.banks.doings import OPENS_A_CONDITION, base, doings, phrase
from mir_assess.banks.joined import one_breath, second_thing

_SECOND_SENTENCE = re.compile(r"[.!?]['\"”’)]*\s+['\"“‘(]*(?=[A-Z])")
_NOT_AN_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|St|Rev|etc|e\.g|i\.e|vs)|\b[A-Z])\.$")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*|[,&]")
_JOINS = {"and", "but"}
_BETWEEN = {"also", "then", "still", "so", "always", "never", "often", "really", "both", ","}
_WHO = {"i", "we", "they", "he", "she", "it", "you", "nobody", "somebody", "everybody", "someone", "everyone"}
_ONE_DOING = {
    ("come", "go"),
    ("come", "see"),
    ("go", "see"),
    ("wait", "see"),
    ("try", "find"),
    ("try", "see"),
}
_BEGINS_A_PHRASE = {"my", "our", "the", "their", "people", "staff", "those", "this", "that", "these"}


def second_idea(text: str) -> str:
    """Return the words with which a second idea begins, or an empty string where there seems to be one idea.

    >>> second_idea("I know my rights, and I can use them.")
    'and I can use them.'
    >>> second_idea("I see my family and friends when I want.")
    ''
    """
    _, semicolon, rest = text.partition(";")
    if semicolon and rest.strip():
        return rest.strip()
    for end in _SECOND_SENTENCE.finditer(text):
        if not _NOT_AN_END.search(text, 0, end.start() + 1):
            return text[end.end() :].strip()
    return _joined_on(text)


def _joined_on(text: str) -> str:
    found = list(_WORD.finditer(text))
    words = [match[0].lower().replace("’", "'") for match in found]
    for place in range(_after_condition(words), len(words)):
        if words[place] in _JOINS and _goes_on(words[:place], words[place + 1 :]):
            return text[found[place].start() :]
    second = second_thing(words)
    return "" if second is None else text[found[second].start() :]


def _after_condition(words: list[str]) -> int:
    """Return where the main clause begins: after the first comma, where the text opens with a condition."""
    if words and words[0] in OPENS_A_CONDITION and "," in words:
        return words.index(",")
    return 0


def _goes_on(before: list[str], after: list[str]) -> bool:
    """Return whether somebody does something before the joint, and somebody does something after it too."""
    while after and after[0] in _BETWEEN:
        after = after[1:]
    if not after or not doings(before) or one_breath(before, after):
        return False
    first = after[0]
    if first in _WHO:
        return len(after) > 1
    if first in _BEGINS_A_PHRASE:
        # Only where the sentence is about me or us: “the people I live with and my neighbours” begins alike.
        return before[0] in {"i", "we", ","} and bool(doings(phrase(after[1:])))
    if doings(after[:2])[:1] != [first]:
        return False
    return (base(doings(before)[-1]), base(first)) not in _ONE_DOING
