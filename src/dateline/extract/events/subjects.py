"""Who a verb is said of: its subjects, looked up through conjunction, control and relative clauses, and its voice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.extract.attributions.syntax import joins
from dateline.extract.clauses import shot_where

if TYPE_CHECKING:
    from spacy.tokens import Token

# What holds words: who wrote it says what it says.
_DOCUMENTS = {
    "report", "statement", "resolution", "letter", "petition", "motion", "bill", "article", "message", "speech",
    "campaign", "advertisement",
}  # fmt: skip
_SUFFERED = {"kill", "injure", "wound", "hurt", "arrest", "detain", "displace", "destroy", "damage", "burn"}
# Participles of speech belong to the one who speaks.
_SPOKEN = {
    "accuse", "allege", "blame", "reject", "deny", "dismiss", "condemn", "criticise", "criticize", "denounce", "warn",
    "urge", "demand", "call", "threaten", "vow", "promise", "pledge", "add", "say",
}  # fmt: skip
_STAND = {"stand", "remain", "stay", "feel"}
_CLAUSAL = {"after", "before", "since", "as", "until"}
_RELATIVE = {"who", "that", "which", "whom"}


def conjuncts(token: Token) -> list[Token]:
    """A noun and those joined to it."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            found.extend(conjuncts(child))
    return found


_WHEN = {"DATE", "TIME", "PERCENT", "ORDINAL"}


def prepositional(token: Token, words: Iterable[str]) -> list[Token]:
    """Objects of the prepositions that hang on a word."""
    found = []
    for child in token.children:
        if child.lower_ == "by" and child.is_sent_start:
            continue  # a byline
        if child.dep_ not in ("prep", "agent", "dative", "prt", "conj") or child.pos_ == "VERB":
            continue
        beside = [c for c in child.children if c.dep_ == "conj" and c.lower_ in words]
        led = [child] if child.lower_ in words and (child.dep_ != "conj" or child.pos_ in ("ADP", "SCONJ")) else []
        # "hurled stones into the yard and at the guards"
        for prep in (*led, *beside):
            for inner in prep.children:
                if inner.dep_ == "pobj":
                    if inner.ent_type_ not in _WHEN:
                        found.extend(conjuncts(inner))
                elif inner.dep_ == "prep" and inner.lower_ in words:
                    found.extend(t for i in inner.children if i.dep_ == "pobj" for t in conjuncts(i))
    return found


