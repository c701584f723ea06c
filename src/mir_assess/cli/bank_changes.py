"""What `statements diff` prints: what became of each statement, a heading a kind, old words above new."""

from collections.abc import Iterator, Sequence

from mir_assess.banks.differences import KINDS, Became, Difference
from mir_assess.banks.part_differences import PartChange
from mir_assess.cli.console import Console
from mir_assess.speech import marked, marked_n, say, say_n

HEADINGS = {
    "reworded_comparable": marked("Reworded; answers still compare"),
    "reworded": marked("Reworded; answers do not compare"),
    "rescaled": marked("On levels that changed; answers do not compare"),
    "split": marked("Split; answers do not compare"),
    "merged": marked("Merged; answers do not compare"),
    "replaced": marked("Replaced by another statement; answers do not compare"),
    "question": marked("Under another question for some; their answers do not compare, and all others do"),
    "moved": marked("Moved to another theme; answers still compare"),
    "promise": marked("The promise is kept from another level; answers still compare"),
    "help": marked("Easy text or help changed; answers are compared, and the report says what changed"),
    "other_edition": marked(
        "In a bank with another id, in other words or on other levels, or under another question; "
        "answers do not compare"
    ),
    "new": marked("New"),
    "back": marked("Back, after it was retired"),
    "retired": marked("Retired"),
    "gone": marked("Gone from the file. If it is no longer asked, put it back with retired"),
    "elsewhere": marked("Not in the second"),
}
SHORT = {
    "reworded_comparable": marked_n("{number} reworded and comparing", "{number} reworded and comparing"),
    "reworded": marked_n("{number} reworded and not comparing", "{number} reworded and not comparing"),
    "rescaled": marked_n("{number} on levels that changed", "{number} on levels that changed"),
    "split": marked_n("{number} split", "{number} split"),
    "merged": marked_n("{number} merged", "{number} merged"),
    "replaced": marked_n("{number} replaced", "{number} replaced"),
    "question": marked_n(
        "{number} under another question for some", "{number} under another question for some"
    ),
    "moved": marked_n("{number} moved", "{number} moved"),
    "promise": marked_n("{number} with another promise", "{number} with another promise"),
    "help": marked_n("{number} with other help", "{number} with other help"),
    "other_edition": marked_n("{number} in another bank", "{number} in another bank"),
    "new": marked_n("{number} new", "{number} new"),
    "back": marked_n("{number} back", "{number} back"),
    "retired": marked_n("{number} retired", "{number} retired"),
    "gone": marked_n("{number} gone from the file", "{number} gone from the file"),
    "elsewhere": marked_n("{number} not in the second", "{number} not in the second"),
    "same": marked_n("{number} unchanged", "{number} unchanged"),
}
PARTS = {
    "title": marked("Title"),
    "wording": marked("Whose words"),
    "scale": marked("Scale “{name}”"),
    "level": marked("Level “{name}”"),
    "promise": marked("Promise kept from, on the scale “{name}”"),
    "theme": marked("Theme “{name}”"),
    "stem": marked("Question for {role}, {voice}"),
    "set": marked("Set “{name}”"),
    "prompts": marked("Asked in every talk"),
}
FREE = {
    "prompts": marked("Other prompts"),
    "picture": marked("Another picture"),
    "links": marked("Other links"),
    "pairs_with": marked("Other pairs"),
}
UNTOLD = marked(
    "changed without a new wording. If something else counts now, add a new wording with "
    "compares_with_previous: false"
)
NOT_ASKED = marked("(not in this edition)")
ROLES_AMONG = {
    "lived_experience": marked("people with lived experience"),
    "carer": marked("carers"),
    "representative": marked("people who answer for someone"),
    "council": marked("council team"),
    "partner": marked("partners"),
    "other": marked("others"),
}
VOICES_AMONG = {"i": marked("I statements"), "we": marked("We statements"), "none": marked("statements")}


def show_difference(found: Difference, shown: Console) -> None:
    """Show what became of everything between two editions."""
    old, new = found.old, found.new
    shown.heading(f"{new.title}: {_named(found)}")
    asked = say_n(
        "{number} statement before, {now} now.",
        "{number} statements before, {now} now.",
        len(old.statements),
        now=len(new.statements),
    )
    shown.say(f"{asked} {_numbers(found)}")
    for kind, heading in HEADINGS.items():
        became = found.of(kind)
        if became:
            shown.say("")
            shown.heading(f"{say(heading)} ({len(became)})")
            for one in became:
                _show_one(kind, one, shown)
    _show_parts(found.parts, shown)


def _named(found: Difference) -> str:
    old, new = found.old, found.new
    if old.bank == new.bank:
        return say("edition {old} and edition {new}", old=old.edition, new=new.edition)
    return say(
        "{old_bank}, edition {old}, and {new_bank}, edition {new}",
        old_bank=old.bank,
        old=old.edition,
        new_bank=new.bank,
        new=new.edition,
    )


