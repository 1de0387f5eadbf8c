"""The killed and injured of a report's main incident, where no number tells them: "a 19-year-old was shot dead".

The rule, in order:

1. A person is a victim where a verb or adjective of the tables says so (the same rules as for figures), whether named
   ("John Smith was killed"), described ("a 19-year-old") or a pronoun linked to one of these.
2. Mentions that actors link are one victim; so are two with the same surname, and two with the same age. Two that
   differ in surname, or in age, are two. A victim with neither ("a man", "the victim") adds to the count only where it
   is the only one, or where its words number it ("a third man"). Who is charged did not die. Persons and numbers
   of days before the incident's are of another one.
3. Numbers of two and more beat persons: the headline's, else the largest of the opening, else the first of the rest; of
   numbers that are exact, no part of another, no sum of several shootings, no running total, not denied or planned.
   Numbers joined by "and" make one ("two women and a baby"). A number of people shot, or of "gunshot victims", holds
   the dead too, but not of "others". Where the same sentence has the killer turn the gun on himself, he is one more.
   Where no number of two tells the injured, a sentence that brings in several persons tells so many.
4. Who was killed is not injured as well.
5. Where nobody is found, the opening's own words for it count as one: "a homicide", "the fatal shooting"; "gunshot
   wounds". "A double homicide" is two killed, "a triple shooting" three shot, "a third victim has died" three killed.
   Where the headline tells a death and the rest only that one was shot, that one died.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dateline.extract.incident_days import Told, before, incident_day, is_dated
from dateline.extract.reading import Reading
from dateline.extract.together import told_together
from dateline.extract.victims import HARM, Victim, merged, victims
from dateline.model.claim import Figure
from dateline.model.vocabulary import Measure, Status, ZoneKind

_SHOT = re.compile(r"\b(shot|shoots|struck|hit)\b")
_HURT = re.compile(r"\b(wounded|injur\w+|hurt|wounding)\b")
_OTHERS = re.compile(r"(?:\w+ ){1,3}?(?:others?|more|additional)\b")
_VICTIMS = re.compile(r"(?:[\w-]+ ){1,3}?(?:shooting|gunshot) victims\b|(?:\w+ ){1,3}?victims (?:suffering|with)\b")
_FOUND = re.compile(r"\b(?:found|located|discovered)\b.* (?:gunshot|bullet|shotgun) wounds?\b")
_SUCH = re.compile(r"[\w-]+ (?:\w+ )?(?<!homicide )(?<!murder )(?<!other )victims\b")
_KILLING = re.compile(
    r"(?<!not )(?<!n't )(?<!n’t )(?<!not been )(?<!have been )(?<!be )(?<!to )(?<!no one )(?<!nobody )(?<!not have )"
    r"\b(homicides?|(?<!attempted )murder(ed)?|slaying|slain|fatal(ly)?|deadly|died|dies|dead|kill(s|ed|ing)?"
    r"|shot to death|shooting death)\b"
)
_NO_KILLING = re.compile(
    r"\battempted (?:[\w-]+ ){0,3}?(?:murders?|homicides?)\b|\b(?:could|may|might|will) (?:\w+ ){0,3}?killed\b"
    r"|\bfor killing\b|\bfrom murder\b|\breduc\w+ homicides?\b"
)
"""Words for a killing that tell of none."""
_WOUND = re.compile(r"\b(gunshot wounds?|shot|wounded|injured|injuries|shooting victim|grazed|shoots)\b")
_MULTIPLE = re.compile(r"\b(double|triple|quadruple)[ -]+(homicide|murder|killing|slaying|fatal|shooting)")
_TIMES = {"double": 2, "triple": 3, "quadruple": 4}
_ONE_MORE = re.compile(
    # "The fourth man died" is one of four who were shot, and not the fourth to die.
    r"(?<!the )\b(second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|6th)"
    r" (?:\w+ )?(?:person|victim|man|woman|boy|girl|teen|child)"
    r" (?:\w+ ){0,5}?(?:dies|died|has died)\b"
)
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
# The killer's own death told after that of the victims: "before turning the gun on himself", "and then herself".
_AND_SELF = (
    r"\b(?:before|then|and)(?: (?:then|fatally|the|his|her|a|gun|weapon|rifle|pistol|handgun|on"
    r"|kill(?:ed|ing|s)?|shot|shoots?|shooting|turn(?:ed|ing|s)?|took|takes?|taking|committ?(?:ed|ing|s)?)){0,6}"
    r" (?:himself|herself|own life|suicide)\b(?! in the)"
)
_THEN_SELF = re.compile(rf"[^.;]*?{_AND_SELF}")
_KILLS_SELF = re.compile(rf"\b(?:kill|shoot|shot|murder)\w* (?!himself|herself)(?:[\w,'’-]+ ){{1,12}}?{_AND_SELF}")
_JOINED = re.compile(r"^(?:(?: [\w'’-]+){1,4},? and| (?!shot|wounded|injured|hurt|killed|dead)[\w'’-]+,) $")
_ALL = {"people", "persons", "others", "victims", ""}
_NOT_SO = (Status.DENIED, Status.CONDITIONAL)
_ARTICLES = {"a", "an"}
_DYING = re.compile(r"\b(?:die|dies|died|dead|deaths?|pronounced|succumbed)\b")
_OPENING = 8
"""Blocks that count as the opening."""


@dataclass(frozen=True, slots=True)
class Toll:
    """Killed and injured in the main incident of a report."""

    killed: int
    injured: int


def toll(reading: Reading) -> Toll:
    """Killed and injured of the report's main incident, by the rule above. Needs a reading with figures."""
    people = victims(reading)
    day = _incident_day(reading, people)
    people = merged(victim for victim in people if not _earlier(victim, day))
    killed_people = sum(victim.killed for victim in people)
    hurt_people = len(people) - killed_people
    killed, hurt, shot, told = _numbers(reading, day)
    if killed > 1 and not killed_people and hurt_people == killed:
        # "Two men are dead. Ken Orr and Lee Moss were found with gunshot wounds": these are the two.
        hurt_people = 0
    opening = " ".join(b.doc.text.lower() for b in reading.blocks[:_OPENING] if b.zone is not ZoneKind.FURNITURE)
    headline = reading.blocks[0].doc.text.lower() if reading.blocks else ""
    by_word, shot_by_word = _by_words(opening)
    dead = max(killed, by_word) if max(killed, by_word) > 1 else max(killed, killed_people, by_word)
    shot = shot or shot_by_word
    found = hurt > 1 or shot > 1 or hurt_people or (hurt and killed)
    if not dead and _KILLING.search(_NO_KILLING.sub("", opening if not found else headline)):
        # The one who was shot is the one who died, unless more were hurt.
        return Toll(
            1,
            _injured(1, hurt, shot, told)
            if hurt > 1 or shot > 1
            else max(hurt_people - 1, told_together(reading, _OPENING) - 1, 0),
        )
    injured = _injured(dead, hurt, shot, told)
    if hurt < 2 and shot < 2:
        injured = max(hurt_people, hurt if killed or killed_people else 0, told_together(reading, _OPENING) - dead)
    if not dead and not injured and _WOUND.search(opening):
        injured = 1
    return Toll(dead, injured)


