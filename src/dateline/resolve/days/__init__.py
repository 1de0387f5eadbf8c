"""Days of reports that tell none."""
