"""On a Ray of two nodes: the claims are those of one process, and a node that dies costs nothing."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import dateline
from cluster.test_output import export
from dateline import cluster
from dateline.cluster.files import Folder
from dateline.cluster.units import outputs
from dateline.crew import pool
from dateline.language import PACKS

ray = pytest.importorskip("ray", reason="reading on a cluster needs Ray: pip install 'dateline[ray]'")

TESTS = str(Path(__file__).parents[1])
# Ray's own warnings are not ours to mend.
pytestmark = [pytest.mark.filterwarnings("ignore")]


class Nodes:
    """Two nodes of one core each on this machine; the second can be killed and set up again."""

    def __init__(self) -> None:
        from ray.cluster_utils import Cluster

        small = {"num_cpus": 1, "object_store_memory": 100 * 2**20}
        self._small = small
        self._cluster = Cluster(initialize_head=True, head_node_args={**small, "include_dashboard": False})
        self._other = self._cluster.add_node(**small)
        ray.init(address=self._cluster.address, log_to_driver=False)

    def kill_one(self) -> None:
        self._cluster.remove_node(self._other, allow_graceful=False)

    def close(self) -> None:
        ray.shutdown()
        self._cluster.shutdown()


@pytest.fixture(scope="module")
def nodes() -> Iterator[Nodes]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("PYTHONPATH", os.pathsep.join([TESTS, os.environ.get("PYTHONPATH", "")]))
        started = Nodes()
        yield started
        started.close()


@pytest.fixture
def read(tmp_path: Path, staged: None, nodes: Nodes, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Reads on those nodes, into the folder that is given, with the stage of that name."""
    from dateline.cluster import units

    monkeypatch.setattr(units, "readers", lambda: dict.fromkeys(PACKS, "toy-1"))

    def run(folder: Path, out: Path, stage: str = "read_batch", **how: Any) -> Any:
        monkeypatch.setattr(pool, "STAGE", f"crew_stages:{stage}")
        return cluster.read(str(folder), out, **how)

    return run


def both_claims(tmp_path: Path, folder: Path, out: Path) -> list[Any]:
    """What a record holds that takes in an output, and one that reads the same files itself; both are sound."""
    with dateline.open(tmp_path / "cluster.dateline") as record:
        record.import_output(out)
    with dateline.open(tmp_path / "here.dateline") as record:
        record.read(folder)
    return [export(tmp_path / f"{name}.dateline") for name in ("cluster", "here")]


def test_claims_are_those_of_one_process_and_a_rerun_does_what_is_missing(
    tmp_path: Path, crawl: Any, read: Any
) -> None:
    folder, out = crawl(4, 6, trip="TRIP here.", die="DIE here."), tmp_path / "out"
    first = read(folder, out, blocks="none")
    assert (first.given, first.read, first.unchanged, first.failed, first.blocks) == (6, 6, 0, (), 0)
    assert (first.items, first.reports, first.skipped, first.figures) == (26, 24, 2, 24)
    assert {one.name for one in first.named} == {"trip", "die"}
    # One output is lost.
    lost = next((out / "read").glob("part2*"))
    lost.unlink()
    second = read(folder, out, blocks="day")
    assert (second.read, second.unchanged) == (1, 5)
    assert second.blocks > 1
    assert read(folder, out, blocks="day").blocks == 0
    (folder / "die.jsonl").unlink()
    through, here = both_claims(tmp_path, folder, out)
    assert through == here


def test_an_unreadable_file_is_told(tmp_path: Path, read: Any) -> None:
    assert read(tmp_path / "nowhere", tmp_path / "out", blocks="none").failed[0].name.endswith("nowhere")


# Last: the node that is killed does not come back.
def test_a_node_that_is_killed_while_it_reads_costs_nothing(
    tmp_path: Path, crawl: Any, read: Any, nodes: Nodes
) -> None:
    folder, out = crawl(8, 6), tmp_path / "out"

    def kill() -> None:
        end = time.monotonic() + 120
        while len(list((out / "read").glob("*.parquet"))) < 2 and time.monotonic() < end:
            time.sleep(0.02)
        nodes.kill_one()

    thread = threading.Thread(target=kill)
    thread.start()
    summary = read(folder, out, stage="slow")
    thread.join()
    assert sum(node["Alive"] for node in ray.nodes()) == 1
    assert (summary.given, summary.reports, summary.failed) == (8, 48, ())
    assert len(outputs(Folder(str(out)))) == 8
    through, here = both_claims(tmp_path, folder, out)
    assert through == here
