"""With whom answers count that somebody gives for another person.

Who answers for somebody is no voice of lived experience, nor of a carer's own life: their answers belong to
those of the role `representative`, where a round has such a group. One rule for a keyboard, a phone and a
file; what is said of it is for each of them to say.
"""

from collections.abc import Callable

from mir_assess.model.assessment import CARER, LIVED_EXPERIENCE, REPRESENTATIVE, Assessment, Group
from mir_assess.model.events import ANSWERED_FOR

OF_THEIR_OWN_LIFE = (LIVED_EXPERIENCE, CARER)
"""Roles that speak of a life of their own, and of nobody else's."""


def is_given_for(group: Group, support: str) -> bool:
    """Return whether somebody answers for a person of this group, which speaks of its own lives."""
    return support == ANSWERED_FOR and group.role in OF_THEIR_OWN_LIFE


def counts_with(assessment: Assessment, group: Group, support: str, may_be: Callable[[Group], bool]) -> Group:
    """Return the group that answers count with which were begun in `group`, with this help: another one only
    where they are given for somebody, and a group is there for that.

    `may_be` says whether the channel can take answers of such a group; the first that it can is the one.
    """
    if not is_given_for(group, support):
        return group
    theirs = (each for each in assessment.groups if each.role == REPRESENTATIVE)
    return next((each for each in theirs if may_be(each)), group)
