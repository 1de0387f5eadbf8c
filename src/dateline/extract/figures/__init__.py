"""Find figures: counts of people or things affected.

Needs: blocks, quantities, times, places, actors, attributions. Gives: ``Reading.figures``, in text order.
"""

from dateline.extract.figures.find import find_figures

__all__ = ["find_figures"]
