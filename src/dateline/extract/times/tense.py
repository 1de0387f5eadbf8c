"""Whether the words around an expression look back or ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PAST, FUTURE, PRESENT, NAMED, NONE = "past", "future", "present", "named", ""
"""``NAMED``: a noun has its name of the day ("the June agreement"); what has one has mostly been, or comes soon."""

_DEEP = 3
_WHOSE = ("poss", "compound", "nmod")
_HANGING = ("compound", "nmod", "amod", "nummod", "poss")


@dataclass(frozen=True, slots=True)
class Tenses:
    """The words that decide, from the table ``[tense]``; what each list is for stands there."""

    modals: frozenset[str]
    plans: frozenset[str]
    asks: frozenset[str]
    nouns: frozenset[str]
    pending: frozenset[str]
    fixed: frozenset[str]
    terms: frozenset[str]
    extends: frozenset[str]
    between: frozenset[str]
    ranks: frozenset[str]
    fixtures: frozenset[str]
    lasting: frozenset[str]
    clock: frozenset[str]

    @classmethod
    def of(cls, table: dict[str, Any]) -> Tenses:
        """The lists of a language's table."""
        return cls(**{name: frozenset(table[name]) for name in cls.__slots__})

    def tense(self, doc: Doc, first: int, last: int, *, told: bool = True) -> str:
        """Tense of the clause that tokens ``first`` to ``last`` stand in.

        Args:
            doc: The parsed block.
            first: First token of the expression.
            last: One past its last.
            told: False for a caption or headline, whose present tells what was.
        """
        # "said Friday": the parser often hangs the day on a verb further off.
        before = first - 1
        while before > 0 and doc[before].lower_ in self.between:
            before -= 1
        if before >= 0 and doc[before].tag_ == "VBD" and doc[before].sent == doc[first].sent:
            return PAST
        if before > 0 and doc[before].lower_ == "as" and doc[before - 1].lower_ == "soon":
            return FUTURE
        token = max(doc[first:last], key=lambda t: -len(list(t.ancestors)), default=doc[first])
        clause = _Clause(self, first, self._lead(doc, first), told)
        if clause.awaited(token):
            return FUTURE
        if self._called_for(token):
            return FUTURE
        hangs = token.dep_ in _HANGING and token.head.pos_ in ("NOUN", "PROPN")
        # "during clashes with police Thursday"
        beside = token.dep_ == "npadvmod" and token.head.pos_ == "NOUN" and clause.lead not in self.terms
        hangs = hangs or (beside and token.head.lemma_ not in self.fixtures)
        if hangs and not (token.dep_ in _WHOSE and token.head.lemma_ in self.fixtures):
            # "the June agreement", "Friday's attack": the verb tells nothing; not so "will vote in Sunday's poll",
            # "will gather after Friday prayers".
            return NAMED
        verb = clause.verb(token)
        found = clause.of(verb) if verb is not None else NONE
        return PAST if found == PRESENT and not told else found

    def _called_for(self, token: Token) -> bool:
        """Whether it is of a gathering that is asked for: "called for protests after Friday prayers", "calls for a
        march on Friday"; not "called for an inquiry into Friday's march".
        """
        at = token
        if at.dep_ in _HANGING and at.head.lemma_ in self.fixtures:
            at = at.head
        link = at.head
        if at.dep_ != "pobj" or link.lower_ not in ("after", "before", "on", "following"):
            return False
        asks = self.asks | self.nouns
        for call in (link.head.head.head, link.head):
            for way in (t for t in call.children if t.lower_ == "for" and call.lemma_ in asks):
                if any(t.dep_ == "pobj" and t.lemma_ in self.fixtures and t.i < link.i for t in way.children):
                    return link.head.i == call.i or link.head.head.i == way.i
        return False

    def _lead(self, doc: Doc, first: int) -> str:
        """The word before an expression, and what stands between: "until 9 a.m. Tuesday", "until at least Tuesday"."""
        at = first - 1
        if [t.lower_ for t in doc[max(0, at - 1) : at + 1]] == ["at", "least"]:
            at -= 2
        while at > 0 and (doc[at].like_num or doc[at].lower_ in self.clock):
            at -= 1
        return doc[at].lower_ if at >= 0 else ""


