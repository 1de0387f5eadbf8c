"""The happening that a report is of, where no sentence tells it and all of them take it as known.

"Rescuers are still searching six days after the earthquake", "schools closed by the flu outbreak", "tourists fled the
protests": the news is of what came of it, and the record would be without the thing itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.extract.events.cases import caught
from dateline.extract.events.disasters import dated
from dateline.extract.events.facts import Fact, fact_of_noun
from dateline.extract.events.frames import Frame, Lexicon
from dateline.extract.events.merging import Found
from dateline.extract.events.unreal import planned
from dateline.extract.reading import Reading
from dateline.extract.said.credit import aloud
from dateline.extract.scope import scope_of
from dateline.extract.where.seats import seat_of_outbreak
from dateline.model.place import PlaceRef
from dateline.model.time import UNKNOWN_TIME, Interval
from dateline.model.vocabulary import EventType, PlacePrecision, Status, TimeBasis, ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENING = 4
"""Sentences in which a report says what it is of."""
_OFTEN = 3
"""Sentences that name what a report is of, wherever they stand."""
_HEARSAY = 6
"""How much less a mention says that is a speaker's."""
_YEAR = 4
"""Digits of a year."""
_KINDS = {
    "earthquake": EventType.DISASTER,
    "epidemic": EventType.DISASTER,
    "storm": EventType.DISASTER,
    "demo": EventType.PROTEST,
}


@dataclass(frozen=True, slots=True)
class _Mention:
    block: int
    noun: Token
    frame: Frame
    says: int
    """How much it says: its day, its place, nothing; less where another noun only leads to it."""


def taken_as_known(reading: Reading, events: list[Found], lexicon: Lexicon) -> list[Found]:
    """What a report is of, at the mention that says most of it; empty where a sentence tells it."""
    for mode, kind in _KINDS.items():
        words = {
            word: frame
            for word, told in lexicon.nouns.items()
            if word not in lexicon.lists["about.after"]
            for before, frame in told
            if not before and frame.mode == mode and frame.type is kind
        }
        if any(e.type is kind and (kind is EventType.PROTEST or e.token.lemma_.lower() in words) for e in events):
            continue
        signs = lexicon.lists.get(f"about.{mode}", frozenset())
        if not _is_of(reading, {*words, *signs}):
            continue
        if mode == "epidemic":
            words |= dict.fromkeys(signs, words["outbreak"])
        best = max(_mentions(reading, words, lexicon), key=lambda m: (m.says, -m.block, -m.noun.i), default=None)
        if best is None and mode == "epidemic":
            return list(_caught(reading, words, lexicon))
        if best is not None:
            told = Found(best.block, best.noun, best.frame, kind, Status.STATED, [], [], True, tokens=[best.noun])
            told.known = True
            return [told]
    return []


def _caught(reading: Reading, words: dict[str, Frame], lexicon: Lexicon) -> Iterator[Found]:
    """The first clause that tells of people with the illness, of this year and in nobody's quotation."""
    anchor = reading.report.anchor
    for block, sent in _sentences(reading):
        if anchor is not None and any(year != anchor.year for year in _years(sent)):
            continue
        headline = reading.blocks[block].zone is ZoneKind.HEADLINE
        for noun in sent:
            frame = words.get(noun.lemma_.lower())
            if frame is None or noun.lemma_.lower() not in lexicon.lists["about.epidemic"]:
                continue
            if caught(noun, frame, lexicon, headline=headline) and not aloud(reading, block, noun.i):
                yield Found(block, noun, frame, frame.type, Status.STATED, [], [], True, False, [noun], by_cases=True)
                return


def _years(sent: list[Token]) -> list[int]:
    return [int(t.text) for t in sent if t.ent_type_ == "DATE" and len(t) == _YEAR and t.text.isdecimal()]


def own_days(reading: Reading, found: Found, days: Interval) -> Interval:
    """The days of what is taken as known: those of its own words; of a quake, the day that the report is about."""
    if days.span is not None and days.basis in (TimeBasis.STATED, TimeBasis.INFERRED):
        own = reading.blocks[found.block].span(found.token.left_edge.i, found.token.right_edge.i + 1)
        if own.contains(days.span):
            return days
    struck = scope_of(reading).days.struck if found.frame.mode == "earthquake" else None
    return replace(struck, basis=TimeBasis.INFERRED) if struck is not None else UNKNOWN_TIME


