"""Money, and what is sent as help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.measure import measure_of
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.rates import is_rate
from dateline.extract.figures.words import FigureWords
from dateline.extract.mentions import QuantityMention
from dateline.model.vocabulary import Measure, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_DONATING = {"donate", "pledge"}
_GIVING = _DONATING | {"allocate", "earmark", "contribute", "commit", "release", "approve", "provide", "grant"}
"""Whose object is help where the sentence tells of some."""
_FIGHTING = {
    "fight",
    "combat",
    "address",
    "tackle",
    "battle",
    "contain",
    "help",
    "rebuild",
    "assist",
    "feed",
    "relieve",
}
_FOUGHT = {
    *(
        "pandemic",
        "epidemic",
        "outbreak",
        "flu",
        "disease",
        "cholera",
        "virus",
        "famine",
        "hunger",
        "disaster",
        "victim",
    ),
    *("survivor", "refugee", "homeless", "orphan", "quake", "earthquake", "flood", "crisis"),
}
"""With which verbs and nouns an amount is said to be help: "$7 billion to fight the pandemic"."""
_LENDING = {"give", "offer", "send", "lend", "promise", "raise", "contribute", "loan"}
"""Whose object is help where it is for those who need it."""
_LENT = {"offer", "donate", "lend", "contribute"}
_RAISING = {
    "raise",
    "net",
    "exceed",
    "pass",
    "top",
    "reach",
    "receive",
    "collect",
    "gather",
    "total",
    "bring",
    "donate",
    "give",
    "add",
}
"""What is done with money that has come in."""
_HARMED = {"damage", "damages", "destruction", "property"}
_EACH = ("for each", "for every", "per person", "per head", "per family", "to each")
_PAYING = {
    "gratia",
    "compensation",
    "promised",
    "given",
    "announced",
    "pay",
    "paid",
    "receive",
    "assistance",
    "give",
    "grant",
}
_BEREAVED = {"kin", "deceased", "bereaved", "families", "family"}
_CAPABLE = {"capable", "able", "enough", "capacity"}
_TEAMS = {"team", "crew", "unit", "squad", "contingent", "group"}
_COMING = {
    "fly",
    "arrive",
    "send",
    "leave",
    "work",
    "dispatch",
    "deploy",
    "join",
    "head",
    "go",
    "travel",
    "land",
    "help",
}
_COMING |= {"search", "come", "reach", "set", "depart", "mobilise", "mobilize", "include"}
_SENDING = {"send", "dispatch", "fly", "deploy", "mobilise", "mobilize", "rush", "press", "draft", "scramble"}
_AT_WORK = {"work", "battle", "fight", "tackle", "respond", "dig", "search", "comb", "scour"}
_ON_SITE = {"be", "remain", "stay", "stand", "engage", "help", "assist", "join", "support", "wait", "involve"}
_SITES = {"scene", "site", "by", "rescue", "search", "operation", "effort", "efforts", "standby", "relief", "recovery"}
"""What those who come to help do, and where they are when they are at it."""
_OF_HELP = {"medical", "rescue", "relief", "aid", "humanitarian", "mobile", "health", "search", "sniffer", "field"}
"""Before what is there to help: "140 medical teams", "two rescue helicopters"."""
_OF_OIL = {"barrel"}
_OTHER_BOXES = {"black", "ballot"}
"""What is told in barrels is bought and sold; such boxes are found and counted."""
_DRIVES = {"campaign", "appeal", "drive", "fundraiser", "telethon"}
"""What is held to collect so much: "launched a $2 million campaign"."""
_MEASURED = {"below", "short", "than", "of", "against", "above"}
_ASKED = {"asked", "sought", "requested", "needed", "appealed", "required", "target", "goal"}


def money(number: Numeral, mention: QuantityMention, words: FigureWords) -> Governed | None:
    """Money given as help, or lost; all other money is no figure."""
    doc = number.doc
    sentence = doc[mention.first].sent
    near = {t.lower_ for t in doc[max(sentence.start, mention.first - 12) : min(sentence.end, mention.last + 12)]}
    after = doc[mention.last : min(sentence.end, mention.last + 9)].text.lower()
    if _to_the_bereaved(number, near, after):
        return Governed(Measure.AID, mention.last - 1, money=True)
    if (
        any(each in after for each in _EACH)
        or is_rate(number, words)
        or (mention.quantity.low is not None and mention.quantity.low < 1000)
    ):
        return None
    giving = _given(number)
    helped = giving is not None and (giving.lemma_ in _GIVING or giving.lemma_ == "set")
    if giving is not None and helped and (giving.lemma_ in _DONATING or {t.lower_ for t in sentence} & words.money_aid):
        # Whatever else it is called: "gave £40,000 and the £15,000 price of a lorry".
        vowed = Status.CONDITIONAL if giving.lemma_ in ("pledge", "commit") else None
        return Governed(Measure.AID, mention.last - 1, money=True, status=vowed)
    if _against(doc, mention.last, words):
        return Governed(Measure.AID, mention.last - 1, money=True)
    if near & words.money_never:
        return None
    if giving is not None and giving.lemma_ in _LENDING | _GIVING | {"set", "make"} and _for_them(doc, giving, words):
        ahead = giving.lemma_ in ("promise", "offer", "commit") or (
            giving.lemma_ == "make" and any(t.tag_ in ("MD", "TO") for t in giving.children)
        )
        vowed = Status.CONDITIONAL if ahead else None
        return Governed(Measure.AID, mention.last - 1, money=True, status=vowed)
    if near & words.money_loss and (near & _HARMED or _of_victims(sentence, words)):
        return Governed(Measure.OTHER, mention.last - 1, money=True)
    if not near & (words.money_aid - words.money_some) and not _of_victims(sentence, words):
        return None
    sought = any(t.lower_ in _DRIVES for t in doc[mention.last : mention.last + 3])
    promised = Status.CONDITIONAL if (near & words.money_promised or sought) and not _come_in(number) else None
    return Governed(Measure.AID, mention.last - 1, money=True, status=promised) if near & words.money_aid else None


def _to_the_bereaved(number: Numeral, near: set[str], after: str) -> bool:
    """ "Rs 4 lakh each for the kin of the dead", "200,000 taka for each family": what is paid for harm."""
    paid = bool(near & _PAYING)
    each = any(one in f" {after} " for one in (*_EACH, " each ", " every ", " per "))
    each = each or bool(near & {"each", "every"})
    return paid and (each or bool(near & {"gratia", "compensation"})) and bool(near & _BEREAVED)


def _against(doc: Doc, end: int, words: FigureWords) -> bool:
    """ "$7 billion to fight the pandemic", "$2m for rebuilding schools": what an amount is to do."""
    told = [t.lemma_.lower() for t in doc[end : end + 9]]
    for at, link in enumerate(told[:3]):
        if link == "to" and at + 1 < len(told) and told[at + 1] in _FIGHTING:
            return bool(set(told[at + 2 :]) & (_FOUGHT | words.disease))
    return False


def _for_them(doc: Doc, giving: Token, words: FigureWords) -> bool:
    """Whether a verb of giving tells for whom: "is giving 30 million euros for the victims"."""
    for prep in doc[giving.i : min(giving.sent.end, giving.i + 16)]:
        if prep.dep_ in ("prep", "dative") and prep.lower_ in ("to", "for", "towards", "toward"):
            whom = next((t for t in prep.children if t.dep_ == "pobj"), None)
            if whom is not None and (whom.lemma_.lower() in words.given_for or whom.lower_ in words.given_for):
                return True
    return False


def _of_victims(sentence: Tokens, words: FigureWords) -> bool:
    """Whether a sentence tells of victims or of a disaster: "raised for the victims", not "a fund that it raised"."""
    return any(t.lemma_.lower() in words.stricken for t in sentence)


def _come_in(number: Numeral) -> bool:
    """ "the appeal has raised $5 million", "donations reached $5 million": given already, whatever was appealed for."""
    token = number.head
    for _ in range(4):
        verb = token.head
        if verb.pos_ == "VERB" and verb.lemma_.lower() in _RAISING:
            return not any(t.dep_ == "aux" and t.tag_ in ("MD", "TO") for t in verb.children)
        if token.dep_ not in (
            "nummod",
            "compound",
            "nmod",
            "quantmod",
            "conj",
            "appos",
            "punct",
            "dobj",
            "pobj",
            "prep",
        ):
            return False
        token = verb
    return False


def asked_for(doc: Doc, start: int, mention: QuantityMention) -> bool:
    """ "promised $78 million, well below the $120 million that the president had asked for": what help is measured by.

    ``start``: where the amount before it in the sentence ends.
    """
    between = {t.lower_ for t in doc[start : mention.first]}
    after = {t.lower_ for t in doc[mention.last : mention.last + 9]}
    return bool(between & _MEASURED) and bool(after & _ASKED)


def _given(number: Numeral) -> Token | None:
    """The verb of giving whose object the amount is, or one of its objects ("make $5m available"); else None."""
    doc, token = number.doc, number.head
    making = next((t for t in reversed(doc[max(0, number.first - 4) : number.first]) if t.lemma_ == "make"), None)
    if making is not None and any(t.lower_ == "available" for t in doc[number.last : number.last + 6]):
        return making
    for _ in range(5):
        aside = token.head.lemma_ == "set" and any(t.lower_ == "aside" for t in token.head.children)
        giving = aside or token.head.lemma_.lower() in _GIVING | _LENDING
        if token.dep_ in ("dobj", "npadvmod") and token.i > token.head.i and giving:
            return token.head
        if token.dep_ not in ("nummod", "compound", "nmod", "quantmod", "conj", "appos", "punct"):
            return None
        token = token.head
    return None


def help_sent(number: Numeral, mention: QuantityMention, words: FigureWords) -> Governed | None:
    """What is sent as help: a thing or crew of help, under a verb of giving or beside a word for help."""
    if number.noun is None or number.noun.dep_ == "compound":
        return None
    doc, lemma = number.doc, number.noun.lemma_.lower()
    if _in_team(number) or (mention.unit == "mass" and _of_aid(number.noun)):
        return Governed(Measure.AID, number.noun.i)
    if lemma == "hospital" and any(t.lower_ in ("field", "mobile") for t in doc[number.last : number.noun.i]):
        busy = number.noun.head.tag_[:1] == "V" and number.noun.head.lemma_.lower() in words.help_verbs
        return Governed(Measure.AID, number.noun.i) if busy else None
    if number.noun.lower_ == "doses" and (giving := _given(number)) is not None and giving.lemma_ in _DONATING:
        # Doses are bought and made, too.
        return Governed(Measure.AID, number.noun.i)
    relief = lemma in words.relief
    pressed = number.noun.head.lemma_ == "press" and any(t.lower_ == "service" for t in number.noun.head.subtree)
    if pressed and lemma in words.vessels | words.help_things:
        # "18 boats were pressed into service".
        return Governed(Measure.AID, number.noun.i)
    if lemma not in words.help_things and lemma not in words.help_people and mention.unit != "mass" and not relief:
        return None
    if _on_board(number, words) or (lemma in _OF_OIL and not relief):
        return None
    if any(t.lower_ in _OTHER_BOXES for t in number.noun.lefts) and lemma == "box":
        return None
    if not relief and _might_hold(number):
        return None
    sentence = doc[mention.first].sent
    clause = [t for t in sentence if abs(t.i - mention.first) < 15]
    cues = {t.lower_ for t in clause} | {t.lemma_.lower() for t in clause}
    came = _came(number, words) or _lent(number)
    if came is not None:
        return came
    given = bool(cues & words.help_verbs) or (relief and "way" in cues)
    if not given or not (relief or cues & words.help_cues):
        return None
    governed = measure_of(number, words)
    if governed is not None and not governed.default and governed.measure not in (Measure.FORCES, Measure.AID):
        return governed
    return Governed(Measure.AID, number.noun.i)


def _might_hold(number: Numeral) -> bool:
    """ "can provide 7,000 litres", "drums that hold 900 litres": what there is room for."""
    verb = number.head.head
    if any(t.lower_ in ("can", "could", "capacity") for t in verb.children):
        return True
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return verb.pos_ == "VERB" and above.lower_ in _CAPABLE


def _of_aid(noun: Token) -> bool:
    """ "50 tonnes of aid", "two tons of relief supplies"."""
    of = [t for t in noun.children if t.dep_ == "prep" and t.lower_ == "of"]
    for what in (t for prep in of for t in prep.children if t.dep_ == "pobj"):
        told = {w.lower_ for w in (what, *what.lefts)}
        if told & {"aid", "relief", "humanitarian"} or (
            what.lower_ == "supplies" and told & (_OF_HELP | {"emergency"})
        ):
            return True
    return False


def _in_team(number: Numeral) -> bool:
    """ "a rescue team of 64 people flew out", "a search team, made up of 40 men, arrived"."""
    if number.head.dep_ != "pobj" or number.head.head.lower_ != "of":
        return False
    team = number.head.head.head
    if team.dep_ == "acl" and team.lemma_ in ("make", "consist", "comprise", "compose"):
        team = team.head
    for_help = any(t.lower_ in _OF_HELP for t in team.lefts) and team.lemma_.lower() in _TEAMS
    verb = team.head
    return for_help and team.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.lemma_.lower() in _COMING


def _on_board(number: Numeral, words: FigureWords) -> bool:
    """ "a ship with 30 crew": who sails or flies it comes to nobody's help."""
    prep = number.head.head
    return number.head.dep_ == "pobj" and prep.lower_ in ("with", "of") and prep.head.lemma_.lower() in words.vessels


