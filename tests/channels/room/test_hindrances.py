"""What could stand in the way on the day is found from what there is, and each says what to do next."""

from dataclasses import replace

import pytest

from mir_assess.channels.room import surroundings
from mir_assess.channels.room.firewall import Firewall, read
from mir_assess.channels.room.hindrances import hindrances, of_browser
from mir_assess.channels.room.surroundings import Surroundings

PYTHON = r"C:\Users\Sam\Python\python.exe"
ALL = frozenset(("Private", "Public", "Domain"))
WELL = Surroundings(
    networks=(("lo", "127.0.0.1"), ("Wi-Fi", "192.168.8.20")),
    way_out="192.168.8.20",
    program=PYTHON,
    plugged_in=True,
    room_left=50 * 1024**3,
    written_in=0.004,
)


def rule(action: str, *profiles: str, app: str = PYTHON, more: str = "") -> str:
    named = "".join(f"Profile={profile}|" for profile in profiles)
    return f"v2.30|Action={action}|Active=TRUE|Dir=In|Protocol=6|{named}App={app}|Name=python.exe|{more}"


OPEN_PORT = "Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=8123|Name=Meetings|"
"""What IT may have opened: a port, for whichever program."""


def told(there: Surroundings) -> tuple[str, bool]:
    """All that is said, and whether the room would stop there."""
    found = hindrances(there, 8123)
    assert all(one.what and one.fix for one in found)
    return " ".join(f"{one.what} {one.fix}" for one in found), any(one.stops for one in found)


def test_where_all_is_well_only_the_address_is_left_to_think_of():
    (only,) = hindrances(WELL, 8123)
    assert "192.168.8.20" in only.what
    assert not only.stops


@pytest.mark.parametrize(
    ("there", "words", "stops"),
    [
        (replace(WELL, networks=(("lo", "127.0.0.1"),)), "is in no network", True),
        (replace(WELL, networks=(("Wi-Fi", "169.254.3.4"),)), "gave this computer no address", False),
        (replace(WELL, networks=(*WELL.networks, ("tun0", "10.8.0.6"))), "A VPN is on", False),
        (replace(WELL, networks=(("Office VPN", "10.8.0.6"),)), "only way out", True),
        (replace(WELL, plugged_in=False), "Bring its charger", False),
        (replace(WELL, room_left=90 * 1024**2), "has 90 MB left", False),
        (replace(WELL, room_left=1024**2), "has 1 MB left", True),
        (replace(WELL, can_write=False, written_in=None), "Nothing can be written", True),
        (replace(WELL, written_in=0.9), "takes 900 ms to keep an answer", False),
        (replace(WELL, prints_pdf=False), "mir-assess[pdf]", False),
    ],
)
def test_each_thing_in_the_way_is_told_with_what_to_do(there, words, stops):
    said, would_stop = told(there)
    assert words in said
    assert would_stop == stops


@pytest.mark.parametrize(
    ("firewall", "words", "stops"),
    [
        (Firewall(ALL, frozenset(), ()), "Windows will ask", False),
        (Firewall(ALL, ALL, ()), "set to keep phones out, and not to ask", True),
        (Firewall(ALL, frozenset(), (rule("Block"),)), "TCP port 8123 to " + PYTHON, True),
        (Firewall(ALL, ALL, (rule("Allow", "Private"),)), "calls the network: private.", False),
        (
            Firewall(ALL, ALL, (rule("Allow", "Private", "Public"), rule("Block", "Public"))),
            "private.",
            False,
        ),
        (Firewall(ALL, ALL, (rule("Allow", app=r"C:\other.exe"),)), "not to ask", True),
        (Firewall(ALL, ALL, (rule("Allow").replace("TRUE", "FALSE"),)), "not to ask", True),
        (Firewall(ALL, ALL, (rule("Allow").replace("Protocol=6", "Protocol=17"),)), "not to ask", True),
        (Firewall(ALL, ALL, (rule("Allow", more="LPort=80|"),)), "not to ask", True),
        (Firewall(ALL, ALL, (rule("Allow", "Domain"),)), "the office’s own.", False),
        (Firewall(ALL, frozenset(("Domain",)), ()), "Windows will ask", False),
        (Firewall(ALL, frozenset(), (rule("Allow"),), shut=ALL), "not to ask", True),
        (Firewall(ALL, frozenset(), (rule("Allow"),), unheard=ALL), "not to ask", True),
        (Firewall(ALL, ALL, (), (rule("Allow", "Private"),), unheard=ALL), "network: private.", False),
        (Firewall(ALL, ALL, (rule("Allow", more="RA4=10.0.0.0/255.0.0.0|"),)), "not to ask", True),
        (
            Firewall(ALL, ALL, (rule("Allow", more="RA4=192.168.8.7|RA4=10.0.0.0-10.0.0.9|"),)),
            "not to ask",
            True,
        ),
        (Firewall(ALL, ALL, (rule("Allow", more="RA42=Internet|RA62=Internet|"),)), "not to ask", True),
        (Firewall(ALL, ALL, (rule("Allow", more="RA6=fe80::/64|"),)), "not to ask", True),
        (Firewall(ALL, ALL, (rule("Allow", more="LA4=10.0.0.5|"),)), "not to ask", True),
        (Firewall(ALL, ALL, (rule("Allow", more="Security=Authenticate|"),)), "not to ask", True),
        (
            Firewall(ALL, frozenset(), (rule("Allow"), rule("Block", more="RA4=LocalSubnet|"))),
            "not to ask",
            True,
        ),
    ],
)
def test_what_the_firewall_of_windows_would_do_is_read_from_its_rules(firewall, words, stops):
    said, would_stop = told(replace(WELL, windows=firewall))
    assert words in said
    assert would_stop == stops