def _injured(dead: int, hurt: int, shot: int, told: set[int]) -> int:
    """Who is injured where numbers tell it: of ``shot`` the dead are a part, and of ``hurt`` as a rule not."""
    if hurt > 1 and hurt == shot and dead and shot - dead in told:
        # "All four reached a clinic, where one died": the dead are among them.
        return shot - dead
    return max(hurt, shot - dead)


def _by_words(opening: str) -> tuple[int, int]:
    """Killed and shot that a word for the whole tells: "a double homicide", "a triple shooting"."""
    killed = 2 if re.search(r"murder ?- ?suicide", opening) or _KILLS_SELF.search(opening) else 0
    shot = 0
    for match in _MULTIPLE.finditer(opening):
        if match[2].startswith("shooting"):
            shot = max(shot, _TIMES[match[1]])
        else:
            killed = max(killed, _TIMES[match[1]])
    for match in _ONE_MORE.finditer(opening):
        killed = max(killed, _ORDINALS.get(match[1]) or int(match[1][0]))
    return killed, shot


def _incident_day(reading: Reading, people: list[Victim]) -> date | None:
    """The first day that is told of somebody harmed."""
    text = reading.report.text
    numbers = [
        Told(f.span.start, f.time, later=f.measure is Measure.HOSPITALISED or bool(_DYING.search(f.sentence.of(text))))
        for f in reading.figures
        if f.measure in HARM and f.status not in _NOT_SO
    ]
    return incident_day([*numbers, *(told for victim in people for told in victim.told)])


