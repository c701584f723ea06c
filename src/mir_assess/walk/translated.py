"""What people are told of a walk in another language: what is not translated, and who translated the rest.

Nobody should wonder why a statement is suddenly in English, or take a translation for more than it is.
"""

from mir_assess.model.assessment import Assessment
from mir_assess.model.languages import missing
from mir_assess.speech import ENGLISH, languages, meant, say, say_n


def about_language(pinned: Assessment, language: str) -> tuple[str, ...]:
    """Return what there is to tell of a language, in sentences, of an assessment as it was opened."""
    return (*_program(language), *_statements(pinned, language), *_translators(pinned, language))


def _program(language: str) -> tuple[str, ...]:
    if meant(language, (ENGLISH, *languages())) is not None:
        return ()
    return ("The program has no words in this language yet, so what it says itself is in English.",)


def _statements(pinned: Assessment, language: str) -> tuple[str, ...]:
    found = missing(pinned, language)
    statements = sum(1 for text in found if text.kind == "statement")
    if statements:
        return (
            say_n(
                "{number} of {total} statements is not in this language yet. It is shown as it was written.",
                "{number} of {total} statements are not in this language yet. "
                "They are shown as they were written.",
                statements,
                total=len(pinned.chosen),
            ),
        )
    if found:
        return (
            say(
                "Some words about the statements are not in this language yet. "
                "They are shown as they were written."
            ),
        )
    return ()


def _translators(pinned: Assessment, language: str) -> tuple[str, ...]:
    made_by = dict.fromkeys(
        part.translations[code].made_by
        for part in pinned.parts
        if (code := meant(language, part.translations)) is not None
    )
    return tuple(say("About this translation: {words}", words=words) for words in made_by if words)
