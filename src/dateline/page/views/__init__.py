"""One module a page: ``make(snapshot, asked)`` gives what its template shows."""
