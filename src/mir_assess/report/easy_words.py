"""The sentences of the page that is easier to read: one table, so that it can be read, tested and put into
other languages as a whole.

One idea and one verb a sentence, under fifteen words, and a hard word said again in the next sentence. What a
group is called, and what an answer is called, comes in from outside. This module knows no round.
"""

from typing import Literal

from mir_assess.report.tongue import marked

# The page itself

ABOUT_THE_PAGE = (
    marked("This page is made to be easier to read."),
    marked("Only readers with a learning disability can call a page Easy Read."),
    marked("They have not checked this page yet."),
)
WHAT_THIS_IS = (
    marked("This page tells you what people said."),
    marked("Everyone looked at the same statements."),
    marked("A statement is one sentence about life or support."),
    marked("People said what they think of each one."),
    marked("Nobody saw the answers of others first."),
)
DRAFT = (marked("This is a draft."), marked("A draft may still change."))
FOR_THE_ROOM = (
    marked("This page is for the people who were there."),
    marked("Please keep it among you."),
)
PLAIN_TEXTS = (
    marked("Some statements have no easier words yet."),
    marked("For those we show the usual words."),
)

# How to read the pictures

FACES = marked("A face shows an answer.")
NO_MOODS = marked("It does not show how people feel.")
ONE_PERSON = marked("Each small person is one person.")
LONG_BAR = marked("A long bar means many people.")

# Who was there

# For translators: {group} is the name of a group as somebody typed it.
HIDDEN_EVERYWHERE = (
    marked("We do not show the answers of: {group}."),
    marked("We do this to keep people safe."),
    marked("Their answers matter just as much."),
)
SILENT = marked("Nobody gave an answer in this group: {group}.")

# What people said

HIDDEN = marked("We do not show this, to keep people safe.")
NOBODY = marked("Nobody in this group answered this.")
# For translators: {answer} is an answer in quotation marks, or several of them with “or” between.
ROUGHLY = {
    "fewer_than_half": marked("Fewer than half of them said {answer}."),
    "half_or_more": marked("Half of them or more said {answer}."),
    "fewer_than_min_cell": marked("Very few of them said {answer}."),
    "all_but_fewer_than_min_cell": marked("Nearly all of them said {answer}."),
}
AGREED = (marked("They talked about it."), marked("Together they said {answer}."))
DIFFERED = (marked("They met more than once."), marked("Each time they said something else."))
ONLY_THIS = marked("Here only {answer} is enough.")
ROOM_AGREED = marked("Together the room said {answer}.")
ROOM_DIFFERED = marked("The room did not agree on this.")
IN_STEPS = marked("Some people said only no, sometimes or yes.")
AGAIN = marked("Some people answered this again after they saw the answers.")
MATTERS = marked("This was chosen as what matters most.")

# Where groups see it differently

HIGHER_IS_YES = marked("A higher answer is nearer to yes.")
HIGHER_IS_UP = marked("A higher answer is a higher step.")
# For translators: {group} and {other} are names of groups.
GAVE_HIGHER = marked("{group} gave higher answers than {other}.")
Higher = Literal["saw_it_better", "own_life", "for_somebody", "expect_little", "placed"]
THEN: dict[Higher, tuple[str, ...]] = {
    "saw_it_better": (marked("What are they not seeing?"),),
    "own_life": (marked("Both groups answered for their own lives."),),
    "for_somebody": (marked("One group answered for somebody else."),),
    "expect_little": (marked("It may be good."), marked("Or they may expect little.")),
    "placed": (),
}
NO_CLEAR_GAP = (marked("We found no clear difference."), marked("There may still be one."))
NOTHING_COMPARED = (
    marked("We did not compare groups by numbers here."),
    marked("You can read their answers side by side."),
)

# What will happen, and what became of what was promised

WILL_HAPPEN = marked("These things were promised.")
TWO_LEAD = marked("Two people lead each one together.")
TWO_NEEDED = marked("Each one needs two people to lead it.")
NOTHING_PROMISED = (marked("Nothing was promised yet."), marked("You can ask why."))
NOTHING_LEFT = marked("Nothing more was promised yet.")
PROMISED_BEFORE = marked("These things were promised before.")
NOT_KNOWN_BEFORE = marked("We do not know of promises from before.")

# What we do not know

OTHERS = (
    marked("Only the people who were there answered."),
    marked("Other people may see it differently."),
)
# For translators: {groups} are kinds of people, such as “carers”, with “or” between them.
MISSING = marked("No {groups} took part.")
WHY = marked("Numbers do not tell us why.")
HIDDEN_IS_NOT_LOW = marked("A hidden number is not a low number.")

# Who to ask

KEEPER = marked("{person} looks after the answers.")
ASK = marked("You can ask them about this page.")
NO_KEEPER = marked("Nobody wrote down whom to ask.")
