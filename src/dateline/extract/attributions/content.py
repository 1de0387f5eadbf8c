"""What a reporting verb reports, within its sentence.

Needs: a verb, its frame. Gives: tokens of the content and the preposition that leads to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.attributions.lexicon import Frame
from dateline.extract.attributions.syntax import child, passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_LATER = frozenset({"prep", "advcl", "acl", "oprd", "relcl", "dative"})
_CLAUSE = frozenset({"VERB", "AUX"})
NUMBERS = frozenset({"toll", "number", "figure", "count", "total", "casualties", "tally", "losses"})
_COUNTS = frozenset({"toll", "count", "tally", "estimate", "figure"})
_PARTS = (["of", "them"], ["of", "whom"])
_DASHES = frozenset({"-", "–", "—", "--"})
_TELLING = frozenset({"say", "tell", "report", "claim", "insist", "announce", "add", "warn"})
_GIVEN = frozenset({"propose", "pledge", "promise", "offer"})
_FATES = frozenset({"dead", "killed", "injured", "wounded", "missing", "mostly", "mainly"})
_WHOM = frozenset({"on", "upon"})
_SAID_IN = frozenset({"statement", "interview", "tweet", "briefing", "broadcast"})


def content_of(verb: Token, frame: Frame) -> tuple[set[int], Token | None]:
    """Tokens of what a verb reports, and the preposition that leads to it; empty if it reports nothing."""
    found: set[int] = set()
    link: Token | None = None
    for each in (*verb.children, *_after_adverb(verb)):
        if each.dep_ == "prep" and each.lower_ in frame.preps and each.i > verb.i:
            found |= {t.i for c in each.children for t in c.subtree}
            link = each
        elif each.dep_ in {"advcl", "ccomp", "xcomp"} and each.i > verb.i and each.left_edge.lower_ in frame.preps:
            # "called for the state to step in"
            link = each.left_edge
            found |= {t.i for t in each.subtree} - {link.i}
        elif _taken(verb, each, frame.takes) and not _purpose(verb, each):
            found |= {t.i for t in each.subtree}
    if found and verb.lemma_ == "call":
        found |= _asked_to(verb, found)
    if {"c", "o"} <= frame.takes or (found and frame.takes & {"c", "o"}):
        found |= _range_before(verb, found)
    if link is not None and link.i - 1 in found:
        # "accused the army of firing": what stands between verb and preposition is content, and so is the preposition
        found.add(link.i)
        link = None
    if found and "s" in frame.takes:
        raised = child(verb, "nsubj")
        found |= {t.i for t in raised.subtree} if raised is not None and raised.lower_ not in {"it", "there"} else set()
    elif found and "c" in frame.takes and "r" not in frame.takes:
        # "warned the toll 'may rise'", where the parser makes the clause's subject an object
        clause, thing = child(verb, "ccomp"), child(verb, "dobj")
        if clause is not None and thing is not None and verb.i < thing.i < clause.i and child(clause, "nsubj") is None:
            found |= {t.i for t in thing.subtree}
    if not found and {"c", "r"} <= frame.takes:
        found = _heard(verb)
    if not found and "c" in frame.takes and "r" not in frame.takes:
        found = _taken_for_thing(verb)
    if not found:
        found = _around(verb, frame.takes) or _joined(verb, frame.takes)
        if not found and "c" in frame.takes and verb.right_edge.i + 1 >= verb.sent.end - 1:
            found = _also_subject(verb, found)
    if not found and "o" in frame.takes and passive(verb):
        raised = child(verb, "nsubjpass")
        if raised is not None and raised.pos_ != "PRON":
            found = {t.i for t in raised.subtree}
            # "Hundreds are reported injured": what they are reported to be is part of it.
            found |= {t.i for c in verb.children if c.dep_ in {"oprd", "acomp"} and c.i > verb.i for t in c.subtree}
    if found:
        found = _whole_before(verb, found) | _also_subject(verb, found) | _counted_subject(verb, found)
    if found and link is not None:
        as_it = next(
            (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as" and c.i == max(found) + 1), None
        )
        found |= {t.i for t in as_it.subtree} if as_it is not None else set()
    if found and {"o", "t", "u"} & frame.takes:
        for each in verb.children:
            # "reports three dead and 49 wounded", where the parser joins "49" to the verb
            if each.dep_ == "conj" and each.pos_ not in _CLAUSE and each.i > max(found):
                found |= {t.i for t in each.subtree} | {each.i - 1}
        found |= _rest(verb, found)
        if "t" in frame.takes:
            # "put the number of cases of the fever, a rare one, at 480"
            found |= {t.i for c in verb.children if c.i > max(found) and _at_number(c) for t in c.subtree}
        found |= _with_number(verb, found)
    return _cut(verb, _past_break(verb, found)), link


def _asked_to(verb: Token, found: set[int]) -> set[int]:
    """What those are asked to do on whom one calls, where it hangs on the verb: "called on the premier to resign"."""
    last = max(found)
    if not any(c.lower_ in _WHOM and verb.i < c.i < last for c in verb.children):
        return set()
    for each in verb.children:
        opens = each.left_edge.i - (verb.doc[last + 1].text == "," if last + 1 < len(verb.doc) else 0)
        if each.dep_ in {"xcomp", "advcl", "ccomp"} and _infinitive(each) and opens == last + 1:
            return set(range(last + 1, each.right_edge.i + 1))
    return set()


def _purpose(verb: Token, each: Token) -> bool:
    """Whether an infinitive tells what a thing promised or proposed is for: "a bill proposed by Ann Lee to curb it"."""
    given = passive(verb) or (verb.tag_ == "VBN" and any(c.dep_ == "agent" for c in verb.children))
    return given and verb.lemma_ in _GIVEN and each.dep_ == "xcomp" and _infinitive(each)


def _past_break(verb: Token, found: set[int]) -> set[int]:
    """What is said behind the cue to its end, where the parser breaks it at a word that leads on: "confirmed as |"."""
    last = max(found, default=-1)
    doc, end = verb.doc, verb.sent.end
    if not verb.i < last < end - 2 or min(found) < verb.i:
        return found
    leads = doc[last].dep_ == "prep" or (doc[last - 1].lower_, doc[last].lower_) == ("but", "also")
    rest = doc[last + 1 : end]
    if not leads or rest[0].is_punct or any(t.is_punct for t in rest[:-1] if t.text not in {"-", "'", "’"}):
        return found
    return found | {t.i for t in rest if not t.is_punct}


def _range_before(verb: Token, found: set[int]) -> set[int]:
    """ "claimed between 60 and 90 rebels were hiding": a range that the parser hangs on the verb, with what follows."""
    first = min(found, default=verb.sent.end)
    for each in verb.children:
        if each.dep_ != "prep" or each.i != verb.i + 1 or each.lower_ != "between":
            continue
        if not any(t.like_num for t in each.children):
            continue
        # "estimate between 40 and 60 dead, mostly farmers": the parser hangs "dead" on the verb as well.
        fate = each.right_edge.i + 1
        if not found:
            return set(range(each.i, fate + 1)) if verb.doc[fate : fate + 1].text in _FATES else set()
        if all(t.is_punct or t.lower_ in _FATES for t in verb.doc[each.right_edge.i + 1 : first]):
            return set(range(each.i, first))
    return set()


def _heard(verb: Token) -> set[int]:
    """What a hearer was told, where the parser hangs it on the hearer: "tells the newspaper that he saw it"."""
    hearer = child(verb, "dobj", "dative")
    for each in hearer.children if hearer is not None else ():
        own = child(each, "nsubj", "nsubjpass")
        if each.dep_ == "relcl" and each.left_edge.lower_ == "that" and own is not None and own.lower_ != "that":
            return {t.i for t in each.subtree}
    return set()


def _taken_for_thing(verb: Token) -> set[int]:
    """A clause without "that" whose subject the parser took for an object: "said the port was still shut"."""
    thing = child(verb, "dobj")
    if thing is None or thing.i < verb.i or child(verb, "nsubj") is None:
        return set()
    clause = next((c for c in thing.children if c.dep_ in {"relcl", "acl"} and c.i > thing.i), None)
    if clause is None or clause.left_edge.i <= thing.i:
        return set()
    finite = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in (clause, *clause.children) if t.i < clause.i + 1)
    opens = clause.left_edge
    if not finite or (opens.tag_ in {"WDT", "WP", "WRB", "WP$"} and opens.text != "WHO") or opens.lower_ == "that":
        return set()
    own = child(clause, "nsubj", "nsubjpass")
    if own is not None and own.text != "WHO":
        # "said the prayer he had learned"
        return set()
    return {t.i for t in thing.subtree}


def resumed(verb: Token, words: frozenset[str]) -> set[int]:
    """What takes up the content again after a closing cue: "..., the ministry said, up from 300 on Sunday"."""
    doc = verb.doc
    if verb.i + 2 >= len(doc) or doc[verb.i + 1].text != ",":
        return set()
    each = doc[verb.i + 2]
    of = doc[verb.i + 3 : verb.i + 5]
    if (each.like_num or each.pos_ in {"NUM", "DET", "ADJ"}) and [t.lower_ for t in of] in _PARTS:
        # "..., its spokeswoman said, one of them a child": the parser makes a sentence of it
        return set(range(each.i, each.sent.end))
    return {t.i for t in each.subtree} if each.head == verb and each.lower_ in words else set()


def _after_adverb(verb: Token) -> list[Token]:
    """What hangs on an adverb beside the verb: "spoke earlier of dozens"."""
    return [c for each in verb.children if each.dep_ == "advmod" and each.i == verb.i + 1 for c in each.children]


def _also_subject(verb: Token, found: set[int]) -> set[int]:
    """A noun before the speaker which the parser made a second subject of the verb, part of what is said."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    if len(subjects) < 2 or (found and min(found) > verb.i):
        return set()
    if not found and verb.doc[subjects[-1].left_edge.i - 1].text != ",":
        return set()
    return {t.i for c in subjects[:-1] for t in c.subtree}


