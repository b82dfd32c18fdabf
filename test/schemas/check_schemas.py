#!/usr/bin/python3
"""Every shipped file fits its schema in docs/schemas, files with a mistake do not, and the schemas know the keys that the readers know.

Usage: check_schemas.py SOURCE. Exits with 77 where python3-jsonschema is not installed.
"""
import copy
import datetime
import json
import re
import sys
import tomllib
from pathlib import Path

try:
    import jsonschema
except ImportError:
    print("skipped: the Debian package python3-jsonschema is not installed")
    sys.exit(77)

source = Path(sys.argv[1])
faults = []


def plain(value):
    """As editors hand TOML to a schema: days are texts."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def read(path):
    return plain(tomllib.loads(path.read_text(encoding="utf-8")))


def schema_of(name):
    schema = json.loads((source / f"docs/schemas/{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return schema


schemas = {name: schema_of(name) for name in ["entries", "overlay", "scenario", "question", "job", "plan"]}
shipped = {
    "entries": "book/assumptions/*.toml", "overlay": "test/data/book/overlay.toml examples/overlays/*.toml", "scenario": "[be]*/scenarios/*.toml",
    "question": "book/question.toml",
    "job": "book/jobs/*.toml", "plan": "[be]*/plans/*.toml",
}
for name, pattern in shipped.items():
    files = sorted(file for each in pattern.split() for file in source.glob(each))
    if not files:
        faults.append(f"no file fits {pattern}")
    validator = jsonschema.Draft7Validator(schemas[name])
    for file in files:
        for error in validator.iter_errors(read(file)):
            faults.append(f"{file.relative_to(source)}: {'.'.join(map(str, error.absolute_path))}: {error.message[:200]}")

# One mistake each: where, and what stands there in place of what is right (None: the key is taken away).
entry = {"a": {"b": {"means": "m", "unit": "1", "values": [
    {"value": 1, "published": "2025-12-31", "source": "s", "confidence": "low"}]}}}
number = {"value": 1, "unit": "1", "judgement": "j"}
right = {
    "entries": entry,
    "overlay": entry | {"chip_class": {"x100": {"means": "m", "kind": "merchant", "designer": "nvidia", "beside": "rubin", "source": "s",
                                                "published": "2025-12-31"}}, "set": [{"from": "2027-01", "washington.levy": 0.25}], "correlation": [
        {"ids": ["a.b", "a.c"], "ranks": [[1, 0.5], [0.5, 1]], "source": "s", "published": "2025-12-31"}]},
    "scenario": {"why": "w", "parent": "p", "from": "2026-01", "set": {"washington.levy": 0.25}},
    "question": {"years": {"near_after": 12, "far": 2028, "why": "w"},
                 "part": {"base": {"scenario": "s", "why": "w"}, "decided": {"scenario": "s", "what": "d", "why": "w"}},
                 "ask": {"compare": {"base": "base", "others": ["decided"], "why": "w"}}},
    "job": {"model": "m", "chip": "c", "plan": "tp=8,pp=2", "source": "s", "published": "2025-12-31"},
    "plan": {"name": "n", "start": "2026-01-01", "years": number | {"unit": "year"},
             "run": {"r": {"model": "m", "tokens": number | {"unit": "token"}, "deadline": number | {"unit": "day"},
                           "batch": number | {"unit": "sequence"}, "precision": ["fp8"]}},
             "site": {"s": {"place": "us", "power": number | {"unit": "MW"}}}, "chip": {"h200_sxm": {}}},
}
in_entry = ["a", "b"]
in_value = [*in_entry, "values", 0]
wrong = {
    "entries": [
        ([*in_entry, "mean"], "m"), ([*in_entry, "shape"], "normall"), ([*in_entry, "values"], None), ([*in_entry, "bounds"], [0]),
        ([*in_entry, "lever"], "yes"),
        ([*in_entry, "slider"], {"from": 0, "to": 1, "step": 0.1, "reason": "r"}), ([*in_entry, "choice"], "c"), ([*in_value, "source"], None), ([*in_value, "published"], None),
        ([*in_value, "published"], "last year"), ([*in_value, "confidence"], None), ([*in_value, "confidence"], "sure"),
        ([*in_value, "kind"], "judgement"), ([*in_value, "source"], "judgement"), ([*in_value, "value"], None),
        ([*in_value, "p50"], 1), ([*in_value, "period"], "2025-13"), ([*in_value, "publisher"], "p"), (["a", "means"], "m"),
        (["A"], {}), (["correlation"], [{"ids": ["a.b"], "rank": 0.5, "source": "s", "published": "2025-12-31"}]),
    ],
    "overlay": [(["correlation", 0, "rank"], 0.5), (["correlation", 0, "ranks"], [[1]]), (["set", 0, "from"], "2027"),
                (["set", 0, "levy"], 1), ([*in_entry, "mean"], "m"), (["chip_class", "x100", "kind"], "sold"),
                (["chip_class", "x100", "besides"], "rubin"), (["chip_class", "x100", "source"], None)],
    "scenario": [(["why"], None), (["from"], "2026"), (["set", "levy"], 1), (["set", "washington.levy"], True),
                 (["set", "washington.levy"], {"p50": 1, "source": "s"}), (["sets"], {})],
    "question": [(["years"], None), (["years", "far"], 2031), (["years", "near_after"], 1.5), (["part", "base"], None),
                 (["part", "base", "why"], None), (["part", "bas"], {"scenario": "s", "why": "w"}), (["ask", "compare", "others"], ["decidd"]),
                 (["ask", "compare", "others"], "decided"), (["ask", "compare", "why"], None), (["ask", "chrt"], {"why": "w"})],
    "job": [(["model"], None), (["count"], 0), (["plan"], "tp 8"), (["source"], None), (["published"], "2025"), (["tokens_"], 1)],
    "plan": [(["run"], None), (["site"], {}), (["years"], 3), (["years", "unit"], "month"), (["years", "source"], "s"),
             (["years", "judgement"], None), (["run", "r", "precision"], ["fp16"]), (["run", "r", "model"], None),
             (["run", "r", "model_file"], "f"), (["site", "s", "place"], "mars"), (["run", "r", "batch", "value"], 1.5),
             (["fear"], {"f": {"share": number}}), (["chip", "h200_sxm", "prize"], number)],
}
slid = {"lever": True, "slider": {"from": 0, "to": 1, "step": 0.1, "reason": "r"}}
right["slider"], schemas["slider"] = {"a": {"b": entry["a"]["b"] | slid}}, schemas["entries"]
in_slider = [*in_entry, "slider"]
wrong["slider"] = [([*in_slider, "reason"], None), ([*in_slider, "step"], 0), ([*in_slider, "by"], 1), (in_slider, [0, 1]),
                   ([*in_entry, "lever"], None)]
for name, mistakes in wrong.items():
    validator = jsonschema.Draft7Validator(schemas[name])
    faults += [f"{name}: the right file is refused: {error.message}" for error in validator.iter_errors(right[name])]
    for path, value in mistakes:
        document = copy.deepcopy(right[name])
        at = document
        for step in path[:-1]:
            at = at[step]
        if value is None:
            del at[path[-1]]
        else:
            at[path[-1]] = value
        if validator.is_valid(document):
            faults.append(f"{name}: {'.'.join(map(str, path))} = {value!r} is taken")


def listed(file, mark, end="}"):
    """The texts in the braces that follow `mark` in a source, as far as `end`."""
    text = (source / "src/headway" / file).read_text(encoding="utf-8")
    found = re.search(re.escape(mark) + r"\s*\{(.*?)" + end, text, re.DOTALL)
    return set(re.findall(r'"(\w+)"', found[1])) if found else {f"{file} has no '{mark}'"}


def same(what, readers, schema):
    if readers != schema:
        faults.append(f"{what}: the reader and the schema differ in {sorted(readers ^ schema)}")


definitions = schemas["entries"]["definitions"]
plan = schemas["plan"]["properties"]
same("an entry", listed("book/read_entry.cpp", "kEntryKeys ="), set(definitions["entry"]["properties"]))
same("a slider", listed("book/read_slider.cpp", "kSliderKeys ="), set(definitions["entry"]["properties"]["slider"]["properties"]))
same("a value", listed("book/read_entry.cpp", "kValueKeys ="), set(definitions["value"]["properties"]))
same("an alternative", listed("book/read_entry.cpp", "kAlternativeKeys ="), set(definitions["alternative"]["properties"]))
same("a correlation", listed("book/read_correlations.cpp", "kCorrelationKeys ="),
     set(schemas["entries"]["properties"]["correlation"]["items"]["properties"]))
same("shapes", listed("book/value.hpp", "kShapeNames ="), set(definitions["entry"]["properties"]["shape"]["enum"]))
same("kinds", listed("book/provenance.cpp", "kKinds ="), set(definitions["value"]["properties"]["kind"]["enum"]))
same("a scenario", listed("book/read_scenarios.cpp", "kScenarioKeys ="), set(schemas["scenario"]["properties"]))
same("a setting", listed("book/setting.cpp", "kSettingKeys ="), set(schemas["scenario"]["definitions"]["setting"]["properties"]))
question = schemas["question"]["properties"]
same("a question", listed("book/read_question.cpp", "kQuestionKeys"), set(question))
same("the years", listed("book/read_question.cpp", "kYearKeys"), set(question["years"]["properties"]))
same("a part", listed("book/read_question.cpp", "kPartKeys"), set(schemas["question"]["definitions"]["played"]["properties"]))
same("parts", listed("book/question.hpp", "kParts", ";"), set(schemas["question"]["definitions"]["part"]["enum"]))
same("parts", set(schemas["question"]["definitions"]["part"]["enum"]), set(question["part"]["properties"]))
same("commands", listed("book/read_question.cpp", "kAsks", ";"), {word for name, ask in question["ask"]["properties"].items()
                                                            for word in [name, *ask["properties"]]} - {"why"})
same("a class", listed("chips/read_class.cpp", "reader.only("),
     set(schemas["overlay"]["properties"]["chip_class"]["additionalProperties"]["properties"]))
same("a job", listed("jobs/read_job.cpp", "reader.only("), set(schemas["job"]["properties"]))
same("a plan", listed("planner/read_plan_job.cpp", "top.only("), set(plan))
for kind, mark in {"run": "run(files::TableReader& reader, NumberReader& numbers, const std::string& key) {\n    reader.only(",
                   "serve": "const std::string& key) {\n    reader.only(\n        ",
                   "site": "site(files::TableReader& reader, NumberReader& numbers, const std::string& key) {\n    reader.only(",
                   "chip": "offer(files::TableReader& reader, NumberReader& numbers, const std::string& key) {\n    reader.only(",
                   "mandate": "mandate(files::TableReader& reader, NumberReader& numbers, const std::string& key) {\n    reader.only(",
                   "fear": "fear(files::TableReader& reader, NumberReader& numbers, const std::string& key) {\n    reader.only("}.items():
    same(f"{kind} of a plan", listed("planner/read_plan_job.cpp", mark), set(plan[kind]["additionalProperties"]["properties"]))

print("\n".join(faults) or f"{sum(len(list(source.glob(each))) for each in shipped.values())} files fit their schemas")
sys.exit(1 if faults else 0)
