"""One pack a language: pipeline, word lists and rule tables as data. Knows nothing of claims."""

from dateline.language.pack import PACKS, Pack, load_pack, pipeline_of

__all__ = ["PACKS", "Pack", "load_pack", "pipeline_of"]
