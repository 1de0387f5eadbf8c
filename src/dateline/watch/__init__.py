"""Feeds read again and again into a record: asks only the addresses of a file."""

from dateline.watch.fetch import Fetcher
from dateline.watch.file import Feed, FeedFile, read_feed_file
from dateline.watch.rounds import Arrival, Round, Watch

__all__ = ["Arrival", "Feed", "FeedFile", "Fetcher", "Round", "Watch", "read_feed_file"]
