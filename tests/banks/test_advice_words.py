"""Advice on words: it finds what a careful reader would stop at, and leaves good statements alone."""

from collections.abc import Callable

import pytest

from mir_assess.banks import Report
from mir_assess.banks.hard_words import hard_words, is_named, syllables
from mir_assess.banks.named import organisations
from mir_assess.banks.two_ideas import second_idea

CheckText = Callable[[str | bytes], Report]

ONE_IDEA = """\
When I ask a question, I get an answer that makes sense to me.
I see my family and friends when I want.
I see or talk to the people I care about as often as I wish.
My care and support fits my life.
My care and support is planned with me.
I know that my care and support will go on.
I know where to get information and advice.
I get the help and advice I need.
I like the care and support I get.
My friends and I decide together.
People know my hopes and plans.
People who help me are kind and gentle.
People I trust and people I love are near.
The people I live with and my neighbours know me.
I have a say in what happens and when.
I choose who helps me and how.
I know what my rights and choices are.
I have friends, and people who like what I like.
When I move and need new help, it is ready.
If I am ill and cannot speak, people know what I want.
I can come and go as I please.
I feel safe and well in my home.
The advice is right and up to date.
I get help to eat and drink well.
Day and night, I know who to call.
I can see Dr. Jones when I need to.
We treat people with dignity and respect.
We pay people for their time and travel.
We plan with people and those who matter to them.
We talk with people before and after a change.
We share what we know with carers and with partners.
We work with health and housing as one team.
We ask people what they want and need.
We know what works and for whom.
We say what we will do and by when.
""".splitlines()

TWO_IDEAS = {
    "I know my rights, and I can use them.": "and I can use them.",
    "I know my rights and I use them.": "and I use them.",
    "I am listened to; my views count.": "my views count.",
    "I feel safe. I know who to call.": "I know who to call.",
    "I know who to call! They come.": "They come.",
    "I know what is planned and can change it.": "and can change it.",
    "I get clear advice and understand it.": "and understand it.",
    "I can find and understand what I need to know.": "and understand what I need to know.",
    "I lead my plan and my family is involved.": "and my family is involved.",
    "I live where I want and staff respect my home.": "and staff respect my home.",
    "I choose my support, but I get help with it.": "but I get help with it.",
    "I know that I am safe and that I can call someone.": "and that I can call someone.",
    "I have a plan and people keep to it.": "and people keep to it.",
    "People listen to me and act on what I say.": "and act on what I say.",
    "Staff know me and treat me as an equal.": "and treat me as an equal.",
    "When I ask a question, I get an answer and understand it.": "and understand it.",
    "We tell people their rights and explain their choices.": "and explain their choices.",
    "We plan with people and then do what we said.": "and then do what we said.",
    "We’re near and we’ll come.": "and we’ll come.",
}


@pytest.mark.parametrize("text", ONE_IDEA)
def test_one_idea_is_left_alone(text: str) -> None:
    assert second_idea(text) == ""


@pytest.mark.parametrize("text", TWO_IDEAS)
def test_where_a_second_idea_begins(text: str) -> None:
    assert second_idea(text) == TWO_IDEAS[text]


@pytest.mark.parametrize("text", ["", ";", "and", "and and and", "I and", "but", "When and", ", and I"])
def test_no_scrap_of_text_breaks_it(text: str) -> None:
    assert second_idea(text) in {"", "and I"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I trust Northshire Council and the NHS.", ["Northshire Council", "NHS"]),
        ("NHS staff listen to me.", ["NHS"]),
        ("The Council listens to me.", ["The Council"]),
        ("When I call, Sunshine Care Ltd comes.", ["Sunshine Care Ltd"]),
        ("I get what the CQC's report says.", ["CQC's"]),
        ("I feel at home in the Hart Trust's flats.", ["Hart Trust's"]),
        ("People at sunshine care ltd know me.", ["ltd"]),
        ("I go to St Mary’s when I am ill.", ["St Mary’s"]),
        ("I can use Zoom to talk.", ["Zoom"]),
    ],
)
def test_names_of_organisations_are_found(text: str, names: list[str]) -> None:
    assert organisations(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "I decide how I spend my days.",
        "When I ask in BSL, I get an answer in BSL.",
        "I’m safe, and I’ve a key.",
        "My GP knows me, and so does my PA.",
        "I can speak Welsh, Polish or English on a Monday.",
        "The council listens to me.",
        "Council staff listen to me.",
        "We keep to the Care Act.",
        "I say: Yes, that is so.",
        "“We” listen. You are heard.",
        "",
    ],
)
def test_other_capitals_are_no_names(text: str) -> None:
    assert organisations(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I have an advocate.", ["advocate"]),
        ("I know if I am eligible for a direct payment.", ["direct payment", "eligible"]),
        ("Safeguarding is explained to me.", ["safeguarding"]),
        ("My re-ablement goes well.", ["re-ablement"]),
        ("We co-produce what we do.", ["co-produce"]),
        ("My accommodation suits me.", ["accommodation"]),
        ("I have a personal budget.", ["personal budget"]),
        ("My person-centred plan.", ["person-centred"]),
    ],
)
def test_hard_words_are_found(text: str, words: list[str]) -> None:
    assert list(hard_words(text)) == words


