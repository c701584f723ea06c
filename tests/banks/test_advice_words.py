"""Advice on words: it finds what a careful reader would stop at, and leaves good statements alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mir_assess.banks import Report, check
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


DOUBLES = """\
I choose what I eat and when.
I like my meals and the company at them.
I feel welcome, safe and able to take part.
The information I get is clear, correct and up to date.
I have friends and a job.
I know my rights and how to complain.
I feel safe at home and out and about.
I choose who helps me and how.
I have a say in what happens and when.
I am told what will happen and why.
I decide where I live and who with.
I decide where I live and with whom.
My home is warm, clean and dry.
Staff are friendly, polite, and skilled.
I have a job and friends.
I have my own money and a key.
I get advice as well as help with money.
Staff are kind and on time.
I get answers quickly and in a way that suits me.
I have people to talk to and things to do.
My home and my things are looked after.
I feel safe in my home and in my street.
Staff respect my faith, my food and my family.
When I ask, I am told what is planned and why.
I like my home & the people in it.
We tell people what we decided and why.
Dignity, respect and privacy matter here.
I know what my plan says and who wrote it.
I have a bath and a shower when I want.
I know where to go for help and who to ask.
I have the information and the time I need to decide.
We are open, honest and fair.
I enjoy my food, my garden and my books.
I get the right help and a fair price.
""".splitlines()

GOOD = """\
I get up and go to bed when I choose.
I have help from a team that knows me and what matters to me.
I have family and friends near me.
I see my friends and family when I want.
My mum and dad are welcome here.
My mum and my dad are welcome.
I like the care and support I get.
I can call for help day and night.
I choose my food and drink.
I help out here and there.
I can get up and down the stairs.
I feel safe out and about.
People know my hopes and fears.
Staff know my likes and dislikes.
I hear the pros and cons before I choose.
I can get in and out of my home.
I am not asked the same things again and again.
I do more and more for myself.
I live as well as I can.
I am helped to live as well as possible.
I go out as well as my health lets me.
I am treated with dignity, respect and kindness.
My family, friends and neighbours are welcome here.
We work with shops, buses and clubs.
I get help in the morning, afternoon and evening.
When I am ill, tired and alone, someone comes.
In my home, staff and visitors knock first.
I can get a hot meal at lunch and dinner.
We work with the person and their family.
I meet my doctor and the nurse I know.
I can pick and choose what I do.
I know what I can and cannot do.
I sleep through the night.
I get around my home and garden.
I am asked as and when things change.
Someone I trust helps me with my money.
I get help from people who know me and my family.
I feel safe and well.
We ask the person and the people who matter to them.
My carer and I decide together.
I have a good night and day.
I can speak Polish, Urdu or English.
I know that someone will come when I call.
Staff take the time to know me and my life.
I get help with washing and dressing.
I eat the food of my faith.
I spend my time and money as I like.
My support lets me live and work near my family.
We listen to people and their carers.
I keep up with the friends and family I choose.
I have choice and control over my support.
I am in and around people I like.
There is someone to talk to, day or night.
I go in and out as I please.
I live with people I like and trust.
We treat people with dignity and respect.
""".splitlines()


@pytest.mark.parametrize("text", DOUBLES)
def test_two_things_joined_by_and(text: str) -> None:
    assert second_idea(text)[:3] in {"and", "& t", "as "}


@pytest.mark.parametrize("text", GOOD)
def test_what_is_said_in_one_breath_is_one_idea(text: str) -> None:
    assert second_idea(text) == ""


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
        ("I know my Social Worker.", ["Social Worker"]),
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
        "I can go to Mass on Sundays.",
        "I have an IMCA when I need one.",
        "I know what DoLS means, and I can use the Internet.",
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
        ("I have an IMCA, and DoLS is explained.", ["IMCA", "DoLS"]),
        ("My OTs know me.", ["OT"]),
        ("My package suits me.", ["package"]),
        ("My care manager and my key worker listen.", ["care manager", "key worker"]),
        ("My keyworker listens.", ["keyworker"]),
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
        "I do other things; not this lot.",
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
        ("IMCA", "IMCA: someone who speaks up for you.", True),
        ("IMCA", "Someone who speaks up for you.", False),
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
        ("I have a key.", "I ask for an IMCA.", "begin the explanation: “IMCA: …”."),
        ("I have a key.", "I like Sunshine House.", "If it is no such name, leave it as it is."),
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


@pytest.mark.parametrize("where", ["bank", "statement"])
@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("What happened in 2024?", "The prompt names a year, 2024."),
        ("What does Northshire Council do?", "The prompt seems to name an organisation"),
    ],
)
def test_a_prompt_passes_too(prompt: str, said: str, where: str, sound: str, check_text: CheckText) -> None:
    line = f'prompts: ["{prompt}"]\n'
    text = f"{sound}    {line}" if where == "statement" else line + sound
    (only,) = check_text(text).advice
    assert said in only.what
    place = text.splitlines().index(line.strip() if where == "bank" else f"    {line.rstrip()}") + 1
    assert only.where.endswith(f":{place}")


def test_what_the_built_in_banks_ask_needs_no_advice() -> None:
    folder = Path(__file__).parents[2] / "statements"
    files = sorted(file for file in folder.glob("*.yaml"))
    assert len(files) == 3
    assert [str(piece) for file in files for piece in check(file).advice] == []
