"""Whom a source's words stand for: pronouns and short names to the words to credit.

Needs: blocks, actors, drafts with sources. Gives: name, its span and the kind of each draft's source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dateline.extract.actors.lexicon import lexicon as actor_words
from dateline.extract.attributions.antecedents import IT, MANY, ONE, SPEAKER, Antecedents
from dateline.extract.attributions.draft import MISTERS, Draft
from dateline.extract.attributions.kinds import bodies_of, kind_of, own_voice
from dateline.extract.attributions.lexicon import Lexicon, humans, lexicon
from dateline.extract.attributions.people import BODIES
from dateline.extract.attributions.seen import NOBODY, WRITING, Holder, Seen, inside, named_with_the
from dateline.extract.attributions.syntax import child, noun_phrase
from dateline.extract.reading import Block, Reading
from dateline.model.vocabulary import SourceKind, ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_UNTOLD = frozenset({SourceKind.OTHER})
_AGENCY = re.compile(r"\(([A-Z][^()\d]{1,40})\)")
_OPENING = frozenset("\"'‘’“”„«»`") | {"``", "''"}
_CLOSING = frozenset({"”", "»", "''", '"'})
_OURS = frozenset({"host", "byline", "correspondent"})
_OPENING_WORDS = 2
_OPENS = 24
"""Words that a speaker's name, office and whereabouts may have before the colon of a turn."""
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


