"""What paper says itself, beside the statements.

Words only, in the manner of people who run such workshops. Where the phone's or the keyboard's pages say the
same thing they say it in these very words. What stands in a table here is English, and is put through `say`
where it is shown.
"""

from mir_assess.speech import marked

WORDS = {
    "sheet": marked("Sheet {code}"),
    "page": marked("Page {number} of {total}"),
    "means": marked("What the answers mean"),
    "dont_know": marked("Don’t know"),
    "not_applicable": marked("Does not apply to me"),
    "finer": marked("If you want, say it more exactly:"),
    "helped": marked("Did somebody help you?"),
    "paid": marked("Does this person work for {organisation}, or for a service it pays for?"),
    "yes": marked("Yes"),
    "no": marked("No"),
    "more": marked("Say more, in your own words"),
    "no_names": marked("Please leave out names. It stays private unless you say yes below."),
    "consent": marked("Yes, these words may be printed, without my name"),
    "thanks": marked("Thank you. Take the page “For you to keep” with you, and hand in the others."),
    "keep": marked("For you to keep"),
    "your_code": marked("Your code"),
    "printing": marked("For whoever prints these"),
    "one_side": marked("Print on one side of the paper, so that no two people share a leaf."),
    "two_sides": marked("These may be printed on both sides of the paper: no two people share a leaf."),
    "how": marked("How to use these cards"),
    "statement": marked("Statement {number} of {total}"),
    "easier": marked("In easier words:"),
    "ask": marked("Ask:"),
    "group": marked("Group"),
    "counted": marked("Cards counted"),
    "agreed": marked("Level agreed"),
    "present": marked("People here"),
    "dissent": marked("Did not agree"),
    "times": marked("How long it takes"),
    "each": marked("Each statement"),
}
"""What the templates say, by the names they say it under."""

HELPED = (
    marked("No"),
    marked("Somebody reads it to me"),
    marked("Somebody interprets for me"),
    marked("Somebody helps me to choose"),
    marked("I answer for somebody who asked me to"),
)
"""How a person is helped: nobody, then as events.SUPPORTS has it."""

TITLES = {
    "cards": marked("Cards: {title}"),
    "sheets": marked("Sheets: {title}"),
    "script": marked("To read out: {title}"),
    "welcome": marked("Welcome: {title}"),
    "statements": marked("Statements to show: {title}"),
}
"""What each document is called, by its kind."""

ON_A_SHEET = (
    marked("Do not write your name."),
    marked("Put a cross in one box for each statement."),
    marked("If you change your mind, fill that box in, and put a cross in another."),
    marked("Leave out what you would rather not say."),
)

ON_AN_EASY_SHEET = (
    ON_A_SHEET[0],
    marked("Put a cross beside one face for each statement. If you want, put one more below it."),
    *ON_A_SHEET[2:],
)
"""The same, where there is a face to begin with, and a finer answer for whoever wants one."""

FOR_WHO_PRINTS = (
    marked("Each sheet has a code of its own. Print each once, and copy none."),
    marked("Hand them out in no order, and note nowhere who has which."),
    marked("For more people, print the numbers that come after: {option}"),
)

FOR_YOU_TO_KEEP = (
    marked("With this code your answers can be taken out until the round is sealed."),
    marked("Give it to whoever gave you this sheet. You need not say why, and need not give your name."),
    marked("We do not keep the code, so we cannot look it up for you."),
)

NOBODY_SIGNS_IN = marked("Nobody signs in, and nobody writes a name.")

CODE_OF_A_SHEET = marked(
    "If you fill in a sheet of paper, a code stands on its page to keep. With it your answers can be taken "
    "out until the round is sealed."
)

BEFORE = (
    marked("Bring a box with a slot, pens, and these papers. Put a welcome sheet on every chair."),
    NOBODY_SIGNS_IN,
    marked("The cards of each group have a pattern of their own, and its name. Hand out the right ones."),
    marked("Find a place where people can fill in a card unseen. Hands in the air are not anonymous."),
    marked("All paper here carries the code {code}. What carries another is not of this assessment."),
)

RATING = (
    marked("Read each statement out twice, with its question. Leave time. Say that any answer is right."),
    marked("Everyone puts a card in the box before anything is shown."),
    marked("Count the cards of each group where all can see that nothing is lost. Write the numbers down."),
    marked("Who has filled in a sheet hands it in unseen, and keeps the page that says so."),
    marked("A card that nobody can read, or with two crosses, is not counted as an answer. Never guess."),
)

AFTER = {
    marked("Look and talk"): (
        marked("The room chooses which statements to talk about."),
        marked("Show first what people with lived experience said. They talk first. Then show the others’."),
        marked("Ask what works, what does not, and what should change. Read back what you wrote down."),
        marked("Ask whether the room agrees on a level, and who does not. Not to agree is a result too."),
    ),
    marked("Close"): (
        marked("What matters most? Each person has a few dots to give."),
        marked("For each note: may it be printed? Only a yes is a yes."),
        marked("Agree on two actions. Each has two leads: one with lived experience, one from the council."),
        marked("Say when people will see the report. Ask how it was."),
    ),
}
"""What follows the rating, by its title."""

TWO_HOURS = (
    marked("0:00 Welcome, opening words, what became of last year’s promises, a statement to practise"),
    marked("0:15 Answer eight, with cards in a box"),
    marked("0:38 Break, and counting"),
    marked("0:53 What people with lived experience said; dots choose four to talk about"),
    marked("1:00 Talk about four, seven minutes each"),
    marked("1:28 Break"),
    marked("1:35 Two actions, with two leads each"),
    marked("1:50 What was put aside; what may be printed"),
    marked("1:56 How was it, and when will people hear?"),
)
"""Two hours with eleven people and five staff."""