def _numbers(found: Difference) -> str:
    told = [say_n(*SHORT[kind], len(found.of(kind))) for kind in KINDS if found.of(kind)]
    if not [kind for kind in KINDS if kind != "same" and found.of(kind)]:
        return say("All are unchanged.") if told else ""
    return f"{', '.join(told)}."


def _show_one(kind: str, one: Became, shown: Console) -> None:
    if kind in {"new", "back"}:
        _show_texts("  ", one.now, shown)
    elif kind in {"retired", "gone", "elsewhere"}:
        _show_texts("  ", one.before, shown)
        if one.now:
            _show_texts(f"    {say('in its place')}  ", one.now, shown)
    elif one.before == one.now:
        _show_texts("  ", one.now, shown)
    elif len(one.before) == len(one.now) == 1 and one.before[0][0] == one.now[0][0]:
        shown.say(f"  {one.now[0][0]}")
        shown.hung(f"    {say('was')}  ", one.before[0][1])
        shown.hung(f"    {say('now')}  ", one.now[0][1])
    else:
        _show_texts(f"  {say('was')}  ", one.before, shown)
        _show_texts(f"  {say('now')}  ", one.now, shown)
    for head, note in _notes(one):
        shown.hung(f"    {head}  ", note)


def _show_texts(head: str, texts: Sequence[tuple[str, str]], shown: Console) -> None:
    for name, text in texts:
        shown.hung(f"{head}{name}  ", text or say(NOT_ASKED))


def _notes(one: Became) -> list[tuple[str, str]]:
    """Return what else is to be said of a statement, each under its own small word."""
    told = [*_levels(one), *_under(one)]
    if one.moved:
        was, now = one.moved
        told.append((say("theme"), say("from “{was}” to “{now}”", was=was, now=now)))
    if one.promise:
        told.append((say("promise"), _promise(*one.promise)))
    if one.in_place:
        words = say(
            "what its levels mean, or its voice, changed without a new wording, "
            "so nobody said that answers compare"
        )
        if one.before != one.now:
            words = say("its words changed without a new wording, so nobody said that answers compare")
        told.append((say("note"), words))
    if one.reason:
        told.append((say("why"), one.reason))
    return told


def _promise(was: str, now: str) -> str:
    if not was:
        return say("was kept at no level, now from “{now}”", now=now)
    if not now:
        return say("was kept from “{was}”, now at no level", was=was)
    return say("was kept from “{was}”, now from “{now}”", was=was, now=now)


def _levels(one: Became) -> Iterator[tuple[str, str]]:
    """Yield which levels came, went, or mean something else."""
    before, now = one.levels or ((), ())
    for template, labels in (
        (marked("gained {names}"), [label for label in now if label not in before]),
        (marked("lost {names}"), [label for label in before if label not in now]),
        (marked("described otherwise: {names}"), one.described),
    ):
        if labels:
            names = ", ".join(say("“{word}”", word=label) for label in labels)
            yield say("levels"), say(template, names=names)


def _under(one: Became) -> Iterator[tuple[str, str]]:
    """Yield who is put another question, and how the easy text and the help changed."""
    if one.questions:
        roles = ", ".join(say(words) for role, words in ROLES_AMONG.items() if role in one.questions)
        yield (
            say("question"),
            say("another for everyone") if one.to_all else say("another for {roles}", roles=roles),
        )
    for head, changed in ((marked("easy"), one.easy_text), (marked("help"), one.explanation)):
        if changed:
            yield say(head), _was_now(*changed)
    if one.untold:
        yield say("note"), say(UNTOLD)


def _was_now(was: str, now: str) -> str:
    if not was:
        return say("was none, now “{now}”", now=now)
    if not now:
        return say("was “{was}”, now none", was=was)
    return say("was “{was}”, now “{now}”", was=was, now=now)


def _show_parts(parts: Sequence[PartChange], shown: Console) -> None:
    if not parts:
        return
    shown.say("")
    shown.heading(say("Around the statements"))
    for part in parts:
        if part.kind == "free":
            shown.hung(f"  {say(FREE[part.name])}: ", part.now)
            continue
        shown.hung("  ", _gone_or_new(part))
        if part.before:
            shown.hung(f"    {say('was')}  ", part.before)
        if part.now:
            shown.hung(f"    {say('now')}  ", part.now)


def _gone_or_new(part: PartChange) -> str:
    named = _named_part(part)
    if part.before and part.now:
        return named
    return say("{part} (new)", part=named) if part.now else say("{part} (gone)", part=named)


def _named_part(part: PartChange) -> str:
    template = PARTS[part.kind]
    if part.kind != "stem":
        return say(template, name=part.name)
    role, _, voice = part.name.partition(" ")
    return say(template, role=say(ROLES_AMONG[role]), voice=say(VOICES_AMONG[voice]))
