"""What can go wrong, in one mould: where, what is wrong, what to do.

Everything raises one family, `MirError`, which carries every problem found and the exit code it means.
Nothing here prints: `__main__` shows an error once, at the top. This module knows how words are said, and
nothing of the rest of the house.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from mir_assess.speech import say, say_n

SHOWN_AT_MOST = 20
LONGEST_LINE = 1_300
"""Characters of one problem, as it is shown. What it quotes may be a word of a million letters."""
LONGEST_WORD = 200
"""Characters of a word that something near is looked for; nobody mistypes a longer one."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person can mend.

    `where` is a place they can find (a file and line, an option, a command); `what` is a sentence without
    blame; `fix` says what to do next, and may be empty only where `what` already says it.
    """

    where: str
    what: str
    fix: str

    def __str__(self) -> str:
        return ": ".join(
            part for part in (self.where, " ".join(part for part in (self.what, self.fix) if part)) if part
        )


class MirError(Exception):
    """An error that a person can understand and act on; `problems` holds at least one problem."""

    exit_code = 1

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems: tuple[Problem, ...] = problems

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        """Return what to show: at most twenty problems a line each, then how many more there are."""
        shown = [_in_short(str(problem)) for problem in self.problems[:SHOWN_AT_MOST]]
        hidden = len(self.problems) - len(shown)
        if hidden:
            shown.append(
                say_n(
                    "… and {number} more like these. Mend the ones above first, then run the command again.",
                    "… and {number} more like these. Mend the ones above first, then run the command again.",
                    hidden,
                )
            )
        return shown


def _in_short(line: str) -> str:
    """Return a line without the middle of what it quotes at length: where it is and what to do stand at its
    ends.
    """
    half = LONGEST_LINE // 2
    return line if len(line) <= LONGEST_LINE else f"{line[:half]} … {line[-half + 3 :]}"


class BankError(MirError):
    """A bank of statements that cannot be used as it stands."""


class WordingError(MirError):
    """A copy of somebody's wording that cannot be used as it stands."""


class SessionError(MirError):
    """Something typed or asked in a workshop that cannot be done there."""


class StoreError(MirError):
    """The place where answers are kept cannot be used as asked."""


class ImportInvalid(MirError):
    """A file of answers with something to mend; nothing was written from it."""


class ReportError(MirError):
    """A report that cannot be made, or cannot be written."""


class UsageError(MirError):
    """A command that lacks an option it needs when there is nobody to ask."""

    exit_code = 2


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `Did you mean “x”?` for the nearest known word, or an empty string when nothing is near."""
    if len(word) > LONGEST_WORD:
        return ""
    from difflib import get_close_matches  # most programs run without a word that nobody knows

    by_folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return say("Did you mean “{word}”?", word=by_folded[near[0]]) if near else ""
