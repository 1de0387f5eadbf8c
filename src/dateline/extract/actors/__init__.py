"""Find actors: who can act or speak, and which mentions are of one actor.

Needs: blocks, places. Gives: ``Reading.actors``, in text order.
"""

from __future__ import annotations

from dateline.extract.actors.candidates import Draft, find_drafts
from dateline.extract.actors.coreference import Entity, Resolver
from dateline.extract.actors.lexicon import Role, lexicon
from dateline.extract.mentions import ActorMention
from dateline.extract.reading import Reading

__all__ = ["find_actors"]


def find_actors(reading: Reading) -> tuple[ActorMention, ...]:
    """All mentions of actors, in text order of their first words; empty if the report has none.

    Mentions of one actor share ``entity``. A pronoun that could mean two actors has an entity of its own.
    """
    words = lexicon(reading.pack)
    countries = {
        (place.block, token): place.place.country
        for place in reading.places
        if place.place is not None and place.place.country
        for token in range(place.first, place.last)
    }
    resolver = Resolver(words)
    drafts = []
    sentence = 0
    for block in reading.blocks:
        starts = {sent.start: sentence + n for n, sent in enumerate(block.doc.sents, 1)}
        for draft in find_drafts(block, words):
            draft.sentence = starts[draft.head.sent.start]
            draft.country = next(
                (c for t in range(draft.head.i, draft.first - 1, -1) if (c := countries.get((draft.block, t)))), ""
            )
            resolver.add(draft)
            drafts.append(draft)
        sentence += len(starts)
    facts = {entity.key: _facts(entity) for entity in resolver.entities}
    found = [
        _mention(reading, draft, entity, *facts[entity.key])
        for draft, entity in zip(drafts, resolver.links, strict=True)
        if entity is not None
    ]
    return tuple(sorted(found, key=lambda m: (m.block, m.first, m.last)))


def _facts(entity: Entity) -> tuple[str, Role, str]:
    """The fullest words, the most telling role and the country of an actor."""
    named = [d for d in entity.drafts if d.words]
    said = [d for d in entity.drafts if not d.pronoun] or entity.drafts
    if named:
        name = max((d.words for d in named), key=lambda words: (len(words.split()), len(words)))
    else:
        name = _words(max(said, key=lambda d: d.last - d.first))
    role = next((d.role for d in said if d.role.sector), entity.first.role)
    return name, role, next((d.country for d in said if d.country), "")


def _words(draft: Draft) -> str:
    text: str = draft.head.doc[draft.first : draft.last].text
    return text


def _mention(reading: Reading, draft: Draft, entity: Entity, name: str, role: Role, country: str) -> ActorMention:
    block = reading.blocks[draft.block]
    span = block.span(draft.first, draft.last)
    return ActorMention(
        block=draft.block, first=draft.first, last=draft.last, span=span, text=reading.words(span), head=draft.head.i,
        entity=entity.key, name=name, pronoun=bool(draft.pronoun), named=bool(draft.words),
        sector=role.sector, country=draft.country or country, group=role.group, kind=role.kind,
    )  # fmt: skip