def passive(verb: Token) -> bool:
    """Whether a verb is in the passive: the one it happens to comes first."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    if verb.lemma_ in _UNDONE or _headed(verb) is not None:
        return False
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        bare = verb.head.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass", "dobj") for c in verb.head.children)
        return verb.head.pos_ in ("VERB", "AUX") and (bare or passive(verb.head))
    bare = not any(c.dep_ in ("aux", "dobj", "nsubj", "ccomp") for c in verb.children)
    if verb.tag_ == "VBN" and verb.dep_ == "advcl" and bare:
        return True  # "goes on trial, charged with"
    if verb.tag_ == "VBN" and verb.head.lemma_ in _STAND and verb.dep_ in ("acomp", "advcl", "xcomp", "oprd"):
        return True  # "stands accused of"
    if verb.tag_ == "VBN" and verb.lemma_ in _SUFFERED and not any(c.dep_ in ("aux", "dobj") for c in verb.children):
        return True  # "more than 100 injured": the auxiliary is left out
    if bare_of_object(verb) or _shot_there(verb):
        return True
    return verb.tag_ == "VBN" and (
        verb.dep_ in ("acl", "amod")
        or (any(c.dep_ == "agent" for c in verb.children) and not any(c.dep_ == "dobj" for c in verb.children))
    )


def _headed(verb: Token) -> Token | None:
    """The subject of a past form that the parser takes for a participle: "Police wearing masks sealed off the hall".

    There is no other verb that a noun at the head of the sentence could be the subject of.
    """
    top = verb.sent.root
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or top.pos_ not in ("NOUN", "PROPN") or not top.is_ancestor(verb):
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass", "cop", "relcl") for c in top.children):
        return None
    parted = any(c.dep_ == "prt" and any(o.dep_ == "pobj" for o in c.children) for c in verb.children)
    return top if parted or any(c.dep_ == "dobj" for c in verb.children) else None


# What is done to nobody: no participle of these is a passive.
_UNDONE = {"converge", "protest", "demonstrate", "riot", "clash", "resign", "skirmish", "chant", "die", "perish"}


def _shot_there(verb: Token) -> bool:
    """Whether the subject was shot at some place: "Four men shot at bar", not "Youths shot at police"."""
    noun = shot_where(verb)
    return noun is not None and not (noun.lemma_.lower() in _SHOT_AT or noun.ent_type_ in ("PERSON", "ORG", "NORP"))


_SHOT_AT = {"police", "policeman", "officer", "crowd", "man", "woman", "driver", "soldier", "guard", "deputy", "car"}


def bare_of_object(verb: Token) -> bool:
    """Whether a verb that needs an object has none: "leader criticised for remarks", "with visitors banned"."""
    whole = any(c.dep_ in ("aux", "dobj", "ccomp", "xcomp", "dative") for c in verb.children)
    if whole or verb.tag_ not in ("VBN", "VBD"):
        return False
    if verb.tag_ == "VBN" and any(c.dep_ in ("mark", "prep") and c.lower_ == "with" for c in verb.lefts):
        return True
    after = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    if verb.lemma_ in _PARTING and "from" in (after, verb.doc[verb.i + 2].lower_ if after == "off" else ""):
        return True  # "villagers cut off from the network"
    if verb.lemma_ in _CONFINING and after in ("in", "at", "on", "near", "under", "after", ",", ".", ""):
        return True
    return verb.lemma_ in (_JUDGING | _CONFINING) and after in ("for", "over", "of", "by")


_JUDGING = {"criticise", "criticize", "condemn", "accuse", "denounce", "slam", "blame", "charge", "praise", "sack"}
_PARTING = {"cut", "bar", "ban", "evict", "expel", "exclude", "rescue", "evacuate"}
_CONFINING = {"arrest", "detain", "jail", "sentence", "convict", "fine", "deport", "kidnap", "abduct", "murder"}
_CONFINING |= {"quarantine", "imprison", "intern", "evacuate", "injure", "wound"}


def dateline(token: Token) -> bool:
    """Whether a word is the place before a report's first words: "KABUL (Wire): The ministry", "MOSCOW -- A"."""
    if not (token.text.isupper() and token.pos_ == "PROPN" and token.i - token.sent.start <= 3):
        return False
    after = token.doc[token.i + 1 : token.i + 8]
    return any(t.text in ("--", "—", "–", "-", ":", "(") for t in after)


def infinitive(verb: Token) -> bool:
    """Whether a verb is one with "to"."""
    return verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)