class Holders:
    """Names the holders of a report's drafts one after the other, in text order."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._names: dict[str, list[tuple[int, int]]] | None = None
        self._issued: list[Holder] = []
        self._words_of = lexicon(reading.pack)
        self._people = humans(reading.pack)
        self._actors = {(m.block, m.head): m for m in reading.actors}
        self._agencies = _agencies(reading)
        self._personal = {
            m.entity for m in reading.actors if m.named and reading.blocks[m.block].doc[m.head].ent_type_ == "PERSON"
        }
        self._surnames = {
            e[-1].lower_
            for b in reading.blocks
            for e in b.doc.ents
            if e.label_ == "PERSON" and (len(e) > 1 or (e.start and b.doc[e.start - 1].lower_ in MISTERS))
        }
        self._things: set[str] = set()
        self._antecedents = Antecedents(reading, self._kind, self._surnames, self._things)

    def name(self, draft: Draft) -> Holder:
        """Whom to credit for a draft."""
        if draft.source is None or draft.source_head is None:
            return NOBODY
        block = self._reading.blocks[draft.block]
        head = block.doc[draft.source_head]
        low = head.lower_
        if draft.turn:
            holder = self._turn(block, draft, head)
            self._antecedents.spoke(Seen(holder, draft.block, head, False, True))
            return holder
        if low in ONE | IT | MANY | SPEAKER and head.pos_ == "PRON":
            return self._antecedents.holder(draft, head)
        if low in _RELATIVE and head.text != "WHO":
            above = head.head
            while above.dep_ != "relcl" and above.head != above:
                above = above.head
            named = above.head if above.dep_ == "relcl" else _before(head)
            if named is None:
                return NOBODY
            if named.ent_type_ == "ORG" and (whole := _entity(named)) is not None:
                # "The Committee to Protect Journalists, which says"
                named = block.doc[whole[0] : whole[1]].root
            head = _person_above(named) if low == "who" and not self._person(named) else named
            holder = self._words(block, noun_phrase(head))
        else:
            holder = self._words(block, draft.source)
        if low in {"statement", "report"} and draft.source[1] - draft.source[0] <= 2 and self._issued:
            return self._issued[-1]
        issuer = _issuer(head, self._words_of)
        if issuer is not None:
            holder, head = self._words(block, noun_phrase(issuer)), issuer
        holder = self._known(self._shown(holder, block, head), block.index, head)
        if holder.kind is SourceKind.UNNAMED and _saw(head, self._words_of):
            holder = Holder(holder.name, holder.span, SourceKind.WITNESS)
        words = block.doc[draft.source[0] : draft.source[1]]
        # "The Lee government's opposition" is no person's, though a person's name stands in it.
        bears = head.pos_ == "PROPN" and not _plural(head)
        person = self._person(head) or (bears and any(t.ent_type_ == "PERSON" for t in words))
        person = person or self._is_personal(block.index, head) or self._surname(head, words)
        # "The Guardian" is no he, whatever the tagger makes of the name.
        person = person and not (
            holder.kind in BODIES and (named_with_the(words) or self._kind(head.text) is holder.kind)
        )
        person = person and not self._of_body(draft, head, words)
        # A surname such as "Walters", which the tagger takes for several
        alone = head.lower_ in self._surnames and head.is_title and not any(head.children)
        person = person or alone
        inner = inside(block.doc[draft.head])
        until = max((index for index, _, _ in draft.more), default=draft.block)
        aside = (low in _RELATIVE and head.text != "WHO") or (
            head.dep_ == "poss" and block.doc[draft.head].pos_ == "NOUN"
        )
        self._antecedents.spoke(
            Seen(
                holder,
                draft.block,
                head,
                _plural(head) and not alone,
                person,
                inner,
                until,
                aside,
                wrote=block.doc[draft.head].lemma_ in WRITING,
            )
        )
        if any(t.lower_ == "statement" for t in block.doc[draft.cue[0] : draft.cue[1]]):
            self._issued.append(holder)
        return holder

    def _shown(self, holder: Holder, block: Block, head: Token) -> Holder:
        """Who showed the pictures that show something: "footage on state television"."""
        if head.lemma_.lower() not in self._words_of.pictures:
            return holder
        for link in head.children:
            noun = child(link, "pobj") if link.dep_ == "prep" and link.lower_ in {"on", "from", "by"} else None
            if noun is not None:
                shown = self._words(block, noun_phrase(noun))
                if shown.kind is not SourceKind.OTHER:
                    return shown
        return holder

    def _turn(self, block: Block, draft: Draft, head: Token) -> Holder:
        """The speaker of a turn by the full name that the report gave first: WALT is Vivienne Walt, a reporter."""
        holder = self._words(block, draft.source or (0, 1))
        told = (b for b in self._reading.blocks[: block.index + 1] if b is block or _heads(b, head))
        if any(t.lower_ in _OURS for b in told for t in b.doc[: _colon(b)]):
            return Holder(holder.name, holder.span, SourceKind.OUTLET)
        for earlier in self._reading.blocks[: block.index]:
            for token in earlier.doc:
                if token.lower_ == head.lower_ and not token.is_upper:
                    whole = self._words(earlier, noun_phrase(_top(token)))
                    named = _entity(token)
                    return (
                        Holder(self._words(earlier, named).name, earlier.span(*named), whole.kind) if named else whole
                    )
        return holder

    def _words(self, block: Block, run: tuple[int, int]) -> Holder:
        first, last = run
        if last - first > 1 and block.doc[last - 1].tag_ == "POS":
            last -= 1
        while last - first > 1 and block.doc[first].text in _OPENING:
            first += 1
        marks = [t for t in block.doc[first:last] if t.text in _OPENING | _CLOSING and t.tag_ != "POS"]
        if len(marks) == 1 and last - first > 1 and block.doc[last - 1].text in _CLOSING:
            last -= 1  # "Aides” said": the mark that opens them stands before
        span = block.span(first, last)
        text = " ".join(self._reading.words(span).split())
        return Holder(text, span, self._kind(text))

    def _kind(self, words: str) -> SourceKind:
        if own_voice(words, self._reading.report.outlet, self._reading.pack, self._agencies):
            return SourceKind.OUTLET
        return kind_of(words, self._reading.pack)

    def _known(self, holder: Holder, block: int, head: Token) -> Holder:
        """A bare name takes its kind from where the report introduced it."""
        if holder.kind is not SourceKind.OTHER:
            return holder
        body = self._body(block, head)
        if body is not None:
            return Holder(holder.name, holder.span, body)
        # What the report called the bearer of a name comes before what the name alone suggests.
        kind = self._introduced(block, head) or self._fuller(block, head)
        actor = self._actors.get((block, head.i))
        if kind in {None, SourceKind.UNNAMED} and actor is not None and actor.kind not in self._guessed(holder, head):
            kind = actor.kind
        kind = kind or self._owner(block, head)
        return Holder(holder.name, holder.span, kind) if kind is not None else holder

    def _guessed(self, holder: Holder, head: Token) -> frozenset[SourceKind]:
        """Kinds that an actor's role does not tell: a director need not be one of a company, nor a soldier by name."""
        if head.ent_type_ in {"NORP", "GPE"}:
            return _UNTOLD | {SourceKind.WITNESS}  # "the Americans" saw nothing
        if not self._person(head):
            return _UNTOLD
        # Words with "general" whose kind is open tell of a director general.
        general = {SourceKind.MILITARY} if "general" in holder.name.lower() else set()
        # Whom his own words give an office is no bystander.
        named = {SourceKind.WITNESS} if head.pos_ == "PROPN" and "," in holder.name else set()
        return _UNTOLD | {SourceKind.COMPANY} | general | named

    def _places(self) -> dict[str, list[tuple[int, int]]]:
        """Where each name of the report stands, made when first asked for."""
        if self._names is None:
            self._names = {}
            for block in self._reading.blocks:
                for token in block.doc:
                    if token.pos_ == "PROPN":
                        self._names.setdefault(token.text, []).append((block.index, token.i))
        return self._names

    def _introduced(self, block: int, head: Token) -> SourceKind | None:
        for index, at in self._places().get(head.text, ()):
            if (index, at) >= (block, head.i):
                break
            doc = self._reading.blocks[index].doc
            top = _top(doc[at])
            first, last = noun_phrase(top)
            if last - first > 1:
                kind = self._kind(doc[first:last].text)
                found = kind if kind is not SourceKind.OTHER else self._body(index, top)
                if found is SourceKind.MEDIA and not _works_for(doc[first:last].text):
                    # A byline or an outlet's name run into the person's introduces nobody.
                    found = None
                if found is not None:
                    return found
        return None

    def _fuller(self, block: int, head: Token) -> SourceKind | None:
        """The kind of "the committee" is that of the national security committee of which the report told."""
        if head.pos_ != "NOUN":
            return None
        for index in range(block, -1, -1):
            for token in self._reading.blocks[index].doc:
                if token.lower_ == head.lower_ and (index, token.i) < (block, head.i):
                    words = [c.text for c in token.children if c.dep_ in {"compound", "amod", "nmod", "poss"}]
                    kind = self._kind(" ".join((*words, token.text))) if words else SourceKind.OTHER
                    if kind is not SourceKind.OTHER:
                        return kind
        return None

    def _owner(self, block: int, head: Token) -> SourceKind | None:
        """The kind of "its spokeswoman" is that of whom "its" stands for."""
        own = child(head, "poss")
        actor = self._actors.get((block, own.i)) if own is not None and own.lower_ in IT | MANY else None
        if actor is None:
            return None
        kind = self._kind(actor.name)
        kind = kind if kind is not SourceKind.OTHER else actor.kind
        return kind if kind is not SourceKind.OTHER else None

    def _body(self, block: int, head: Token) -> SourceKind | None:
        """The kind of "the league" is that of the league that the report named before."""
        bodies = bodies_of(self._reading.pack)
        first, last = noun_phrase(head)
        short = next((t.lower_ for t in head.doc[first:last] if t.lower_ in bodies), None)
        if short is None:
            return None
        for index in range(block, -1, -1):
            for token in self._reading.blocks[index].doc:
                if token.lower_ == short and token.text != short and token.ent_type_ == "ORG":
                    start, end = noun_phrase(token)
                    kind = self._kind(self._reading.blocks[index].doc[start:end].text)
                    if kind is not SourceKind.OTHER:
                        return kind
        return None

    def _of_body(self, draft: Draft, head: Token, words: Tokens) -> bool:
        """Whether a name is a body's by the table ("Downing Street") or its words: "Acme says its site is down"."""
        if head.pos_ != "PROPN":
            return False
        name = words.text.removeprefix("the ").removeprefix("The ")
        behind = sorted(i for i in draft.content if i >= draft.cue[1])[:_OPENING_WORDS]
        own = any(head.doc[i].lower_ == "its" for i in behind)
        if own and name == head.text:
            self._things.add(head.text)
        return name in actor_words(self._reading.pack).bodies or head.text in self._things

    def _is_personal(self, block: int, head: Token) -> bool:
        """Whether the report calls the same actor by a person's name elsewhere."""
        actor = self._actors.get((block, head.i))
        return actor is not None and actor.named and actor.entity in self._personal

    def _person(self, token: Token) -> bool:
        return token.ent_type_ == "PERSON" or token.lemma_.lower() in self._people

    def _surname(self, head: Token, words: Iterable[Token]) -> bool:
        """Whether a name is a person's by its title or office, or by the full name that the report gave before."""
        if head.pos_ != "PROPN":
            return False
        office = [c for c in head.children if c.dep_ in {"appos", "compound"}]
        if head.lower_ in self._surnames or any(t.lower_ in MISTERS for t in words):
            return True
        titled = head.ent_type_ not in {"ORG", "GPE", "LOC", "FAC", "NORP"} and head.tag_ == "NNP"
        if any(c.pos_ == "NOUN" and c.lemma_.lower().rsplit("-")[-1] in self._people for c in office) or (
            # "King Abdullah II"
            titled and any(c.pos_ == "PROPN" and c.i < head.i and c.lower_ in self._people for c in office)
        ):
            self._surnames.add(head.lower_)
            return True
        return False


