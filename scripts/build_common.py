"""Make src/dateline/resolve/common.toml: how common words are, in classes.

Needs ``pip install symspellpy`` (MIT), whose English table counts words of Google's n-gram data
(CC BY 3.0) that stand in the SCOWL word lists. Only what is common enough to matter is kept.
"""

from __future__ import annotations

import math
from collections import defaultdict
from importlib import resources
from pathlib import Path

_OUT = Path(__file__).parents[1] / "src" / "dateline" / "resolve" / "common.toml"
_TOKENS = 1.02e12
"""Words of the text that the counts are of."""
_REPORTS, _WORDS = 4000, 1000
"""As many reports of as many words are thought to stand behind a record: a word's class is how many would have it."""
_LEAST = 1_000_000
_HEAD = """\
# How common words are: class to words. A name that is not here is rare, class 33. The class is four
# times the natural logarithm of one and the number of reports for each that would have the word by chance.
# Source: the English frequency table of symspellpy 6.10 (MIT licence; Wolf Garbe, mmb L), which counts Google's n-grams
# (Creative Commons Attribution 3.0) over the SCOWL word lists; made by scripts/build_common.py.

"""


def _class(count: int) -> int:
    expected = max(1.0, _REPORTS * (1 - math.exp(-count / _TOKENS * _WORDS)))
    return round(4 * math.log(1 + _REPORTS / expected))


def main() -> None:
    """Write the table."""
    data = resources.files("symspellpy")
    words: dict[str, int] = {}
    for line in (data / "frequency_dictionary_en_82_765.txt").read_text("utf-8-sig").splitlines():
        word, count = line.split()
        words[word] = int(count)
    classes: dict[int, list[str]] = defaultdict(list)
    for word, found in words.items():
        if found >= _LEAST and word.isalpha():
            classes[_class(found)].append(word)
    lines = [f'{name} = "{" ".join(sorted(found))}"' for name, found in sorted(classes.items())]
    _OUT.write_text(_HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
