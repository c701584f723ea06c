"""Somebody who has a keyboard and nothing else: each place they come to shows, and nothing hides it."""

from typing import Any

MOST = 160
"""Presses of Tab, after which whoever looks for something has been through any page of ours."""

AT = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const label = at.labels && at.labels[0];
  const inside = label && label.closest('.choice') ? label : at;
  const drawn = one => { const style = getComputedStyle(one);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; };
  const box = inside.getClientRects()[0];
  const parts = [[.5, .5], [.12, .3], [.88, .3], [.12, .7], [.88, .7]].map(([x, y]) =>
    [box.left + box.width * x, box.top + box.height * y]);
  const seen = parts.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  const ours = seen.filter(([x, y]) => { const top = document.elementFromPoint(x, y);
    return top && (at.contains(top) || inside.contains(top) || top.contains(at) && top.contains(inside)
      && top.closest('label, a, button, summary')); });
  const before = document.querySelector('[data-stopped]');
  const last = before && before.stopped;
  const followed = !before || !!(before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (before) before.removeAttribute('data-stopped');
  const again = at.dataset.visited === 'yes';
  at.dataset.visited = 'yes'; at.dataset.stopped = 'yes';
  const top = box.top + scrollY, bottom = box.bottom + scrollY;
  const isLower = last === undefined || last === null || bottom > last + 1;
  at.stopped = top;
  const words = label ? label.innerText : at.innerText || at.value || at.id;
  return {name: words.replace(/\\s+/g, ' ').trim(), tag: at.tagName, shows: drawn(at) || drawn(inside),
    covered: seen.length - ours.length, inSight: seen.length, followed, isLower, again};
}"""

TO_REACH = """() => {
  const shows = one => one.getClientRects().length && getComputedStyle(one).visibility !== 'hidden';
  const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  const all = [...document.querySelectorAll(kinds)].filter(shows);
  const groups = new Set();
  return all.filter(one => {
    if (one.type !== 'radio') return true;
    const name = one.form.action + one.name;
    if (groups.has(name)) return false;
    groups.add(name);
    return true;
  }).length;
}"""

TELLS = """() => { window.told = []; const place = document.getElementById('told');
  new MutationObserver(() => { if (place.textContent) told.push(place.textContent); })
    .observe(place, {childList: true}); }"""


class Hands:
    """Two hands at the keyboard of one page."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def at(self) -> dict[str, Any] | None:
        """Where the keyboard is now, once it is sure that it shows and that nothing covers it."""
        found: dict[str, Any] | None = self.page.evaluate(AT)
        if found is not None:
            assert found["shows"], f"nothing shows that {found['name']!r} is focused"
            assert found["inSight"], f"{found['name']!r} is focused out of sight"
            assert not found["covered"], f"something covers {found['name']!r}"
        return found

    def name(self) -> str:
        """The words of what is focused."""
        found = self.at()
        return "" if found is None else str(found["name"])

    def to(self, words: str, key: str = "Tab") -> None:
        """Press Tab until what begins with these words is focused."""
        passed = []
        for _ in range(MOST):
            self.page.keyboard.press(key)
            found = self.at()
            if found is not None and found["name"].startswith(words):
                return
            passed.append(found and found["name"])
        raise AssertionError(f"{words!r} cannot be reached, only {passed[:60]}")

    def press(self, *keys: str) -> None:
        """Press keys."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        """Type words."""
        self.page.keyboard.type(words)

    def goes(self, key: str = "Enter") -> None:
        """Press what leads to another page, and wait for it."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def does(self, key: str = "Enter") -> None:
        """Press what is done in place, and wait until it is."""
        self.page.keyboard.press(key)
        self.page.locator("main:not([aria-busy])").wait_for()

    def walk(self) -> list[dict[str, Any]]:
        """Press Tab through the whole page; return each place that it came to, in order."""
        found: list[dict[str, Any]] = []
        for _ in range(MOST):
            self.page.keyboard.press("Tab")
            stop = self.at()
            if stop is None or stop["again"]:
                return found
            found.append(stop)
        raise AssertionError("Tab does not come to an end")
