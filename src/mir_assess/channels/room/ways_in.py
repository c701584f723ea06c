"""How people get in: the address of this machine that a phone can reach, in words and to scan."""

from io import BytesIO

import segno

from mir_assess.model.value import value


@value
class WaysIn:
    """`address` is what is typed or scanned, without the room; `wifi` is a picture that joins the network
    `wifi_name`, both empty where nobody named one.
    """

    address: str
    wifi: str = ""
    wifi_name: str = ""

    def qr_of(self, code: str) -> str:
        """Return the picture that leads into a room, as SVG."""
        return drawn(f"{self.address}/r/{code}")


def drawn(words: str) -> str:
    """Return words as a QR code, as SVG for a page that has a stylesheet."""
    written = BytesIO()
    segno.make(words, error="m", micro=False).save(
        written,
        kind="svg",
        xmldecl=False,
        svgns=False,
        omitsize=True,
        svgclass="qr",
        lineclass=None,
        border=4,
    )
    return written.getvalue().decode().strip()
