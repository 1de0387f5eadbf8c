"""The look-ups of the table ``figures``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.language import Pack
from dateline.model.vocabulary import Group, Measure


@dataclass(frozen=True)
class Phrase:
    """A verb that tells a measure together with other words of its clause ("taken ... to hospital").

    ``words``: one of which stands after the verb. ``by``: who does it ("the camps took in 3,000"). ``cues``: lemmas of
    which one stands in the sentence. ``kind``: "people", "folk" (who serve nowhere) or "things" alone are counted so.
    """

    measure: Measure
    role: str
    words: frozenset[str]
    by: frozenset[str]
    cues: frozenset[str]
    kind: str


@dataclass(frozen=True)
class Frame:
    """A verb with a preposition before what is counted ("searched for ...", "fired tear gas at ...").

    ``kind`` is "people" or "things" where only these are counted so.
    """

    measure: Measure
    preps: frozenset[str]
    kind: str
    words: frozenset[str]


@dataclass(frozen=True)
class FigureWords:
    """What words tell about a figure; all keys are lower case, verbs and nouns as lemmas."""

    patient: dict[str, Measure]
    subject: dict[str, Measure]
    strict_people: frozenset[str]
    phrases: dict[str, tuple[Phrase, ...]]
    frames: dict[str, tuple[Frame, ...]]
    state: dict[str, Measure]
    manner: dict[str, Measure]
    with_: dict[str, Measure]
    headline: dict[str, Measure]
    hurting: frozenset[str]
    drawing: frozenset[str]
    protest: frozenset[str]
    counted: dict[str, Measure]
    default: dict[str, Measure]
    of: dict[str, Measure]
    toll_nouns: frozenset[str]
    toll_verbs: frozenset[str]
    toll_preps: frozenset[str]
    money_aid: frozenset[str]
    money_some: frozenset[str]
    stricken: frozenset[str]
    money_loss: frozenset[str]
    money_promised: frozenset[str]
    money_never: frozenset[str]
    help_things: frozenset[str]
    help_people: frozenset[str]
    help_cues: frozenset[str]
    help_verbs: frozenset[str]
    things: frozenset[str]
    no_people: frozenset[str]
    never_people: frozenset[str]
    """What in the plural is nobody: "flights", though "the flight" may be of thousands."""
    person: frozenset[str]
    people: frozenset[str]
    plural: frozenset[str]
    single_measures: frozenset[Measure]
    groups: dict[str, Group]
    group_words: dict[str, Group]
    including: frozenset[str]
    thinking: frozenset[str]
    doubting: frozenset[str]
    weak: frozenset[str]
    light: frozenset[str]
    fatal: frozenset[str]
    leading: frozenset[str]
    follows: frozenset[str]
    sought: frozenset[str]
    hunted: frozenset[str]
    labels: frozenset[str]
    animals: frozenset[str]
    captors: frozenset[str]
    assaulting: frozenset[str]
    harming: frozenset[str]
    breaking_up: frozenset[str]
    bare_of: frozenset[str]
    disease: frozenset[str]
    rates: frozenset[str]
    no_deployment: frozenset[str]
    compared: tuple[str, ...]
    more: frozenset[str]
    wholes: frozenset[str]
    putting: tuple[str, ...]
    strong: frozenset[str]
    made_of: frozenset[str]
    courts: frozenset[str]
    relief: frozenset[str]
    giving: frozenset[str]
    national: frozenset[str]
    regional: frozenset[str]
    person_patient: dict[str, Measure]
    thing_patient: dict[str, Measure]
    wards: frozenset[str]
    vessels: frozenset[str]
    arms: frozenset[str]
    finding: frozenset[str]
    bombs: frozenset[str]
    escaping: frozenset[str]
    peopled: frozenset[str]
    helpful: frozenset[str]
    remaining: frozenset[str]
    kinsfolk: frozenset[str]
    sayings: frozenset[str]
    onlookers: frozenset[str]
    attacking: frozenset[str]
    not_there: frozenset[str]
    scores: frozenset[str]
    without: frozenset[str]
    disasters: frozenset[str]
    given_for: frozenset[str]
    war_gear: frozenset[str]
    of_war: frozenset[str]
    sums: dict[str, frozenset[str]]
    burial: dict[str, frozenset[str]]
    unfound: dict[str, frozenset[str]]
    sum_nouns: dict[str, Measure]
    counters: frozenset[str]
    recorded: frozenset[str]
    amended: frozenset[str]
    claims: frozenset[str]
    other_matter: frozenset[str]
    shares: frozenset[str]
    taking: frozenset[str]
    speaking: frozenset[str]
    morgues: frozenset[str]
    moving: frozenset[str]
    refuges: frozenset[str]
    identified: frozenset[str]
    folk: frozenset[str]
    """Who lives somewhere and serves nowhere."""
    staff: frozenset[str]
    coffins: frozenset[str]
    graves: frozenset[str]


def figure_words(pack: Pack) -> FigureWords:
    """The pack's look-ups, made once."""
    words: FigureWords = pack.once("figures.words", lambda: _make(pack.table("figures"), pack.table("nouns")))
    return words


