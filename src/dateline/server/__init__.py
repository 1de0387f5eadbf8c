"""The page over HTTP, on this machine."""

from dateline.server.app import make_app
from dateline.server.run import run

__all__ = ["make_app", "run"]
