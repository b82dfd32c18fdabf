#!/usr/bin/python3
"""What a change in the model moves: this version's headline figures in every scenario beside recorded ones.

Usage: compare_results.py [--program FILE] [--reference FILE] [--name TEXT] [--accept | --write FILE]
  without an option    the working tree's figures beside docs/results/reference.json
  --accept             the same, then the working tree's figures become the reference
  --write FILE         only record the program's figures in FILE
A difference in results is no fault: the exit status is 0. It is 1 when the program fails and 2 when a file cannot be read.
"""
import argparse
import csv
import io
import json
import math
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "results" / "reference.json"
SCHEMA = "headway.results/1"
SAMPLES = 20000
SEED = 1
BASE = "no-export"
OTHERS = ["full-controls", "h20-only", "h200-licensed", "h200-open", "b30a", "blackwell-open", "reversal"]
METRICS = [
    "china_useful", "china_stock", "china_stock.domestic", "china_stock.licensed", "china_stock.diverted",
    "china_stock.offshore", "us_stock", "world_stock", "stock_ratio", "additions_ratio", "domestic_production",
    "domestic_share", "imports_licensed", "imports_diverted", "imports_licensed.h200", "compute_lag", "capability_lag", "premium",
    "us_displaced", "levy_revenue", "power.china",
]
YEARS = ["2026", "2028", "2030"]
OBSERVED = "2025"  # recorded for the base alone: every scenario is the same until then
GAINS = {"china_useful", "china_stock", "capability_lag"}  # recorded as gains over the base too
NUMBERS = ["p5", "p50", "p95", "error_p50"]
KEYS = ["scenario", "id", "period", "quantity"]
# Digits recorded: far beyond any Monte Carlo error, and too few to show where one machine's last bits differ from another's.
DIGITS = 7
UNKNOWN = re.compile(r"unknown (metric|scenario) '([^'@]+)")


class Failure(Exception):
    def __init__(self, message, status):
        super().__init__(message)
        self.status = status


# Running the program


def call(program, arguments):
    try:
        done = subprocess.run([str(program), *arguments], capture_output=True, text=True, check=False)
    except OSError as error:
        raise Failure(f"cannot start {program} ({error.strerror}); build it with ./dev build", 1) from error
    return done.returncode, done.stdout, done.stderr.strip()


def figures(program, samples, seed, metrics=None, others=None):
    """Rows of `headway compare --csv`. What an older program does not know is left out, and named in the second value."""
    metrics, others, unknown = list(metrics or METRICS), list(others or OTHERS), []
    while True:
        arguments = ["compare", BASE, *others, "--csv", "--samples", str(samples), "--seed", str(seed)]
        arguments += ["--yardstick", "h100e", "--basis", "accessible"]
        for metric in metrics:
            for period in [OBSERVED, *YEARS]:
                arguments += ["--metric", f"{metric}@{period}"]
        status, out, error = call(program, arguments)
        if status == 0:
            if out.startswith("# headway "):  # the head, which older programs do not write
                out = out.split("\n", 1)[1]
            return list(csv.DictReader(io.StringIO(out))), unknown
        missing = UNKNOWN.search(error)
        names = {"metric": metrics, "scenario": others}.get(missing.group(1)) if missing else None
        if not names or missing.group(2) not in names:
            raise Failure(f"{program} compare failed: {error}", 1)
        names.remove(missing.group(2))
        unknown.append(missing.group(2))


def number(text):
    return float(f"{float(text):.{DIGITS}g}") if text else None


def recorded(rows):
    """The rows worth keeping, as dictionaries in the order of KEYS and NUMBERS."""
    kept = []
    for row in rows:
        observed = row["period"] == OBSERVED
        if observed and row["scenario"] != BASE:
            continue
        if row["quantity"] == "value" or (row["quantity"] == "gain" and row["id"] in GAINS):
            kept.append({key: row[key] for key in KEYS} | {"unit": row["unit"]} | {name: number(row[name]) for name in NUMBERS})
    return kept


def results(program, samples=None, seed=SEED, metrics=None, others=None):
    samples = SAMPLES if samples is None else samples
    rows, unknown = figures(program, samples, seed, metrics, others)
    # Version and hash of the book stand in JSON only, and do not depend on the number of draws.
    status, out, error = call(program, ["compare", BASE, BASE, "--json", "--samples", "64", "--metric", f"capability_lag@{OBSERVED}"])
    if status != 0:
        raise Failure(f"{program} compare --json failed: {error}", 1)
    head = json.loads(out)
    draws = max((int(row["draws"]) for row in rows), default=0)
    return {
        "schema": SCHEMA, "version": head["version"], "book": head["book"], "horizon": head["horizon"], "seed": seed,
        "samples": samples, "dropped": samples - draws, "base": BASE, "yardstick": "h100e", "basis": "accessible",
        "unknown": unknown, "rows": recorded(rows),
    }


# Files


def write(path, record):
    """One row a line, so that a change of the reference can be read as a difference of text."""
    head = {key: value for key, value in record.items() if key != "rows"}
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in record["rows"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(head)[:-1] + ',"rows":[\n' + lines + "\n]}\n", encoding="utf-8")