def _entity(token: Token) -> tuple[int, int] | None:
    """The name that a token stands in."""
    if not token.ent_type_:
        return None
    first, last = token.i, token.i + 1
    while first > 0 and token.doc[first].ent_iob_ == "I":
        first -= 1
    while last < len(token.doc) and token.doc[last].ent_iob_ == "I":
        last += 1
    return first, last


def _issuer(head: Token, words: Lexicon) -> Token | None:
    """Whose a statement is: "a statement issued by her office", "released on behalf of Ann Lee"."""
    if head.lemma_.lower() not in words.manner or head.lemma_ == "report":
        return None
    for clause in head.children:
        if clause.dep_ != "acl" or clause.tag_ != "VBN" or clause.lemma_.lower() not in words.issuing:
            continue
        for link in (t for t in clause.subtree if t.i > clause.i):
            by = link.lower_ == "by" and link.head == clause
            behalf = link.lower_ == "of" and link.head.lower_ == "behalf"
            noun = child(link, "pobj") if by or behalf else None
            if noun is not None and noun.pos_ in {"NOUN", "PROPN"}:
                return noun
    return None


def _saw(head: Token, words: Lexicon) -> bool:
    """Whether people are spoken of as those who saw it: "three people who watched from a house"."""
    return any(c.dep_ == "relcl" and c.lemma_.lower() in words.perceiving for c in head.children)