def _taken(verb: Token, each: Token, takes: frozenset[str]) -> bool:
    """Whether a child of the verb is of a kind that its frame allows."""
    label = each.dep_
    if label == "ccomp":
        return "c" in takes or ("w" in takes and _asks(each)) or ("i" in takes and _infinitive(each))
    if label == "xcomp":
        return (
            "s" in takes
            or ("i" in takes and _infinitive(each))
            or ("g" in takes and (each.tag_ == "VBG" or any(c.lower_ in {"being", "having"} for c in each.children)))
            or ("c" in takes and (passive(verb) or _infinitive(each)))
            or ("p" in takes and passive(verb))
            or ("j" in takes and each.pos_ in {"ADJ", "NOUN"})
        )
    if label in {"acomp", "oprd", "attr"}:
        return bool({"j", "s"} & takes)
    if "t" in takes:
        if label == "dobj" and any(_at_number(c) for thing in (verb, each) for c in thing.children):
            return True
        return label == "dobj" and each.lemma_.lower() in NUMBERS and child(verb, "prep") is not None
    if "u" in takes:
        counted = each.lemma_.lower() in _COUNTS or (each.lemma_.lower() in NUMBERS and child(each, "poss") is not None)
        return label == "dobj" and counted
    if label in {"dobj", "npadvmod"} and "c" in takes and "r" not in takes and each.pos_ == "NUM":
        # "The organisers said 1,000."
        return True
    return label == "dobj" and "o" in takes and "r" not in takes


