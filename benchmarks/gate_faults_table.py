"""The faults that `gate_faults.py` puts into the gate: what each would do, and the change of source that does
it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One change of one module; `harmless` says why nobody could see it, where that is so."""

    number: int
    what: str
    file: str
    old: str
    new: str
    harmless: str = ""


COARSENING, DISCLOSURE, DRAFTS = "analysis/coarsening.py", "analysis/disclosure.py", "model/drafts.py"

_TABLE = (
    # the cells
    ("The room shows groups of four", COARSENING,
     "if policy.min_cell == 0 and cell.base >= policy.exact_from:", "if policy.min_cell == 0 and cell.base >= policy.exact_from - 1:"),
    ("A group of four passes below the base", COARSENING,
     "case Whole() | Banded() if cell.base < policy.min_base:", "case Whole() | Banded() if cell.base < policy.min_base - 1:"),
    ("Nothing is hidden below the base", COARSENING,
     "case Whole() | Banded() if cell.base < policy.min_base:", "case Whole() | Banded() if cell.base < 0:"),
    ("Nine people show exactly in public", COARSENING,
     "case Whole() if cell.base >= policy.exact_from and min(", "case Whole() if cell.base >= policy.exact_from - 1 and min("),
    ("A level of two shows in public", COARSENING,
     "min(cell.counts) >= policy.min_cell:", "min(cell.counts) >= policy.min_cell - 1:"),
    ("An empty level shows in public", COARSENING,
     "min(cell.counts) >= policy.min_cell:", "min(filter(None, cell.counts)) >= policy.min_cell:"),
    ("A reason tells a small base from a small level", COARSENING,
     "            if policy.min_cell:\n", "            if policy.min_cell and cell.base >= policy.exact_from:\n"),
    ("The bands are cut one level too low", COARSENING,
     "Banded(sum(cell.counts[:good_from]), sum(cell.counts[good_from:])", "Banded(sum(cell.counts[:good_from - 1]), sum(cell.counts[good_from - 1:])"),
    ("The rest of a banded cell is not looked at", COARSENING,
     "told if isinstance(told, Coarse) else replace(cell, unlevelled=_unlevelled(cell.unlevelled, policy))", "told if isinstance(told, Coarse) else cell"),
    ("The rest of a whole cell is not looked at", COARSENING,
     "return replace(cell, unlevelled=_unlevelled(cell.unlevelled, policy))\n        case Whole() if good_from", "return cell\n        case Whole() if good_from"),
    # numbers told roughly
    ("Half counts as fewer than half", COARSENING, "if 2 * number < base else", "if 2 * number <= base else"),
    ("Two people are told as a number", COARSENING, "if number < policy.min_cell:", "if number < policy.min_cell - 1:"),
    ("All but two are told as a number", COARSENING, "if number > base - policy.min_cell:", "if number > base - policy.min_cell + 1:"),
    ("All but a few are told as a number", COARSENING, 'if number > base - policy.min_cell:', "if number > base:"),
    ("Numbers of five to nine are told", COARSENING, "    if base < policy.exact_from:\n        return Coarse", "    if base < policy.min_base:\n        return Coarse"),
    ("A small part of the rest shows", COARSENING, "or min(numbers) >= policy.min_cell:\n        return rest", "or max(numbers) >= policy.min_cell:\n        return rest"),
    ("The rest shows part by part", COARSENING, "if len(numbers) < len(parts) or min", "if len(numbers) <= len(parts) or min"),
    ("A small sum shows where nobody counted skips", COARSENING, "known = rest.skipped is not None or sum(numbers) >= policy.min_cell", "known = True"),
    # beside the cells
    ("A group of four shows its size in the room", COARSENING, "return people if people >= policy.exact_from else", "return people if people >= policy.exact_from - 1 else"),
    ("Dots of a group of four show", COARSENING, "if isinstance(people, Suppressed) or people < policy.min_base:", "if isinstance(people, Suppressed) or people < policy.min_base - 1:"),
    ("Dots of a hidden cell show", COARSENING, "if _is_below_base(cells[statement_id].get(group_id))\n            else _figure(figure, people[group_id], policy)\n            for group_id, figure in row.items()", "if False\n            else _figure(figure, people[group_id], policy)\n            for group_id, figure in row.items()"),
    ("No dots are told from few dots in public", COARSENING, 'return figure.token in ("half_or_more", "all_but_fewer_than_min_cell")', "return True"),
    ("Dots of hidden groups alone show that there were some", COARSENING, "return isinstance(figure, int) and figure > 0", "return isinstance(figure, Suppressed) or figure > 0"),
    ("Dissent in a hidden cell shows", COARSENING, "if _is_below_base(cells.get(group_id))\n        else", "if False\n        else"),
    ("How many agreed shows while a group is hidden", COARSENING, "if hidden or any(_is_below_base(cell) for cell in cells.values()):", "if any(_is_below_base(cell) for cell in cells.values()):"),
    ("How many agreed shows while a cell is hidden", COARSENING, "if hidden or any(_is_below_base(cell) for cell in cells.values()):", "if hidden:"),
    ("How many of a small room agreed shows", COARSENING, "            present = _people(present, policy)\n", "            pass\n"),
    # groups that speak as one
    ("What four agreed on shows without their yes", COARSENING, "if few and not cell.said_so:", "if False:"),
    ("A yes is asked of fewer than four only", COARSENING, "few = isinstance(cell.people, int) and cell.people < policy.min_base", "few = isinstance(cell.people, int) and cell.people < policy.min_base - 1"),
    ("How many agreed as one shows", COARSENING, "        _people(cell.people, policy),\n", "        cell.people,\n"),
    ("Who did not agree of a small group shows", COARSENING, "_figure(cell.dissent, cell.people, policy),", "cell.dissent,"),
    ("A yes shows of a group that needed none", COARSENING, "said_so=cell.said_so and (few or isinstance(cell.people, Suppressed)),", "said_so=cell.said_so,"),
    ("A no is taken for a yes", DISCLOSURE, "for may_show in (found.may_show.get(group_id, False),)", "for may_show in (group_id in found.may_show,)"),
    ("No answer is taken for a yes", DISCLOSURE, "for may_show in (found.may_show.get(group_id, False),)", "for may_show in (found.may_show.get(group_id, True),)"),
    ("That few agreed on nothing is told", DISCLOSURE, 'if group.group.mode == "consensus" and isinstance(group.people, int) and group.people < policy.min_base:', "if False:"),
    ("A room of few shows what it agreed", DISCLOSURE, "if s in found.agreed and not silent", "if s in found.agreed"),
    ("One group's yes speaks for a room of few", DISCLOSURE, "< policy.min_base and not all(\n", "< policy.min_base and not any(\n"),
    # words
    ("Words of few show without their yes", DISCLOSURE, "        if not _needs_a_yes(found, note, policy)\n", "        if True\n"),
    ("A no is told from no answer by words", DISCLOSURE, "found.may_show.get(note.group, False):\n        return False", "found.may_show.get(note.group, True):\n        return False"),
    ("Words show without a yes of whoever said them", DISCLOSURE, "if fate == reidentification.PRINTED)", "if fate != reidentification.KEPT_BACK)"),
    ("Words that wait are counted in public", COARSENING, "waiting=0 if policy.min_cell else seen.waiting", "waiting=seen.waiting"),
    ("Words keep their name beside a hidden cell", COARSENING, "if note.statement in anonymous or isinstance(note.group, Suppressed):", "if isinstance(note.group, Suppressed):"),
    ("Words on nothing keep their name while a group is hidden everywhere", COARSENING, '        anonymous.add("")\n', "        pass\n"),
    ("Words keep their name beside a group of few that spoke as one", COARSENING, "return _is_below_base(cell) or (isinstance(cell, AgreedOnly) and isinstance(cell.people, Suppressed))", "return _is_below_base(cell)"),
    ("Words are in the order in which they were said", COARSENING, "return tuple(sorted(shown, key=lambda note: (note.text, note.statement, note.kind, str(note.group))))", "return tuple(shown)"),
    # how people took part
    ("How people took part shows while a group is hidden", COARSENING, "    if hidden:\n        return Suppressed", "    if False:\n        return Suppressed"),
    ("A way that two people took shows", COARSENING, "return parts if parts and min(counted) >= least else", "return parts if parts and min(counted) >= least - 1 else"),
    ("That all but a few were helped shows", COARSENING, "return [*parts.values(), rest]\n", "return [*parts.values()]\n"),
    ("That nobody had been before shows", COARSENING, "*(parts.get(part, 0) for part in ATTENDANCES)", "*parts.values()"),
    ("That one did not say who had been before shows", COARSENING, "*([rest] if rest else [])]", "]"),
    ("Who pays shows of all but two who were helped", COARSENING, "if left < least and (left or len(parts) < 2):", "if left < least - 1 and (left or len(parts) < 2):"),
    ("That the same pays for all shows", COARSENING, "if left < least and (left or len(parts) < 2):", "if left < least and left:"),
    ("Who pays shows where help does not", COARSENING, "helped = sum(support.values()) if isinstance(support, Mapping) else 0", "helped = sum(support.values()) if isinstance(support, Mapping) else 99"),
    ("That some used paper shows by sheets nobody could read", COARSENING, '    if not isinstance(channel, Mapping):\n        found.pop("unclear", None)\n', ""),
    # the easy way
    ("How a hidden group answered decides the steps", DISCLOSURE, "if any(cell.bands and cell.base >= policy.min_base for cell in row.values())", "if any(cell.bands for cell in row.values())"),
    ("An easy answer of a group of four decides the steps", DISCLOSURE, "cell.bands and cell.base >= policy.min_base", "cell.bands and cell.base >= policy.min_base - 1"),
    ("In public a statement without any bands is told in bands", DISCLOSURE, "return seen if shown == easy else _public(found, policy, shown)", "return seen"),
    ("In public a promise within a band is guessed", DISCLOSURE, "return promise is not None and _bands_from(assessment.scale_of(statement_id), promise) is None", "return False"),
    ("Easy answers are not counted for the promise", DISCLOSURE, "people = band_counts(steps.scale, cell.counts, cell.bands)\n", "people = band_counts(steps.scale, cell.counts)\n"),
    ("Few who answered the easy way are told from few who did not", DISCLOSURE, '    if cell.base < policy.min_base:\n        return Hidden("below_base", policy.min_base)\n    first', "    first"),
    ("The agreed level keeps its step beside bands", DISCLOSURE, "level = _banded(agreement.level, bands)", "level = agreement.level"),
    # both copies
    ("An open round is published", DISCLOSURE, "    if found.sealed is None:\n", "    if False:\n"),
    ("The public copy is made from the round", DISCLOSURE, "return coarsened(coarsened(_lifted(found, policy, easy), room), policy)", "return coarsened(_lifted(found, policy, easy), policy)"),
    ("A raised base is not raised in the room's copy", DISCLOSURE, "room = raised(ROOM, min_base=policy.min_base, source=policy.source)", "room = ROOM"),
    ("Thresholds may be lowered", "analysis/policy.py", "if self.min_base < least_base or", "if False or"),
    # drafts
    ("Four who changed are not asked about", DRAFTS, "FEW = 4\n", "FEW = 3\n"),
    ("Few on one statement hide behind many on another", DRAFTS, "return max(few or moved, default=0)\n\n\ndef _beside", "return max(moved, default=0)\n\n\ndef _beside"),
    ("Few levels hide behind many who did not know", DRAFTS, "for number in (*moved, *rated) if", "for number in moved if"),
    ("Whoever was taken out hides few who came", DRAFTS, "if 1 <= answered <= FEW or 1 <= changed <= FEW:", "if 1 <= changed <= FEW:"),
)  # fmt: skip

FAULTS = tuple(Fault(number, *entry) for number, entry in enumerate(_TABLE, 1))  # type: ignore[arg-type]