def _came(number: Numeral, words: FigureWords) -> Governed | None:
    """ "sent eight doctors", "40 firefighters fought the blaze": who comes to help, by what they do or by who sends."""
    noun = number.noun
    if noun is None:
        return None
    if any(t.lower_ in _OF_HELP for t in number.doc[number.last : noun.i]):
        told = measure_of(number, words)
        head = number.head if number.head.i < noun.i and noun.dep_ == "pobj" else noun
        if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in _TEAMS:
            # "a team of 50 rescue workers".
            head = head.head.head
            while head.dep_ == "conj" and head.head.tag_[:1] == "N":
                head = head.head
            if head.dep_ == "pobj" and head.head.lower_ == "with":
                # "sent a plane with food and a team of 50 rescue workers".
                head = head.head
        if head.dep_ == "conj" and head.head.lemma_.lower() in words.helpful:
            # "200 ambulances and 45 mobile health teams worked".
            head = head.head
        busy = head.head.pos_ in ("VERB", "AUX") and head.dep_ in ("nsubj", "nsubjpass", "dobj", "prep")
        return Governed(Measure.AID, noun.i) if busy and (told is None or told.default) else told
    if noun.lemma_.lower() not in words.helpful:
        return None
    if noun.dep_ == "conj" and noun.head.lemma_.lower() in words.helpful:
        noun = noun.head
    verb = noun.head if number.head.dep_ == "nummod" or noun is not number.noun else number.head.head
    role = number.head.dep_ if noun.dep_ == "pobj" else noun.dep_
    sent = role in ("dobj", "nsubjpass") and verb.lemma_ in _SENDING
    work = role in ("nsubj", "nsubjpass") and verb.lemma_ in _AT_WORK
    if role in ("nsubj", "nsubjpass") and verb.lemma_ in _ON_SITE:
        near = {t.lower_ for t in verb.subtree if t.i > verb.i}
        work = work or bool(near & _SITES)
    coming = any((t.lower_ in ("in", "from")) or t.lower_ == "way" for t in verb.subtree if t.i > verb.i)
    work = work or (noun.dep_ == "nsubj" and coming and verb.lemma_ in ("fly", "arrive", "be") and _on_way(verb))
    return Governed(Measure.AID, verb.i) if sent or work else None


def _lent(number: Numeral) -> Governed | None:
    """ "Norway offers two helicopters": what one country lends to another."""
    noun = number.noun
    if noun is None or noun.dep_ != "dobj" or noun.head.lemma_ not in _LENT:
        return None
    land = any(t.dep_ == "nsubj" and t.ent_type_ in ("GPE", "NORP") for t in noun.head.children)
    vowed = Status.CONDITIONAL if noun.head.lemma_ == "offer" else None
    return Governed(Measure.AID, noun.i, status=vowed) if land else None


def _on_way(verb: Token) -> bool:
    """ "are on their way", "flew in": who comes."""
    return verb.lemma_ != "be" or any(t.lower_ == "way" and t.head.lower_ == "on" for t in verb.subtree)


def same_amount(doc: Doc, end: int, mention: QuantityMention) -> bool:
    """ "1.9 billion yuan (about 293 million dollars)": an amount told again in another currency."""
    between = doc[end : mention.first].text.strip()
    return between in ("(", "or", "-LRB-", "/", ", or")
