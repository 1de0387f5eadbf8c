"""On which days a claim was so: what is said of it, and what may be supposed."""
