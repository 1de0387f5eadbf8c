"""What is known of the world, as data: the gazetteer, demonyms, dated names. Knows nothing of reports."""