@pytest.mark.parametrize(
    "firewall",
    [
        Firewall(frozenset(), ALL, ()),
        Firewall(ALL, ALL, (rule("Allow", app=PYTHON.upper()),)),
        Firewall(ALL, ALL, (rule("Allow", more="LPort2_10=8100-8200|"),)),
        Firewall(ALL, ALL, (), (f"v2.30|{OPEN_PORT}",), unheard=ALL),
        Firewall(ALL, ALL, (rule("Allow", more="RA4=LocalSubnet|RA6=LocalSubnet|"),)),
        Firewall(ALL, ALL, (rule("Allow", more="RA4=192.168.0.0/255.255.0.0|LA4=192.168.8.20|"),)),
        Firewall(ALL, ALL, (rule("Allow", more="RA4=192.168.8.1-192.168.8.99|"),)),
        Firewall(ALL, ALL, (rule("Allow"), rule("Block", more="RA42=Internet|"))),
        Firewall(ALL, ALL, (rule("Allow"), rule("Block", more="RA4=10.0.0.0/8|"))),
    ],
)
def test_a_firewall_that_is_off_or_lets_phones_in_is_not_spoken_of(firewall):
    assert "Windows" not in told(replace(WELL, windows=firewall))[0]


def test_what_it_decided_for_all_computers_wins_over_what_stands_on_this_one():
    local = r"SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy"
    policy = r"SOFTWARE\Policies\Microsoft\WindowsFirewall"
    places = {
        rf"{local}\PublicProfile": [("EnableFirewall", 0), ("DisableNotifications", 0)],
        rf"{local}\StandardProfile": [("EnableFirewall", 1)],
        rf"{local}\FirewallRules": [("a", rule("Allow"))],
        rf"{policy}\PublicProfile": [
            ("EnableFirewall", 1),
            ("DisableNotifications", 1),
            ("AllowLocalPolicyMerge", 0),
        ],
        rf"{policy}\StandardProfile": [("DoNotAllowExceptions", 1)],
        rf"{policy}\FirewallRules": [("b", rule("Block"))],
    }
    found = read(lambda place: places.get(place, []))
    assert found.on == {"Public", "Private"}
    assert found.silent == {"Public"}
    assert (found.shut, found.unheard) == ({"Private"}, {"Public"})
    assert found.keeps_out(PYTHON, 8123, "192.168.8.20") == {"Public", "Private"}
    assert found.lets_in(PYTHON, 8123, "192.168.8.20") == {"Domain"}, "where it is off nothing is kept out"


def test_an_old_browser_is_told_and_a_new_or_unknown_one_is_not():
    assert "old" in of_browser("Mozilla/5.0 (iPad) Version/12.1 Mobile/15E148 Safari/604.1").what
    assert of_browser("Mozilla/5.0 (Android 14) Chrome/126.0.0.0 Mobile Safari/537.36") is None
    assert of_browser("curl/8") is None


def test_this_computer_is_looked_at_without_a_fault_and_nothing_is_left_on_its_disk(tmp_path):
    found = surroundings.found(tmp_path, prints_pdf=True)
    assert found.can_write
    assert found.room_left
    assert found.written_in is not None
    assert not list(tmp_path.iterdir())
    assert not surroundings.found(tmp_path / "missing", prints_pdf=True).can_write
    assert surroundings.found(None, prints_pdf=True).can_write