def for_another(verb: Token) -> bool:
    """Whether a clause is what another is called to do: "called for the king to step down"."""
    marked = any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.lefts)
    return infinitive(verb) and marked and verb.head.lemma_ == "call" and verb.i > verb.head.i


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who the verb is said of, looked up through conjunction, control and relative clauses; may be empty."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            if dateline(child):
                continue
            if child.lower_ in _RELATIVE and verb.dep_ == "relcl":
                return conjuncts(_persons(verb.head, verb) if child.lower_ == "who" else verb.head)
            return conjuncts(_whose(child))
    if (name := _entered(verb)) is not None:
        return [name]
    if depth > 4 or verb.head.i == verb.i:
        return []
    if (top := _headed(verb)) is not None:
        return conjuncts(top)
    head = verb.head
    for child in verb.lefts:
        # "as marchers angry with the king took to the streets": the parser makes two clauses of it.
        if child.dep_ == "advcl" and child.pos_ == "ADJ" and any(c.dep_ == "mark" for c in child.lefts):
            angry = next((c for c in child.lefts if c.dep_ == "nsubj" and c.i + 1 == child.i), None)
            if angry is not None:
                return conjuncts(angry)
    if (own := _torn(verb)) is not None:
        return conjuncts(own)
    if any(c.dep_ in ("auxpass", "aux") and c.lower_ not in ("to", "be") for c in verb.children):
        # "... after the hall in the town was burnt": the parser takes the hall for the object of "after".
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in _CLAUSAL and head.i < child.i < verb.i:
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        return conjuncts(inner)
    if verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON"):
        if head.dep_ == "dobj" and head.pos_ == "NOUN" and verb.tag_ == "VBG" and head.lemma_ in _DOCUMENTS:
            return subjects(head.head, depth + 1)
        return conjuncts(head) if verb.tag_ in ("VBG", "VBN") else []
    if verb.dep_ == "relcl" and verb.tag_ in ("VBG", "VBN", "VB"):
        return conjuncts(head)
    if (
        verb.dep_ == "conj"
        and head.dep_ == "ccomp"
        and verb.lemma_ in _SPOKEN
        and verb.tag_ == head.head.tag_ != head.tag_
    ):
        return subjects(head.head, depth + 1)  # "investigators say he was the target, and allege"
    if verb.dep_ == "conj" and verb.tag_ == "VBD" and infinitive(head) and head.head.tag_ == "VBD":
        return subjects(head.head, depth + 1)  # "they waited for the man to come in and shot him"
    if (outer := joins(verb)) is not None:
        return subjects(outer, depth + 1)  # "has said the flood is past and reopened the road"
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        theirs = subjects(head, depth + 1)
        return [] if _disagree(verb, theirs) else theirs
    if verb.dep_ == "conj" and head.pos_ == "ADJ" and verb.tag_ == "VBD":
        return subjects(head.head, depth + 1)  # "fired, some of them wounded, but also accused"
    if verb.dep_ in ("xcomp", "advcl", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        if verb.dep_ != "advcl" and (told := [c for c in head.children if c.dep_ == "dobj"]) and not passive(head):
            return conjuncts(told[0])
        if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG"):
            return []
        if verb.dep_ == "advcl" and verb.tag_ == "VBG" and head.dep_ == "ccomp" and verb.lemma_ in _SPOKEN:
            # "the army said the soldiers had fired, accusing rebels": the army accuses.
            return subjects(head.head, depth + 1)
        if verb.dep_ == "advcl" and verb.tag_ in ("VBD", "VBZ", "VBP"):
            return _split(verb)
        return subjects(head, depth + 1)
    if verb.dep_ == "pcomp" and head.head.pos_ in ("VERB", "AUX"):
        told = [c for c in head.head.children if c.dep_ == "dobj"]
        thanked = head.lower_ == "for" and bool(told) and told[0].i < head.i
        return conjuncts(told[0]) if told and (head.lower_ == "of" or thanked) else subjects(head.head, depth + 1)
    if verb.dep_ == "aux" or (head.pos_ == "AUX" and verb.dep_ in ("attr", "acomp")):
        return subjects(head, depth + 1)
    return []


def _entered(verb: Token) -> Token | None:
    """The name of an entry in a list of people: "Ann Lee , 69 - rescued after seven days"."""
    before = verb.doc[max(verb.sent.start, verb.i - 4) : verb.i]
    if verb.tag_ not in ("VBN", "VBD") or len(before) < 4 or before[3].text not in _DASHES:
        return None
    aged = before[1].text == "," and before[2].text.isdigit()
    return before[0] if aged and before[0].pos_ == "PROPN" else None


_DASHES = {"-", "–", "—", "--", ":"}


def _whose(noun: Token) -> Token:
    """The husband in "Ann Lee, whose husband Tom, was killed", where the parser takes him for another name of hers."""
    for child in noun.children:
        if child.dep_ == "appos" and any(c.dep_ == "poss" and c.lower_ == "whose" for c in child.children):
            return child
    return noun


def _split(verb: Token) -> list[Token]:
    """The subject of a finite clause that the parser has split: "nine drowned when a raft of sheep broke up"."""
    for other in verb.head.children:
        if other.dep_ == "advcl" and other.i < verb.i and other.tag_ in ("VBN", "VBD"):
            own = [c for c in other.children if c.dep_ in ("nsubj", "nsubjpass")]
            if own and own[0].i + 1 == other.i:
                return conjuncts(own[0])
    return []


def _disagree(verb: Token, theirs: list[Token]) -> bool:
    """Whether the auxiliary is one of another number: "ministers meet over a virus that they think has killed 150"."""
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return bool(words & {"has", "is", "was"}) and bool(theirs) and theirs[0].tag_ in ("NNS", "NNPS")


def _torn(verb: Token) -> Token | None:
    """The subject that a caption before it has torn off: "X opens the port Aid workers have criticised the plan"."""
    helpers = (c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i)
    aux = next((c for c in helpers if c.lower_ not in ("to", "be")), None)
    if aux is None or verb.dep_ not in ("advcl", "conj", "ccomp", "dep", "acl"):
        return None
    first = min(c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "advmod") and c.i < verb.i)
    before = verb.doc[first - 1] if first > verb.sent.start else None
    if before is None or before.pos_ not in ("NOUN", "PROPN") or before.dep_ not in ("pobj", "dobj", "appos", "conj"):
        return None
    if before.dep_ == "conj" and (aux.lower_ in ("was", "is", "has")) == (before.tag_ in ("NNS", "NNPS")):
        return None  # of another number
    return before if before.is_ancestor(verb) or verb.head.is_ancestor(before) else None


