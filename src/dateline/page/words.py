"""What templates ask of a row beyond the phrases: the sentence in three pieces, the shape of a number."""

from __future__ import annotations

from dateline.model.rows import ClaimRow


def around(row: ClaimRow) -> tuple[str, str, str]:
    """The sentence of a claim, cut at its evidence: before, the words, after.

    Evidence that reaches beyond its sentence (a statement of several) is given whole, without the sentence.
    """
    start, end = row.start - row.sentence[0], row.end - row.sentence[0]
    if 0 <= start < end <= len(row.sentence_text) and row.sentence_text[start:end] == row.text:
        return row.sentence_text[:start], row.text, row.sentence_text[end:]
    return "", row.text, ""
