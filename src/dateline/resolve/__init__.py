"""Claims of many reports to origins, places, actors, events, series, comparisons. Pure functions over plain data."""