def _at_number(link: Token) -> bool:
    """Whether a preposition leads to a number: "put the crowd at around 6,000"."""
    if link.dep_ != "prep" or link.lower_ != "at":
        return False
    return any(t.pos_ == "NUM" or t.like_num for t in link.subtree)


def _infinitive(clause: Token) -> bool:
    return any(c.tag_ == "TO" for c in clause.children)


def _asks(clause: Token) -> bool:
    return any(t.tag_ in {"WP", "WRB", "WDT"} or t.lower_ in {"whether", "if"} for t in clause.subtree)


def _counted_subject(verb: Token, found: set[int]) -> set[int]:
    """A range that is the subject of the clause behind it: "said between 40 and 60 were held"."""
    clause = child(verb, "ccomp")
    link = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    if clause is None or clause.i < verb.i or child(clause, "nsubj", "nsubjpass", "expl") is not None:
        return set()
    if link.lower_ != "between" or link.head != verb or link.right_edge.i + 1 != clause.left_edge.i:
        return set()
    return {t.i for t in link.subtree} if any(t.like_num for t in link.subtree) else set()


def _around(verb: Token, takes: frozenset[str]) -> set[int]:
    """The clause that a reporting verb stands inside: "Three people, police said, were hurt"."""
    if "c" not in takes or verb.dep_ not in {"parataxis", "advcl", "dep"}:
        return set()
    # "The road was, police said, cut": the parser hangs the cue on "was".
    above = verb.head.head if verb.head.dep_ in {"aux", "auxpass"} else verb.head
    if above.pos_ not in _CLAUSE and verb.dep_ != "parataxis":
        return set()
    if child(verb, "nsubj") is None or any(t.dep_ == "neg" for t in verb.subtree):
        return set()
    as_clause = any(c.dep_ in {"mark", "prep", "advmod"} and c.lower_ == "as" for c in verb.children)
    if not as_clause and verb.dep_ == "advcl" and child(verb, "mark") is not None:
        return set()
    mine = {t.i for t in verb.subtree}
    return {t.i for t in above.subtree} - mine


def _joined(verb: Token, takes: frozenset[str]) -> set[int]:
    """ "Five died, the mayor said." where the parser joins the two clauses as if by "and"."""
    above = verb.head
    who = child(verb, "nsubj")
    if "c" not in takes or verb.dep_ != "conj" or who is None or above.pos_ not in _CLAUSE or above.i > verb.i:
        return set()
    start = min(min(t.i for t in who.subtree), verb.i)
    if verb.doc[start - 1].text != ",":
        return set()
    return {t.i for t in above.subtree if t.i < start}


