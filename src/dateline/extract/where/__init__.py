"""In which place a claim was so, and how far a count reaches."""
