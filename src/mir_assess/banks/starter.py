"""A bank to begin with: short enough to read whole, and each part said once, in notes beside it.

What stands in it is made up and meant to be written over. This module knows how a bank is written, and which
file may be: one that is not there yet.
"""

import json
import re
from pathlib import Path

from mir_assess.errors import BankError, Problem
from mir_assess.model.names import slug
from mir_assess.model.visible import one_line, visible
from mir_assess.places import typed_path
from mir_assess.speech import say

ENDINGS = (".yaml", ".yml")
SCHEMA_FILE = "bank.schema.json"
USUAL_FILE = "our-statements.yaml"
LONGEST_NAME = 60
"""Letters of a file's name that is made from a title."""


def starter_file(file: str, title: str) -> Path:
    """Return where a new bank goes: the file as named, with the ending of a bank, else named after its title.

    Raises BankError where the name has another ending, or there is something of that name already.
    """
    try:
        return _free_file(typed_path(file or _named_after(title)))
    except (OSError, RuntimeError) as error:  # a name that is too long, or the home of nobody
        raise _not_written(file, error) from None


def _named_after(title: str) -> str:
    return f"{slug(title)[:LONGEST_NAME].strip('-')}.yaml" if title.strip() else USUAL_FILE


def _free_file(path: Path) -> Path:
    """Return the file as it will be named. Raises BankError; OSError for a name that no file can have."""
    if path.is_dir():
        path = path / USUAL_FILE
    if path.name.startswith("-") or visible(str(path)) != str(path):
        what = say("A file of this name cannot be typed in a command.")
        fix = say("Begin it with a letter, such as northshire.yaml.")
        raise BankError(Problem(f"“{one_line(str(path))}”", what, fix))
    if path.suffix.lower() not in ENDINGS:
        if path.suffix:
            what = say("“{ending}” is not the ending of a bank.", ending=path.suffix)
            fix = say("Name it {file}: banks end in .yaml.", file=path.with_suffix(".yaml").name)
            raise BankError(Problem(str(path), what, fix))
        path = path.with_name(f"{path.name}.yaml")
    if path.exists() or path.is_symlink():
        what = say("There is a file of this name already. Nothing was changed.")
        raise BankError(Problem(str(path), what, say("Choose another name, or go on with that one.")))
    return path


def starter(bank_id: str, title: str, year: int) -> str:
    """Return the text of a new bank, with notes, whose first edition is of this year."""
    words = {
        "<id>": bank_id,
        "<title>": json.dumps(one_line(title), ensure_ascii=False),
        "<year>": str(year),
        "<next year>": str(year + 1),
    }
    return re.sub("|".join(words), lambda found: words[found[0]], STARTER)


def write_starter(path: Path, title: str, year: int) -> bool:
    """Write a new bank, and beside it the schema that lets an editor help; return whether that is there.

    The bank's id is made from the name of its file. Never writes over anything. Raises BankError.
    """
    bank_id = slug(path.stem)
    text = starter(bank_id, title.strip() or bank_id.replace("-", " ").capitalize(), year)
    try:
        _write_new(path, text)
    except OSError as error:
        raise _not_written(str(path), error) from None
    return _write_schema(path.with_name(SCHEMA_FILE))


def _write_new(path: Path, text: str) -> None:
    """Write a file that was not there: whole, or (where the disk is full) not at all."""
    file = path.open("x", encoding="utf-8", newline="\n")
    try:
        with file:
            file.write(text)
    except OSError:
        path.unlink(missing_ok=True)  # it is ours: nobody else had a file of this name
        raise


def _not_written(file: str, error: Exception) -> BankError:
    what = say("The file cannot be written ({reason}).", reason=getattr(error, "strerror", "") or error)
    fix = say("Check that the folder is there and may be written to, or name another place.")
    return BankError(Problem(one_line(file), what, fix))


def _write_schema(path: Path) -> bool:
    from mir_assess.banks.schema import bank_schema  # slow, and of no use but here

    try:
        _write_new(path, bank_schema())
    except OSError:
        return path.exists()
    return True