def _whole_before(verb: Token, found: set[int]) -> set[int]:
    """All that a closing ", police said." closes: the parser often hangs only the last clause on the cue."""
    sentence = verb.sent
    who = child(verb, "nsubj")
    if who is None or verb.dep_ != "ROOT" or max(found) > verb.i:
        return found
    start = min(min(t.i for t in who.subtree), verb.i)
    for each in verb.children:
        # "..., though prices will fall this year, the minister said": the parser hangs the clause on "said".
        if each.dep_ == "advcl" and max(found) < each.left_edge.i <= max(found) + 2 and each.right_edge.i < start:
            found = found | set(range(max(found) + 1, each.right_edge.i + 1))
    if max(found) < start - 3 or verb.doc[start - 1].text not in {",", '"', "”", "''", "’"}:
        return found
    if any(not t.is_punct and t.head.i != verb.i and t.i not in found for t in verb.doc[verb.i + 1 : sentence.end]):
        after = {t.i for c in verb.children if c.i > verb.i for t in c.subtree}
        if any(not t.is_punct and t.i not in after for t in verb.doc[verb.i + 1 : sentence.end]):
            return found
    return found | set(range(sentence.start, start))


def _rest(verb: Token, found: set[int]) -> set[int]:
    """What follows an object without a break and hangs on the verb: "criticised the army for firing"."""
    rest: set[int] = set()
    last = max(found)
    for each in verb.children:
        inside = {t.i for t in each.subtree}
        if each.dep_ in _LATER and each.i > verb.i and min(inside) == last + 1:
            if each.dep_ == "advcl" and each.tag_ == "VBG":
                break
            rest |= inside
            last = max(inside)
    return rest


def _with_number(verb: Token, found: set[int]) -> set[int]:
    """ "confirmed 70,893 cases, with 311 deaths": what is counted besides."""
    last = max(found)
    for each in verb.children:
        inside = {t.i for t in each.subtree}
        besides = each.dep_ == "prep" and each.lower_ in {"with", "including"} and last < each.i <= last + 3
        if besides and any(verb.doc[i].like_num for i in inside):
            return set(range(last + 1, max(inside) + 1))
    return set()


def _cut(verb: Token, found: set[int]) -> set[int]:
    """Less a closing ", who ..." or ", which ...": what the outlet adds is not what was said."""
    last = max(found, default=-1)
    for i in sorted(found):
        token = verb.doc[i]
        if (
            token.dep_ == "prep"
            and token.lower_ in {"in", "on", "during"}
            and i > verb.i + 1
            and token.right_edge.i == last
        ):
            noun = child(token, "pobj")
            if noun is not None and noun.lemma_.lower() in _SAID_IN and token.head.i in found:
                return found - {t.i for t in token.subtree}
        if token.dep_ == "advcl" and i > verb.i and (others := _told_by_others(token)):
            return found - others
        if token.lower_ == "with" and i > verb.i and _with_others(token):
            return {j for j in found if j < i - 1}
        concluding = token.dep_ == "advcl" and token.left_edge.tag_ == "WDT"
        if (token.dep_ == "relcl" or concluding) and i > verb.i:
            inside = {t.i for t in token.subtree}
            before = min(inside) - 1
            mark = verb.doc[before].text
            aside = mark == "," or (concluding and mark in _DASHES)
            # "to the pier, where it is heaping up" and "two guards, one of whom" tell what was so, not what a thing is.
            whole = verb.doc[before + 1].lower_ == "where" or verb.doc[before + 2].lower_ == "of"
            if (before in found or concluding) and aside and not whole and max(found) - max(inside) <= 1:
                return found - inside - {before}
    return found


def _with_others(link: Token) -> bool:
    """Whether what another said follows: ", with Ann Lee telling the council ..."."""
    clause = child(link, "pcomp")
    if clause is None or clause.tag_ != "VBG" or clause.lemma_ not in _TELLING or link.doc[link.i - 1].text != ",":
        return False
    return child(clause, "nsubj") is not None


def _told_by_others(clause: Token) -> set[int]:
    """A closing ", while the army said ...", with its comma: what somebody else said at the same time."""
    mark = child(clause, "mark")
    who = child(clause, "nsubj")
    before = clause.left_edge.i - 1
    if (
        mark is None
        or mark.lower_ not in {"while", "whereas"}
        or mark.i != before + 1
        or clause.doc[before].text != ","
    ):
        return set()
    telling = clause.lemma_ in _TELLING and child(clause, "ccomp") is not None
    if not telling or who is None or who.pos_ == "PRON":
        return set()
    return {before, *(t.i for t in clause.subtree)}
