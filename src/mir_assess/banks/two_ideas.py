"""Whether a statement says two things, so that nobody could tell which of them an answer is about.

It knows no grammar, only marks and small words: a second sentence, a semicolon, and an “and” or “but” after
which somebody does something again. It would rather miss one than point at a good statement: “family and
friends” is one idea. English only; knows nothing of banks.
"""

import re

_SECOND_SENTENCE = re.compile(r"[.!?]['\"”’)]*\s+['\"“‘(]*(?=[A-Z])")
_NOT_AN_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|St|Rev|etc|e\.g|i\.e|vs)|\b[A-Z])\.$")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*|,")
_CONDITION_WORDS = """
    when whenever if while before after once where wherever whatever however because as until unless
    although though since
"""
_OPENS_A_CONDITION = frozenset(_CONDITION_WORDS.split())
_JOINS = {"and", "but"}
_BETWEEN = {"also", "then", "still", "so", "always", "never", "often", "really", "both", ","}
_WHO = {"i", "we", "they", "he", "she", "it", "you", "nobody", "somebody", "everybody", "someone", "everyone"}
_SUBJECTS = {"i", "we", "they", "he", "she"}
_OBJECTS = {"me", "us", "it", "them", "him", "her", "my", "our", "what"}
# Words that do something wherever they stand; and words that do so only where somebody or something follows.
_SURE_WORDS = """
    accept achieve act agree allow apply arrange ask avoid become begin believe belong bring build buy
    carry choose come consider contribute cope decide depend describe develop discuss do eat encourage
    enjoy ensure expect explain feel find follow forget get give go grow happen hear hold improve
    include inform involve join keep know learn leave let listen live lose make manage meet move offer
    pay prefer prepare protect provide put read receive recognise recover reduce refuse remain remember
    respond say see seem send speak spend stay stop suggest take talk teach tell think treat try turn
    understand use wait write
"""
_DOUBTFUL_WORDS = """
    address answer call care change check help lead like love need plan question record respect review
    share show start support value visit want welcome work
"""
_AUXILIARY_WORDS = """
    am is are was were have has had can can't cannot could will won't would should must may do don't
    does doesn't did isn't aren't i'm i've i'll i'd we're we've we'll they're they've it's has does goes
    says tries carries applies
"""
_VERBS = frozenset(_SURE_WORDS.split())
_SURE = frozenset((*_VERBS, *(f"{verb}s" for verb in _VERBS), *_AUXILIARY_WORDS.split()))
_DOUBTFUL = frozenset(word + ending for word in _DOUBTFUL_WORDS.split() for ending in ("", "s"))
_ONE_DOING = {
    ("come", "go"),
    ("come", "see"),
    ("go", "see"),
    ("wait", "see"),
    ("try", "find"),
    ("try", "see"),
}
_BEGINS_A_PHRASE = {"my", "our", "the", "their", "people", "staff", "those", "this", "that", "these"}
_PHRASE_END_WORDS = """
    who which that what how why to for in at on with of from by than about round around near and or ,
"""
_ENDS_A_PHRASE = frozenset(_PHRASE_END_WORDS.split()) | _OPENS_A_CONDITION


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
    return _second_doing(text)


def _second_doing(text: str) -> str:
    found = list(_WORD.finditer(text))
    words = [match[0].lower().replace("’", "'") for match in found]
    for place in range(_after_condition(words), len(words)):
        if words[place] in _JOINS and _goes_on(words[:place], words[place + 1 :]):
            return text[found[place].start() :]
    return ""


def _after_condition(words: list[str]) -> int:
    """Return where the main clause begins: after the first comma, where the text opens with a condition."""
    if words and words[0] in _OPENS_A_CONDITION and "," in words:
        return words.index(",")
    return 0


def _goes_on(before: list[str], after: list[str]) -> bool:
    """Return whether somebody does something before the joint, and somebody does something after it too."""
    while after and after[0] in _BETWEEN:
        after = after[1:]
    if not after or not _doings(before):
        return False
    first = after[0]
    if first in _WHO:
        return len(after) > 1
    if first in _BEGINS_A_PHRASE:
        # Only where the sentence is about me or us: “the people I live with and my neighbours” begins alike.
        return before[0] in {"i", "we", ","} and bool(_doings(_phrase(after[1:])))
    if _doings(after[:2])[:1] != [first]:
        return False
    return (_base(_doings(before)[-1]), _base(first)) not in _ONE_DOING


def _phrase(words: list[str]) -> list[str]:
    """Return the words up to where a phrase ends, at most five: what a doing word among them belongs to."""
    for place, word in enumerate(words[:5]):
        if word in _ENDS_A_PHRASE:
            return words[:place]
    return words[:5]


def _doings(words: list[str]) -> list[str]:
    """Return the words of doing among these, in order."""
    found = []
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        sure = word in _SURE or (before in _SUBJECTS and word not in _JOINS)
        if sure or (word in _DOUBTFUL and after in _OBJECTS):
            found.append(word)
    return found


def _base(word: str) -> str:
    return word if word in _VERBS else word.removesuffix("s")