@pytest.mark.parametrize(
    "text",
    [
        "I get information in an emergency.",
        "My community has many activities for disabled people.",
        "Everybody has a responsibility, usually.",
        "Our organisation knows what ability is.",
        "I prefer my own conversation.",
        "x" * 5_000 + " " + "aeiou" * 2_000,
    ],
)
def test_everyday_words_are_not_hard(text: str) -> None:
    assert hard_words(text) == {}


@pytest.mark.parametrize(
    ("word", "explanation", "named"),
    [
        ("advocate", "Advocate: someone who speaks up for you.", True),
        ("advocacy", "An advocate speaks up for you.", True),
        ("personal budget", "Budget: the money set aside for you.", True),
        ("accommodation", "Accommodation: where you live.", True),
        ("re-ablement", "Reablement: help to do things again.", True),
        ("advocate", "Someone who speaks up for you.", False),
        ("accommodation", "", False),
    ],
)
def test_a_word_is_explained_where_the_explanation_names_it(word: str, explanation: str, named: bool) -> None:
    assert is_named(word, explanation) is named


SYLLABLES = """
    1: home planned called friend clear year heard
    2: places wanted settled being saying patient people support special culture changes always quiet diet
    3: disabled area idea wellbeing previous easier services family equipment decision together period
    4: reliable usually situation experience community appropriate society communities confidential
    5: organisation independently accommodation
"""


@pytest.mark.parametrize("line", SYLLABLES.strip().splitlines())
def test_syllables(line: str) -> None:
    number, _, words = line.partition(":")
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), int(number))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("I have a key.", " ".join(["word"] * 19), "The text has 19 words."),
        ('easy_text: "I have', 'easy_text: "' + "a " * 12 + "I have", "The easy_text has 16 words."),
        ("I have a key.", "I had a key in 2024.", "The text names a year, 2024."),
        ('easy_text: "I have a key.', 'easy_text: "I had it in 2024.', "The easy_text names a year, 2024."),
        ("I have a key.", "I have a key from Northshire Homes.", "a person or a place: Northshire Homes."),
        ("I have a key.", "I have a key, and I use it.", "the second begins with “and I use it”."),
        ("I have a key.", "My eligibility is clear.", "“eligibility” may be hard to understand"),
        (
            "I have a key.",
            "My eligibility is clear.",
            "everyday words (able to get something under the rules)",
        ),
        ("I have a key.", "My accommodation suits me.", "begin the explanation: “Accommodation: …”."),
        ('        easy_text: "I love it."\n', "", "1 statement has no easy_text, of 2: A-1."),
    ],
)
def test_advice_on_words(old: str, new: str, said: str, sound: str, check_text: CheckText) -> None:
    report = check_text(sound.replace(old, new, 1))
    assert report.errors == ()
    assert any(said in str(piece) for piece in report.advice), report.advice


def test_an_explained_word_is_no_longer_hard(sound: str, check_text: CheckText) -> None:
    hard = sound.replace('text: "I have a key."', 'text: "My eligibility is clear."', 1)
    explained = hard.replace(
        'easy_text: "I have a key."',
        'easy_text: "I have a key."\n        explanation: "Eligibility: who can get help."',
    )
    assert len(check_text(hard).advice) == 1
    assert check_text(explained).advice == ()


def test_english_rules_are_for_english(sound: str, check_text: CheckText) -> None:
    german = sound.replace("title:", "language: de\ntitle:", 1).replace(
        'text: "I have a key."', 'text: "Ich habe einen Schlüssel; die Mietgenossenschaft hilft."', 1
    )
    assert check_text(german).advice == ()


def test_words_that_are_not_asked_any_more_are_left_alone(sound: str, check_text: CheckText) -> None:
    older = sound.replace("I like my home.", "I liked my home in 2024; we all did.")
    assert check_text(older).advice == ()
