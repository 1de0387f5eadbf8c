"""Numbers in words and figures, and the bounds that they say."""
