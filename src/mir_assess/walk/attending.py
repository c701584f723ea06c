"""Who has been to a round before, where people say so: what is kept of it, and how it is read back.

Nobody is asked, so nobody has to refuse. It knows a group and a number, and no person.
"""

from mir_assess.errors import Problem, SessionError
from mir_assess.model.assessment import Group
from mir_assess.model.came import Came
from mir_assess.model.events import CameBefore
from mir_assess.model.helping import PaidHelp
from mir_assess.model.paper_events import Helped
from mir_assess.speech import say, say_n


def came_of(typed: Came, group: Group, present: int | None) -> CameBefore:
    """Return what was said as it is kept; `present` is how many of a group that rates together were counted,
    None where nobody counted them yet.

    Raises SessionError where one person was meant and a group rates, or the other way about, and for more
    people than are here.
    """
    if group.mode == "individual":
        if typed.people is None:
            return CameBefore(typed.before)
        what = say("Here people rate one at a time, so each says it alone.")
        raise SessionError(Problem("", what, say("Type: first time. Or: been before")))
    if typed.people is None:
        what = say("{group} rate together, so it takes numbers.", group=group.label)
        raise SessionError(Problem("", what, say("Type, for example: been before 6 of 11")))
    if not present:
        what = say("Nobody has counted yet how many are here.")
        raise SessionError(Problem("", what, say("Type, for example: present 10. Then say it again.")))
    if typed.people > present:
        what = say_n(
            "{number} person is present, not {typed}.",
            "{number} people are present, not {typed}.",
            present,
            typed=typed.people,
        )
        fix = say("If more people came in, type: {command}", command=f"present {typed.people}")
        raise SessionError(Problem("", what, fix))
    return CameBefore(typed.before, typed.people)


def came_words(group: Group, came: CameBefore) -> str:
    """Return what was kept, in a sentence."""
    if group.mode == "individual":
        return say("Noted: been before.") if came.before else say("Noted: the first time.")
    return say_n(
        "{group}: {before} of {number} person has been before.",
        "{group}: {before} of {number} people have been before.",
        came.people,
        group=group.label,
        before=came.before,
    )


def helped_of(typed: PaidHelp, group: Group, support: str) -> Helped:
    """Return who pays for somebody's help, as it is kept. Raises SessionError where no help of one person was
    recorded that it could be said of.
    """
    if group.mode != "individual":
        what = say("{group} rate together, so no help is recorded for one person.", group=group.label)
        raise SessionError(Problem("", what, say("Nothing was recorded. Type ? for help.")))
    if not support:
        what = say("No help was recorded for this person.")
        fix = say(
            "Type first how they are helped, for example: {command}", command=f"next {group.id} with read"
        )
        raise SessionError(Problem("", what, fix))
    return Helped(support, typed.paid)


def helped_words(helped: Helped) -> str:
    """Return what was kept, in a sentence."""
    if helped.paid:
        return say("Noted: the helper works for the council or a service it pays for.")
    return say("Noted: the helper works for neither the council nor a service it pays for.")
