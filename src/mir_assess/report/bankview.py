"""A bank that was asked, as a page tells of it. It knows no answer."""

from mir_assess.model.bank import Framework, PictureSet, Source
from mir_assess.model.edition import Edition
from mir_assess.model.value import value


@value
class BankView:
    """A bank that was asked: which edition, the digest of its texts, and whose words they are.

    `frameworks` are what its statements are tied to, `pictures` the set their pictures come from, if any.
    """

    id: str
    title: str
    edition: str
    digest: str
    source: Source
    frameworks: tuple[Framework, ...]
    pictures: PictureSet | None


def bank_view(part: Edition) -> BankView:
    """Return what a page tells of a bank, in the edition that was asked."""
    return BankView(
        id=part.bank,
        title=part.title,
        edition=part.edition,
        digest=part.digest,
        source=part.source,
        frameworks=part.frameworks,
        pictures=part.pictures,
    )
