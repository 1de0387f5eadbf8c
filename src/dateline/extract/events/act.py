"""A trigger with those on its two sides, as the last looks at an event take it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.events.arguments import Actors
from dateline.extract.events.frames import Lists
from dateline.extract.events.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.mentions import ActorMention


@dataclass(frozen=True, slots=True)
class Act:
    """What a trigger tells: who does it, whom it reaches, and where to look them up."""

    trigger: Trigger
    agents: list[Token]
    recipients: list[Token]
    lists: Lists
    block: int
    actors: Actors

    def actor(self, token: Token) -> ActorMention | None:
        """The actor mention that a word heads."""
        return self.actors.get((self.block, token.i))

    def listed(self, token: Token) -> bool:
        """Whether a word heads an actor mention."""
        return (self.block, token.i) in self.actors
