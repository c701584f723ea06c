"""Values to plain JSON and back."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from made_up import assessment, edition
from mir_assess.model.assessment import Assessment
from mir_assess.model.bank import Bank, Level
from mir_assess.model.codec import canonical_json, from_plain, to_plain
from mir_assess.model.events import KINDS, Body, Event, body_from_plain, body_to_plain, kind_of
from mir_assess.model.round import Round
from mir_assess.model.session import CellKey, Contribution


def _through_json(value):
    return json.loads(json.dumps(to_plain(value)))


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_kind_of_event_comes_back_from_json(kind, data):
    body = data.draw(st.from_type(KINDS[kind]))
    assert kind_of(body) == kind
    assert body_from_plain(kind, json.loads(json.dumps(body_to_plain(body)))) == body


def _unknown_types(kind):
    """The types that a value of this kind can hold and the codec would not bring back."""
    if kind in (str, int, bool):
        return set()
    if is_dataclass(kind):
        return set().union(*(_unknown_types(field.type) for field in fields(kind)))
    match get_origin(kind), get_args(kind):
        case (origin, (one, other)) if origin is UnionType and NoneType in (one, other):
            return _unknown_types(one if other is NoneType else other)
        case (origin, (item, end)) if origin is tuple and end is Ellipsis:
            return _unknown_types(item)
        case (origin, (key, item)) if origin is Mapping and key is str:
            return _unknown_types(item)
    return {kind}


@pytest.mark.parametrize("kind", [Bank, Assessment, Round, *KINDS.values()])
def test_what_is_kept_holds_only_types_that_the_codec_brings_back(kind):
    assert _unknown_types(kind) == set()


def test_the_codec_is_not_made_for_everything():
    assert _unknown_types(Event) == {Body}
    assert _unknown_types(Contribution) == {Mapping[CellKey, int]}


def test_fields_that_are_absent_take_their_defaults():
    assert from_plain(Level, {"key": "never", "label": "Never"}) == Level("never", "Never")


@pytest.mark.parametrize("plain", [{"key": "never"}, {"key": "never", "label": "Never", "colour": "red"}])
def test_a_field_that_is_missing_or_unknown_is_refused(plain):
    with pytest.raises(TypeError):
        from_plain(Level, plain)


def test_an_unknown_kind_of_event_is_refused():
    with pytest.raises(KeyError):
        body_from_plain("from_the_future", {})


def test_canonical_json_depends_on_content_and_not_on_order():
    assert canonical_json({"b": 1, "a": "é"}) == canonical_json({"a": "é", "b": 1}) == '{"a":"é","b":1}'
    assert edition().digest == edition().digest
    assert edition().digest != edition(("home",)).digest


def test_a_whole_assessment_comes_back():
    assert from_plain(Assessment, _through_json(assessment())) == assessment()


def test_keys_that_are_no_text_have_no_place_in_json():
    keyed = Contribution({("lived", "home", "level/never"): 1})
    with pytest.raises(TypeError):
        json.dumps(to_plain(keyed))
