"""A `@value` is a frozen dataclass with slots to whoever uses it."""

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from functools import partial

import pytest

from mir_assess.model.codec import from_plain, to_plain
from mir_assess.model.value import OFTEN, value, worked_out


@value
class Dot:
    """Where somebody put how many dots."""

    statement: str
    number: int = 1
    why: Mapping[str, str] = dataclasses.field(default_factory=dict)


def test_it_is_made_as_a_dataclass_is():
    assert Dot("a") == Dot(statement="a", number=1, why={})
    assert Dot("a", 2).number == 2
    assert Dot("a").why is not Dot("b").why
    assert repr(Dot("a", 2)) == "Dot(statement='a', number=2, why={})"


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), (("a", 1, {}, 4), {}), (("a",), {"nmber": 2}), (("a",), {"statement": "b"})],
)
def test_what_does_not_fit_is_refused(given, named):
    with pytest.raises(TypeError):
        Dot(*given, **named)


@pytest.mark.parametrize("already_made", [0, OFTEN + 1])
def test_it_is_made_the_same_way_however_often_it_was(already_made):
    """From some number on, a class makes its values another way: nobody may see the difference."""

    @value
    class Cup:
        tea: str
        lumps: int = 1
        shared: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @value
    class Nothing:
        pass

    for _ in range(already_made):
        Cup("black")
        Nothing()
    assert Cup("green") == Cup(tea="green", lumps=1, shared={}) == Cup("green", shared={})
    assert Cup("green", 2, {"with": "you"}).shared == {"with": "you"}
    assert Cup("a").shared is not Cup("a").shared
    assert Nothing() == Nothing()
    for given, named in [((), {}), (("a", 1, {}, 4), {}), (("a",), {"milk": 2}), (("a",), {"tea": "b"})]:
        with pytest.raises(TypeError):
            Cup(*given, **named)
    with pytest.raises(dataclasses.FrozenInstanceError):
        Cup("a").tea = "b"


def test_nothing_can_be_set_or_taken_away_and_it_holds_no_more_than_its_fields():
    dot = Dot("a")
    setting, adding = partial(setattr, dot, "number", 2), partial(setattr, dot, "other", 2)
    for change in (setting, adding, partial(delattr, dot, "number")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    assert not hasattr(dot, "__dict__")


def test_it_knows_its_equals():
    @value
    class Other:
        """Another kind with the same fields."""

        statement: str
        number: int = 1

    @value
    class Pair:
        """Two texts."""

        one: str
        two: str

    assert Dot("a") != Dot("b")
    assert Other("a") != Dot("a")
    assert hash(Pair("a", "b")) == hash(Pair("a", "b"))
    assert len({Pair("a", "b"), Pair("a", "b"), Pair("b", "a")}) == 2


def test_the_tools_for_dataclasses_take_it():
    dot = dataclasses.replace(Dot("a"), number=3)
    assert dataclasses.is_dataclass(dot)
    assert [field.name for field in dataclasses.fields(dot)] == ["statement", "number", "why"]
    match dot:
        case Dot("a", number=number):
            assert number == 3
        case _:
            pytest.fail("it did not match")
    assert from_plain(Dot, to_plain(dot)) == dot
    assert copy.deepcopy(dot) == dot
    assert pickle.loads(pickle.dumps(dot)) == dot


def test_a_class_that_checks_what_it_is_given_is_refused():
    """It would be made without its checks, and nobody would know."""
    with pytest.raises(TypeError, match="has to be a dataclass"):

        @value
        class Checked:
            number: int

            def __post_init__(self):
                raise ValueError(self.number)


def test_what_is_worked_out_is_worked_out_once_and_is_no_part_of_the_value():
    asked = []

    @value
    class Sum:
        numbers: tuple[int, ...]

        @worked_out
        def total(self) -> int:
            """All of them."""
            asked.append(self)
            return sum(self.numbers)

    one, other = Sum((1, 2)), Sum((1, 2))
    assert (one.total, one.total, len(asked)) == (3, 3, 1)
    assert one == other
    assert hash(one) == hash(other)
    assert repr(one).endswith("Sum(numbers=(1, 2))")
    assert dataclasses.replace(one, numbers=(4,)).total == 4
    assert [field.name for field in dataclasses.fields(one)] == ["numbers"]
    assert copy.copy(one).total == 3
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.total = 5
    assert Sum.total.__doc__ == "All of them."
