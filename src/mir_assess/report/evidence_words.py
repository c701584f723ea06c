"""What the annex for an inspector says of its own: what it is not, how sure a tie is, and what each kind of
evidence is called.

Findings are said elsewhere, once for every page. What CQC asks for, and what is only this project's
suggestion, is kept apart in every sentence. This module knows no round.
"""

from mir_assess.report.tongue import marked

NO_RATING = marked(
    "Nothing here is a CQC rating or can be turned into one: CQC weighs far more evidence than a workshop "
    "can show."
)
WHAT_THIS_IS = marked(
    "This annex sets what was said in this round in the order of CQC's quality statements, and under each by "
    "kind of evidence. Every number stands in the gap report of the same round."
)
WHOSE_ORDER = (
    marked(
        "CQC, the Care Quality Commission, uses four kinds of evidence for councils: people's experience, "
        "feedback from staff and leaders, feedback from partners, and processes. It uses I statements to say "
        "what people's experience should be."
    ),
    marked(
        "Where anything else stands here is a suggestion of this project: answers to We statements, what "
        "carers and representatives said under people's experience, and actions under processes."
    ),
)
NO_TIES = (
    marked("The statements of this round are not tied to CQC's quality statements in their banks."),
    marked("So this annex cannot put them in that order, and guesses nothing."),
    marked(
        "A bank ties its statements under the name {name}, each with how sure the tie is. The built-in bank "
        "shows how."
    ),
)

SURE = {
    "confirmed": marked("Confirmed: a public page was seen that says so."),
    "suggested": marked("Suggested by those who wrote the bank. It can be edited there."),
    "unconfirmed": marked("Not confirmed: it is only remembered, and no page was seen."),
}
"""How sure a tie is, by its status."""
NO_I_STATEMENT = marked("It is no I statement, so where its answers stand is this project's suggestion too.")
WHOSE_TIES = marked(
    "In the banks that come with mir-assess, what is suggested is this project's own thought. Whoever uses a "
    "bank can edit its ties."
)

CATEGORIES = {
    "people": marked("People's experience"),
    "staff": marked("Feedback from staff and leaders"),
    "partners": marked("Feedback from partners"),
    "": marked("Others, in none of CQC's kinds"),
}
"""Kinds of evidence, in CQC's order; the last is of groups whose role is none that we know."""
PROCESSES = marked("Processes")

LISTED = marked("Only those are listed that a bank of this round names.")
NONE_HEARD = {
    "people": marked("Nobody was asked these from their own life."),
    "staff": marked("No group of staff or leaders was asked these."),
    "partners": marked("No group of partners was asked these."),
    "": marked("No other group was asked these."),
}
UNPLACED = marked("Who said these is not told, so they stand under no kind of evidence.")
NO_ACTION = marked("No action was agreed on these statements.")
UNTOUCHED = marked(
    "Nothing that was asked in this round is tied to these. That says nothing about the council, only about "
    "what was asked."
)

MODES = {
    "individual": marked("Each person alone, before anyone saw an answer"),
    "tally": marked("Each person alone, and the answers counted together"),
    "consensus": marked("Together, as one agreed answer"),
}
"""How a group rated."""
HOW_AGREED = marked(
    "What was agreed after talking is told too. A level is called agreed only where most people with lived "
    "experience agreed to it, and beside it stands who did not."
)
HOW_CHANGES_READ = marked(
    "What changed since {year} reads as it does on the year-on-year page: all changes between the two rounds "
    "were judged together, those that are not told here too, and apart from the gaps."
)
NO_ROUND_BEFORE = marked(
    "What changed since an earlier round is not told here: no earlier round that is sealed was at hand."
)
