"""What the firewall of Windows would do with a phone: read from its own rules, because it asks nobody twice.

A locked-down computer may be set to keep phones out without a word, which nobody finds out before the day
unless somebody looks. Rules are text in the registry, alike in every language; anybody may read them. All but
`of_windows` is pure.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from ipaddress import ip_address, ip_network

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

    In kinds that are `shut` no rule lets anything in, and in those `unheard` only the rules of IT do, which
    are `decided`: there it makes no difference what anybody at this computer allows.
    """

    on: frozenset[str]
    silent: frozenset[str]
    rules: tuple[str, ...]
    decided: tuple[str, ...] = ()
    shut: frozenset[str] = frozenset()
    unheard: frozenset[str] = frozenset()

    def lets_in(self, program: str, port: int, near: str) -> frozenset[str]:
        """Return the kinds of network in which phones get in to this program at this port: a rule that keeps
        them out wins over one that lets them in. `near` is this computer's address in the room's network,
        where its phones are; empty where it is not known.
        """
        here = _kinds_of(self.rules, "Allow", program, port, near) - self.unheard
        allowed = here | _kinds_of(self.decided, "Allow", program, port, near)
        blocked = self._blocked(program, port, near)
        return (frozenset(_KINDS.values()) - self.on) | (allowed - blocked - self.shut)

    def keeps_out(self, program: str, port: int, near: str) -> frozenset[str]:
        """Return the kinds of network in which a rule keeps phones out, or nothing that is allowed here lets
        them in.
        """
        return self.on & (self._blocked(program, port, near) | self.shut | self.unheard)

    def _blocked(self, program: str, port: int, near: str) -> frozenset[str]:
        return _kinds_of((*self.rules, *self.decided), "Block", program, port, near)


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


def _kinds_of(rules: Iterable[str], action: str, program: str, port: int, near: str) -> frozenset[str]:
    """Return the kinds of network in which rules of this action are about phones that come in."""
    every = list(_KINDS.values())
    about = (rule for rule in map(_read, rules) if _is_about(rule, program, port) and _is_of(rule, near))
    return frozenset(
        kind for rule in about if rule.get("Action") == [action] for kind in rule.get("Profile", every)
    )


def _is_about(rule: dict[str, list[str]], program: str, port: int) -> bool:
    """Return whether a rule that is in force is about phones that come in to this program at this port.

    IT may have opened the port alone, for whichever program.
    """
    app = os.path.expandvars(rule.get("App", [""])[0]).casefold().replace("/", "\\")
    ports = [each for name, told in rule.items() if name.startswith("LPort") for each in told]
    is_ours = app == program.casefold().replace("/", "\\") or (not app and bool(ports) and "Svc" not in rule)
    return (
        is_ours
        and (not ports or any(_holds(each, port) for each in ports))
        and rule.get("Active") == ["TRUE"]
        and rule.get("Dir") == ["In"]
        and rule.get("Protocol", [_TCP]) == [_TCP]
    )


def _is_of(rule: dict[str, list[str]], near: str) -> bool:
    """Return whether a rule is about phones beside this computer, and not only about others: those of an
    office's own addresses, of the internet, of IPv6, or that prove who they are.
    """
    if any(name.startswith("Security") for name in rule):
        return False
    for side in ("RA", "LA"):
        limits = [each for name, told in rule.items() if name.startswith(f"{side}4") for each in told]
        is_limited = bool(limits) or any(name.startswith(f"{side}6") for name in rule)
        if is_limited and not any(_has(each, near, alone=side == "LA") for each in limits):
            return False
    return True


def _has(addresses: str, near: str, *, alone: bool) -> bool:
    """Return whether addresses as a rule writes them hold this one; `alone`: also where it is the only one.

    >>> [_has(each, "192.168.8.20", alone=False) for each in ("LocalSubnet", "192.168.0.0/255.255.0.0")]
    [True, True]
    >>> [_has(each, "192.168.8.20", alone=False) for each in ("10.0.0.0/8", "10.1.1.1-10.1.1.9", "Internet")]
    [False, False, False]
    """
    if addresses.casefold() in ("localsubnet", "any", "*"):
        return True
    first, dash, last = addresses.partition("-")
    try:
        here = ip_address(near)
        if dash:
            return int(ip_address(first)) <= int(here) <= int(ip_address(last))
        network = ip_network(addresses, strict=False)
    except ValueError:  # words for addresses that are elsewhere, or that we do not know
        return False
    return here in network and (alone or network.num_addresses > 1)


def _holds(ports: str, port: int) -> bool:
    """Return whether ports as a rule writes them hold this one.

    >>> [_holds(each, 8000) for each in ("8000", "7000-9000", "80", "RPC")]
    [True, True, False, False]
    """
    first, _, last = ports.partition("-")
    return first.isdecimal() and int(first) <= port <= int(last if last.isdecimal() else first)


def of_windows() -> Firewall | None:
    """Return what Windows' own firewall is set to; None elsewhere."""
    return read(_values) if sys.platform == "win32" else None


def read(values: Callable[[str], Iterable[tuple[str, object]]]) -> Firewall:
    """Return the settings of a firewall, given the names and values that stand at a place of the registry."""
    on, silent, shut, unheard = set[str](), set[str](), set[str](), set[str]()
    settles = (
        ("EnableFirewall", 1, on),
        ("DisableNotifications", 1, silent),
        ("DoNotAllowExceptions", 1, shut),
        ("AllowLocalPolicyMerge", 0, unheard),
    )
    rules = []
    for place in _PLACES:
        for profile, kind in _KINDS.items():
            settings = dict(values(rf"{place}\{profile}"))
            # What IT decided is read last, and wins.
            for name, told, found in settles:
                if name in settings:
                    (found.add if settings[name] == told else found.discard)(kind)
        rules.append(tuple(str(rule) for _, rule in values(rf"{place}\FirewallRules")))
    local, decided = rules
    return Firewall(
        frozenset(on), frozenset(silent), local, decided, shut=frozenset(shut), unheard=frozenset(unheard)
    )


def _values(place: str) -> Iterator[tuple[str, object]]:
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
            for number in range(winreg.QueryInfoKey(key)[1]):
                name, found, _ = winreg.EnumValue(key, number)
                yield name, found
    yield from ()  # elsewhere there is no registry
