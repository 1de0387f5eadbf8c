"""What a speaker goes on to say behind "and" or "but", where the parser joins it to the cue: "said A, but it was B".

Needs: a cue with its content and the lexicon. Gives: tokens of the clauses that are said as well; tense tells them from
what the outlet goes on to tell. Who says a thing in the past says it "was", "had been" or "would be" so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.attributions.lexicon import Lexicon
from dateline.extract.attributions.syntax import child

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAST = frozenset({"would", "could", "might", "should", "had", "was", "were"})
_PRESENT = frozenset({"VBZ", "VBP", "MD"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_JOINTS = frozenset({"and", "but", "so", "yet"})
_REASONS = frozenset({"because", "since"})
_PAUSES = frozenset({",", "“", "”", '"', "''"})
_THINGS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})


def onward(cue: Token, content: set[int], words: Lexicon) -> set[int]:
    """Tokens behind the content of a plain cue that go on with it; the joint before them as well."""
    last = max(content, default=-1)
    clause = child(cue, "ccomp")
    if last < cue.i or min(content) < cue.i or clause is None or clause.i not in content or clause.i < cue.i:
        return set()
    found: set[int] = set()
    for each in sorted(cue.children, key=lambda t: t.i):
        if each.i <= last or each.left_edge.i <= last:
            continue
        between = cue.doc[last + 1 : each.left_edge.i]
        if any(t.text not in _PAUSES if t.is_punct else t.lower_ not in _JOINTS for t in between):
            break
        reason = each.dep_ == "advcl" and each.left_edge.lower_ in _REASONS and _subject(each) is not None
        joined = each.dep_ == "conj" and (_same_clause(clause, each, last) or _said_too(cue, clause, each, words))
        if not (reason or joined):
            if each.is_punct or each.dep_ == "cc":
                continue
            break
        found |= set(range(last + 1, each.right_edge.i + 1))
        last = each.right_edge.i
    return found


def _same_clause(clause: Token, verb: Token, last: int) -> bool:
    """Whether a verb without a subject is that of a clause without one: "said that the dam built in May | was shut"."""
    opens = verb.left_edge.i == last + 1 and verb.pos_ in _VERBS and _subject(verb) is None
    return opens and _finite(clause) is None and _finite(verb) is not None


def _said_too(cue: Token, clause: Token, verb: Token, words: Lexicon) -> bool:
    """Whether a clause joined to the cue is of what was said by its tense, and tells of no other speaker."""
    who, told = _finite(verb), _finite(clause)
    of = _subject(verb)
    if verb.pos_ in _THINGS and child(verb, "cop") is None:
        # "would send six ships, and planes by the end of the week", which no verb of saying has beside it
        return not any(t.tag_ in _FINITE and t.dep_ not in {"relcl", "aux", "auxpass"} for t in verb.subtree)
    if of is None and who is not None and who.tag_ == "MD":
        # "said it was sorry and would pay"
        return _past(cue) and verb.lemma_.lower() not in words.verbs
    if of is None and who is not None and told is not None and _past(cue):
        # "told us that he is tired but hopes to go on"
        return who.tag_ in {"VBZ", "VBP"} and told.tag_ in {"VBZ", "VBP"}
    if verb.pos_ not in _VERBS or who is None or told is None or of is None or of.i > verb.i:
        return False
    frame = words.verbs.get(verb.lemma_.lower())
    thinks = frame is not None and not frame.speech and verb.lemma_ not in words.saying
    if _his_own(of) and (who.lower_ == "had" or thinks):
        # "and he had found nothing", "and she hoped for rain": what the outlet has from the speaker
        return verb.tag_ in ({"VBD", "VBN", "VBG"} if _past(cue) else {"VBZ"}) and ":" not in {
            t.text for t in verb.subtree
        }
    if (
        frame is not None
        or any(t.lemma_.lower() in words.plain for t in verb.subtree)
        or ":" in {t.text for t in verb.subtree}
    ):
        return False
    if not _past(cue):
        return who.tag_ in _PRESENT and told.tag_ in _PRESENT and _stands_back(of)
    if who.lower_ in _PAST:
        return told.tag_ in {"VBD", "MD"}
    if told.tag_ in _PRESENT and who.tag_ in _PRESENT:
        return who.tag_ == "MD" or of.dep_ == "expl" or of.lower_ in {"we", "i", "you"}
    return False


def _past(cue: Token) -> bool:
    now = _finite(cue)
    return now is None or now.tag_ not in {"VBZ", "VBP"}


def _stands_back(who: Token) -> bool:
    """Whether a subject only takes up what was told of: in the present, a noun may begin the outlet's own words."""
    return who.dep_ == "expl" or who.pos_ == "PRON"


def _his_own(who: Token) -> bool:
    """Whether a pronoun takes up one who speaks."""
    return who.lower_ in {"he", "she", "it", "they"} and who.dep_ == "nsubj"


def _subject(verb: Token) -> Token | None:
    return child(verb, "nsubj", "nsubjpass", "expl", "csubj")


def _finite(verb: Token) -> Token | None:
    """The word of a verb phrase that carries its tense."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.tag_ in _FINITE]
    return helpers[0] if helpers else verb if verb.tag_ in _FINITE else None
