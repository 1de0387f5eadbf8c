"""What kind of source some words are."""

from __future__ import annotations

import pytest

from dateline.extract.attributions.kinds import kind_of, own_voice
from dateline.language import Pack
from dateline.model.vocabulary import SourceKind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("police", SourceKind.POLICE),
        ("a police spokesman", SourceKind.POLICE),
        ("the interior ministry", SourceKind.GOVERNMENT),
        ("Peru's health minister", SourceKind.GOVERNMENT),
        ("an army spokesman", SourceKind.MILITARY),
        ("army doctors", SourceKind.MEDICAL),
        ("Human Rights Watch", SourceKind.NGO),
        ("the Red Cross", SourceKind.NGO),
        ("Dr Ana Pell of Medecins Sans Frontieres", SourceKind.NGO),
        ("Ana Pell, the league's general secretary", SourceKind.OTHER),
        ("Ann Bode, a spokeswoman for the UN refugee agency", SourceKind.UN),
        ("activists", SourceKind.OPPOSITION),
        ("residents", SourceKind.WITNESS),
        ("the coast guard", SourceKind.RESCUE),
        ("the consulate general in Lyon", SourceKind.GOVERNMENT),
        ("Reuters", SourceKind.MEDIA),
        ("Ann Lee from the Elm Cove police station", SourceKind.POLICE),
        ("the Elm Network for Human Rights", SourceKind.NGO),
        ("state television", SourceKind.MEDIA),
        ("the airline", SourceKind.COMPANY),
        ("a professor of geology", SourceKind.EXPERT),
        ("sources", SourceKind.UNNAMED),
        ("Maria Fuentes", SourceKind.OTHER),
        ("", SourceKind.UNNAMED),
    ],
)
def test_kind(pack: Pack, words: str, kind: SourceKind) -> None:
    assert kind_of(words, pack) is kind


def test_the_president_of_a_league_holds_no_office(pack: Pack) -> None:
    assert kind_of("league president Paul Abt", pack) is not SourceKind.GOVERNMENT


@pytest.mark.parametrize(
    ("words", "outlet", "own"),
    [
        ("our correspondent", "", True),
        ("CNN's Rita Moss", "", True),
        ("CNN's Rita Moss", "www.bbc.co.uk", False),
        ("BBC correspondents", "bbc.co.uk", True),
        ("the BBC", "", False),
    ],
)
def test_own_voice(pack: Pack, words: str, outlet: str, own: bool) -> None:
    assert own_voice(words, outlet, pack) is own


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("a medical officer with the WHO's cholera programme", SourceKind.UN),
        ("a programme officer", SourceKind.OTHER),
        ("a police officer", SourceKind.POLICE),
        ("a network engineer", SourceKind.EXPERT),
    ],
)
def test_officers_and_letters(pack: Pack, words: str, kind: SourceKind) -> None:
    assert kind_of(words, pack) is kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Dr Ada Lund", SourceKind.OTHER),
        ("Dr Ada Lund of the City Hospital", SourceKind.MEDICAL),
        ("Dr Ada Lund, an epidemiologist", SourceKind.EXPERT),
        ("John Martin King", SourceKind.OTHER),
        ("Mr Prince", SourceKind.OTHER),
        ("King Olaf", SourceKind.GOVERNMENT),
        ("the king", SourceKind.GOVERNMENT),
        ("Deputy Mayor", SourceKind.GOVERNMENT),
        ("Talk-show king Max Hale", SourceKind.OTHER),
        ("the chief weapons inspector", SourceKind.UN),
        ("NASA's launch manager", SourceKind.GOVERNMENT),
        ("the Centers for Disease Control", SourceKind.GOVERNMENT),
        ("the parliamentary speaker", SourceKind.GOVERNMENT),
        ("the head of a non-profit group", SourceKind.NGO),
        ("the director general", SourceKind.OTHER),
        ("General Omar Diaz", SourceKind.MILITARY),
    ],
)
def test_titles_that_tell_no_kind(pack: Pack, words: str, kind: SourceKind) -> None:
    assert kind_of(words, pack) is kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Ann Lee, president of the Lusanga Dockers Union", SourceKind.OTHER),
        ("Ann Lee, president of the National Bank", SourceKind.COMPANY),
        ("Ann Lee, president of Ruritania", SourceKind.GOVERNMENT),
        ("the students' union", SourceKind.OTHER),
        ("officials at the UN", SourceKind.UN),
        ("a US general", SourceKind.MILITARY),
        ("the US", SourceKind.GOVERNMENT),
        ("the Lusanga Morning Post", SourceKind.MEDIA),
        ("the government's scientific adviser", SourceKind.EXPERT),
        ("Ben Ray, reader in law", SourceKind.EXPERT),
        ("Ben Ray of Lusanga University", SourceKind.EXPERT),
        ("the White House press secretary", SourceKind.GOVERNMENT),
    ],
)
def test_whose_president_and_whose_official(words: str, kind: SourceKind, pack: Pack) -> None:
    assert kind_of(words, pack) is kind
