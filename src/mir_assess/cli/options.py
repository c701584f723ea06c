"""The arguments and options that several commands share, named and explained once.

Only their names and words live here; what they mean is for the commands.
"""

from pathlib import Path
from typing import Annotated

import typer

Name = Annotated[
    str, typer.Argument(metavar="NAME", show_default=False, help="The assessment, such as northshire-2026.")
]
Source = Annotated[
    str,
    typer.Argument(
        metavar="NAME|FILE",
        show_default=False,
        help="An assessment, or a sealed file (its name has a slash or ends in .mir.json).",
    ),
]
Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="A B C ...",
        show_default=False,
        help="Three rounds or more, each the NAME of an assessment or a sealed FILE.",
    ),
]
PublicReports = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        show_default=False,
        help="Public JSON reports, or folders of them: what report --audience public --format json writes.",
    ),
]
StoreAddress = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="ADDRESS",
        show_default=False,
        help="Where assessments are kept: a file, sqlite:///FILE, or postgresql://NAME@HOST/DATABASE. "
        "Unset: MIR_ASSESS_STORE, or one file in your data folder.",
    ),
]
Plain = Annotated[
    bool,
    typer.Option(
        "--plain", show_default=False, help="One thing a line; no meaning in colour or signs alone."
    ),
]
StoreOfAll = Annotated[str | None, typer.Option("--store", metavar="ADDRESS", hidden=True)]
"""The same, in front of one of a family's commands; the help of each command shows its own."""
PlainForAll = Annotated[bool, typer.Option("--plain", hidden=True)]
Yes = Annotated[
    bool, typer.Option("--yes", "-y", show_default=False, help="Answer yes, without being asked.")
]
Audience = Annotated[
    str,
    typer.Option(
        "--audience",
        metavar="room|public",
        help="room: for those who were there. public: for everyone, from a sealed round only.",
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="F",
        show_default=False,
        help="html (unless asked), markdown, json, csv, one-page, easy, heard, evidence, docx, pdf or xlsx. "
        "Repeat for more.",
    ),
]
ComparisonFormats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="F",
        show_default=False,
        help="html (unless asked), markdown, json, csv, docx, pdf or xlsx. Repeat for more.",
    ),
]
PoolFormats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="F",
        show_default=False,
        help="html (unless asked), markdown, json or csv. Repeat for more.",
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        show_default=False,
        help="The file or folder to write to; - puts the document alone on standard output.",
    ),
]

ReckonedOn = Annotated[
    str,
    typer.Option(
        "--on",
        metavar="DAY",
        show_default=False,
        help="The day on which it is reckoned which action is overdue: 2027-06-30, or today. "
        "Unset: the newest day that the rounds record.",
    ),
]
Template = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="FILE",
        show_default=False,
        help="Your own Word document to fill, with --format docx: its styles, header and logo are kept.",
    ),
]

# What a new assessment can be told, the same for `start` and `new`.
Organisation = Annotated[
    str,
    typer.Option(
        "--organisation", metavar="TEXT", show_default=False, help="Whose care and support this is about."
    ),
]
Year = Annotated[
    int | None,
    typer.Option("--year", metavar="N", show_default=False, help="The year of this round, such as 2026."),
]
Banks = Annotated[
    list[str] | None,
    typer.Option(
        "--bank",
        metavar="ID|FILE",
        show_default=False,
        help="Which statements to ask; repeat to walk several banks in turn. Unset: making-it-real.",
    ),
]
EditionName = Annotated[
    str,
    typer.Option(
        "--edition", metavar="E", show_default=False, help="The edition of the bank. Unset: the newest."
    ),
]
Wordings = Annotated[
    list[str] | None,
    typer.Option(
        "--wording",
        metavar="FILE",
        show_default=False,
        help="Words to ask in the place of a bank's own, such as the official ones. Repeat, one for a bank.",
    ),
]
ChosenSets = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="S",
        show_default=False,
        help="Ask a named short selection, such as first-eight. Repeat, one for a bank.",
    ),
]
Themes = Annotated[
    str,
    typer.Option(
        "--themes",
        metavar="A,B",
        show_default=False,
        help="Ask these themes. Adds to --set and --statements.",
    ),
]
Statements = Annotated[
    str,
    typer.Option(
        "--statements", metavar="A,B", show_default=False, help="Ask these statements, in this order."
    ),
]
Minutes = Annotated[
    int | None,
    typer.Option(
        "--minutes", metavar="N", show_default=False, help="How long you have; says how many statements fit."
    ),
]
Groups = Annotated[
    list[str] | None,
    typer.Option(
        "--group",
        metavar="KEY=LABEL[:ROLE]",
        show_default=False,
        help="Who rates; repeat for each group. Any replaces both of the usual two: lived and council.",
    ),
]
Modes = Annotated[
    list[str] | None,
    typer.Option(
        "--mode",
        metavar="MODE",
        show_default=False,
        help="How all groups rate, or one as KEY=MODE: individual, tally or consensus. Repeat for more.",
    ),
]
Sitting = Annotated[
    str,
    typer.Option(
        "--sitting",
        metavar="TEXT",
        show_default=False,
        help="Which of several meetings this is; all are pooled.",
    ),
]
Language = Annotated[
    str,
    typer.Option(
        "--language",
        metavar="CODE",
        show_default=False,
        help="The language to walk in, such as pl. Unset: MIR_ASSESS_LANGUAGE, or English.",
    ),
]
PageLanguage = Annotated[
    str,
    typer.Option(
        "--language",
        metavar="CODE",
        show_default=False,
        help="The language of the page, such as pl. Unset: MIR_ASSESS_LANGUAGE, or English.",
    ),
]
Previous = Annotated[
    str | None,
    typer.Option(
        "--previous",
        metavar="NAME|FILE",
        show_default=False,
        help="Last round: this one opens by asking whether its actions happened.",
    ),
]
Keeper = Annotated[
    str,
    typer.Option(
        "--keeper", metavar="TEXT", show_default=False, help="Who holds the data, as agreed in the room."
    ),
]
Safeguarding = Annotated[
    str,
    typer.Option(
        "--safeguarding", metavar="TEXT", show_default=False, help="Whom to tell if someone is being hurt."
    ),
]
QuietRoom = Annotated[
    str,
    typer.Option(
        "--quiet-room", metavar="TEXT", show_default=False, help="Who will sit with anyone it upsets."
    ),
]
