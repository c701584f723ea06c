"""Whether an “and” joins two things that somebody may answer differently: what and when, friends and a job,
safe, warm and clean.

A companion of `two_ideas`, for where nobody does something twice. It knows no grammar, only small words, and
the pairs that everybody says in one breath. English only; knows nothing of banks.
"""

from mir_assess.banks.doings import OPENS_A_CONDITION, doings

_ASKING = {"when", "how", "where", "what", "why", "who", "whom", "which", "whether"}
_ASKING_FIRST = (["with", "whom"], ["with", "who"])
_DETERMINERS = {"a", "an", "the", "my", "our", "your", "their", "his", "her", "some", "any", "enough", "no"}
_PREPOSITION_WORDS = """
    about across after against around as at before between beyond by for from in inside into like near of
    off on onto out outside over round since than through to towards under until with within without
"""
_PREPOSITIONS = frozenset(_PREPOSITION_WORDS.split())
_BEING = {"am", "is", "are", "was", "were", "be", "been", "become", "becomes", "i'm", "we're", "they're"}
_WHERE_TO = {"at", "in", "on", "out", "outside", "away", "near", "around", "indoors", "outdoors", "elsewhere"}
_THE_REST = {"other", "others", "next", "rest", "same", "like", "one"}
_PRONOUNS = {"me", "us", "you", "it", "him", "her", "them", "i", "we"}
_NO_THINGS = {"always", "sometimes", "perhaps", "afterwards", "is", "has", "does", "was", "as"} | _PRONOUNS
_COMPARING_WORDS = """
    i we they he she it you anyone anybody everyone everybody others possible ever before can could any most
"""
_COMPARES = frozenset(_COMPARING_WORDS.split())
_LETS = {"lets", "let", "allows", "allow", "permits"}
_OPENING_WORDS = """
    at by during for from here in mostly now often on sometimes there today usually with without yes
"""
_OPENS = OPENS_A_CONDITION | frozenset(_OPENING_WORDS.split())
"""A text may open with where or how often, as it may with a condition: the comma after it lists nothing."""
_SAID_IN_ONE_BREATH = """
    family-friends mum-dad mother-father brothers-sisters care-support help-support help-advice help-care
    information-advice advice-support day-night days-nights night-day food-drink meals-drinks eat-drink
    here-there up-down out-about hopes-fears hopes-dreams hopes-plans wishes-feelings likes-dislikes
    like-dislike pros-cons in-out come-go pick-choose give-take read-write think-feel wait-see
    can-cannot can-can't do-don't does-doesn't now-then as-when if-when who-what back-forth to-fro
    first-foremost health-safety health-wellbeing health-care rights-wrongs ups-downs sooner-later
    before-after before-during kind-gentle safe-well safe-sound dignity-respect choice-control
    choices-rights rights-choices time-place time-travel times-places bits-pieces knife-fork
    salt-pepper bed-breakfast tea-coffee fish-chips arms-legs hands-feet husband-wife boys-girls
    men-women near-far young-old high-low good-bad morning-evening mornings-evenings indoors-outdoors
    up-go me-what us-what them-what person-what carers-families aches-pains pots-pans rough-tumble
    name-address house-home home-garden
"""
_PAIRS = frozenset(frozenset(pair.split("-")) for pair in _SAID_IN_ONE_BREATH.split())
_PEOPLE = """
    people person family families friend friends neighbour neighbours mum dad mother father parent parents
    brother sister brothers sisters son daughter child children partner partners husband wife carer carers
    relatives relations staff worker workers doctor doctors nurse nurses gp pa pas team teams volunteer
    volunteers manager managers council councils colleague colleagues assistant assistants advocate
    advocates guests visitors men women everyone anyone someone those kids grandchildren
"""
_TIMES = """
    morning mornings noon afternoon afternoons evening evenings night nights day days week weekend weekends
    monday tuesday wednesday thursday friday saturday sunday breakfast lunch dinner tea supper
"""
_KINDS = (frozenset(_PEOPLE.split()), frozenset(_TIMES.split()))
"""A list of people, or of times, is one idea: everybody, or always."""
_PLACE_WORDS = """
    home house flat room area town street work school college hospital garden village neighbourhood
    community centre
"""
_PLACES = frozenset(_PLACE_WORDS.split())
_ITEM = 4
"""Words that an item of a list has at most."""


def second_thing(words: list[str]) -> int | None:
    """Return at which word a second thing is joined on, or None where it all seems one.

    >>> second_thing("i choose what i eat and when".split())
    5
    >>> second_thing("i see my family and friends".split())
    """
    start = _begins(words)
    for place in range(start, len(words)):
        before, after = _trimmed(words[start:place]), words[place + 1 :]
        if words[place] in {"and", "&"} and before and after and not one_breath(before, after):
            if any(joins(before, after) for joins in _WAYS_TO_JOIN):
                return place
        elif words[place : place + 3] == ["as", "well", "as"] and _adds(before, after[2:]):
            return place
    return None


