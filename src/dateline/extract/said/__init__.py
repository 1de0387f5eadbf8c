"""Who holds a claim and how firmly, and reported speech as claims."""
