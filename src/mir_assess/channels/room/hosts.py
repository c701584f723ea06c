"""Which names this server answers to, so that no page of another site can pass for one of ours.

A page from elsewhere can have its own name point at this computer (DNS rebinding), and would then be taken by
a browser for a page of ours. It cannot do that to an address in numbers, nor to a name that only this network
or this computer gives. Pure.
"""

from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit

_NOBODYS = ("local", "localhost", "lan", "home", "internal", "localdomain", "home.arpa")
"""How names end that a network gives to those in it, and that nobody can register."""


def is_ours(host: str, names: Collection[str]) -> bool:
    """Return whether a request to this host (`192.168.1.7:8000`) may be answered.

    `names` are those that were given to this server. Who names no host at all is no browser.

    >>> [is_ours(each, ()) for each in ("10.0.0.7:8000", "[fe80::1]:8000", "laptop.local", "laptop")]
    [True, True, True, True]
    >>> [is_ours(each, ("rooms.example.org",)) for each in ("rooms.example.org", "evil.test")]
    [True, False]
    """
    if not host:
        return True
    name = name_of(host)
    if not name:
        return False
    if "." not in name or name in names or name.endswith(tuple(f".{end}" for end in _NOBODYS)):
        return True
    return _is_in_numbers(name)


def name_of(host: str) -> str:
    """Return the name in a host or an address, in small letters and without its port; empty where there is
    none.

    >>> name_of("http://Rooms.Example.org:8000/x"), name_of("laptop.local.:80"), name_of("[")
    ('rooms.example.org', 'laptop.local', '')
    """
    try:
        name = urlsplit(host if "://" in host else f"//{host}").hostname or ""
    except ValueError:
        return ""
    return name.removesuffix(".")


def _is_in_numbers(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