def _works_for(words: str) -> bool:
    return (
        "'s" in words or "’s" in words or any(w in words.lower() for w in ("reporter", "correspondent", "journalist"))
    )


def _agencies(reading: Reading) -> tuple[str, ...]:
    """The agencies that a report's datelines credit: "CAIRO (Example Wire) -"."""
    lines = (z.span.of(reading.report.text) for z in reading.report.zones if z.kind is ZoneKind.DATELINE)
    return tuple(dict.fromkeys(name for line in lines for name in _AGENCY.findall(line)))


def _person_above(noun: Token) -> Token:
    """The person of whom a thing's clause tells: "Ann Lee, head of the city's commission, who reports"."""
    above = noun
    while above.dep_ in {"pobj", "prep", "appos", "poss", "compound"} and above.head.i < above.i:
        above = above.head
        if above.ent_type_ == "PERSON":
            return above
    return noun


def _before(who: Token) -> Token | None:
    """The noun that stands before "who", where the parser does not hang its clause on it."""
    at = who.i - 1
    if at > 0 and who.doc[at].text == ",":
        at -= 1
    if at < 0 or who.doc[at].sent.start != who.sent.start:
        return None
    noun = who.doc[at]
    while noun.dep_ in {"compound", "appos", "pobj", "prep", "nmod", "poss", "case"} and noun.head.i < who.i:
        noun = noun.head
    return noun if noun.pos_ in {"NOUN", "PROPN"} else None


def _top(token: Token) -> Token:
    while token.dep_ in {"compound", "appos", "flat"} and token.head != token:
        token = token.head
    return token


def _plural(token: Token) -> bool:
    if any(c.dep_ == "conj" for c in token.children):
        return True
    return token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"police", "some", "many", "people", "others"}


def _colon(block: Block) -> int:
    """Where the name that may open a turn ends: 0 for a block without a colon near its beginning."""
    return next((t.i for t in block.doc[:_OPENS] if t.text == ":"), 0)


def _heads(block: Block, name: Token) -> bool:
    """Whether a block is an earlier turn of the speaker whose last name this is."""
    return any(t.is_upper and t.lower_ == name.lower_ for t in block.doc[: _colon(block)])


def all_holders(reading: Reading, drafts: Sequence[Draft]) -> list[Holder]:
    """The holder of each draft; drafts in text order."""
    holders = Holders(reading)
    return [holders.name(draft) for draft in drafts]
