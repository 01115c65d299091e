#!/usr/bin/env python3
"""Test the answer sheet beside this file; with --records print the perfect record of each announcement.

Only the Python standard library is needed.
"""
import datetime, json, pathlib, re, sys

SHEET = pathlib.Path(__file__).with_name("announcements.jsonl")
MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u061c]")
KEYS = {"id", "country", "source", "reference", "text", "issued", "dateline", "dates", "officials", "agreements", "areas", "quotes", "doubt"}
ACTS = {"signed", "attended", "spoke", "met", "appointed", "opened", "chaired", "ordered"}
KINDS = {"memorandum_of_understanding", "agreement", "contract", "protocol", "executive_program", "letter_of_intent",
         "joint_declaration", "partnership", "other"}
DATE_KINDS = {"absolute", "relative", "weekday", "range"}
DAY = r"\d{4}(-\d\d(-\d\d)?)?"
VALUE = re.compile(rf"{DAY}(/{DAY})?|AH{DAY}(/AH{DAY})?")
# Spellings of the weekdays, Monday first as datetime counts them.
WEEKDAYS = [("الاثنين", "الإثنين"), ("الثلاثاء", "الثلثاء"), ("الأربعاء", "الاربعاء"), ("الخميس",), ("الجمعة",), ("السبت",), ("الأحد", "الاحد")]


def clean(s):
    return " ".join(MARKS.sub("", s).split())


def start(text, part, nth=0):
    """Where the occurrence `nth` of `part` begins, in characters; -1 where there is none."""
    at = -1
    for _ in range(nth + 1):
        at = text.find(part, at + 1)
        if at < 0:
            return -1
    return at


def span(text, part, nth=0):
    at = start(text, part, nth)
    return {"start": len(text[:at].encode()), "end": len(text[: at + len(part)].encode())}


def faults(doc):
    text, plain = doc["text"], clean(doc["text"])

    def has(part):
        """In the text as it is, or with a preposition fused to the article (للتعاون gives التعاون)."""
        return part == clean(part) and (part in plain or part.startswith("ال") and "لل" + part[2:] in plain)

    if set(doc) - KEYS or KEYS - {"doubt"} - set(doc):
        yield "keys"
    ends = []
    for d in doc["dates"]:
        at = start(text, d["text"], d["nth"])
        if at < 0:
            yield f"date not found: {d['text']}"
            continue
        ends.append((at, at + len(d["text"])))
        value = d.get("gregorian") or d["value"]
        if d["value"] is not None and not VALUE.fullmatch(d["value"]) or d["kind"] not in DATE_KINDS:
            yield f"date value or kind: {d}"
        if value and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            day = datetime.date.fromisoformat(value).weekday()
            other = any(w in d["text"] for i, ws in enumerate(WEEKDAYS) if i != day for w in ws)
            if other != (d.get("conflict") == "weekday"):
                yield f"weekday of {d['text']} against that of {value}"
    if any(b > c for (_, b), (c, _) in zip(sorted(ends), sorted(ends)[1:])):
        yield "dates overlap"
    for o in doc["officials"]:
        for part in [o["name"], *o["aliases"], *o["honorifics"], *o["positions"], *o["organizations"], *o["represents"]]:
            if not has(part):
                yield f"{o['name']}: not in the text or not clean: {part}"
        if set(o["acts"]) - ACTS:
            yield f"{o['name']}: acts"
        if not (o["honorifics"] or o["positions"]):
            yield f"{o['name']}: neither honorific nor position"
    for a in doc["agreements"]:
        if a["kind"] not in KINDS or a["text"] not in text or not (a["parties"] or a["subject"]):
            yield f"agreement {a['text']}"
        for part in [*a["parties"], *filter(None, [a["subject"]])]:
            if not has(part):
                yield f"agreement: not in the text or not clean: {part}"
    for a in doc["areas"]:
        for part in filter(None, [a["label"], a["description"]]):
            if not has(part):
                yield f"area: not in the text or not clean: {part}"
    names = {o["name"] for o in doc["officials"]}
    for q in doc["quotes"]:
        if q["text"] not in text or len(q["text"].split()) < 4:
            yield f"quote {q['text'][:30]}"
        if q["speaker"] not in names and q["speaker"] is not None and not has(q["speaker"]):
            yield f"speaker {q['speaker']}"


def record(doc):
    dates = []
    for d in doc["dates"]:
        hijri = d["value"] if d["value"] and d["value"].startswith("AH") else None
        dates.append({"text": d["text"], "span": span(doc["text"], d["text"], d["nth"]), "kind": d["kind"],
                      "value": d.get("gregorian") if hijri else d["value"], "hijri": hijri and hijri.replace("AH", "")})
    return {**{k: doc[k] for k in ("id", "issued", "dateline", "officials", "agreements", "areas", "quotes")}, "dates": dates}


def main():
    docs = [json.loads(line) for line in SHEET.open(encoding="utf-8")]
    if "--records" in sys.argv:
        for doc in docs:
            print(json.dumps(record(doc), ensure_ascii=False))
        return
    found = [(doc["id"], fault) for doc in docs for fault in faults(doc)]
    seen = {}
    for doc in docs:
        for name in [doc["id"], *(o["name"] for o in doc["officials"])]:
            if name in seen:
                found.append((doc["id"], f"{name} also in {seen[name]}"))
            seen[name] = doc["id"]
    for fault in found:
        print(*fault, sep=": ")
    print(len(docs), "announcements,", len(found), "faults")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
