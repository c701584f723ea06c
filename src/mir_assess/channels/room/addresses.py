"""Which addresses of this computer a phone beside it can open.

A computer may have many: to itself, to machines that run inside it, to an office far away. The one that leads
out of the room comes first, because that is where a phone on the same Wi-Fi is. Nothing is sent anywhere to
find out, so it works with no internet at all.
"""

import socket
from collections.abc import Iterable
from contextlib import closing
from ipaddress import IPv4Address

_INSIDE = (
    "docker",
    "br-",
    "veth",
    "virbr",
    "vmnet",
    "vmware",
    "virtualbox",
    "vboxnet",
    "hyper-v",
    "vethernet",
)
_TUNNELS = ("tun", "tap", "utun", "wg", "zt", "tailscale", "zerotier", "ppp", "vpn")
"""How the names begin of networks within a computer, and of those that lead away from the room."""

_NOWHERE = ("192.0.2.1", 9)
"""An address that is nobody's (RFC 5737): asking which way it lies sends nothing."""


def addresses() -> tuple[str, ...]:
    """Return the addresses a phone may reach this computer at, the likeliest first; none without network."""
    return in_order(networks(), leading_out())


def networks() -> tuple[tuple[str, str], ...]:
    """Return the name of each network this computer is in, and its address there."""
    import ifaddr  # only a room needs it, and starting the program must not wait

    return tuple(
        (adapter.nice_name, ip.ip)
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if isinstance(ip.ip, str)  # a later protocol's are not read off a screen by anyone
    )


def in_order(found: Iterable[tuple[str, str]], leading_out: str) -> tuple[str, ...]:
    """Return addresses in the order to try them.

    Args:
        found: the name of each network, and this computer's address in it.
        leading_out: the address that leads out of the room; empty where none does.

    >>> in_order([("lo", "127.0.0.1"), ("docker0", "172.17.0.1"), ("wlan0", "192.168.1.7")], "")
    ('192.168.1.7', '172.17.0.1')
    """
    known = dict.fromkeys((name.casefold(), IPv4Address(address)) for name, address in found)
    can = [(name, address) for name, address in known if not address.is_loopback and not address.is_multicast]
    can.sort(key=lambda one: (_unlikely(*one), str(one[1]) != leading_out))
    return tuple(dict.fromkeys(str(address) for _, address in can))


def is_tunnel(name: str) -> bool:
    """Return whether a network of this name leads away from the room, as to an office far away.

    >>> is_tunnel("tun0"), is_tunnel("Wi-Fi")
    (True, False)
    """
    folded = name.casefold()
    return folded.startswith(_TUNNELS) or "vpn" in folded


def _unlikely(name: str, address: IPv4Address) -> int:
    """How unlikely it is that a phone is in this network: 0 is the likeliest."""
    # A laptop that shares its own Wi-Fi calls it a virtual one, and that is just where the phones are.
    if "wi-fi direct" not in name and (name.startswith(_INSIDE) or "virtual" in name or "wsl" in name):
        return 3
    if is_tunnel(name):
        return 2
    return 1 if address.is_link_local else 0


def leading_out() -> str:
    """Return the address by which this computer leads out of the room; empty where none does."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as asking:
        try:
            asking.connect(_NOWHERE)
        except OSError:
            return ""  # a network of the room's own leads nowhere, and that is fine
        return str(asking.getsockname()[0])