STARTER = """\
# yaml-language-server: $schema=bank.schema.json
# A bank of statements: what a workshop asks, in words that you choose.
#
# Everything here is an example. Read it once, then write your own over it, part by part. A line that
# begins with # is a note to you; the program skips it. Indent with spaces, never tabs. Keep "double quotes"
# round words that people will see, and always quote "yes", "no" and years.
#
# The first line lets an editor (one with a YAML language server) complete and explain each key, from the file
# bank.schema.json beside this one. Check your bank whenever you like:  mir-assess statements check <id>.yaml

# What sort of file this is. Leave these two lines as they are.
format: mir-assess/bank
version: 1

# The bank's short name (small letters and hyphens), and the title that people see.
id: <id>
title: <title>

# Whose ideas and whose words these are. Every report shows it, so keep it true.
source:
  follows: "What people who come here said matters to them"
  wording: "These words are our own."
  licence: "CC BY 4.0"

# Editions, oldest first. When words change next year, add that year here.
editions: ["<year>"]

# The parts of the bank, in the order a workshop walks them.
themes:
  - id: coming
    title: "Coming here"
  - id: being
    title: "Being here"

# The scale to answer on, lowest level first. good_from is the lowest level that keeps a statement's promise.
# bands are the easy way to answer: No, In between or Yes first. Together they hold every level, in order.
scales:
  - id: truth
    good_from: mostly
    levels:
      - key: never
        label: "Never true"
        description: "It has not happened yet"
      - key: sometimes
        label: "Sometimes true"
        description: "On some days, or with some people"
      - key: mostly
        label: "Mostly true"
        description: "On most days"
      - key: always
        label: "Always true"
        description: "I can count on it"
    bands:
      - key: "no"
        label: "No"
        levels: [never]
      - key: in_between
        label: "In between"
        levels: [sometimes]
      - key: "yes"
        label: "Yes"
        levels: [mostly, always]

# The question put over a statement, for each role (lived_experience, carer, representative, council, partner,
# other) and each voice. A role without a question is not asked. {organisation} becomes the council's name.
stems:
  - role: lived_experience
    voice: i
    text: "Think of your own days here. How true is this for you?"
  - role: lived_experience
    voice: we
    text: '"We" is {organisation}. From what you have seen, how true is this?'
  - role: council
    voice: i
    text: "Think of what people told you or you saw. How true is it for them?"
  - role: council
    voice: we
    text: "Think of what we did, not of what we plan. How true is this?"

# Asked at the end of every talk.
prompts:
  - "What would you change?"

# Short selections with a name, for when there is less time.
sets:
  - id: short
    title: "Two for a short day"
    statements: [C-I-1, B-I-1]

# The statements. An id is for life: never give it to another statement. One idea each, at most 18 words, no
# year, no name of an organisation; easy_text at most 12. The explanation says what counts, or what a hard
# word means.
statements:
  - id: C-I-1
    voice: i # a person speaks of their own life
    wordings:
      - since: "<year>"
        theme: coming
        scale: truth
        text: "It is easy for me to get here."
        easy_text: "I get here easily."
        explanation: "Easy: no long wait, no step too high, a lift that comes."
      # Once these words have been used with people, leave them as they are. To change them, add a wording
      # under them: take the # off the lines below, and add "<next year>" to the editions above.
      # - since: "<next year>"
      #   theme: coming
      #   scale: truth
      #   text: "Getting here is easy for me."
      #   easy_text: "I get here easily."
      #   explanation: "Easy: no long wait, no step too high, a lift that comes."
      #   compares_with_previous: true # would a person answer both alike? If in doubt, write false
      #   reason: "Shorter to read aloud."
    prompts: # for the talk: what opens the good, and what opens the bad
      - "Which way of coming suits you?"
      - "What makes it hard?"

  - id: C-W-1
    voice: we # an organisation's promise
    pairs_with: [C-I-1] # the I statement that tells whether this promise is kept
    wordings:
      - since: "<year>"
        theme: coming
        scale: truth
        text: "We fetch people at the time they were told."
        easy_text: "We come for you on time."
        explanation: "Five minutes early or late still counts."
    prompts:
      - "When did we come on time?"
      - "When were you left to wait?"

  - id: B-I-1
    voice: i
    wordings:
      - since: "<year>"
        theme: being
        scale: truth
        text: "What I do here is up to me."
        easy_text: "I choose what I do here."
        explanation: "To do nothing is a choice too."
    prompts:
      - "What do you like to do here?"
      - "Who decides when you do not?"

  - id: B-I-2
    voice: i
    good_from: always # stricter than the scale, where one failure can hurt: "mostly safe" keeps no promise
    wordings:
      - since: "<year>"
        theme: being
        scale: truth
        text: "Nobody here makes me feel afraid."
        easy_text: "I am not afraid here."
        explanation: "Staff, visitors and everyone else who comes."
    prompts:
      - "Who makes you feel safe?"
      - "What frightens you?"
"""
