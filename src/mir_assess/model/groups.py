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

DEFAULT_GROUPS = ("lived=People with lived experience:lived_experience", "council=Council team:council")

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
            what = f"Two groups have the key “{group.id}”."
            problems.append(Problem("--group", what, "Give each group a key of its own."))
        found[group.id] = group
    by_key = _read_modes(modes, found, problems)
    every = by_key.get("", "individual")
    return tuple(replace(group, mode=by_key.get(key, every)) for key, group in found.items()), problems


def _read_group(text: str, problems: list[Problem]) -> Group | None:
    key, equals, rest = (one_line(part) for part in text.partition("="))
    if not equals or not rest:
        what = f"“{text}” does not say which group."
        problems.append(
            Problem("--group", what, 'Write KEY=LABEL:ROLE, such as --group "carers=Carers:carer".')
        )
        return None
    if not _KEY.fullmatch(key) or key in _RESERVED:
        what = f"“{key}” cannot be the key of a group."
        problems.append(Problem("--group", what, "Use a short word in lowercase letters, such as carers."))
        return None
    label, colon, role = (part.strip() for part in rest.rpartition(":"))
    if not colon or not label or not _ROLE.fullmatch(role):
        return Group(key, rest, "other")
    if role not in ROLES:
        what = f"“{role}” is not a role."
        problems.append(
            Problem("--group", what, f"{nearest(role, ROLES)} Roles are: {', '.join(ROLES)}.".strip())
        )
        return None
    return Group(key, label, role)


def _read_modes(modes: Iterable[str], groups: Mapping[str, Group], problems: list[Problem]) -> dict[str, str]:
    """Return the mode by group key; under the empty key, the mode of every group not named."""
    by_key: dict[str, str] = {}
    for text in modes:
        key, equals, mode = (part.strip() for part in text.rpartition("="))
        if mode not in MODES:
            fix = f"{nearest(mode, MODES)} Modes are: {', '.join(MODES)}.".strip()
            problems.append(Problem("--mode", f"“{mode}” is not a way to rate.", fix))
        elif equals and key not in groups:
            fix = f"{nearest(key, groups)} Groups are: {', '.join(groups)}.".strip()
            problems.append(Problem("--mode", f"There is no group “{key}”.", fix))
        elif by_key.get(key, mode) != mode:
            whose = f"the group “{key}”" if key else "all groups"
            problems.append(Problem("--mode", f"Two ways to rate are given for {whose}.", "Give one."))
        else:
            by_key[key] = mode
    return by_key