def own_place(reading: Reading, found: Found, place: PlaceRef | None) -> PlaceRef | None:
    """The place of what is taken as known: that of its own words, else a country; of what spreads, one beside it."""
    block, noun = reading.blocks[found.block], found.token
    own = block.span(noun.left_edge.i, noun.right_edge.i + 1)
    named = [m for m in reading.places if m.place is not None and not m.embedded and own.contains(m.span)]
    if len(named) == 1:
        return scope_of(reading).places.ref(named[0])
    if found.frame.mode == "epidemic":
        places = scope_of(reading).places
        seat = seat_of_outbreak(block.doc, noun, places.places_in.get(found.block, ()))
        if seat is not None:
            return places.ref(seat)
    if place is None or place.place is None:
        return None
    beside = block.sentence(noun.i).contains(place.span)
    several = beside and len(_lands(reading, found.block, list(noun.sent))) > 1
    if several or (found.frame.mode == "epidemic" and not beside):
        return None
    if place.place.precision is PlacePrecision.COUNTRY:
        return place
    if found.type is not EventType.PROTEST and not (beside and found.frame.mode == "earthquake"):
        return None
    land = scope_of(reading).places.extents.country()
    # "the demonstrations", "the quake": of the country, whichever of its towns is told of.
    return land if land is not None and land.place and land.place.country == place.place.country else None


def place_of_cases(reading: Reading, found: Found, place: PlaceRef | None) -> PlaceRef | None:
    """The place of cases: the one of their own sentence, else a country."""
    if place is None or place.place is None:
        return None
    block, noun = reading.blocks[found.block], found.token
    if not block.sentence(noun.i).contains(place.span):
        return place if place.place.precision is PlacePrecision.COUNTRY else None
    wide = place.place.precision in (PlacePrecision.REGION, PlacePrecision.UNKNOWN)
    return None if wide or len(_lands(reading, found.block, list(noun.sent), demonyms=False)) > 1 else place


def _sentences(reading: Reading) -> Iterator[tuple[int, list[Token]]]:
    for block in reading.blocks:
        if block.zone in (ZoneKind.BODY, ZoneKind.HEADLINE):
            yield from ((block.index, list(sent)) for sent in block.doc.sents)


def _is_of(reading: Reading, signs: set[str]) -> bool:
    """Whether a report names something in its opening and again, or often."""
    said = [any(t.lemma_.lower() in signs for t in sent) for _, sent in _sentences(reading)]
    return sum(said) >= _OFTEN or (sum(said) > 1 and any(said[:_OPENING]))


def _mentions(reading: Reading, words: dict[str, Frame], lexicon: Lexicon) -> Iterator[_Mention]:
    """The words that take it as known, of the report's own year and of a country that it is about."""
    anchor = reading.report.anchor
    signs = lexicon.lists["about.epidemic"]
    named = [(b, [t for t in sent if t.lemma_.lower() in words], sent) for b, sent in _sentences(reading)]
    often = Counter(t.lemma_.lower() for _, nouns, _ in named for t in nouns if t.lemma_.lower() not in signs)
    lands = Counter(m.place.country for m in reading.places if m.place and m.place.country)
    for block, nouns, sent in named:
        if sent[-1].text == "?" or (anchor is not None and any(year != anchor.year for year in _years(sent))):
            continue
        for noun in nouns:
            frame = words[noun.lemma_.lower()]
            ill = noun.lemma_.lower() in signs
            if noun.pos_ not in ("NOUN", "PROPN") or not (_spreads if ill else _known)(noun, frame, lexicon):
                continue
            spoken = aloud(reading, block, noun.i)
            if frame.mode == "epidemic" and (spoken or _open(noun, lexicon)):
                continue  # "fears that the flu would spread", what a speaker calls it
            own = _lands(reading, block, list(noun.subtree))
            told = own or _lands(reading, block, sent, demonyms=False)
            if frame.mode != "epidemic" and told and 2 * max(lands[c] for c in told) < max(lands.values()):
                continue  # one of another country, told beside it
            spoken_of = frame.mode in ("epidemic", "demo") and not own and not dated(noun, lexicon.lists)
            if spoken_of and not ill and (_talked_of(noun, lexicon) or _hinged(noun)):
                continue  # "their handling of the outbreak", "how they will end the protests": no more than named
            if ill or noun.dep_ == "compound":
                yield _Mention(block, noun, frame, -1)
            elif often[noun.lemma_.lower()] * 2 >= max(often.values()):
                says = 2 if dated(noun, lexicon.lists) else int(bool(own))
                yield _Mention(block, noun, frame, 2 * says + (not _aside(noun, lexicon)) - _HEARSAY * spoken)


def _lands(reading: Reading, block: int, words: list[Token], *, demonyms: bool = True) -> set[str]:
    """The countries that some words name; without demonyms, not whose firm or minister one is."""
    span = reading.blocks[block].span(words[0].i, words[-1].i + 1)
    named = (m for m in reading.places if span.contains(m.span) and (demonyms or not m.demonym))
    return {m.place.country for m in named if m.place and m.place.country}


