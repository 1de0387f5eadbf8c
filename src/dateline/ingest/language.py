"""Which language a report is in."""

from __future__ import annotations

import functools
from collections.abc import Callable

from dateline.ingest.rules import table

_ENOUGH = 1500
_SURE = 0.5


@functools.cache
def _ranker() -> Callable[[str], list[tuple[str, float]]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in table()["languages"]["known"] if code in identifier.labels])
    rank: Callable[[str], list[tuple[str, float]]] = identifier.rank
    return rank


def detect_language(text: str) -> str:
    """ISO 639-1 of a text, "" where there is too little to tell.

    A few words in plain Latin letters that may be English are taken for English: it is the language of the reader
    that would read them, and a wrong guess finds nothing there.
    """
    sample = text[:_ENOUGH].encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair has no bytes
    letters = [char for char in sample if char.isalpha()]
    if len(letters) < 3:
        return ""
    if sum(map(str.isupper, letters)) > len(letters) / 2:
        sample = sample.lower()  # the model has seen little text in capitals
    ranked = [(code, float(share)) for code, share in _ranker()(sample)]
    best, share = ranked[0]
    if share >= _SURE:
        return best
    english = next((share for code, share in ranked if code == "en"), 0.0)
    return "en" if sample.isascii() and english * 4 >= share else ""
