"""Codes that a phone can read: right squares, dark on light, and nothing a page's policy forbids."""

import re
import xml.etree.ElementTree as ET

import segno

from mir_assess.channels.room import qr

ADDRESS = "http://192.168.1.20:8000/r/2H3JKM"


def squares(lines):
    """The squares of a code as it stands in a terminal, dark ones true."""
    plain = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in lines]
    rows = []
    for line in plain:
        rows.append(["▀" in sign or "█" in sign for sign in line])
        rows.append(["▄" in sign or "█" in sign for sign in line])
    return rows


def test_a_terminal_shows_every_square():
    wanted = [[bool(dark) for dark in row] for row in segno.make_qr(ADDRESS, error="l").matrix_iter(border=2)]
    shown = squares(qr.in_terminal(ADDRESS))
    assert shown[: len(wanted)] == wanted
    assert not any(any(row) for row in shown[len(wanted) :])


def test_a_terminals_own_colours_do_not_turn_a_code_inside_out():
    assert all(
        line.startswith("\033[30;47m") and line.endswith("\033[0m") for line in qr.in_terminal(ADDRESS)
    )


def test_a_code_fits_a_small_terminal():
    lines = qr.in_terminal(ADDRESS)
    assert len(lines) <= 20
    assert max(len(re.sub(r"\x1b\[[\d;]*m", "", line)) for line in lines) <= 40


def test_a_drawing_is_whole_scales_with_its_place_and_brings_no_style():
    drawing = qr.drawing(ADDRESS)
    root = ET.fromstring(drawing)
    assert root.get("viewBox")
    assert root.get("width") is None
    for forbidden in ("style", "class", "script", "onload", "href"):
        assert forbidden not in drawing


def test_a_wifi_network_is_joined_by_its_very_name():
    assert qr.wifi("Day Centre") == "WIFI:T:nopass;S:Day Centre;;"
    assert qr.wifi('a\\b;c,d:"e"', "p;w") == 'WIFI:T:WPA;S:a\\\\b\\;c\\,d\\:\\"e\\";P:p\\;w;;'
    assert qr.drawing(qr.wifi("Café ☕", "tea")).startswith("<svg")
