"""Groups and modes as they are typed in options: `KEY=LABEL[:ROLE]`, and `MODE` or `KEY=MODE`.

Pure; finds every problem at once.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mir_assess.errors import Problem, nearest
from mir_assess.model.assessment import MODES, Group
from mir_assess.model.bank import ROLES
from mir_assess.model.visible import one_line
from mir_assess.speech import marked, say

USUAL_LABELS = (marked("People with lived experience"), marked("Council team"))
DEFAULT_GROUPS = (f"lived={USUAL_LABELS[0]}:lived_experience", f"council={USUAL_LABELS[1]}:council")
"""The usual two. Their labels are kept in English and put into words where they are shown
(languages.in_language).
"""

_EXAMPLE = '--group "carers=Carers:carer"'
_KEY = re.compile(r"[a-z][a-z0-9_-]*")
_ROLE = re.compile(r"[A-Za-z_-]+")
_RESERVED = ("none", "all", "room")


def read_groups(groups: Sequence[str], modes: Sequence[str]) -> tuple[tuple[Group, ...], list[Problem]]:
    """Return the groups in their order, each with its mode, and every problem found.

    >>> read_groups(["lived=People:lived_experience"], ["tally"])[0]
    (Group(id='lived', label='People', role='lived_experience', mode='tally'),)
    """
    problems: list[Problem] = []
    found: dict[str, Group] = {}
    for text in groups:
        group = _read_group(text, problems)
        if group is None:
            continue
        if group.id in found:
            what = say("Two groups have the key “{key}”.", key=group.id)
            problems.append(Problem("--group", what, say("Give each group a key of its own.")))
        found[group.id] = group
    by_key = _read_modes(modes, found, problems)
    every = by_key.get("", "individual")
    return tuple(replace(group, mode=by_key.get(key, every)) for key, group in found.items()), problems


def _read_group(text: str, problems: list[Problem]) -> Group | None:
    key, equals, rest = (one_line(part) for part in text.partition("="))
    if not equals or not rest:
        what = say("“{words}” does not say which group.", words=text)
        fix = say("Write {form}, such as {example}.", form="KEY=LABEL:ROLE", example=_EXAMPLE)
        problems.append(Problem("--group", what, fix))
        return None
    if not _KEY.fullmatch(key) or key in _RESERVED:
        what = say("“{key}” cannot be the key of a group.", key=key)
        fix = say("Use a short word in lowercase letters, such as {example}.", example="carers")
        problems.append(Problem("--group", what, fix))
        return None
    label, colon, role = (part.strip() for part in rest.rpartition(":"))
    if not colon or not label or not _ROLE.fullmatch(role):
        return Group(key, rest, "other")
    if role not in ROLES:
        roles = say("Roles are: {roles}.", roles=", ".join(ROLES))
        fix = f"{nearest(role, ROLES)} {roles}".strip()
        problems.append(Problem("--group", say("“{role}” is not a role.", role=role), fix))
        return None
    return Group(key, label, role)


def _read_modes(modes: Iterable[str], groups: Mapping[str, Group], problems: list[Problem]) -> dict[str, str]:
    """Return the mode by group key; under the empty key, the mode of every group not named."""
    by_key: dict[str, str] = {}
    for text in modes:
        key, equals, mode = (part.strip() for part in text.rpartition("="))
        if mode not in MODES:
            modes_are = say("Modes are: {modes}.", modes=", ".join(MODES))
            fix = f"{nearest(mode, MODES)} {modes_are}".strip()
            problems.append(Problem("--mode", say("“{mode}” is not a way to rate.", mode=mode), fix))
        elif equals and key not in groups:
            groups_are = say("Groups are: {groups}.", groups=", ".join(groups))
            fix = f"{nearest(key, groups)} {groups_are}".strip()
            problems.append(Problem("--mode", say("There is no group “{key}”.", key=key), fix))
        elif by_key.get(key, mode) != mode:
            what = say("Two ways to rate are given for all groups.")
            if key:
                what = say("Two ways to rate are given for the group “{key}”.", key=key)
            problems.append(Problem("--mode", what, say("Give one.")))
        else:
            by_key[key] = mode
    return by_key