@dataclass(frozen=True, slots=True)
class _Clause:
    """The clause around an expression that starts at token ``first`` after the word ``lead``."""

    words: Tenses
    first: int
    lead: str
    told: bool

    def awaited(self, token: Token) -> bool:
        """Whether it hangs on something still to come: "effective Feb. 1", "the planned visit in September"."""
        if self.lead in self.words.pending:
            return True
        noun = token.head.head if token.head.pos_ == "ADP" else token.head
        return noun.pos_ == "NOUN" and any(
            child.dep_ == "amod" and child.i < noun.i and self._pending(child) for child in noun.children
        )

    def verb(self, token: Token) -> Token | None:
        """The verb over a token; one whose "that" comes after the expression is not its verb."""
        for at in _upward(token):
            if at.pos_ in ("VERB", "AUX") and not any(c.dep_ == "mark" and c.i > self.first for c in at.children):
                return at
        return None

    def _pending(self, token: Token) -> bool:
        return token.lower_ in self.words.pending

    def of(self, verb: Token, depth: int = 0) -> str:
        if self.lead in ("until", "till") and verb.lemma_ in self.words.extends:
            return FUTURE
        helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
        helping = {child.lower_ for child in helpers}
        if helping & self.words.modals:
            return self._of_modal(verb, helping)
        if "to" in helping:
            return self._of_infinitive(verb, depth)
        if any(child.tag_ == "VBD" for child in helpers) or verb.tag_ == "VBD":
            called = self.lead == "for" and verb.lemma_ in self.words.asks  # "called a strike for Monday"
            called = called or (verb.tag_ == "VBD" and self._plans(verb))
            set_ = verb.tag_ == "VBN" and "be" not in helping and self._set(verb)
            return FUTURE if called or set_ else PAST
        if helping & {"has", "have", "'ve", "having"}:
            return FUTURE if self._set(verb) or self.lead in self.words.terms else PAST
        now = any(child.tag_ in ("VBZ", "VBP") for child in helpers)
        if verb.tag_ == "VBN":
            return FUTURE if self._set(verb) else PRESENT if now else PAST
        if verb.tag_ in ("VBZ", "VBP"):
            return self._of_present(verb)
        if verb.tag_ == "VBG" and now:
            return FUTURE if self.told else PRESENT
        if depth < _DEEP and verb.head.i != verb.i:
            outer = self.verb(verb.head)
            if outer is not None:
                return self.of(outer, depth + 1)
        return NONE

    def _of_modal(self, verb: Token, helping: set[str]) -> str:
        if "have" in helping and not helping & {"will", "shall"}:
            return PAST
        # "could not be reached on Thursday" is told of that day.
        if "could" in helping and any(child.dep_ == "neg" for child in verb.children):
            return PAST
        return FUTURE

    def _of_infinitive(self, verb: Token, depth: int) -> str:
        """ "tried to gather on Sunday" is as "tried" is, "planned to gather on Sunday" lies ahead."""
        head = verb.head
        if head.i == verb.i or head.lemma_ == "be" or {head.lemma_, head.lower_} & self.words.plans:
            return FUTURE
        if head.pos_ == "NOUN" and (head.lemma_ in self.words.nouns or self._to_be(verb, head)):
            return FUTURE
        if head.lemma_ in self.words.asks and (self.lead in self.words.terms or _perfect(head)):
            return FUTURE
        if head.tag_ in ("VBZ", "VBP"):
            return FUTURE if self.told else PRESENT
        outer = self.verb(head) if depth < _DEEP else None
        return FUTURE if outer is None else self.of(outer, depth + 1)

    def _to_be(self, verb: Token, noun: Token) -> bool:
        """ "a vote to be held in May"; not "the first man to be killed in May"."""
        passive = verb.tag_ == "VBN" and any(child.lower_ == "be" for child in verb.children)
        return passive and not any(child.lower_ in self.words.ranks for child in noun.children)

    def _of_present(self, verb: Token) -> str:
        """A present of what the calendar fixes lies ahead: "the talks open Monday"; so does a plan."""
        if verb.lemma_ in self.words.plans or any(c.dep_ == "acomp" and self._pending(c) for c in verb.children):
            return FUTURE
        open_ = verb.lemma_ in self.words.fixed or (self.lead in self.words.terms and verb.lemma_ in self.words.lasting)
        return FUTURE if self.told and open_ else PRESENT

    def _plans(self, verb: Token) -> bool:
        """ "planned a march on Saturday": with no verb of its own, what was planned is still to come."""
        what = (child for child in verb.children if child.dep_ in ("dobj", "obj"))
        return verb.lemma_ in self.words.plans and any(
            child.lemma_ in self.words.fixtures and child.i < self.first for child in what
        )

    def _set(self, verb: Token) -> bool:
        """ "scheduled Monday", "set for Monday"; not "a record set on Monday"."""
        lasting = self.lead == "for" or any(child.lower_ == "for" for child in verb.children)
        return self._pending(verb) or (lasting and verb.lemma_ in self.words.plans)


def _perfect(verb: Token) -> bool:
    """ "has decided": what was decided is still open, as it is not where somebody "decided" it on a day."""
    return any(child.lower_ in ("has", "have", "'ve") for child in verb.children)


def _upward(token: Token) -> Iterator[Token]:
    yield token
    yield from token.ancestors
