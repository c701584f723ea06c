"""Advice on languages: what one that was begun lacks still."""

from collections.abc import Iterator

from mir_assess.banks.flaws import Flaw
from mir_assess.banks.in_force import listed
from mir_assess.banks.languages import languages, missing, texts
from mir_assess.model.bank import Bank
from mir_assess.speech import say, say_n


def missing_translations(bank: Bank) -> Iterator[Flaw]:
    """A language that some texts are in and others are not shows a page in two languages: one line each."""
    number = sum(1 for _ in texts(bank))
    for language in languages(bank):
        without = missing(bank, language)
        if without:
            named = listed([text.name for text in without], 4)
            what = say_n(
                "{number} text is not in “{language}” yet, of {total}: {names}.",
                "{number} texts are not in “{language}” yet, of {total}: {names}.",
                len(without),
                language=language,
                total=number,
                names=named,
            )
            fix = say("They are shown in the bank's own language until you add them.")
            yield Flaw(without[0].path, what, fix)
