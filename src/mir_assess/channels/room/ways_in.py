"""How people get into the rooms of one server: an address, and codes to point a phone at."""

from mir_assess.channels.room import qr
from mir_assess.model.value import value


@value
class WaysIn:
    """`address` is what is typed or scanned, without the room (`http://192.168.1.7:8000`). `wifi_name` is the
    network it is reached in, and `wifi` the code by which a phone joins that, both empty where nobody named
    one.
    """

    address: str
    wifi: str = ""
    wifi_name: str = ""

    def qr_of(self, code: str) -> str:
        """Return the code that leads into a room, as SVG."""
        return qr.drawing(f"{self.address}/r/{code}")
