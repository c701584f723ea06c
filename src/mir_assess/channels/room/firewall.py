"""What the firewall of Windows would do with a phone: read from its own rules, because it asks nobody twice.

A locked-down computer may be set to keep phones out without a word, which nobody finds out before the day
unless somebody looks. Rules are text in the registry, alike in every language; anybody may read them. All but
`of_windows` is pure.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from mir_assess.model.value import value

_PLACES = (
    r"SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy",
    r"SOFTWARE\Policies\Microsoft\WindowsFirewall",  # what IT has decided for all computers
)
_KINDS = {"StandardProfile": "Private", "PublicProfile": "Public", "DomainProfile": "Domain"}
_TCP = "6"


@value
class Firewall:
    """What Windows lets in: `on` and `silent` are kinds of network (Private, Public, Domain) where it is on,
    and where it keeps programs out without asking; `rules` are its rules as they are written.
    """

    on: frozenset[str]
    silent: frozenset[str]
    rules: tuple[str, ...]

    def lets_in(self, program: str) -> frozenset[str]:
        """Return the kinds of network in which phones get in to this program: a rule that keeps them out
        wins over one that lets them in.
        """
        found = [_read(rule) for rule in self.rules]
        allowed, blocked = (
            _kinds(rule for rule in found if _is_about(rule, program) and rule.get("Action") == [action])
            for action in ("Allow", "Block")
        )
        return (frozenset(_KINDS.values()) - self.on) | (allowed - blocked)

    def keeps_out(self, program: str) -> frozenset[str]:
        """Return the kinds of network in which a rule keeps phones out."""
        rules = (_read(rule) for rule in self.rules)
        return self.on & _kinds(
            rule for rule in rules if _is_about(rule, program) and rule["Action"] == ["Block"]
        )


def _read(rule: str) -> dict[str, list[str]]:
    """Return the fields of a rule; some may stand several times.

    >>> _read("v2.30|Action=Allow|Profile=Private|Profile=Domain|")["Profile"]
    ['Private', 'Domain']
    """
    fields: dict[str, list[str]] = {}
    for part in rule.split("|"):
        name, sign, told = part.partition("=")
        if sign:
            fields.setdefault(name, []).append(told)
    return fields


def _is_about(rule: dict[str, list[str]], program: str) -> bool:
    """Return whether a rule that is in force is about phones that come in to this program."""
    app = os.path.expandvars(rule.get("App", [""])[0]).casefold().replace("/", "\\")
    return (
        app == program.casefold().replace("/", "\\")
        and rule.get("Active") == ["TRUE"]
        and rule.get("Dir") == ["In"]
        and rule.get("Protocol", [_TCP]) == [_TCP]
        and "Action" in rule
    )


def _kinds(rules: Iterable[dict[str, list[str]]]) -> frozenset[str]:
    every = list(_KINDS.values())
    return frozenset(kind for rule in rules for kind in rule.get("Profile", every))


def of_windows() -> Firewall | None:
    """Return what Windows' own firewall is set to; None elsewhere."""
    return read(_values) if sys.platform == "win32" else None


def read(values: Callable[[str], Iterable[tuple[str, object]]]) -> Firewall:
    """Return the settings of a firewall, given the names and values that stand at a place of the registry."""
    on, silent = set[str](), set[str]()
    rules: list[str] = []
    for place in _PLACES:
        for profile, kind in _KINDS.items():
            settings = dict(values(rf"{place}\{profile}"))
            # What IT decided is read last, and wins.
            for name, found in (("EnableFirewall", on), ("DisableNotifications", silent)):
                if name in settings:
                    (found.add if settings[name] == 1 else found.discard)(kind)
        rules += [str(rule) for _, rule in values(rf"{place}\FirewallRules")]
    return Firewall(frozenset(on), frozenset(silent), tuple(rules))


def _values(place: str) -> Iterator[tuple[str, object]]:
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
            for number in range(winreg.QueryInfoKey(key)[1]):
                name, found, _ = winreg.EnumValue(key, number)
                yield name, found
    yield from ()  # elsewhere there is no registry
