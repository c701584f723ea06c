"""What several groups said of one statement stands in a row: each thing once, and “the same” only of the one
just before.
"""

import made_up_rounds as made
from mir_assess import pipeline
from mir_assess.analysis.policy import policy_for
from mir_assess.resources import folder
from reading import words_of

TEMPLATES = folder("templates")
LOW = (4, 4, 4, 0, 1)
"""Most are below the promise, and no level has most of them."""
IN_THE_MIDDLE = (0, 1, 7, 1, 0)
"""Most are on “sometimes”, which is below the promise too."""
HIGH = (0, 0, 0, 4, 9)


def report(**said):
    return pipeline.report(made.found({"home": said}), policy_for("room"))


def readings(**said):
    (statement,) = report(**said).statements
    return statement.readings


def standing_out(**said):
    return [found.sentence for listed in report(**said).standouts for found in listed.found]


def test_nobody_is_said_to_say_the_same_as_somebody_further_up():
    """The council's words stand between: the partners said what people said, and not what the council did."""
    said = {"lived": LOW, "council": IN_THE_MIDDLE, "partners": LOW}
    partners = "Most partners thought “Never”, “Rarely” or “Sometimes”."
    assert readings(**said)[1].startswith(partners)
    (sentence,) = standing_out(**said)
    assert sentence.endswith(f" Most of the council team thought “Sometimes”. {partners}")


def test_it_is_said_of_whoever_stands_just_before():
    said = {"lived": LOW, "carers": IN_THE_MIDDLE, "council": IN_THE_MIDDLE}
    (sentence,) = standing_out(**said)
    assert sentence.endswith(" Most carers said “Sometimes”. Most of the council team thought so too.")
    first, *_ = readings(lived=LOW, carers=LOW, council=HIGH)
    assert first.startswith("Most people said “Never”, “Rarely” or “Sometimes”. Most carers said the same. ")


def test_each_group_is_told_once_and_a_pair_after_it_by_its_names():
    told = readings(lived=LOW, carers=IN_THE_MIDDLE, council=IN_THE_MIDDLE)
    assert " ".join(told).count("Most of the council team") == 1
    assert told[-1].startswith("Between carers and the council team: ")


def test_what_people_said_is_told_though_the_first_group_beside_them_is_hidden():
    (told,) = readings(lived=LOW, carers=(1, 1, 0, 0, 0), council=IN_THE_MIDDLE)
    assert told.startswith(
        "Most people said “Never”, “Rarely” or “Sometimes”. Most of the council team thought “Sometimes”. "
    )


def test_what_was_heard_names_what_a_group_said_that_clearly_differs():
    found = report(lived=(0, 2, 7, 11, 0), carers=LOW, council=(0, 0, 0, 12, 11))
    words = " ".join(words_of(pipeline.render(found, "heard", TEMPLATES), "heard").split())
    assert (
        "Most of the council team thought “Mostly”. The council team rated this higher than people" in words
    )
    assert "What are they not seeing? The council team rated this higher than carers did." in words