def _make(table: dict[str, Any], nouns: dict[str, str]) -> FigureWords:
    def by_word(section: dict[str, list[str]]) -> dict[str, Measure]:
        found: dict[str, Measure] = {}
        for measure, several in section.items():
            for word in several:
                found.setdefault(word, Measure(measure))
        return found

    def sets(section: dict[str, list[str]]) -> dict[str, frozenset[str]]:
        return {name: frozenset(several) for name, several in section.items()}

    def groups(section: dict[str, list[str]]) -> dict[str, Group]:
        found: dict[str, Group] = {}
        for group, several in section.items():
            for word in several:
                found.setdefault(word, Group(group))
        return found

    def several(told: list[str]) -> frozenset[str]:
        return frozenset(word for name in told for word in (table["sets"][name[1:]] if name[:1] == "@" else [name]))

    phrases: dict[str, list[Phrase]] = {}
    for entry in table["phrases"]:
        phrase = Phrase(
            Measure(entry["measure"]),
            entry["role"],
            frozenset(entry.get("words", ())),
            by=several(entry.get("by", [])),
            cues=several(entry.get("cues", [])),
            kind=entry.get("kind", ""),
        )
        for verb in entry["verbs"]:
            phrases.setdefault(verb, []).append(phrase)
    frames: dict[str, list[Frame]] = {}
    for entry in table["frames"]:
        frame = Frame(Measure(entry["measure"]), frozenset(entry["preps"]), entry["kind"], frozenset(entry["words"]))
        for verb in entry["verbs"]:
            frames.setdefault(verb, []).append(frame)
    return FigureWords(
        frames={verb: tuple(several) for verb, several in frames.items()},
        patient=by_word(table["patient"]),
        subject=by_word(table["subject"]),
        strict_people=frozenset(table["only"]["people"]),
        phrases={verb: tuple(several) for verb, several in phrases.items()},
        state={word: Measure(measure) for word, measure in table["state"].items()},
        manner={word: Measure(measure) for word, measure in table["manner"].items()},
        with_=by_word(table["with"]),
        headline=by_word(table["headline"]),
        hurting=frozenset(table["hurting"]["words"]),
        protest=frozenset(table["protest"]["words"]),
        drawing=frozenset(table["drawing"]["verbs"]),
        counted=by_word(table["counted"]),
        default=by_word(table["default"]),
        of=by_word(table["of"]),
        toll_nouns=frozenset(table["toll"]["nouns"]),
        toll_verbs=frozenset(table["toll"]["verbs"]),
        toll_preps=frozenset(table["toll"]["preps"]),
        sums=sets(table["sums"]),
        burial=sets(table["burial"]),
        unfound=sets(table["unfound"]),
        sum_nouns=by_word(table["sum_nouns"]),
        money_aid=frozenset(table["money"]["aid"]),
        money_some=frozenset(table["money"]["some"]),
        stricken=frozenset(table["money"]["stricken"]),
        money_promised=frozenset(table["money"]["promised"]),
        money_loss=frozenset(table["money"]["loss"]),
        money_never=frozenset(table["money"]["never"]),
        help_things=frozenset(table["help"]["things"]),
        help_people=frozenset(table["help"]["people"]),
        help_cues=frozenset(table["help"]["cues"]),
        help_verbs=frozenset(table["help"]["verbs"]),
        things=frozenset(table["things"]["nouns"]),
        no_people=frozenset(nouns["things"].split()),
        never_people=frozenset(table["things"]["never"]),
        person=frozenset(table["person"]["nouns"]),
        people=frozenset(nouns["people"].split()),
        plural=frozenset(table["person"]["plural"]),
        single_measures=frozenset(Measure(measure) for measure in table["person"]["measures"]),
        groups=groups(table["group"]),
        group_words=groups(table["group_words"]),
        including=frozenset(table["parts"]["including"]),
        **{name: frozenset(words) for name, words in table["by_place"].items()},
        compared=tuple(table["kin"]["compared"]),
        more=frozenset(table["kin"]["more"]),
        wholes=frozenset(table["kin"]["wholes"]),
        putting=tuple(table["kin"]["putting"]),
        strong=frozenset(table["kin"]["strong"]),
        made_of=frozenset(table["kin"]["made_of"]),
        courts=frozenset(table["kin"]["courts"]),
        relief=frozenset(table["kin"]["relief"]),
        national=frozenset(table["offices"]["national"]),
        regional=frozenset(table["offices"]["regional"]),
        giving=frozenset(table["kin"]["giving"]),
        person_patient=by_word(table["person_patient"]),
        thing_patient=by_word(table["thing_patient"]),
        **{
            name: frozenset(table["kin"][name])
            for name in (
                "wards",
                "vessels",
                "arms",
                "finding",
                "bombs",
                "escaping",
                "peopled",
                "helpful",
                "remaining",
                "kinsfolk",
                "sayings",
                "onlookers",
                "attacking",
                "disasters",
                "given_for",
                "war_gear",
                "of_war",
                "folk",
                "staff",
                "coffins",
                "graves",
            )
        },
        **{name: frozenset(several) for name, several in table["helpers"].items()},
        **{name: frozenset(several) for name, several in table["stated"].items()},
    )
