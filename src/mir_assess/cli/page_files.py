"""Pages as files: which formats and names may be asked for, the laying out, and the writing."""

from pathlib import Path
from typing import TYPE_CHECKING

from mir_assess.cli.console import Console
from mir_assess.errors import Problem, ReportError, UsageError, nearest
from mir_assess.office.writing import STANDARD_OUTPUT, write_to_standard_output, write_whole
from mir_assess.places import folder_at, led_to, typed_path
from mir_assess.speech import say

if TYPE_CHECKING:
    from mir_assess.report import Kind, Page

AUDIENCES = ("room", "public")


def check_options(
    formats: list[str], output: str | None, audience: str, kind: "Kind", template: Path | None = None
) -> None:
    """Raise UsageError, with every problem, before anything is read or asked; then ReportError for a format
    that lacks what it needs.
    """
    from mir_assess.report import FORMATS, fitting, lacking, unfit
    from mir_assess.report.tongue import either

    formats = list(dict.fromkeys(formats))
    problems = [
        Problem(
            "--format",
            say("“{name}” is not a format we know.", name=name),
            f"{nearest(name, fitting(kind))} {say('Use: {names}.', names=', '.join(fitting(kind)))}".strip(),
        )
        for name in formats
        if name not in FORMATS
    ]
    problems += unfit(formats, kind)
    filling = [name for name, known in FORMATS.items() if known.fills_templates]
    if template is not None and not set(filling) & set(formats):
        what = say("None of the formats asked for fills a template.")
        problems.append(Problem("--template", what, say("Add --format {name}.", name=either(filling))))
    if audience not in AUDIENCES:
        what = say("“{name}” is not an audience we know.", name=audience)
        fix = f"{nearest(audience, AUDIENCES)} {say('Use room or public.')}".strip()
        problems.append(Problem("--audience", what, fix))
    problems += _one_file_for_several(formats, output)
    if problems:
        raise UsageError(*problems)
    if absent := lacking(formats):
        raise ReportError(*absent)


def refuse_one_file_for_several(formats: list[str], output: str | None) -> None:
    """Raise UsageError where several formats are asked into what is no folder."""
    if problems := _one_file_for_several(formats, output):
        raise UsageError(*problems)


def _one_file_for_several(formats: list[str], output: str | None) -> list[Problem]:
    if output is None or len(set(formats)) < 2 or _is_folder(output):
        return []
    what = say("Several formats cannot go into one file.")
    fix = say("Name a folder that is there, or ask for one format at a time.")
    return [Problem("--output", what, fix)]


def check_template_is_spared(
    template: Path | None, formats: list[str], stem: str, language: str, output: str | None
) -> None:
    """Raise UsageError where a page would take the place of the template it fills, under whatever name."""
    from mir_assess.report import FORMATS

    if template is None or output == STANDARD_OUTPUT:
        return
    own = led_to(template)
    files = {led_to(path_for(output, FORMATS[name].file_name(stem, language))) for name in formats}
    if own in files:
        what = say("This is the template itself, and a template is never changed.")
        raise UsageError(Problem(str(template), what, say("Name another file with -o.")))


def _is_folder(output: str) -> bool:
    return output != STANDARD_OUTPUT and (output.endswith(("/", "\\")) or folder_at(typed_path(output)))


def laid_out(page: "Page", formats: list[str], template: Path | None = None) -> dict[str, bytes]:
    """Return a page in each format, before anything is written: what fails in the making fails here."""
    from mir_assess import pipeline, resources

    templates = resources.folder("templates")
    return {name: pipeline.render(page, name, templates, own=template) for name in dict.fromkeys(formats)}


def write(made: dict[str, bytes], stem: str, language: str, output: str | None, shown: Console) -> None:
    """Write what was laid out, each format as a file of its own, and say where; or all of it to standard
    output.
    """
    from mir_assess.report import FORMATS

    if output == STANDARD_OUTPUT:
        write_to_standard_output(*made.values())
        return
    for name, content in made.items():
        path = path_for(output, FORMATS[name].file_name(stem, language))
        write_whole(path, content)
        shown.say(say("Written: {file}", file=path))


def path_for(output: str | None, usual_name: str) -> Path:
    """Return where a page goes: where it was asked for, else under its usual name in the current folder."""
    if output is None:
        return Path(usual_name)
    path = typed_path(output)
    return path / usual_name if _is_folder(output) else path
