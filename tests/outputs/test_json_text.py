"""JSON as Python's own encoder writes it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from communique.outputs.json_text import dumped

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(values)
def test_it_is_what_python_writes(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert dumped(value) == text.encode()