def _known(noun: Token, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether a noun points at one that the reader knows of: "the quake", "Haiti's quake", "Tuesday's quake"."""
    lists = lexicon.lists
    before = noun.doc[noun.left_edge.i : noun.i]
    if noun.dep_ == "compound" and frame.mode == "earthquake" and noun.i:
        return noun.nbor(-1).ent_type_ == "GPE"  # "victims of the Haiti quake", "Haiti quake victims"
    if noun.dep_ in ("compound", "nmod", "amod") or any(t.lower_ in lists["about.other"] for t in before):
        return False
    if any(c.dep_ == "relcl" and any(a.lower_ in lists["hedges.modals"] for a in c.children) for c in noun.children):
        return False  # "the flooding that can ruin homes"
    plural = noun.tag_ in ("NNS", "NNPS")
    if frame.type is EventType.PROTEST:
        going = any(c.lower_ in lists["about.going_on"] for c in noun.lefts)
        told = fact_of_noun(noun, frame, lexicon, headline=plural and going) is Fact.ACTUAL
        if planned(noun, lists) or _in_general(noun) or (not told and (going or not plural)):
            return False
        if plural and going:
            return True
    elif plural:
        return False
    return any(c.lower_ in ("the", "this") or c.ent_type_ in ("GPE", "LOC", "DATE") or _land(c) for c in noun.lefts)


def _aside(noun: Token, lexicon: Lexicon) -> bool:
    """Whether another noun only leads to it: "coverage of the protests", "their interest in the protests"."""
    lists, above = lexicon.lists, noun.head.head
    led = noun.dep_ == "pobj" and noun.head.lower_ in lists["about.leading"]
    if not led or above.lemma_.lower() in lists["arguments.spate"] | lists["about.wake"]:
        return False
    return above.pos_ in ("NOUN", "PROPN") and above.ent_type_ not in ("DATE", "TIME")


def _in_general(noun: Token) -> bool:
    """Whether a clause supposes protests or says what is always so: "if the protests grow", "you see no flag at"."""
    simple = noun.head.lemma_ == "be" and noun.head.tag_ in ("VBZ", "VBP")
    if noun.dep_ == "nsubj" and simple and not any(c.dep_ == "expl" for c in noun.head.children):
        return True
    verb = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return False
    marked = any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children)
    return marked or any(c.dep_ == "nsubj" and c.lower_ in ("you", "one", "anyone") for c in verb.children)


def _talked_of(noun: Token, lexicon: Lexicon) -> bool:
    """Whether it is only what others report, handle or ask: "coverage of the protests", "the fight against the flu"."""
    return noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in lexicon.lists["about.talk"]


def _hinged(noun: Token) -> bool:
    """Whether it stands in a clause of what is open: "if the outbreak goes on", "how they can end the protests"."""
    for verb in noun.ancestors:
        if verb.pos_ in ("VERB", "AUX") and verb.dep_ in ("advcl", "ccomp", "pcomp", "conj"):
            words = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i}
            if words & {"if", "unless", "how"}:
                return True
    return False


def _open(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a clause leaves open that there is one: "fears that the flu came", "the outbreak did not come"."""
    below = noun
    for word in noun.ancestors:
        if below.dep_ in ("ccomp", "acl", "csubj") and word.lemma_.lower() in lexicon.lists["about.open"]:
            return True
        below = word
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    doubted = verb.head if verb.dep_ in ("ccomp", "csubj") else verb
    refused = any(c.dep_ == "neg" and c.lower_ != "never" for c in doubted.children)
    return refused and (doubted.i != verb.i or verb.lemma_ in lexicon.lists["about.come"])


def _spreads(noun: Token, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether an illness is told to have spread: "the flu, which has killed 150", "the virus has reached Peru"."""
    lists = lexicon.lists
    if any(t.lower_ in lists["about.common"] for t in noun.doc[noun.left_edge.i : noun.i]):
        return False
    verbs = [c for c in noun.children if c.dep_ == "relcl"] + ([noun.head] if noun.dep_ == "nsubj" else [])
    for verb in verbs:
        words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")}
        past = verb.tag_ == "VBD" or (verb.tag_ in ("VBN", "VBG") and words & {"has", "have", "had"})
        if verb.lemma_ in lists["about.spread"] and past and words <= {"has", "have", "had", "been"}:
            return True
    return False


def _land(owner: Token) -> bool:
    """Whether what a disaster befell is said by a word for it: "the island's earthquake"."""
    return owner.dep_ == "poss" and owner.pos_ == "NOUN"
