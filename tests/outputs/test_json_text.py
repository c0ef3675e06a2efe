"""JSON that others read as it was meant."""

import json

from hypothesis import given
from hypothesis import strategies as st

from communique.outputs.json_text import dumped, indented

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(values)
def test_python_reads_what_was_written(value: object) -> None:
    assert json.loads(dumped(value)) == value
    assert json.loads(indented(value)) == value
