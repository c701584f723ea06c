"""What `statements diff` prints: what became of each statement, a heading a kind, old words above new."""

from collections.abc import Iterator, Mapping, Sequence

from mir_assess.banks.differences import KINDS, Became, Difference
from mir_assess.banks.part_differences import PartChange
from mir_assess.cli.bank_pages import ROLE_WORDS, VOICE_WORDS
from mir_assess.cli.console import Console, counted

HEADINGS = {
    "reworded_comparable": "Reworded; answers still compare",
    "reworded": "Reworded; answers do not compare",
    "rescaled": "On levels that changed; answers do not compare",
    "split": "Split; answers do not compare",
    "merged": "Merged; answers do not compare",
    "replaced": "Replaced by another statement; answers do not compare",
    "question": "Under another question for some; their answers do not compare, and all others do",
    "moved": "Moved to another theme; answers still compare",
    "promise": "The promise is kept from another level; answers still compare",
    "help": "Easy text or help changed; answers are compared, and the report says what changed",
    "other_edition": (
        "In a bank with another id, in other words or on other levels, or under another question; "
        "answers do not compare"
    ),
    "new": "New",
    "back": "Back, after it was retired",
    "retired": "Retired",
    "gone": "Gone from the file. If it is no longer asked, put it back with retired",
    "elsewhere": "Not in the second",
}
SHORT = {
    "reworded_comparable": "reworded and comparing",
    "reworded": "reworded and not comparing",
    "rescaled": "on levels that changed",
    "split": "split",
    "merged": "merged",
    "replaced": "replaced",
    "question": "under another question for some",
    "moved": "moved",
    "promise": "with another promise",
    "help": "with other help",
    "other_edition": "in another bank",
    "new": "new",
    "back": "back",
    "retired": "retired",
    "gone": "gone from the file",
    "elsewhere": "not in the second",
    "same": "unchanged",
}
PARTS = {
    "title": "Title",
    "wording": "Whose words",
    "scale": "Scale",
    "level": "Level",
    "promise": "Promise kept from, on the scale",
    "theme": "Theme",
    "stem": "Question for",
    "set": "Set",
    "prompts": "Asked in every talk",
}
FREE = {
    "prompts": "Other prompts",
    "picture": "Another picture",
    "links": "Other links",
    "pairs_with": "Other pairs",
}
UNTOLD = (
    "changed without a new wording. If something else counts now, add a new wording with "
    "compares_with_previous: false"
)
NOT_ASKED = "(not in this edition)"


def show_difference(found: Difference, shown: Console) -> None:
    """Show what became of everything between two editions."""
    old, new = found.old, found.new
    shown.heading(f"{new.title}: {_named(found)}")
    asked = counted(len(old.statements), "statement", "statements")
    shown.say(f"{asked} before, {len(new.statements)} now. {_numbers(found)}")
    for kind, heading in HEADINGS.items():
        became = found.of(kind)
        if became:
            shown.say("")
            shown.heading(f"{heading} ({len(became)})")
            for one in became:
                _show_one(kind, one, shown)
    _show_parts(found.parts, shown)


def _named(found: Difference) -> str:
    old, new = found.old, found.new
    if old.bank == new.bank:
        return f"edition {old.edition} and edition {new.edition}"
    return f"{old.bank}, edition {old.edition}, and {new.bank}, edition {new.edition}"


def _numbers(found: Difference) -> str:
    told = [f"{len(found.of(kind))} {SHORT[kind]}" for kind in KINDS if found.of(kind)]
    if not [kind for kind in KINDS if kind != "same" and found.of(kind)]:
        return "All are unchanged." if told else ""
    return f"{', '.join(told)}."


def _show_one(kind: str, one: Became, shown: Console) -> None:
    if kind in {"new", "back"}:
        _show_texts("  ", one.now, shown)
    elif kind in {"retired", "gone", "elsewhere"}:
        _show_texts("  ", one.before, shown)
        if one.now:
            _show_texts("    in its place  ", one.now, shown)
    elif one.before == one.now:
        _show_texts("  ", one.now, shown)
    elif len(one.before) == len(one.now) == 1 and one.before[0][0] == one.now[0][0]:
        shown.say(f"  {one.now[0][0]}")
        shown.hung("    was  ", one.before[0][1])
        shown.hung("    now  ", one.now[0][1])
    else:
        _show_texts("  was  ", one.before, shown)
        _show_texts("  now  ", one.now, shown)
    for head, note in _notes(one):
        shown.hung(f"    {head}  ", note)


def _show_texts(head: str, texts: Sequence[tuple[str, str]], shown: Console) -> None:
    for name, text in texts:
        shown.hung(f"{head}{name}  ", text or NOT_ASKED)


def _notes(one: Became) -> list[tuple[str, str]]:
    """Return what else is to be said of a statement, each under its own small word."""
    told = [*_levels(one), *_under(one)]
    if one.moved:
        told.append(("theme", f"from “{one.moved[0]}” to “{one.moved[1]}”"))
    if one.promise:
        was, now = (f"from “{label}”" if label else "at no level" for label in one.promise)
        told.append(("promise", f"was kept {was}, now {now}"))
    if one.in_place:
        words = "its words" if one.before != one.now else "what its levels mean, or its voice,"
        told.append(("note", f"{words} changed without a new wording, so nobody said that answers compare"))
    if one.reason:
        told.append(("why", one.reason))
    return told


def _levels(one: Became) -> Iterator[tuple[str, str]]:
    """Yield which levels came, went, or mean something else."""
    before, now = one.levels or ((), ())
    for what, labels in (
        ("gained", [label for label in now if label not in before]),
        ("lost", [label for label in before if label not in now]),
        ("described otherwise:", one.described),
    ):
        if labels:
            yield "levels", f"{what} {', '.join(f'“{label}”' for label in labels)}"


def _under(one: Became) -> Iterator[tuple[str, str]]:
    """Yield who is put another question, and how the easy text and the help changed."""
    if one.questions:
        roles = ", ".join(_lower(ROLE_WORDS, role) for role in ROLE_WORDS if role in one.questions)
        yield "question", f"another for {'everyone' if one.to_all else roles}"
    for head, changed in (("easy", one.easy_text), ("help", one.explanation)):
        if changed:
            was, now = (f"“{text}”" if text else "none" for text in changed)
            yield head, f"was {was}, now {now}"
    if one.untold:
        yield "note", UNTOLD


def _show_parts(parts: Sequence[PartChange], shown: Console) -> None:
    if not parts:
        return
    shown.say("")
    shown.heading("Around the statements")
    for part in parts:
        if part.kind == "free":
            shown.hung(f"  {FREE[part.name]}: ", part.now)
            continue
        shown.hung("  ", f"{PARTS[part.kind]} {_part_name(part)}".rstrip() + _gone_or_new(part))
        if part.before:
            shown.hung("    was  ", part.before)
        if part.now:
            shown.hung("    now  ", part.now)


def _gone_or_new(part: PartChange) -> str:
    return "" if part.before and part.now else " (new)" if part.now else " (gone)"


def _part_name(part: PartChange) -> str:
    if part.kind != "stem":
        return f"“{part.name}”" if part.name else ""
    role, _, voice = part.name.partition(" ")
    return f"{_lower(ROLE_WORDS, role)}, {_lower(VOICE_WORDS, voice)}"


def _lower(words: Mapping[str, str], key: str) -> str:
    found = words[key]
    return found if found.startswith(("I ", "We ")) else found[0].lower() + found[1:]
