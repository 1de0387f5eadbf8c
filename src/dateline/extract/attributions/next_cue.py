"""Where, inside what somebody is said to say, the next one begins to speak, or the same one once more.

Needs: a cue, a joint behind it, the lexicon. Gives: whether the words behind the joint have a cue of their own: "and
the mayor said B", "while the guild reckons B", "but in a letter he said B", "and warned that B".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.attributions.lexicon import Lexicon
from dateline.extract.attributions.syntax import child

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTRASTS = frozenset({"while", "whereas", "though", "although"})
_VERBS = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SPEECH = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_MARKS = frozenset({":", '"', "“", "``"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PLEDGING = frozenset({"pledge", "promise", "vow"})
_LEADING = 4
"""Words between "and" and the verb of one who speaks as well: "and has also said"."""


def another_speaks(cue: Token, joint: Token, last: int, words: Lexicon) -> bool:
    """Whether behind "and", "but" or "while" another is said to speak, or the same one once more.

    "Officials said A and the mayor said B"; "the agency says A and warns that B", in the tense of the cue and after a
    comma, in another tense than the clause before it, or where nobody stands in that clause who could speak.
    """
    verb = _next_verb(joint, last)
    if verb is None or verb.lemma_.lower() not in words.saying | words.voicing or not _active(verb):
        return False
    who = child(verb, "nsubj")
    if who is not None and joint.i < who.i < verb.i:
        return _own_speaker(cue, joint, who, verb, words)
    if who is not None or verb.dep_ not in {"conj", "ccomp"} or joint.dep_ != "cc":
        return False
    if verb.i - joint.i > _LEADING:
        return _lost_speaker(joint, verb, words)
    return verb.dep_ == "conj" and _speaks_on(cue, joint, verb, words)


def speaker_before(verb: Token, words: Lexicon) -> Token | None:
    """Who speaks once more, where the parser joins his next verb to what he said: "said A and warned that B"."""
    if verb.dep_ != "conj" or child(verb, "nsubj", "nsubjpass") is not None:
        return None
    cue = verb.head.head
    joint = next((c for c in verb.head.children if c.dep_ == "cc" and verb.head.i < c.i < verb.i), None)
    if joint is None or verb.head.dep_ != "ccomp" or cue.lemma_.lower() not in words.verbs or cue.i > verb.head.i:
        return None
    return child(cue, "nsubj") if another_speaks(cue, joint, verb.sent.end - 1, words) else None


def _next_verb(joint: Token, last: int) -> Token | None:
    inside = joint.doc[joint.i + 1 : last + 1]
    return next(
        (t for t in inside if t.pos_ in _VERBS and t.dep_ not in {"aux", "auxpass", "acl", "relcl"}),
        None,
    )


def _active(verb: Token) -> bool:
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    unreal = any(c.dep_ == "auxpass" or c.tag_ in {"MD", "TO"} for c in helpers)
    return verb.tag_ in _SPEECH and not unreal


def _own_speaker(cue: Token, joint: Token, who: Token, verb: Token, words: Lexicon) -> bool:
    """ "and the mayor said B"; "but in a letter she said B", where only the speaker can be "she"."""
    told = any(c.dep_ in {"ccomp", "parataxis"} or c.text in _MARKS for c in verb.children if c.i > verb.i)
    if who.lower_ in {"he", "she"}:
        urged = told or child(verb, "xcomp") is not None
        said = joint.doc[cue.i + 1 : joint.i]
        return urged and _tense(verb) == _tense(cue) and not any(_one(t, words) for t in said)
    counted = verb.lemma_.lower() in words.voicing and joint.lower_ in CONTRASTS
    counted = counted and any(t.like_num for c in verb.children if c.i > verb.i for t in c.subtree)
    return (told or counted) and who.pos_ in {"NOUN", "PROPN"} and not _under_that(joint, who)


def _lost_speaker(joint: Token, verb: Token, words: Lexicon) -> bool:
    """ "and Ann Lee of Elm argues that B", where the parser joins the speaker to a thing before "and"."""
    run = joint.doc[joint.i + 1 : verb.i]
    if child(verb, "ccomp") is None or any(t.pos_ in _VERBS or t.is_punct for t in run):
        return False
    head = next((t for t in run if t.head.i <= joint.i), None)
    return head is not None and head.pos_ in {"NOUN", "PROPN"} and _speaker(head, words)


def _speaks_on(cue: Token, joint: Token, verb: Token, words: Lexicon) -> bool:
    """ "said A and warned that B": whether the verb behind "and" is the speaker's and not of one told of in A."""
    inner = verb.head
    told = any(c.dep_ in {"ccomp", "xcomp", "dobj", "prep", "dative"} for c in verb.children if c.i > verb.i)
    if not told or _tense(verb) != _tense(cue):
        return False
    own = child(inner, "nsubj", "nsubjpass", "expl")
    lemma = verb.lemma_.lower()
    if lemma in words.saying:
        again = lemma == cue.lemma_ == "say"
        # "The minister said she was sad and pledged help": who is told of is who says so.
        again = again or (lemma in _PLEDGING and own is not None and own.lower_ in {"he", "she", "it"})
        apart = joint.doc[joint.i - 1].text == "," or _tense(inner) != _tense(verb) or _tense(cue) == "VBZ"
        if again or apart:
            return True
    return own is not None and (_mute(own, words) or _unlike(inner, verb))


def _mute(who: Token, words: Lexicon) -> bool:
    """Whether a subject can say nothing: "the fever had spread and warned that"."""
    return who.dep_ == "expl" or (who.pos_ == "NOUN" and not _speaker(who, words))


def _unlike(inner: Token, verb: Token) -> bool:
    """Whether two joined verbs cannot share the helper of the first: "was buying mines and urged the council"."""
    helpers = [c for c in inner.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.dep_ in {"aux", "auxpass"} for c in verb.children) or verb.tag_ == "VBN":
        return False
    going = inner.tag_ == "VBG" and bool(helpers)
    return going or any(c.tag_ == "MD" for c in helpers)


def _speaker(who: Token, words: Lexicon) -> bool:
    """Whether a noun names one or something that can speak: a person, a body, a paper."""
    known = words.humans | words.groups | words.speakers | words.keepers | words.accounts
    return who.ent_type_ in _NAMED or who.lemma_.lower() in known


def _one(token: Token, words: Lexicon) -> bool:
    """Whether a word is of one person: whom "he" or "she" may take up."""
    if token.lower_ in {"he", "she", "him", "her", "his"}:
        return True
    named = token.ent_type_ == "PERSON"
    return named or (token.tag_ in {"NN", "NNP"} and token.lemma_.lower() in words.humans)


def _under_that(joint: Token, who: Token) -> bool:
    """Whether "that" opens the clause again: "said that A and that the mayor told B"."""
    return any(t.lower_ == "that" and t.dep_ == "mark" for t in joint.doc[joint.i + 1 : who.i])


def _tense(verb: Token) -> str:
    """The tag of the finite word of a verb phrase, third person or not."""
    helper = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.tag_ in _FINITE), verb)
    return "VBZ" if helper.tag_ == "VBP" else str(helper.tag_)
