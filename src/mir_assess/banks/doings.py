"""Which words of an English sentence are words of doing, and where a phrase ends.

It knows no grammar, only lists of small words: enough to tell whether somebody does something here.
"""

_CONDITION_WORDS = """
    when whenever if while before after once where wherever whatever however because as until unless
    although though since
"""
OPENS_A_CONDITION = frozenset(_CONDITION_WORDS.split())
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
_PHRASE_END_WORDS = """
    who which that what how why to for in at on with of from by than about round around near and or ,
"""
_ENDS_A_PHRASE = frozenset(_PHRASE_END_WORDS.split()) | OPENS_A_CONDITION


def phrase(words: list[str]) -> list[str]:
    """Return the words up to where a phrase ends, at most five: what a doing word among them belongs to."""
    for place, word in enumerate(words[:5]):
        if word in _ENDS_A_PHRASE or (place and word in _SUBJECTS):  # the nurse I know
            return words[:place]
    return words[:5]


def doings(words: list[str]) -> list[str]:
    """Return the words of doing among these, in order."""
    found = []
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        sure = word in _SURE or (before in _SUBJECTS and word not in {"and", "but"})
        if sure or (word in _DOUBTFUL and after in _OBJECTS):
            found.append(word)
    return found


def base(word: str) -> str:
    """Return a word of doing without the s of he, she and it."""
    return word if word in _VERBS else word.removesuffix("s")
