"""dateline: one sourced record of a crisis out of many news reports."""

__all__ = ["__version__"]

__version__ = "0.1.0"
