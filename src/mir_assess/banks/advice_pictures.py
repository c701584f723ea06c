"""Advice on pictures: a name that the set does not hold shows nothing on the day.

What the set holds is asked of `drawings`, only where a bank names pictures, when it is checked.
"""

from collections.abc import Iterator, Mapping

from mir_assess.banks.drawings import LUCIDE, names_now
from mir_assess.banks.flaws import Flaw
from mir_assess.errors import nearest
from mir_assess.model.bank import Bank
from mir_assess.speech import marked, say, say_n

WHERE_TO_LOOK = marked("All the pictures stand at https://lucide.dev/icons.")


def unknown_pictures(bank: Bank) -> Iterator[Flaw]:
    """A picture has a name of the set, and a set that it comes from."""
    pictured = [
        (place, s.picture) for place, s in enumerate(bank.statements) if s.picture and s.retired is None
    ]
    if pictured and bank.pictures is None:
        what = say_n(
            "{number} statement names a picture, and it is not said from which set.",
            "{number} statements name pictures, and it is not said from which set.",
            len(pictured),
        )
        fix = say(
            "Add pictures: with set: {set}, its credit and its licence, as in making-it-real.yaml.",
            set=LUCIDE,
        )
        yield Flaw(("statements", pictured[0][0], "picture"), what, fix)
    if not pictured or bank.pictures is None:
        return
    if bank.pictures.set != LUCIDE:
        what = say("Pictures of the set “{set}” cannot be drawn here.", set=bank.pictures.set)
        use = say("Use {set}.", set=LUCIDE)
        yield Flaw(("pictures", "set"), what, f"{nearest(bank.pictures.set, [LUCIDE])} {use}".strip())
        return
    known = names_now()
    for place, name in pictured if known else ():
        if known.get(name) != name:
            yield _unknown(("statements", place, "picture"), name, known)


def _unknown(path: tuple[str | int, ...], name: str, known: Mapping[str, str]) -> Flaw:
    if name in known:
        what = say("“{name}” is an older name of a picture.", name=name)
        return Flaw(path, what, say("Write {name}.", name=known[name]))
    what = say("The set {set} has no picture “{name}”.", set=LUCIDE, name=name)
    return Flaw(path, what, f"{nearest(name, known)} {say(WHERE_TO_LOOK)}".strip())
