"""What two texts share is told the same whether few or all of their sequences are looked at."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.reports import copies

_SENTENCES = [
    "The river rose over its banks near the old mill before the morning came",
    "Officials said that an inquiry had been opened and that more would be known soon",
    "Shops along the main street stayed shut while crews cleared stones and wood",
    "Families slept in the school and waited for buses that were to come at noon",
    "A bridge on the road to the north gave way and cut off four small villages",
    "Nobody could say how many houses had been lost until the water fell again",
]
_TEXTS = st.lists(st.sampled_from(_SENTENCES), max_size=12).map(". ".join)


@given(_TEXTS, _TEXTS)
def test_the_quick_look_hides_no_overlap(one: str, other: str) -> None:
    quick = copies.overlap_of(one, other)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copies, "_prints", lambda _: np.array([], np.int64))
        assert copies.overlap_of(one, other) == quick


def test_one_stock_sentence_is_no_overlap() -> None:
    one = ". ".join(_SENTENCES[:2])
    other = ". ".join([_SENTENCES[1], *_SENTENCES[2:]])
    assert copies.overlap_of(one, other) is None
    assert copies.overlap_of(one, f"{one}. {_SENTENCES[4]}") is not None
