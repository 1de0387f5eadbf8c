"""The words of the record: frozen dataclasses and closed lists. Standard library only; no I/O."""
