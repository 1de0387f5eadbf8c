"""The page over HTTP, on this machine."""

from dateline.server.app import make_app
from dateline.server.run import run
from dateline.server.security import Safety

__all__ = ["Safety", "make_app", "run"]
