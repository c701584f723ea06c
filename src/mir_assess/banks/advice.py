"""What would make a bank better, and stops nobody: words that are hard to take in, things that will be missed
on the day.

Shown when a bank is checked, never when it is used. Each piece looks at the whole bank, as the rules in
`checking` do. They stand in modules of their own, by what they look at; here is the list of all.
"""

from collections.abc import Callable, Iterator

from mir_assess.banks.advice_languages import missing_translations
from mir_assess.banks.advice_lineage import (
    changed_scale,
    editions_in_order,
    idle_wordings,
    left_behind,
    one_text_twice,
    replaced_and_asked,
    replaced_scale,
    retired_and_gone,
)
from mir_assess.banks.advice_manner import nobody_speaks, questions, says_no_twice
from mir_assess.banks.advice_parts import (
    looser_promise,
    missing_stems,
    nobody_to_ask,
    undescribed_levels,
    unlisted_frameworks,
    unused_parts,
)
from mir_assess.banks.advice_pictures import unknown_pictures
from mir_assess.banks.advice_words import (
    no_easy_text,
    passing_prompts,
    passing_words,
    too_many_words,
    two_ideas,
    unexplained_words,
)
from mir_assess.banks.flaws import Flaw
from mir_assess.model.bank import Bank

ADVICE: tuple[Callable[[Bank], Iterator[Flaw]], ...] = (
    too_many_words,
    two_ideas,
    questions,
    nobody_speaks,
    says_no_twice,
    passing_words,
    passing_prompts,
    unexplained_words,
    no_easy_text,
    missing_translations,
    nobody_to_ask,
    missing_stems,
    undescribed_levels,
    looser_promise,
    unused_parts,
    unlisted_frameworks,
    unknown_pictures,
    editions_in_order,
    changed_scale,
    replaced_scale,
    replaced_and_asked,
    retired_and_gone,
    left_behind,
    idle_wordings,
    one_text_twice,
)
"""All of it takes a bank without errors."""
