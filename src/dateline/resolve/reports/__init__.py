"""Reports beside each other: what they share, which text they print, which crisis they tell of."""
