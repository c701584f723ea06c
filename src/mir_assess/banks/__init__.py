"""Banks of statements: found, read, checked and handed on as one `Bank`.

`load` is for who wants to use a bank, `check` for who is writing one, `catalogue` for who is choosing. They
take plain paths and return plain values; where the banks stand is for the caller to know. Importing this
costs neither YAML nor Pydantic: a bank that was validated beforehand needs neither, and the first question
should not wait for them.
"""

from mir_assess.banks.shelf import Entry, Report, bank_named_in, catalogue, check, load

__all__ = ["Entry", "Report", "bank_named_in", "catalogue", "check", "load"]
