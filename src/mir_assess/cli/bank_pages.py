"""What `statements list` and `show` print: the banks there are, one bank, one statement.

Shows what it is given; which bank or statement is meant, `banks` finds out.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from mir_assess.banks.shelf import Entry
from mir_assess.cli.console import Console
from mir_assess.model.bank import ROLES, Bank, Edition, EditionStatement, Framework, Statement, Wording
from mir_assess.speech import marked, marked_n, say, say_n

VOICE_WORDS = {"i": marked("I statements"), "we": marked("We statements"), "none": marked("Statements")}
ROLE_WORDS = {
    "lived_experience": marked("People with lived experience"),
    "carer": marked("Carers"),
    "representative": marked("People who answer for someone"),
    "council": marked("Council team"),
    "partner": marked("Partners"),
    "other": marked("Others"),
}
STATUS_WORDS = {
    "confirmed": marked("confirmed: seen on a public page"),
    "suggested": marked("suggested: this bank's own thought"),
    "unconfirmed": marked("unconfirmed: remembered, not seen"),
}
AMOUNTS = {
    "i": marked_n("{number} I statement", "{number} I statements"),
    "we": marked_n("{number} We statement", "{number} We statements"),
    "none": marked_n("{number} statement", "{number} statements"),
}
NO_COUNTERPART = marked("No official statement on this topic is known to us.")
ORGANISATION = marked("your organisation")


def show_list(entries: Sequence[tuple[Entry, Bank | None]], shown: Console) -> None:
    """List banks, each with its bank where it has no errors: how much is in it, and in which languages."""
    if shown.plain:
        heads = (
            say("Bank"),
            say("Title"),
            say("I statements"),
            say("We statements"),
            say("Statements"),
            say("Editions"),
            say("Languages"),
            say("Sets"),
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
        codes, years = entry.languages, entry.editions
        spoken = say_n("Language: {names}.", "Languages: {names}.", len(codes), names=", ".join(codes))
        editions = say_n("Edition: {names}.", "Editions: {names}.", len(years), names=", ".join(years))
        shown.say(f"  {_amounts(bank.edition())}. {editions} {spoken}")
        if entry.sets:
            shown.say(f"  {say('Sets: {names}', names=', '.join(entry.sets))}")


def _row(entry: Entry, bank: Bank | None) -> tuple[str, ...]:
    if bank is None:
        return (entry.id, _spoilt(entry), "", "", "", "", "", "")
    voices = Counter(statement.voice for statement in bank.edition().statements)
    numbers = [str(voices[voice] or "") for voice in ("i", "we")]
    several = (", ".join(part) for part in (entry.editions, entry.languages, entry.sets))
    return (entry.id, entry.title, *numbers, str(entry.statements), *several)


def _spoilt(entry: Entry) -> str:
    return say_n(
        "has {number} problem: {command}",
        "has {number} problems: {command}",
        entry.errors,
        command=f"statements check {entry.id}",
    )


def _amounts(edition: Edition) -> str:
    """Return how many statements there are in each voice: `34 I statements, 43 We statements`."""
    voices = Counter(statement.voice for statement in edition.statements)
    return ", ".join(say_n(*AMOUNTS[voice], voices[voice]) for voice in AMOUNTS if voices[voice])


def show_bank(bank: Bank, edition: Edition, shown: Console) -> None:
    """Show a bank as one edition asks it: whose words, its statements by theme, its scales and its sets."""
    shown.heading(_named(edition))
    shown.say(f"{_amounts(edition)}.")
    shown.hung(f"{say('Whose words:')} ", edition.source.wording)
    shown.hung(f"{say('Follows:')} ", edition.source.follows)
    shown.hung(f"{say('Terms:')} ", edition.source.licence)
    if edition.source.note:
        shown.hung(f"{say('Note:')} ", edition.source.note)
    if len(bank.editions) > 1:
        shown.hung(f"{say('Editions:')} ", ", ".join(bank.editions))
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
        shown.heading(say("Sets"))
        for chosen in edition.sets:
            words = f"{chosen.title}. {', '.join(chosen.statements)}"
            shown.hung(f"  {chosen.id}: ", words, under=4)
    asked = {stem.role: None for stem in edition.stems}
    shown.say("")
    shown.hung(f"{say('Asked of:')} ", ", ".join(say(ROLE_WORDS[role]) for role in ROLES if role in asked))
    for framework in edition.frameworks:
        shown.hung(f"{say('Links to:')} ", _framework(framework))
        if framework.note:
            shown.hung("  ", framework.note)


def _named(edition: Edition) -> str:
    return say(
        "{title} ({bank}, edition {edition})",
        title=edition.title,
        bank=edition.bank,
        edition=edition.edition,
    )


def _show_languages(edition: Edition, shown: Console) -> None:
    for code, words in edition.translations.items():
        made_by = f": {words.made_by}" if words.made_by else ""
        shown.hung(f"{say('Also in:')} ", f"{code}{made_by}")


def _show_statements(statements: Sequence[EditionStatement], shown: Console) -> None:
    """Show statements under their voices; a pair is told once, at the one that is no promise."""
    width = max(len(statement.id) for statement in statements)
    for voice, some in groupby(statements, key=lambda statement: statement.voice):
        shown.say(f"  {say(VOICE_WORDS[voice])}")
        for statement in some:
            words = statement.text
            if statement.pairs_with and voice != "we":
                words = say("{text} (with {names})", text=words, names=", ".join(statement.pairs_with))
            shown.hung(f"    {statement.id.ljust(width)}  ", words)


def _show_scales(edition: Edition, shown: Console) -> None:
    used = {statement.scale for statement in edition.statements}
    for scale in edition.scales:
        if scale.id in used:
            levels = f"{', '.join(level.label for level in scale.levels)}."
            if scale.good_from:
                label = scale.level(scale.good_from).label
                levels = f"{levels} {say('The promise is kept from “{level}”.', level=label)}"
            shown.say("")
            shown.heading(say("Scale ({id})", id=scale.id))
            shown.hung(f"  {say('Lowest first:')} ", levels)


def show_statement(
    bank: Bank, statement: Statement, asked: EditionStatement, edition: Edition, shown: Console
) -> None:
    """Show one statement whole, as an edition asks it, with what became of it over the editions."""
    shown.heading(f"{asked.id}  {asked.text}")
    shown.say(say("Bank: {bank}", bank=_named(edition)))
    if statement.retired is not None:
        heirs = [other.id for other in bank.statements if statement.id in other.replaces]
        retired = say("Retired: not asked from edition {edition} on.", edition=statement.retired)
        taken = say("In its place: {names}.", names=", ".join(heirs)) if heirs else ""
        shown.say(f"{retired} {taken}".strip())
    shown.say(say("Theme: {theme}", theme=edition.theme(asked.theme).title))
    for head, words in (
        (say("Easy:"), asked.easy_text),
        (say("Help:"), asked.explanation),
        (say("Picture:"), _picture(asked, edition)),
    ):
        if words:
            shown.hung(f"{head} ", words)
    _show_stems(asked, edition, shown)
    _show_levels(asked, edition, shown)
    for prompt in (*asked.prompts, *edition.prompts):
        shown.hung(f"{say('To talk about:')} ", prompt)
    for name in asked.pairs_with:
        shown.hung(f"{say('Pairs with:')} ", f"{name}  {edition.statement(name).text}")
    _show_links(asked, edition, shown)
    _show_history(statement, shown)
    _show_translations(asked, shown)


def _picture(asked: EditionStatement, edition: Edition) -> str:
    if not asked.picture or edition.pictures is None:
        return asked.picture
    pictures = edition.pictures
    return say(
        "{picture}, from {set} ({licence}). {credit}",
        picture=asked.picture,
        set=pictures.set,
        licence=pictures.licence,
        credit=pictures.credit,
    )


def _show_stems(asked: EditionStatement, edition: Edition, shown: Console) -> None:
    shown.say(say("The question over it:"))
    for role in ROLES:
        stem = edition.stem(role, asked.voice)
        if stem is not None:
            question = stem.replace("{organisation}", say(ORGANISATION))
            shown.hung(f"  {say(ROLE_WORDS[role])}: ", question, under=4)


def _show_levels(asked: EditionStatement, edition: Edition, shown: Console) -> None:
    scale = edition.scale(asked.scale)
    shown.say(
        say("Levels, lowest first:")
        if asked.good_from
        else say("Levels, lowest first; none of them keeps a promise:")
    )
    for number, level in enumerate(scale.levels, start=1):
        about = asked.descriptors.get(level.key) or level.description
        words = f"{level.label}: {about}" if about else level.label
        if level.key == asked.good_from:
            words = say("{level} (the promise is kept from here)", level=words)
        shown.hung(f"  {number}  ", words)


def _show_links(asked: EditionStatement, edition: Edition, shown: Console) -> None:
    known = {framework.id: framework for framework in edition.frameworks}
    if asked.links:
        shown.say(say("In other frameworks:"))
    for name, links in asked.links.items():
        framework = known.get(name)
        shown.hung("  ", _framework(framework) if framework else name, under=4)
        titles = {item.id: item.title for item in framework.items} if framework else {}
        for link in links:
            title = f"{link.id}  {titles[link.id]}" if link.id in titles else link.id
            shown.hung("    ", f"{title} ({say(STATUS_WORDS[link.status])})", under=6)
        if not links:
            shown.say(f"    {say(NO_COUNTERPART)}")


def _framework(framework: Framework) -> str:
    return say(
        "{title} ({version}; looked at on {day})",
        title=framework.title,
        version=framework.version,
        day=framework.seen,
    )


def _show_history(statement: Statement, shown: Console) -> None:
    if statement.replaces:
        shown.say(say("Replaces: {names}", names=", ".join(statement.replaces)))
    if len(statement.wordings) > 1:
        shown.say(say("Its wordings, oldest first:"))
        for wording in statement.wordings:
            shown.hung(f"  {wording.since}  ", f"{wording.text}{_compares(wording)}")


def _compares(wording: Wording) -> str:
    if wording.compares_with_previous is None:
        return ""
    words = say("Answers do not compare with those before.")
    if wording.compares_with_previous:
        words = say("Answers compare with those before.")
    return f" ({words} {wording.reason})" if wording.reason else f" ({words})"


def _show_translations(asked: EditionStatement, shown: Console) -> None:
    if asked.translations:
        shown.say(say("In other languages:"))
    for code, words in asked.translations.items():
        for text in (words.get("text", ""), words.get("easy_text", "")):
            if text:
                shown.hung(f"  {code}  ", text)
