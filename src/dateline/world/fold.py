"""Names to the form under which they are kept and looked up."""

from __future__ import annotations

import functools
import unicodedata

# Letters that Unicode does not take apart.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a", "ħ": "h"}
    | dict.fromkeys("'’‘ʻʼ`´ʿʾ“”.\"", "")
    | dict.fromkeys("-–—/,()_", " ")
)
_SHORT = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}


@functools.lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """Lower case, no accents, apostrophes or full stops, hyphens as blanks, "Saint" as "st".

    "Sana'a", "Sanaa" and "Sanaʻa" become one key; so do "St. Louis" and "Saint Louis".
    """
    # Decomposed first: a mathematical capital has no lower case until it is a letter.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(_SHORT.get(word, word) for word in bare.translate(_LETTERS).split())