def _earlier(victim: Victim, day: date | None) -> bool:
    """Whether all that is dated of a victim's harm lies before the incident."""
    dated = [told.days for told in victim.told if is_dated(told.days)]
    return bool(dated) and all(before(days, day) for days in dated)


def _numbers(reading: Reading, day: date | None = None) -> tuple[int, int, int, set[int]]:
    """Exact counts of killed, of injured, and of people shot (the dead among them), 0 for none; all told of injured."""
    found: dict[str, list[tuple[int, int]]] = {name: [] for name in ("killed", "hurt", "shot", "others", "victims")}
    text = reading.report.text
    opening = reading.blocks[min(_OPENING, len(reading.blocks)) - 1].offsets[-1] if reading.blocks else 0
    told = [f for f in reading.figures if _counts(reading, f) and not before(f.time, day)]
    killings = {f.sentence.start for f in told if f.measure is Measure.KILLED or _fatally(text, f)}
    for at, figure in enumerate(told):
        count = _joined(text, told, at)
        rank = 0 if figure.zone == "headline" or figure.span.end <= reading.blocks[0].offsets[-1] else 1
        rank += figure.span.start > opening
        if figure.measure is Measure.KILLED or _fatally(text, figure):
            if count > 1 and _THEN_SELF.match(text[figure.span.end : figure.sentence.end]):
                count += 1
            found["killed"].append((rank, count))
        elif figure.measure in (Measure.INJURED, Measure.HOSPITALISED):
            # "A boy was shot" tells of one person, who is counted as one; beside a death it tells of another.
            if count == 1 and figure.text.lower() in _ARTICLES and figure.sentence.start not in killings:
                count = 0
            found[_kind(text, figure, killings)].append((rank, count))
        elif figure.measure is Measure.AFFECTED and count > 2 and _SUCH.match(_counted(text, figure)):
            found["victims"].append((rank, count))
    # "Four were shot; three others, too" is told of one who was shot, and not of one who died.
    so_many = {count for _, count in found["shot"]}
    found["hurt"] += [(rank, count) for rank, count in found["others"] if count + 1 not in so_many]
    found["shot"] = found["shot"] or found["victims"]
    if not found["hurt"]:
        found["hurt"] = _at_least(reading, opening)
    told_hurt = {count for _, count in found["hurt"] if count}
    return _best(found["killed"]), _best(found["hurt"]), _best(found["shot"]), told_hurt


def _counted(text: str, figure: Figure) -> str:
    """The number and the words right behind it."""
    return text[figure.span.start : min(figure.sentence.end, figure.span.end + 60)].lower()