def read(path):
    """A record. Failure 2: no file, not JSON, another schema, a row without a key or with text for a number, a row twice."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Failure(f"{path}: cannot be read ({error.strerror}); ./dev results --accept writes it", 2) from error
    except ValueError as error:
        raise Failure(f"{path}: is not JSON ({error}); ./dev results --accept writes it afresh", 2) from error
    if not isinstance(record, dict) or record.get("schema") != SCHEMA:
        raise Failure(f"{path}: is not a record of results (its schema is not {SCHEMA}); ./dev results --accept writes it afresh", 2)
    for name in ("version", "book", "seed", "samples", "rows"):
        if name not in record:
            raise Failure(f"{path}: has no '{name}' (every record states it); ./dev results --accept writes it afresh", 2)
    seen = set()
    for place, row in enumerate(record["rows"], 1):
        numbers_fit = all(name in row and isinstance(row[name], (int, float, type(None))) for name in NUMBERS)
        if not numbers_fit or any(not isinstance(row.get(key), str) for key in KEYS):
            raise Failure(f"{path}: row {place} cannot be read (it needs {', '.join(KEYS + NUMBERS)}); ./dev results --accept writes it afresh", 2)
        if key_of(row) in seen:
            raise Failure(f"{path}: row {place} stands there twice ({' '.join(key_of(row))}); ./dev results --accept writes it afresh", 2)
        seen.add(key_of(row))
    return record


def key_of(row):
    return tuple(row[key] for key in KEYS)


# Comparing


def difference(before, now):
    """How a figure moved: None where nothing did, else its change, in percent, and in Monte Carlo errors of the median."""
    if all(before[name] == now[name] for name in ("p5", "p50", "p95")):
        return None
    old, new = before["p50"], now["p50"]
    if old is None or new is None:
        return {"change": None, "percent": None, "errors": math.inf if old is not new else 0.0}
    change = new - old
    error = max(before["error_p50"] or 0.0, now["error_p50"] or 0.0)
    errors = abs(change) / error if error > 0.0 else (0.0 if change == 0.0 else math.inf)
    return {"change": change, "percent": 100.0 * change / abs(old) if old else None, "errors": errors}


def compare(reference, record):
    """(figures that moved by more than the error, how many changed by less, how many did not, keys gone, keys new)."""
    before = {key_of(row): row for row in reference["rows"]}
    now = {key_of(row): row for row in record["rows"]}
    moved, less, same = [], 0, 0
    for key, row in now.items():
        if key not in before:
            continue
        found = difference(before[key], row)
        if found is None:
            same += 1
        elif found["errors"] > 1.0:
            moved.append((before[key], row, found))
        else:
            less += 1
    return moved, less, same, [key for key in before if key not in now], [key for key in now if key not in before]


def shown(value, error):
    """No digit smaller than the Monte Carlo error; four where the error is zero."""
    if value is None:
        return "none"
    if value == 0.0 or abs(value) >= 1e15:
        return f"{value:.4g}"
    size = math.floor(math.log10(abs(value)))
    places = -math.floor(math.log10(error)) if error else 3 - size
    places = min(places, 5 - size)
    # Adding nothing turns a rounded -0 into 0.
    return f"{round(value, places) + 0.0:,.{max(places, 0)}f}"


def described(record):
    return (f"version {record['version']}, book {record['book']['hash']}, seed {record['seed']}, "
            f"{record['samples']:,} draws of which {record.get('dropped', 0):,} left out")


def table(moved):
    lines = [("scenario", "figure", "", "median before", "now", "90 % before", "90 % now", "change", "errors")]
    for before, now, found in moved:
        error = max(before["error_p50"] or 0.0, now["error_p50"] or 0.0)
        band = [f"{shown(row['p5'], error)} to {shown(row['p95'], error)}" for row in (before, now)]
        percent = "" if found["percent"] is None else f"{found['percent']:+.1f} %"
        errors = "" if math.isinf(found["errors"]) else f"{found['errors']:.1f}"
        lines.append((now["scenario"], f"{now['id']}@{now['period']}", "gain" if now["quantity"] == "gain" else "",
                      shown(before["p50"], error), shown(now["p50"], error), *band, percent, errors))
    widths = [max(len(line[k]) for line in lines) for k in range(len(lines[0]))]
    for line in lines:
        cells = [cell.ljust(width) if k < 3 else cell.rjust(width) for k, (cell, width) in enumerate(zip(line, widths))]
        yield "  ".join(cells).rstrip()


def report(reference, record, name):
    """The comparison as text."""
    moved, less, same, gone, new = compare(reference, record)
    lines = [f"before: {name}, {described(reference)}", f"now:    the working tree, {described(record)}"]
    if (reference["seed"], reference["samples"]) != (record["seed"], record["samples"]):
        lines.append("The draws differ, so figures differ by chance too.")
    if moved:
        lines += ["", *table(moved), ""]
        lines.append("Errors: the change of the median in Monte Carlo errors (half the width of its 95 % interval); "
                     "blank where the error is zero. Change: in percent of the figure before.")
    for title, keys in (("no longer computed", gone), ("not in the record", new)):
        if keys:
            names = sorted({f"{key[0]} {key[1]}" for key in keys})
            lines.append(f"{title}: {len(keys)} figures ({', '.join(names[:6])}{', ...' if len(names) > 6 else ''})")
    lines.append(f"{len(moved)} figures moved by more than the Monte Carlo error, {less} by less, {same} did not change."
                 if moved or less or gone or new else f"No difference in {same} figures.")
    return "\n".join(lines)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=Path, default=ROOT / "build" / "release" / "headway")
    parser.add_argument("--reference", type=Path, default=REFERENCE)
    parser.add_argument("--name", default="the reference", help="what the reference is called in the report")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--accept", action="store_true")
    what.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    try:
        record = results(options.program)
        if options.write:
            write(options.write, record)
            return 0
        try:
            print(report(read(options.reference), record, options.name))
        except Failure as failure:
            if not options.accept:
                raise
            print(f"compare_results: {failure}", file=sys.stderr)
        if options.accept:
            write(options.reference, record)
            print(f"{options.reference}: now holds the working tree's figures")
    except Failure as failure:
        print(f"compare_results: {failure}", file=sys.stderr)
        return failure.status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
