"""Plain words of saying whose speaker or whose words the parser lost, read off their place in the sentence.

Needs: a verb and the lexicon. Gives: tokens of speaker and content where the sentence leaves no doubt: it opens with a
name and "said", or closes with a comma, a name and "said".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.extract.attributions.draft import MISTERS
from dateline.extract.attributions.lexicon import Lexicon
from dateline.extract.attributions.syntax import noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PAST = frozenset({"VBD", "VBN", "VBZ", "VBP"})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_CLOSING = frozenset({"”", "»", '"', "''"})
_LINKS = frozenset({"after", "before", "since", "until"})
_LONGEST = 14
_OPENING = 9
_ASIDE = 3


class Lost(NamedTuple):
    """The speaker's head and words, and the tokens of what was said."""

    head: Token
    run: tuple[int, int]
    content: set[int]


def found_again(verb: Token, words: Lexicon) -> Lost | None:
    """Speaker and content of a plain verb of saying by their places; None where the sentence is of another form."""
    if verb.tag_ not in _PAST or verb.lemma_.lower() not in words.plain:
        return None
    if verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "by":
        return None
    if (found := _name_behind(verb) or _set_in(verb, words)) is not None:
        return found
    return _closing(verb, words) or _opening(verb, words) or behind_aside(verb)


def misread(verb: Token, who: Token | None, content: set[int], words: Lexicon) -> Lost | None:
    """Speaker and content of a closing "..., the agency said." that the parser took apart; None where it did not.

    It joins the speaker to what stands before the comma: "2,532 cases and three deaths, the agency said".
    """
    if verb.tag_ not in _PAST or verb.lemma_.lower() not in words.plain:
        return None
    if (found := _name_behind(verb) or _set_in(verb, words)) is not None:
        return found
    if (who is None or who.i in content) and (aside := behind_aside(verb)) is not None:
        return aside
    lost = _closing(verb, words)
    if lost is None or any(verb.doc[i].text in _CLOSING for i in lost.content):
        return None
    spoken = any(verb.doc[i].tag_ in _FINITE for i in content)
    return None if who is not None and who.i in range(*lost.run) and spoken else lost


def _closing(verb: Token, words: Lexicon) -> Lost | None:
    """ "..., the health minister told reporters on Monday." """
    doc, sentence = verb.doc, verb.sent
    if any(t.tag_ in _FINITE or t.text in _CLOSING for t in doc[verb.i + 1 : sentence.end]):
        return None
    start = max(sentence.start, verb.i - _LONGEST)
    comma = next((i for i in range(verb.i - 1, start - 1, -1) if doc[i].text == ","), None)
    if comma is None:
        return None
    opens = comma + 1 + (doc[comma + 1].text in _CLOSING)
    who = _speaker(doc, opens, verb.i, words)
    said = doc[sentence.start : comma]
    if who is None or not any(t.tag_ in _FINITE for t in said):
        return None
    if said[0].pos_ == "SCONJ" and not any(t.text == "," for t in said):
        # "As the crowd pushed on, the officer reported"
        return None
    return Lost(who, (opens, verb.i), set(range(sentence.start, comma)))


def _name_behind(verb: Token) -> Lost | None:
    """ "Two were jailed, reported the Elm Post.": the name that ends the sentence, no second deed of the two."""
    doc, sentence = verb.doc, verb.sent
    name = next((c for c in verb.children if c.dep_ in {"dobj", "nsubj"} and c.i > verb.i), None)
    if name is None or name.pos_ != "PROPN" or name.left_edge.i != verb.i + 1:
        return None
    if verb.lemma_ != "report" or verb.tag_ not in {"VBD", "VBZ"}:
        # "Ann Lee, the chemist, told Elm Radio" names the hearer.
        return None
    before, end = doc[sentence.start : verb.i - 1], noun_phrase(name)[1]
    if doc[verb.i - 1].text != "," or any(c.dep_ in {"cc", "aux"} for c in verb.children if c.i < verb.i):
        return None
    closed = all(t.is_punct or t.is_space or t.ent_type_ == "DATE" for t in doc[end : sentence.end])
    if not closed or not any(t.tag_ in _FINITE for t in before):
        return None
    return Lost(name, (verb.i + 1, end), {t.i for t in before})


