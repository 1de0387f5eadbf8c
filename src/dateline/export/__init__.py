"""Record to JSONL and CSV. Reads only."""
