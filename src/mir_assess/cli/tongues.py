"""Which language somebody asks for, and a clear word where there are no words in it."""

import os
from collections.abc import Callable, Iterable

from mir_assess import settings
from mir_assess.errors import Problem, UsageError, nearest
from mir_assess.speech import ENGLISH, languages, meant, say


def language_for(given: str, of_texts: Callable[[], Iterable[str]]) -> str:
    """Return the code of the language asked for on the command line or in the surroundings, as we write it.

    `of_texts` tells the languages of the statements; it is asked only where the program itself has no words
    in this one. Raises UsageError where neither has.
    """
    asked = settings.language(given, os.environ)
    spoken = meant(asked, (ENGLISH,)) or meant(asked, languages())
    if spoken is not None:
        return spoken
    known = {**dict.fromkeys(of_texts(), ""), **languages()}
    found = meant(asked, known)
    if found is not None:
        return found
    where = "--language" if given else settings.LANGUAGE_VARIABLE
    there = ", ".join(f"{code} ({name})" if name else code for code, name in sorted(known.items()))
    fix = f"{nearest(asked, known)} {say('There is: {names}.', names=there)}".strip()
    raise UsageError(Problem(where, say("We have no words in the language “{code}”.", code=asked), fix))
