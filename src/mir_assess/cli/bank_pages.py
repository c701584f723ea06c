"""What `statements list` and `show` print: the banks there are, one bank, one statement.

Shows what it is given; which bank or statement is meant, `banks` finds out.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from mir_assess.banks.shelf import Entry
from mir_assess.cli.console import Console, counted
from mir_assess.model.bank import ROLES, Bank, Edition, EditionStatement, Framework, Statement, Wording

VOICE_WORDS = {"i": "I statements", "we": "We statements", "none": "Statements"}
ROLE_WORDS = {
    "lived_experience": "People with lived experience",
    "carer": "Carers",
    "representative": "People who answer for someone",
    "council": "Council team",
    "partner": "Partners",
    "other": "Others",
}
STATUS_WORDS = {
    "confirmed": "confirmed: seen on a public page",
    "suggested": "suggested: this bank's own thought",
    "unconfirmed": "unconfirmed: remembered, not seen",
}
NO_COUNTERPART = "No official statement on this topic is known to us."
ORGANISATION = "your organisation"


def show_list(entries: Sequence[tuple[Entry, Bank | None]], shown: Console) -> None:
    """List banks, each with its bank where it has no errors: how much is in it, and in which languages."""
    if shown.plain:
        heads = (
            "Bank",
            "Title",
            "I statements",
            "We statements",
            "Statements",
            "Editions",
            "Languages",
            "Sets",
        )
        shown.table(heads, [_row(entry, bank) for entry, bank in entries])
        return
    for place, (entry, bank) in enumerate(entries):
        if place:
            shown.say("")
        shown.heading(f"{entry.id}  {entry.title}".rstrip())
        if bank is None:
            shown.say(f"  {_spoilt(entry)}")
            continue
        spoken = f"{counted(len(entry.languages), 'Language', 'Languages')[2:]}: {', '.join(entry.languages)}"
        editions = f"{'Edition' if len(entry.editions) == 1 else 'Editions'}: {', '.join(entry.editions)}"
        shown.say(f"  {_amounts(bank.edition())}. {editions}. {spoken}.")
        if entry.sets:
            shown.say(f"  Sets: {', '.join(entry.sets)}")


def _row(entry: Entry, bank: Bank | None) -> tuple[str, ...]:
    if bank is None:
        return (entry.id, _spoilt(entry), "", "", "", "", "", "")
    voices = Counter(statement.voice for statement in bank.edition().statements)
    numbers = [str(voices[voice] or "") for voice in ("i", "we")]
    several = (", ".join(part) for part in (entry.editions, entry.languages, entry.sets))
    return (entry.id, entry.title, *numbers, str(entry.statements), *several)


def _spoilt(entry: Entry) -> str:
    return f"has {counted(entry.errors, 'problem', 'problems')}: statements check {entry.id}"


def _amounts(edition: Edition) -> str:
    """Return how many statements there are in each voice: `34 I statements, 43 We statements`."""
    voices = Counter(statement.voice for statement in edition.statements)
    words = {"i": "I statement", "we": "We statement", "none": "statement"}
    return ", ".join(counted(voices[v], words[v], f"{words[v]}s") for v in VOICE_WORDS if voices[v])


def show_bank(bank: Bank, edition: Edition, shown: Console) -> None:
    """Show a bank as one edition asks it: whose words, its statements by theme, its scales and its sets."""
    shown.heading(f"{edition.title} ({edition.bank}, edition {edition.edition})")
    shown.say(f"{_amounts(edition)}.")
    shown.hung("Whose words: ", edition.source.wording)
    shown.hung("Follows: ", edition.source.follows)
    shown.hung("Terms: ", edition.source.licence)
    if edition.source.note:
        shown.hung("Note: ", edition.source.note)
    if len(bank.editions) > 1:
        shown.hung("Editions: ", ", ".join(bank.editions))
    _show_languages(edition, shown)
    for theme in edition.themes:
        statements = [statement for statement in edition.statements if statement.theme == theme.id]
        if statements:
            shown.say("")
            shown.heading(f"{theme.title} ({theme.id})")
            _show_statements(statements, shown)
    _show_scales(edition, shown)
    if edition.sets:
        shown.say("")
        shown.heading("Sets")
        for chosen in edition.sets:
            words = f"{chosen.title}. {', '.join(chosen.statements)}"
            shown.hung(f"  {chosen.id}: ", words, under=4)
    asked = {stem.role: None for stem in edition.stems}
    shown.say("")
    shown.hung("Asked of: ", ", ".join(ROLE_WORDS[role] for role in ROLES if role in asked))
    for framework in edition.frameworks:
        shown.hung("Links to: ", _framework(framework))
        if framework.note:
            shown.hung("  ", framework.note)


def _show_languages(edition: Edition, shown: Console) -> None:
    for code, words in edition.translations.items():
        made_by = f": {words.made_by}" if words.made_by else ""
        shown.hung("Also in: ", f"{code}{made_by}")


def _show_statements(statements: Sequence[EditionStatement], shown: Console) -> None:
    """Show statements under their voices; a pair is told once, at the one that is no promise."""
    width = max(len(statement.id) for statement in statements)
    for voice, some in groupby(statements, key=lambda statement: statement.voice):
        shown.say(f"  {VOICE_WORDS[voice]}")
        for statement in some:
            told = statement.pairs_with and voice != "we"
            pairs = f" (with {', '.join(statement.pairs_with)})" if told else ""
            shown.hung(f"    {statement.id.ljust(width)}  ", f"{statement.text}{pairs}")


def _show_scales(edition: Edition, shown: Console) -> None:
    used = {statement.scale for statement in edition.statements}
    for scale in edition.scales:
        if scale.id in used:
            kept = (
                f" The promise is kept from “{scale.level(scale.good_from).label}”."
                if scale.good_from
                else ""
            )
            shown.say("")
            shown.heading(f"Scale ({scale.id})")
            levels = ", ".join(level.label for level in scale.levels)
            shown.hung("  Lowest first: ", f"{levels}.{kept}")


def show_statement(
    bank: Bank, statement: Statement, asked: EditionStatement, edition: Edition, shown: Console
) -> None:
    """Show one statement whole, as an edition asks it, with what became of it over the editions."""
    shown.heading(f"{asked.id}  {asked.text}")
    shown.say(f"Bank: {edition.title} ({edition.bank}, edition {edition.edition})")
    if statement.retired is not None:
        heirs = [other.id for other in bank.statements if statement.id in other.replaces]
        taken = f" In its place: {', '.join(heirs)}." if heirs else ""
        shown.say(f"Retired: not asked from edition {statement.retired} on.{taken}")
    shown.say(f"Theme: {edition.theme(asked.theme).title}")
    for head, words in (
        ("Easy: ", asked.easy_text),
        ("Help: ", asked.explanation),
        ("Picture: ", _picture(asked, edition)),
    ):
        if words:
            shown.hung(head, words)
    _show_stems(asked, edition, shown)
    _show_levels(asked, edition, shown)
    for prompt in (*asked.prompts, *edition.prompts):
        shown.hung("To talk about: ", prompt)
    for name in asked.pairs_with:
        shown.hung("Pairs with: ", f"{name}  {edition.statement(name).text}")
    _show_links(asked, edition, shown)
    _show_history(statement, shown)
    _show_translations(asked, shown)


def _picture(asked: EditionStatement, edition: Edition) -> str:
    if not asked.picture or edition.pictures is None:
        return asked.picture
    pictures = edition.pictures
    return f"{asked.picture}, from {pictures.set} ({pictures.licence}). {pictures.credit}"


def _show_stems(asked: EditionStatement, edition: Edition, shown: Console) -> None:
    shown.say("The question over it:")
    for role in ROLES:
        stem = edition.stem(role, asked.voice)
        if stem is not None:
            question = stem.replace("{organisation}", ORGANISATION)
            shown.hung(f"  {ROLE_WORDS[role]}: ", question, under=4)


def _show_levels(asked: EditionStatement, edition: Edition, shown: Console) -> None:
    scale = edition.scale(asked.scale)
    shown.say(
        "Levels, lowest first:" if asked.good_from else "Levels, lowest first; none of them keeps a promise:"
    )
    for number, level in enumerate(scale.levels, start=1):
        kept = " (the promise is kept from here)" if level.key == asked.good_from else ""
        about = asked.descriptors.get(level.key) or level.description
        shown.hung(f"  {number}  ", f"{level.label}{f': {about}' if about else ''}{kept}")


def _show_links(asked: EditionStatement, edition: Edition, shown: Console) -> None:
    known = {framework.id: framework for framework in edition.frameworks}
    if asked.links:
        shown.say("In other frameworks:")
    for name, links in asked.links.items():
        framework = known.get(name)
        shown.hung("  ", _framework(framework) if framework else name, under=4)
        titles = {item.id: item.title for item in framework.items} if framework else {}
        for link in links:
            title = f"{link.id}  {titles[link.id]}" if link.id in titles else link.id
            shown.hung("    ", f"{title} ({STATUS_WORDS[link.status]})", under=6)
        if not links:
            shown.say(f"    {NO_COUNTERPART}")


def _framework(framework: Framework) -> str:
    return f"{framework.title} ({framework.version}; looked at on {framework.seen})"


def _show_history(statement: Statement, shown: Console) -> None:
    if statement.replaces:
        shown.say(f"Replaces: {', '.join(statement.replaces)}")
    if len(statement.wordings) > 1:
        shown.say("Its wordings, oldest first:")
        for wording in statement.wordings:
            shown.hung(f"  {wording.since}  ", f"{wording.text}{_compares(wording)}")


def _compares(wording: Wording) -> str:
    if wording.compares_with_previous is None:
        return ""
    compare = "compare" if wording.compares_with_previous else "do not compare"
    return f" (Answers {compare} with those before.{f' {wording.reason}' if wording.reason else ''})"


def _show_translations(asked: EditionStatement, shown: Console) -> None:
    if asked.translations:
        shown.say("In other languages:")
    for code, words in asked.translations.items():
        for text in (words.get("text", ""), words.get("easy_text", "")):
            if text:
                shown.hung(f"  {code}  ", text)
