"""Records survive the way through JSON."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import serial
from ingest.records import Body, Document, Fact, Passage

NAMES = st.dictionaries(st.text(max_size=3), st.lists(st.text(max_size=5), max_size=3).map(tuple), max_size=3)


st.register_type_strategy(float, st.floats(allow_nan=False))


@pytest.mark.parametrize("kind", [Document, Fact, Passage])
@settings(deadline=None)
@given(data=st.data())
def test_any_record_comes_back_equal(kind: type, data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    assert serial.loads(kind, serial.dumps(record)) == record


@given(st.builds(Body, names=NAMES, acronyms=NAMES))
def test_a_body_comes_back_equal(body: Body) -> None:
    assert serial.loads(Body, serial.dumps(body)) == body


def test_the_order_in_which_names_were_added_does_not_show() -> None:
    one, two = Body("a", {"fr": ("x",), "en": ("y",)}), Body("a", {"en": ("y",), "fr": ("x",)})
    assert serial.dumps(one) == serial.dumps(two)


def test_a_field_of_another_name_is_refused() -> None:
    with pytest.raises(KeyError):
        serial.loads(Body, '{"id": "a", "colour": 1}')
