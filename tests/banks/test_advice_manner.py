"""Advice on the manner of a statement: questions, I statements of nobody, and saying no twice."""

from collections.abc import Callable

import pytest

from mir_assess.banks import Report
from mir_assess.banks.negatives import double_negative

CheckText = Callable[[str | bytes], Report]

TWICE = {
    "Nobody never asks me.": ("Nobody", "never"),
    "I am not unhappy with my help.": ("not", "unhappy"),
    "I don’t feel unsafe at home.": ("don’t", "unsafe"),
    "Nobody makes me feel unwelcome.": ("Nobody", "unwelcome"),
    "I am not without friends.": ("not", "without"),
    "It is not impossible to get help.": ("not", "impossible"),
    "I never get no answer.": ("never", "no"),
}
ONCE = """\
Nobody here makes me feel afraid.
Nothing about me without me.
No decision about me is made without me.
I can say no.
I can say no and nobody minds.
I am not told off if I do not go.
I do not have to wait until I am ill.
I am not under pressure.
People do not have to understand all I say.
My support fits my life, not the other way round.
I need not answer if I do not want to.
I can choose not to take part.
No matter what I need, I am not left alone.
""".splitlines()


@pytest.mark.parametrize("text", TWICE)
def test_no_is_said_twice(text: str) -> None:
    assert double_negative(text) == TWICE[text]


@pytest.mark.parametrize("text", ["", "not", "No.", *ONCE])
def test_no_is_said_once(text: str) -> None:
    assert double_negative(text) is None


def with_text(sound: str, words: str) -> str:
    return sound.replace('text: "I have a key."', f'text: "{words}"', 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Do I feel safe?", "The text is a question."),
        ("Is “home” my “home?”", "The text is a question."),
        ("The tea is good.", "there is no I, me or my in its text."),
        ("Meals improve some time in May.", "there is no I, me or my in its text."),
        ("Nobody never asks me.", "The text says no twice: “Nobody” and “never”."),
    ],
)
def test_advice_on_manner(words: str, said: str, sound: str, check_text: CheckText) -> None:
    text = with_text(sound, words)
    report = check_text(text)
    assert report.errors == ()
    (only,) = report.advice
    assert said in only.what
    line = next(n for n, line in enumerate(text.splitlines(), start=1) if words in line)
    assert only.where.endswith(f":{line}")


@pytest.mark.parametrize("words", ["This choice is mine.", "I’m safe.", "People ask me.", "I did it myself."])
def test_a_person_speaks(words: str, sound: str, check_text: CheckText) -> None:
    assert check_text(with_text(sound, words)).advice == ()


def test_in_another_language_only_questions_are_told(sound: str, check_text: CheckText) -> None:
    polish = sound.replace("title:", "language: pl\ntitle:", 1)
    assert check_text(with_text(polish, "Nikt nigdy nie pyta.")).advice == ()
    (only,) = check_text(with_text(polish, "Czy jest bezpiecznie?")).advice
    assert "is a question" in only.what


def test_a_choice_of_neither_voice_may_be_a_question(sound: str, check_text: CheckText) -> None:
    neither = sound.replace("voice: i", "voice: none")
    assert check_text(with_text(neither, "Who comes?")).advice == ()
