"""Pages beside those of the record: why there is none, and the viewer of the REST interface."""

from __future__ import annotations

from http import HTTPStatus

from dateline.page.links import Links
from dateline.page.render import environment

_TITLES = {
    400: "That was not understood",
    401: "This record is closed",
    403: "That is not allowed",
    404: "There is no such page",
    413: "That is too much at once",
    414: "That address is too long",
    422: "That was not understood",
    500: "A fault",
    503: "The record cannot be read",
}


def render_error(*, status: int, detail: str, links: Links, title: str = "") -> str:
    """An error as HTML: it needs no record, which may be what is at fault. ``title`` replaces its own."""
    title = title or _TITLES.get(status) or HTTPStatus(status).phrase
    return environment().get_template("error.html").render(title=title, detail=detail, links=links)


def render_api(links: Links, description: str) -> str:
    """The viewer of the REST interface as HTML.

    Args:
        links: How it names our files.
        description: Address of the OpenAPI description.
    """
    return environment().get_template("api.html").render(links=links, description=description)
