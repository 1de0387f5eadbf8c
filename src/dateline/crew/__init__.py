"""Who reads: one process or many, with one pure stage from rows to rows. Nothing here opens the record."""