def _kind(text: str, figure: Figure, killings: set[int]) -> str:
    """ "shot" where the dead are in the number ("four were shot", "five gunshot victims"), "others", or "hurt"."""
    sentence, counted = figure.sentence.of(text).lower(), _counted(text, figure)
    shot = _SHOT.search(sentence) or text[: figure.span.start].endswith("shooting ")
    if counted.startswith("another ") and figure.sentence.start in killings:
        return "hurt"
    if _OTHERS.match(counted):
        told = figure.sentence.start in killings or not shot or _HURT.search(sentence)
        return "hurt" if told else "others"
    if _VICTIMS.match(counted) or _FOUND.search(sentence):
        return "shot"
    return "shot" if shot and not _HURT.search(sentence) else "hurt"


def _at_least(reading: Reading, opening: int) -> list[tuple[int, int]]:
    """What is told of the injured where no number is exact: "at least three others"."""
    hurt = (Measure.INJURED, Measure.HOSPITALISED)
    least = [f for f in reading.figures if f.measure in hurt and f.quantity.high is None and not f.quantity.approx]
    shown = [f for f in least if f.status not in _NOT_SO and not _long_ago(reading, f)]
    return [(1 + (f.span.start > opening), f.quantity.low or 0) for f in shown if f.text.lower().startswith("at least")]


def _counts(reading: Reading, figure: Figure) -> bool:
    exact = figure.quantity.low is not None and figure.quantity.low == figure.quantity.high
    if not exact or figure.part_of or figure.status in _NOT_SO:
        return False
    return (figure.quantity.low or 0) <= 100 and not _long_ago(reading, figure)


def _fatally(text: str, figure: Figure) -> bool:
    """ "Fatally shot three relatives"; "three people were fatally wounded"."""
    before, after = text[figure.sentence.start : figure.span.start], text[figure.span.end : figure.sentence.end]
    return bool(re.search(r"\bfatally \w+ (?:\w+ )?$", before) or re.match(r"(?: \w+){1,4} fatally\b", after))


def _joined(text: str, told: list[Figure], at: int) -> int:
    """The number with those of the same measure that "and" joins to it: "two adults and three children were killed"."""
    count = told[at].quantity.low or 0
    for one, two in zip(told[at:], told[at + 1 :], strict=False):
        if one.measure is not two.measure or not _JOINED.match(text[one.span.end : two.span.start]):
            break
        if "," in text[one.span.end : two.span.start] and not _as_many_kinds(one, two):
            break
        count += two.quantity.low or 0
    return count


def _as_many_kinds(one: Figure, two: Figure) -> bool:
    """ "3 men, 1 woman"; not "three men, one critically" nor "11 people, eight of them boys"."""
    behind = two.people_span is not None and two.people_span.start <= two.span.end + 1
    return behind and one.people != two.people and one.people not in _ALL


def _best(counts: list[tuple[int, int]]) -> int:
    if not counts:
        return 0
    rank = min(rank for rank, _ in counts)
    near = [count for r, count in counts if r == rank]
    return near[0] if rank > 1 else max(near)


_TOTAL = re.compile(r"\b(this year|(?:for|of) the year|so far|since|each year|annually|statistics)\b")
_YEAR = re.compile(r"\b(last year|in 20\d\d)\b")
_MANY = re.compile(
    r"\b(shootings|homicides|killings|murders|deaths|attacks|incidents|cases|crimes|times|average|total)\b"
)


_ANOTHER = re.compile(r"\b(another|separate|previous|earlier) (?:\w+ )?(shooting|incident|attack)\b")


_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|several|multiple|separate|different|weekend|overnight|\d+)"
    r" (?:\w+ ){0,2}(?:shootings|attacks|incidents)\b|\bshootings (?:across|around|citywide|throughout)\b"
)


def _long_ago(reading: Reading, figure: Figure) -> bool:
    """Whether it is of a longer stretch, or of another shooting; one shooting of last year is neither."""
    sentence = figure.sentence.of(reading.report.text).lower()
    if _ANOTHER.search(sentence) or (_SEVERAL.search(sentence) and (figure.quantity.low or 0) > 1):
        return True
    return bool(_TOTAL.search(sentence) or (_YEAR.search(sentence) and _MANY.search(sentence)))
