"""The shape of a public report, as far as pooling reads it.

Pydantic looks at what comes from outside, so this module is only imported when there is a file to pool. What
stands in a report besides is no business of ours, and may be anything.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, StringConstraints, ValidationError

from mir_assess.analysis.disclosed import Reason, Token
from mir_assess.errors import Problem
from mir_assess.pooled.parsing import USE_ANOTHER
from mir_assess.speech import say

Text = Annotated[str, StringConstraints(min_length=1, max_length=10_000)]
People = Annotated[int, Field(ge=0, le=1_000_000)]
"""More than that has no group."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)


class Suppressed(_Part):
    """A figure that is held back."""

    suppressed: Reason


class Coarse(_Part):
    """A number that is told only roughly."""

    coarse: Token


class Promise(_Part):
    """How many people keep the promise, and their share."""

    people: People
    share: FiniteFloat


class Bands(_Part):
    """The two numbers that stand in the place of levels."""

    not_yet: People
    keeps_promise: People


class Figures(_Part):
    """What one group told of one statement."""

    base: People | Suppressed
    levels: Mapping[str, People] | Suppressed | None
    bands: Bands | None
    keeps_promise: Promise | Coarse | Suppressed | None
    agreed: Mapping[str, Any] | None


class Statement(_Part):
    """A statement, and what each group told of it."""

    id: Text
    bank: Text
    voice: Literal["i", "we", "none"]
    text: Text
    scale: Text
    good_from: Text | None
    groups: Mapping[str, Figures]


class Level(_Part):
    """A step of a scale."""

    key: Text
    label: Text


class Scale(_Part):
    """The levels of a scale, lowest first; of a scale of bands also the levels that each stands for. Reports
    from before bands were told of have none.
    """

    levels: Annotated[list[Level], Field(min_length=2)]
    bands_of: Mapping[str, Annotated[list[Level], Field(min_length=1)]] | None = None

    @property
    def finest(self) -> list[Level]:
        """The levels that people were asked by, lowest first."""
        bands = self.bands_of
        return self.levels if bands is None else [one for band in self.levels for one in bands[band.key]]

    def begins(self, key: str) -> str:
        """Return the level that a level begins with: itself, or the lowest of its band."""
        return key if self.bands_of is None else self.bands_of[key][0].key


class Group(_Part):
    """A group, and how many of it took part."""

    id: Text
    role: Literal["lived_experience", "carer", "representative", "council", "partner", "other"]
    people: People | Suppressed


class Bank(_Part):
    """Which bank was asked, and the digest of its texts."""

    id: Text
    edition: Text
    digest: Text
    wording: str


class Assessment(_Part):
    """Whose round it was."""

    name: Text
    organisation: Text
    year: Annotated[int, Field(ge=1900, le=2200)]
    sealed: bool


class Thresholds(_Part):
    """What the report was made under."""

    min_base: People
    exact_from: People
    min_cell: People


class Document(_Part):
    """A public report."""

    audience: Literal["public"]
    policy: Thresholds
    assessment: Assessment
    banks: list[Bank]
    groups: list[Group]
    scales: Mapping[str, Scale]
    statements: list[Statement]


def shaped(document: Any, where: str) -> Document | list[Problem]:
    """Return plain values as a public report; or a problem for each place that holds something else."""
    try:
        return Document.model_validate(document)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False, include_context=False)
        # A value that is none of several things has a fault for each of them, at one place.
        places = dict.fromkeys(_place(fault["loc"]) for fault in found)
        return [misshapen(where, place) for place in places]


def _place(steps: tuple[int | str, ...]) -> str:
    """Where a fault lies, without the names of our own classes among the steps to it."""
    return ".".join(str(step) for step in steps if not str(step)[:1].isupper() and "[" not in str(step))


def misshapen(where: str, place: str) -> Problem:
    """Return the problem of a place that does not hold what such a report has there."""
    what = say("This is not as `mir-assess report` writes it.")
    return Problem(f"{where}: {place}", what, say(USE_ANOTHER))
