"""Addresses that lead on: a claim to its words."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

from dateline.page import ServedLinks

LINKS = ServedLinks()

router = APIRouter(include_in_schema=False)


@router.get("/claim/{id}")
def claim(request: Request, id: str) -> RedirectResponse:
    """To the report of a claim, at its words; a beginning of its id is enough. One that was rejected is found, too."""
    _, snapshot = request.app.state.shelf.now()
    row = snapshot.claims.get(id) or snapshot.view.claim(id)
    return RedirectResponse(LINKS.page("report", row.report_key, at=row.id, claim=row.id), 307)
