"""Stages for workers of tests: the toy reader, with words that make it trip, hang or die."""

from __future__ import annotations

import os
import signal
import time

import toy
from dateline.model.exchange import to_row
from dateline.model.plain import report_of


def read_batch(rows):
    return [_one(report_of(row)) for row in rows]


def _one(report):
    if "DIE" in report.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "HANG" in report.text:
        time.sleep(60)
    try:
        claims = [to_row(claim, report_name=report.name, reader="toy-1") for claim in toy.toy_claims(report)]
    except ValueError as error:
        return {"report": report.key, "reader": "", "claims": [], "fault": f"{error}; please report this"}
    return {"report": report.key, "reader": "toy-1", "claims": claims, "fault": ""}


def who(rows):
    return [{**row, "fault": str(os.getpid())} for row in read_batch(rows)]


def slow(rows):
    time.sleep(0.3)
    return read_batch(rows)


def slow_first(rows):
    if rows[0]["name"] == "r00":
        time.sleep(1)
    return read_batch(rows)
