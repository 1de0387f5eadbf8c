"""What can be asked of a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.citing import Citation, citation
from dateline.errors import NotFound, UsageError
from dateline.model.answers import Hit, LinkRow, ProposalRow, Score, TallyRow, TimelineRow
from dateline.model.judgement import JudgementRow
from dateline.model.report import Zone
from dateline.model.rows import (
    ActorRow,
    FigureRow,
    MentionRow,
    OriginRow,
    RelationRow,
    ReportRow,
    StatementRow,
    StoryRow,
)
from dateline.model.vocabulary import Verdict
from dateline.record.coded import read_coded
from dateline.record.counting import count
from dateline.record.exporting import exchange
from dateline.record.finding import cited, find_claim, pick, search, show_claim, show_group
from dateline.record.grouped import find_event, find_series
from dateline.record.judged import STATES, actor_rows, ids_of
from dateline.record.lists import Day, Lists, values
from dateline.record.method import method_of
from dateline.record.proposed import PROPOSED, link_rows, proposal_rows
from dateline.record.results import Info, Shown
from dateline.record.rows import Rows
from dateline.record.scoring import score
from dateline.record.settling import is_settled
from dateline.record.source import Source, day_of
from dateline.record.tallying import tally_rows
from dateline.resolve.gather import timeline_rows
from dateline.store import Store, read
from dateline.store.query import Query

RELATIONS = ("same", "revised", "contradicted", "suspicious", "different_scope")


class View(Lists):
    """What can be asked of a record: as it stands, or as it stood (``as_of``). Changes nothing.

    Every list is in a fixed order that does not depend on the order of reading. Filters are joined by "and"; a filter
    that is None does not filter. ``place`` is matched against the words of the report and the gazetteer's name, without
    case, as a whole or as its country's code ("KZ"). ``source`` is matched as part of the source's words, without case.
    ``since`` and ``until`` are inclusive days of event time; what has no known days passes only if neither is given.
    What people decided is applied: corrected values are there in place of what the machine read, and what was rejected
    is left out unless ``include_rejected``. ``path`` is the file (None for a record on a server), ``name`` the path, or
    the address without its password.
    """

    path: Path | None
    name: str

    def __init__(self, store: Store, source: Source) -> None:
        super().__init__(source)
        self._store = store
        self.path, self.name = store.path, store.name

    def _texts(self) -> int:
        with self._store.reading() as connection:
            return read.texts(connection)

    def _resolved(self) -> bool:
        return is_settled(self._store)

    def stories(self) -> Rows[StoryRow]:
        """Groups of reports that are about one crisis: most reports first, then by key."""
        members: dict[str, list[ReportRow]] = defaultdict(list)
        for report in self._source.reports():
            if report.story:
                members[report.story].append(report)
        return Rows(
            (_story(key, members[key]) for key in sorted(members, key=lambda key: (-len(members[key]), key))),
            of=StoryRow,
        )

    def origins(self) -> Rows[OriginRow]:
        """Where reports really come from: most reports first, then by key."""
        known = self._source.things("origin")
        members: dict[str, list[ReportRow]] = defaultdict(list)
        for report in self._source.reports():
            if report.origin is not None:
                members[report.origin].append(report)
        return Rows(
            (
                OriginRow(
                    key=key,
                    reports=tuple(report.key for report in members[key]),
                    names=tuple(report.name for report in members[key]),
                    **{name: known.get(key, {}).get(name, "") for name in ("kind", "credit", "evidence")},
                )
                for key in sorted(members, key=lambda key: (-len(members[key]), key))
            ),
            of=OriginRow,
        )

    def actors(self) -> Rows[ActorRow]:
        """Who acts or suffers in the events of the record: most mentioned first, then by key."""
        return Rows(actor_rows(self.mentions()), of=ActorRow)

    def links(self, *, actor: str | None = None) -> Rows[LinkRow]:
        """Why words are for one actor, where a story calls it by several: by actor, story and words."""
        return Rows(link_rows(self._source, actor), of=LinkRow)

    def proposals(self, *, kind: str | Iterable[str] | None = None) -> Rows[ProposalRow]:
        """Pairs that may be one but were left two, and of which nobody said same or different: the likeliest first.

        Args:
            kind: actor, event, place, series.
        """
        kinds = values(kind, PROPOSED, "kind")
        return Rows(proposal_rows(self._source, kinds, rejected=self._source.standing().rejected), of=ProposalRow)

    def relations(
        self,
        *,
        relation: str | Iterable[str] | None = None,
        claim: str | None = None,
        include_rejected: bool = False,
    ) -> Rows[RelationRow]:
        """How figures stand to each other, by ids. ``claim`` keeps the comparisons that name it."""
        told = values(relation, RELATIONS, "relation")
        left_out = frozenset() if include_rejected else self._source.standing().rejected
        return Rows(
            (
                row
                for row in self._source.relations(claim)
                if (told is None or row.relation in told) and left_out.isdisjoint((row.a, row.b))
            ),
            of=RelationRow,
        )

    def judgements(
        self,
        *,
        about: str | None = None,
        verdict: str | None = None,
        state: str | None = None,
        who: str | None = None,
    ) -> Rows[JudgementRow]:
        """What people decided, oldest first, with what has become of it; nothing is left out, undone ones included.

        Args:
            about: Id of a claim, series, event ...: only what was said of it, or of claims that are in it.
            verdict: accepted, rejected, unsure, corrected, same, different, undone.
            state: stands, moved, changed, overruled, undone, lost.
            who: Who judged.
        """
        verdicts, states = values(verdict, Verdict, "verdict"), values(state, STATES, "state")
        standing = self._source.standing()
        rows = list(standing.rows) if about is None else standing.about(ids_of(self._source, about))
        return Rows(
            (
                row
                for row in rows
                if (verdicts is None or row.verdict in verdicts)
                and (states is None or row.state in states)
                and who in (None, row.who)
            ),
            of=JudgementRow,
        )

    def timeline(
        self,
        *,
        place: str | None = None,
        story: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        include_rejected: bool = False,
    ) -> Rows[TimelineRow]:
        """Events, and the figures of each series, by day; what has no known day stands last."""
        asked: dict[str, Any] = {"place": place, "story": story, "since": since, "until": until}
        asked["include_rejected"] = include_rejected
        rows = timeline_rows(self.events(**asked), self.figures(**asked))
        return Rows(rows, of=TimelineRow)

    def tally(
        self,
        *,
        by: str | Iterable[str],
        measure: str | Iterable[str] | None = None,
        group: str | None = None,
        status: str | Iterable[str] | None = None,
        since: Day | None = None,
        until: Day | None = None,
    ) -> Rows[TallyRow]:
        """How many figures there are for each place, period and measure, and between which bounds; nothing is added up.

        Args:
            by: "country", "admin1", "place"; one of "day", "week", "month", "year"; "measure", "group", "status".
            measure, group, status: As in ``figures``.
            since, until: Inclusive bounds of the last day that a figure is about.

        Raises:
            UsageError: a way of grouping is not known, or a value is none of its closed list.
        """
        figures = self.figures(measure=measure, group=group, status=status)
        ways = [by] if isinstance(by, str) else list(by)
        rows = tally_rows(figures, ways, since=day_of(since, "since"), until=day_of(until, "until"))
        return Rows(rows, of=TallyRow)

    def claim(self, id: str) -> FigureRow | MentionRow | StatementRow:
        """One claim. A beginning of its id is enough where only one claim has it.

        Raises:
            NotFound: no claim has that id, or several begin so (the message names them).
        """
        found = find_claim(self._source, id)
        assert isinstance(found, FigureRow | MentionRow | StatementRow)
        return found

    def show(self, id: str) -> Shown:
        """All that is known of a claim, report, series, event, story, origin or actor.

        Raises:
            NotFound: nothing has that id.
        """
        source, everything = self._source, Query(rejected=True)
        match id[:1].upper():
            case "R":
                report = pick(id, source.reports(), lambda row: row.key, "report")
                members = source.claims(Query(report=report.key, rejected=True))
                return show_group(source, "report", report, report.key, members)
            case "N":
                series = find_series(source, id) or pick(
                    id, list(self.series(include_rejected=True)), lambda row: row.key, "series"
                )
                members = source.claims(Query(series=series.key, rejected=True))
                return show_group(source, "series", series, series.key, members)
            case "V":
                event = find_event(source, id) or pick(
                    id, list(self.events(include_rejected=True)), lambda row: row.key, "event"
                )
                members = source.claims(Query(event=event.key, rejected=True))
                return show_group(source, "event", event, event.key, members)
            case "O":
                origin = pick(id, list(self.origins()), lambda row: row.key, "origin")
                members = [row for row in source.claims(everything) if row.origin == origin.key]
                return show_group(source, "origin", origin, origin.key, members)
            case "C":
                story = pick(id, list(self.stories()), lambda row: row.key, "story")
                members = source.claims(Query(story=story.key, rejected=True))
                return show_group(source, "story", story, story.key, members)
            case "A":
                actor = pick(id, list(self.actors()), lambda row: row.key, "actor")
                mentions = self.mentions(include_rejected=True)
                acting = [m for m in mentions if any(r.actor == actor.key for r in (*m.agents, *m.recipients))]
                shown = show_group(source, "actor", actor, actor.key, list(acting))
                return replace(shown, links=self.links(actor=actor.key))
        return show_claim(source, id)

    def cite(self, id: str) -> Citation:
        """A claim as a sentence with its attribution, to be pasted: ``text``, ``markdown``, ``wikitext``.

        Args:
            id: Of a claim; of a series, of which the latest figure is cited; of an event, of which the mention that
                says most of it is. A beginning is enough.

        Raises:
            NotFound: nothing has that id.
            UsageError: it is that of a report, origin, story or actor: these say nothing.
        """
        shown = self.show(id)
        row = cited(shown)
        report = shown.report or self._source.report(row.report_key)
        return citation(row, report, called=row.headline if not row.outlet else "")

    def score(self, path: str | Path) -> Score:
        """The record held against claims that a person coded by hand (docs/guides/scoring.md).

        Args:
            path: JSON lines in the exchange form; what was decided in the record is in force.

        Raises:
            UsageError: the file cannot be read, or names a report, words or a value that there is not.
        """
        coded = read_coded(path, self.reports(), self.text)
        claims = [row for key in coded.reports for row in self._source.claims(Query(report=key))]
        return score(coded, claims)

    def search(self, words: str, *, limit: int = 50) -> Rows[Hit]:
        """Current reports that hold all of the words ("in quotes" for a phrase), best match first.

        Raises:
            UsageError: there are no words to search for.
        """
        return search(self._source, words, limit)

    def text(self, report: str) -> str:
        """The text of a report, by key, name or address, exactly as it was received."""
        found = self._source.text(report)
        if found is None:
            raise NotFound(f"{report!r}: no report has that key, name or address; list them with reports()")
        return found

    def zones(self, report: str) -> tuple[Zone, ...]:
        """What each stretch of a report's text is, by key of the report: in text order, without overlap."""
        return self._source.zones(report)

    def versions(self, report: str) -> Rows[ReportRow]:
        """All texts under the addresses of a report by key, oldest first, itself among them."""
        return Rows(self._source.versions(report), of=ReportRow)

    def info(self) -> Info:
        """What the record holds, in counts."""
        with self._store.reading() as connection:
            rules = read.rules(connection)
        return count(self._source, path=self.name, texts=self._texts(), resolved=self._resolved(), rules=rules)

    def method(self) -> dict[str, Any]:
        """What made the record: versions, rules, models and hashes, as plain values (docs/reference/method.md).

        Two records of the same texts, read by the same version, have the same hashes of texts and of claims.
        """
        texts = [row.text_sha256 for row in self.reports()]
        claims = self.export_rows(include_rejected=True)
        return method_of(self.info(), texts, claims, len(self.judgements()))

    def export_rows(
        self, *, what: str = "claims", include_rejected: bool = False, sentences: bool = False
    ) -> Iterator[dict[str, Any]]:
        """Rows of the exchange form, one dict a line, values as JSON has them.

        Args:
            what: "claims" (the fixed fields of docs/reference/claims.md, by report and place in it), "relations",
                "reports", "events", "series", "origins" or "judgements".
            include_rejected: Whether claims that a person rejected are there, too.
            sentences: Whether claims have the words of their sentence, too (``sentence_text``), for a table that a
                person reads without the reports.
        """
        lists: dict[str, Callable[[], Iterable[Any]]] = {
            "claims": lambda: self._source.claims(Query(rejected=include_rejected)),
            "relations": lambda: self.relations(include_rejected=include_rejected),
            "reports": self.reports,
            "events": lambda: self.events(include_rejected=include_rejected),
            "series": lambda: self.series(include_rejected=include_rejected),
            "origins": self.origins,
            "judgements": self.judgements,
        }
        if what not in lists:
            raise UsageError(f"{what!r} cannot be exported; there are: {', '.join(lists)}")
        return exchange(lists[what](), sentences=sentences)


def _story(key: str, reports: list[ReportRow]) -> StoryRow:
    days = [report.published for report in reports if report.published]
    return StoryRow(
        key=key,
        reports=tuple(report.key for report in reports),
        names=tuple(report.name for report in reports),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        figures=sum(report.figures for report in reports),
        events=sum(report.events for report in reports),
        statements=sum(report.statements for report in reports),
    )
