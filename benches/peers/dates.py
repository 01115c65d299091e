"""dateparser over documents on standard input; peers.sh installs it."""
import datetime
import json
import sys
import time

from dateparser.search import search_dates

documents = [json.loads(line) for line in sys.stdin if line.strip()]


def run(document):
    base = datetime.datetime.fromisoformat((document["reference"] or "2024-05-30")[:10])
    return search_dates(document["text"], languages=["ar"], settings={"RELATIVE_BASE": base, "DATE_ORDER": "DMY"}) or []


start = time.perf_counter()
results = [run(document) for document in documents]
seconds = time.perf_counter() - start
found = []
for document, pairs in zip(documents, results):
    dates, at = [], 0
    for text, value in pairs:
        place = document["text"].find(text, at)
        if place >= 0:
            at = place + len(text)
            dates.append({"text": text, "start": place, "value": value.date().isoformat()})
    found.append({"id": document["id"], "dates": dates})
json.dump({"seconds": seconds, "units": "chars", "found": found}, sys.stdout)