def speaker(pronoun: Token, verb: Token) -> list[Token]:
    """Who speaks of itself in "the rebels said that they will release two men"; the pronoun itself where none does."""
    while verb.dep_ in ("xcomp", "conj") and verb.i != pronoun.head.i:
        verb = verb.head  # "said they had been told to come and march"
    head = verb.head
    if pronoun.lower_ not in _SELF or verb.dep_ != "ccomp" or head.lemma_ not in _TELLS or pronoun.head.i != verb.i:
        return [pronoun]
    who = next((c for c in head.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if who is None or who.pos_ not in ("NOUN", "PROPN"):
        return [pronoun]
    several = who.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in who.children)
    if pronoun.lower_ == "they":
        fits = several or who.ent_type_ == "ORG" or who.lemma_.lower() in _MANY
    elif pronoun.lower_ == "it":
        fits = not several and (
            who.ent_type_ in ("ORG", "GPE", "NORP")
            or (who.pos_ == "PROPN" and who.ent_type_ != "PERSON")
            or who.lemma_ in _BODIES
        )
    else:
        fits = not several and who.ent_type_ == "PERSON"
    return conjuncts(who) if fits else [pronoun]


_BODIES = {
    "military", "army", "navy", "force", "government", "ministry", "party", "group", "court", "council", "agency",
    "commission", "union", "embassy", "organisation", "organization", "committee", "coalition", "parliament", "office",
}  # fmt: skip
_MANY = {"staff", "police", "crew", "family", "crowd", "public", "troupe", "personnel"}
_SELF = {"they", "it", "he", "she"}
_TELLS = {"say", "announce", "declare", "state", "add", "vow", "pledge", "promise", "tell", "insist", "confirm"}


def _persons(noun: Token, verb: Token) -> Token:
    """Whom "who" stands for after another noun, as their number tells.

    The reporters in "reporters for the Example Wire who were held", the man in "Ruz, a suspect in the raids, who was".
    """
    one = any(c.lower_ in ("was", "is", "has") for c in verb.children if c.dep_ in ("aux", "auxpass"))
    if one and noun.dep_ == "pobj" and noun.tag_ in ("NNS", "NNPS"):
        above = noun
        while above.dep_ in ("pobj", "prep", "appos") and above.tag_ not in ("NN", "NNP"):
            above = above.head
        if above.dep_ == "appos" and above.head.tag_ == "NNP":
            above = above.head
        return above if above.tag_ in ("NN", "NNP") else noun
    several = any(c.lower_ in ("were", "are", "have") for c in verb.children if c.dep_ in ("aux", "auxpass"))
    single = noun.tag_ in ("NN", "NNP") and noun.dep_ == "pobj" and not any(c.dep_ == "conj" for c in noun.children)
    return noun.head.head if several and single and noun.head.head.tag_ == "NNS" else noun