def _set_in(verb: Token, words: Lexicon) -> Lost | None:
    """ "The prison, said the governor, who was there, was stormed by forty men.": between a subject and its verb."""
    doc, sentence = verb.doc, verb.sent
    if verb.i < sentence.start + 2 or doc[verb.i - 1].text != ",":
        return None
    front = doc[sentence.start : verb.i - 1]
    if any(t.tag_ in _FINITE for t in front) or not any(t.pos_ in _NOUNS or t.pos_ == "PRON" for t in front):
        return None
    commas = [i for i in range(verb.i + 1, sentence.end - 1) if doc[i].text == ","]
    rest = next((i + 1 for i in commas if _goes_on(doc, i + 1)), None)
    if rest is None:
        return None
    who = _speaker(doc, verb.i + 1, commas[0], words)
    return Lost(who, (verb.i + 1, rest - 1), {t.i for t in front} | set(range(rest, sentence.end))) if who else None


def _goes_on(doc: Doc, first: int) -> bool:
    """Whether a clause goes on with its verb here, an adverb before it or not."""
    first += doc[first].pos_ in {"ADV", "PART"} and first + 1 < len(doc)
    return doc[first].tag_ in _FINITE


def _opening(verb: Token, words: Lexicon) -> Lost | None:
    """ "Ms Lee added the harbour was shut." """
    doc, sentence = verb.doc, verb.sent
    first = sentence.start
    while first < verb.i and (doc[first].pos_ == "CCONJ" or doc[first].text in _CLOSING or doc[first].is_space):
        first += 1
    who = _speaker(doc, first, verb.i, words) if verb.i - first <= _OPENING else None
    rest = doc[verb.i + 1 : sentence.end]
    if (
        who is None
        or not any(t.tag_ in _FINITE for t in rest)
        or len(rest) < 3
        or rest[0].is_punct
        or rest[0].pos_ == "ADP"
    ):
        return None
    return Lost(who, (first, verb.i), {t.i for t in rest})


def behind_aside(verb: Token) -> Lost | None:
    """ "Ann Lee, a baker from Elm (“the town that never sleeps”), says the bridge was shut."

    The name opens the sentence, commas part what tells of it from name and verb.
    """
    doc, first = verb.doc, verb.sent.start
    while first < verb.i and doc[first].pos_ == "CCONJ":
        first += 1
    if verb.i + 1 >= len(doc) or verb.tag_ not in {"VBD", "VBZ"} or verb.i - 2 < first:
        return None
    if (who := _told_of_beside(verb)) is not None:
        return who
    if doc[first].ent_type_ != "PERSON":
        return None
    last = first + 1
    while last < verb.i and doc[last].ent_iob_ == "I":
        last += 1
    before = verb.i - 1
    while before > last and doc[before].pos_ == "ADV":
        before -= 1
    if doc[last].text != "," or doc[before].text != "," or before - last < _ASIDE:
        return None
    # A main clause inside would have a speaker of its own: "Ann Lee, said Ben Ray, and the mayor, said".
    if any(t.i > last and t.tag_ in _FINITE and t.dep_ in {"ROOT", "parataxis"} for t in doc[last : verb.i]):
        return None
    return Lost(doc[last - 1], (first, before), set(range(verb.i + 1, verb.sent.end)))


def _told_of_beside(verb: Token) -> Lost | None:
    """ "In a talk with the radio Ms Lee, who is in Elm, said": the person before "who", whatever she hangs on."""
    doc = verb.doc
    if doc[verb.i - 1].text != ",":
        return None
    clause = next(
        (t for t in doc[verb.sent.start : verb.i] if t.dep_ == "relcl" and t.right_edge.i >= verb.i - 2), None
    )
    if clause is None or clause.left_edge.lower_ != "who" or doc[clause.left_edge.i - 1].text != ",":
        return None
    last = clause.left_edge.i - 1
    first = last
    while first > verb.sent.start and doc[first - 1].ent_type_ == "PERSON":
        first -= 1
    first -= first == last and doc[last - 1].pos_ == "PROPN" and doc[last - 2].lower_ in MISTERS
    if first == last:
        return None
    if first > verb.sent.start and doc[first - 1].lower_ in MISTERS:
        first -= 1
    return Lost(doc[last - 1], (first, last), set(range(verb.i + 1, verb.sent.end)))