def _begins(words: list[str]) -> int:
    """Return where the main clause begins: after the first comma, where the text opens with a condition."""
    return words.index(",") + 1 if words and words[0] in _OPENS and "," in words else 0


def _trimmed(words: list[str]) -> list[str]:
    return words[:-1] if words and words[-1] == "," else words


def one_breath(before: list[str], after: list[str]) -> bool:
    """Return whether the end of some words and the beginning of others are a pair that everybody says
    together, or one word twice. Neither may be empty.
    """
    bare = _bare(after)
    return before[-1] == after[0] or frozenset((before[-1], bare[0])) in _PAIRS


def _bare(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and words[0] in _DETERMINERS else words


def _asks(before: list[str], after: list[str]) -> bool:
    """What I eat, and when."""
    return (after[0] in _ASKING or after[:2] in _ASKING_FIRST) and bool(doings(before))


def _lists(before: list[str], after: list[str]) -> bool:
    """Safe, warm and clean; not with shops, buses and clubs, which says with whom."""
    if "," not in before or ("," in after[:_ITEM] and after[after.index(",") + 1 :][:1] != []):
        return False
    comma = len(before) - 1 - before[::-1].index(",")
    first, item = before[:comma], before[comma + 1 :]
    if not first or not 0 < len(item) <= _ITEM or item[0] in _ASKING | OPENS_A_CONDITION | {"i", "we"}:
        return False
    if _of_one_kind([first[-1:], item, _bare(after)[:2]]):
        return False
    _, says_with_whom = _ruling(first)
    return not says_with_whom or (item[0] in _DETERMINERS and after[0] in _DETERMINERS)


def _two_objects(before: list[str], after: list[str]) -> bool:
    """Friends and a job; my meals and the company at them; a job and friends."""
    place, says_with_whom = _ruling(before)
    things, ruled = before[place + 1 :], place >= 0
    if not things or says_with_whom or (ruled and before[place] in _BEING) or things[-1] in _NO_THINGS:
        return False
    if set(after[1:2]) & _THE_REST or _of_one_kind([things[-1:], _bare(after)[:2]]):
        return False
    if after[0] not in _DETERMINERS or len(after) < 2:
        many = after[0].endswith("s") and not after[0].endswith("ss") and after[0] not in _NO_THINGS
        return ruled and many and things[0] in {"a", "an"}
    return ruled or (things[0] in _DETERMINERS and len(things) <= 3 and bool(doings(after)))


def _two_places(before: list[str], after: list[str]) -> bool:
    """At home and in my street: who is safe in the one may not be safe in the other."""
    there = before[-1] in _PLACES or before[-3:] == ["out", "and", "about"]
    return there and after[0] in _WHERE_TO and len(after) > 1 and bool(set(before) & _WHERE_TO)


def _also_how(before: list[str], after: list[str]) -> bool:
    """Kind and on time; quickly and in a way that suits me."""
    if not doings(before) or before[-1] in _PREPOSITIONS:
        return False
    return after[:2] in (["on", "time"], ["in", "time"]) or (
        after[0] == "in" and bool({"way", "language"} & set(after[1:_ITEM]))
    )


def _two_to_do(before: list[str], after: list[str]) -> bool:
    """People to talk to and things to do."""
    return (
        "to" in before[-_ITEM:-1]
        and len(after) > 2
        and after[1] == "to"
        and after[0] not in _PREPOSITIONS
        and bool(doings(["to", *after[2:3]]))
    )


def _adds(before: list[str], after: list[str]) -> bool:
    """Advice as well as help; not as well as I can."""
    return bool(before and after and doings(before)) and not (
        after[0] in _COMPARES or before[-1] in _PREPOSITIONS or _LETS & set(after)
    )


def _ruling(words: list[str]) -> tuple[int, bool]:
    """Return where the word stands that rules over the end of these, and whether it is one such as “with”
    rather than one of doing; -1 where there is none.
    """
    done = set(doings(words))
    for place in range(len(words) - 1, -1, -1):
        if words[place] in done or words[place] in _PREPOSITIONS:
            return place, words[place] not in done
    return -1, False


def _of_one_kind(items: list[list[str]]) -> bool:
    return any(all(kind & set(item) for item in items) for kind in _KINDS)


_WAYS_TO_JOIN = (_asks, _lists, _two_objects, _two_places, _also_how, _two_to_do)
