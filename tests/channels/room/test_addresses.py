"""Which way a phone finds the computer: the network in the room first."""

from mir_assess.channels.room.addresses import addresses, in_order

LAPTOP = [
    ("lo", "127.0.0.1"),
    ("docker0", "172.17.0.1"),
    ("br-5a1", "172.18.0.1"),
    ("tun0", "10.8.0.6"),
    ("eth0", "10.1.4.9"),
    ("wlan0", "192.168.1.20"),
]
WINDOWS = [
    ("VirtualBox Host-Only Ethernet Adapter", "192.168.56.1"),
    ("Hyper-V Virtual Ethernet Adapter", "172.26.80.1"),
    ("Software Loopback Interface 1", "127.0.0.1"),
    ("Microsoft Wi-Fi Direct Virtual Adapter", "169.254.33.1"),
    ("Intel(R) Wi-Fi 6 AX201 160MHz", "192.168.1.20"),
]


def test_the_network_that_leads_out_comes_first():
    assert in_order(LAPTOP, "192.168.1.20")[0] == "192.168.1.20"
    assert in_order(LAPTOP, "10.1.4.9")[:2] == ("10.1.4.9", "192.168.1.20")


def test_a_tunnel_to_the_office_is_not_the_room_though_everything_goes_through_it():
    assert in_order(LAPTOP, "10.8.0.6")[:2] == ("10.1.4.9", "192.168.1.20")


def test_machines_inside_the_computer_come_last_and_the_way_to_itself_not_at_all():
    assert in_order(LAPTOP, "")[-2:] == ("172.17.0.1", "172.18.0.1")
    assert "127.0.0.1" not in in_order(LAPTOP, "")
    assert in_order(WINDOWS, "192.168.1.20")[0] == "192.168.1.20"


def test_a_network_without_a_router_still_serves_where_there_is_no_other():
    assert in_order([("eth0", "169.254.7.7")], "") == ("169.254.7.7",)
    assert in_order([("eth0", "169.254.7.7"), ("wlan0", "10.0.0.2")], "")[0] == "10.0.0.2"


def test_a_wifi_that_the_laptop_shares_itself_is_where_the_phones_are():
    shared = ("Microsoft Wi-Fi Direct Virtual Adapter #2", "192.168.137.1")
    assert in_order([*WINDOWS[:3], shared], "")[0] == "192.168.137.1"


def test_without_a_network_there_is_no_address():
    assert in_order([("lo", "127.0.0.1")], "") == ()


def test_this_computer_is_asked_without_a_fault():
    assert all(address.count(".") == 3 for address in addresses())