def _speaker(doc: Doc, first: int, last: int, words: Lexicon) -> Token | None:
    """The head of a run that is one noun phrase of somebody who can speak; None for any other run."""
    run = doc[first:last]
    if not len(run) or run[0].pos_ in {"ADP", "CCONJ", "SCONJ", "ADV"} or len(run) > _LONGEST:
        return None
    if any(
        t.pos_ in _VERBS or t.pos_ == "SCONJ" or (t.is_punct and t.text not in {"-", "."} and t.tag_ != "POS")
        for t in run
    ):
        return None
    if len(run) == 1 and run[0].lower_ in {"he", "she", "they"}:
        return run[0]
    at = next((t.i for t in run if t.pos_ == "ADP"), last)
    head = doc[at - 1]
    named = head.ent_type_ in {"PERSON", "ORG"} and head.pos_ == "PROPN"
    person = head.pos_ in _NOUNS and head.lemma_.lower() in words.people | words.speakers
    return head if named or person else None


def before_it(verb: Token) -> tuple[Token, tuple[int, int]] | None:
    """The subject that the parser took for the noun of a preposition: "after the ministry on Friday confirmed"."""
    doc = verb.doc
    if verb.dep_ != "advcl" or verb.tag_ != "VBD":
        return None
    for link in doc[max(verb.sent.start, verb.i - _LONGEST) : verb.i]:
        if link.lower_ not in _LINKS or link.dep_ != "prep":
            continue
        noun = next((c for c in link.children if c.dep_ == "pobj"), None)
        if noun is None or noun.right_edge.i >= verb.i:
            return None
        between = doc[noun.right_edge.i + 1 : verb.i]
        if all(t.pos_ in {"ADP", "ADV"} or t.ent_type_ in {"DATE", "TIME"} for t in between):
            return noun, (noun.left_edge.i, noun.right_edge.i + 1)
    return None


def behind(verb: Token) -> tuple[Token, tuple[int, int]] | None:
    """The speaker right behind a verb that follows quoted words, up to a clause: '"...," said WHO chief Ann Lee.'."""
    doc = verb.doc
    if verb.i < 2 or doc[verb.i - 1].text not in _CLOSING or verb.i + 1 >= len(doc):
        return None
    last = verb.i + 1
    while last < verb.sent.end and not doc[last].is_punct and doc[last].pos_ not in {"ADP", "SCONJ"}:
        last += 1
    run = doc[verb.i + 1 : last]
    if last < verb.sent.end - 1 and doc[last].text == "," and doc[last + 1].ent_type_ == "PERSON":
        # "said WHO director general, Margaret Chan."
        last += 1
        while last < verb.sent.end and doc[last].ent_type_ == "PERSON":
            last += 1
        run = doc[verb.i + 1 : last]
    head = run[-1] if len(run) else None
    if head is None or head.pos_ != "PROPN" or any(t.pos_ == "PRON" and not t.is_upper for t in run):
        return None
    return head, (run.start, run.end)


def inverted(verb: Token, words: Lexicon) -> tuple[Token, tuple[int, int]] | None:
    """The speaker whom the parser made the object of a verb behind quoted words: '"...," added a man who ...'."""
    doc = verb.doc
    who = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if verb.i < 2 or doc[verb.i - 1].text not in _CLOSING or who is None or who.left_edge.i != verb.i + 1:
        return None
    if who.pos_ != "PROPN" and who.lemma_.lower() not in words.people | words.speakers and who.ent_type_ != "PERSON":
        human = who.pos_ == "NOUN" and any(c.dep_ == "relcl" and c.left_edge.lower_ == "who" for c in who.children)
        if not human:
            return None
    return who, noun_phrase(who)
