"""Reading on many machines, through Ray Data: files of a crawl to Parquet, a file for a file, and blocks resolved.

``read`` is the call; ``dateline read --engine ray`` the command. Nothing here opens a record:
``Record.import_output`` takes in what lies in the folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.cluster.results import ClusterSummary, Step
    from dateline.cluster.run import read

__all__ = ["ClusterSummary", "Step", "read"]


def __getattr__(name: str) -> Any:
    # What runs on Ray is not loaded by whoever only imports its output.
    if name == "read":
        from dateline.cluster.run import read

        return read
    if name in __all__:
        import dateline.cluster.results

        return getattr(dateline.cluster.results, name)
    raise AttributeError(f"module 'dateline.cluster' has no attribute {name!r}")
