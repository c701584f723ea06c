"""How people get into the rooms of one server: an address, and codes to point a phone at."""

from mir_assess.channels.room import qr
from mir_assess.model.value import value
from mir_assess.speech import say


@value
class WaysIn:
    """`address` is what is typed or scanned, without the room (`http://192.168.1.7:8000`). `wifi_name` is the
    network it is reached in, empty where nobody named one, and `wifi_password` what opens that, if anything.
    """

    address: str
    wifi_name: str = ""
    wifi_password: str = ""

    def qr_of(self, code: str) -> str:
        """Return the code that leads into a room, as SVG."""
        return qr.drawing(f"{self.address}/r/{code}")

    def wifi_qr(self) -> str:
        """Return the code by which a phone joins the network, as SVG; empty where nobody named one."""
        return qr.drawing(qr.wifi(self.wifi_name, self.wifi_password)) if self.wifi_name else ""

    def wifi_in_words(self) -> str:
        """Return how to join the network, for whoever reads it aloud; empty where nobody named one.

        The password is no secret from those in the room: a code to scan holds it too, and not every phone
        has a camera.
        """
        if not self.wifi_name:
            return ""
        if not self.wifi_password:
            return say("The Wi-Fi to join: {name}. It has no password.", name=self.wifi_name)
        return say(
            "The Wi-Fi to join: {name}. Its password: {password}",
            name=self.wifi_name,
            password=self.wifi_password,
        )
