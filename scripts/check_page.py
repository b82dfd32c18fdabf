#!/usr/bin/python3
"""A page must answer what the command line does, to the last byte: asks both for the same, as JSON, and compares.

Usage: check_page.py CMAKE HEADWAY FOLDER. FOLDER is for what is built and answered. Exits 77, with the reason, where the tool
chain or node is not installed.
"""
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import build_page
import check_wasm

REQUESTS = [
    {"verb": "compare", "base": "no-export", "others": ["h200-licensed", "h200-open"], "samples": 300, "threads": 1},
    {"verb": "compare", "base": "no-export", "others": ["reversal"], "samples": 100, "seed": 7, "as_of": "2025-12-31"},
    {"verb": "compare", "base": "no-export", "others": ["h200-licensed,washington.cap=none"], "metric": ["china_useful@2027"], "samples": 100},
    {"verb": "list", "what": "levers"},
    {"verb": "list", "what": "scenarios", "as_of": "2025-12-31"},
    {"verb": "list", "what": "metrics"},
    {"verb": "run", "scenario": "h200-licensed", "samples": 200, "constrain": True},
    {"verb": "sensitivity", "metric": "china_useful@2028", "samples": 64, "points": 64},
    {"verb": "claims", "samples": 60, "claim": ["C1", "C6", "C9", "C14"]},
    {"verb": "train", "job": "deepseek-v3"},
    {"verb": "train", "model": "llama-3.1-70b", "chip": "h100", "count": 1024},
    {"verb": "serve-model", "model": "deepseek-v3", "chip": "h200"},
]
# The fields that the command line knows by their place.
POSITIONAL = {"compare": ["base", "others"], "run": ["scenario"], "claims": ["claim"], "sensitivity": ["metric", "base", "other"],
              "list": ["what"], "train": ["model"], "serve-model": ["model"]}
# A module that was built before the last commit says another one than the program.
COMMIT = re.compile(r'"commit":\s*"[^"]*"')


def option(name):
    return "--" + name.replace("_", "-")


def command_of(request):
    """The words of the command line that ask the request."""
    words, positional = request["verb"].split(), POSITIONAL[request["verb"]]
    for name in positional:
        value = request.get(name, [])
        words += value if isinstance(value, list) else [str(value)]
    for name, value in request.items():
        if name == "verb" or name in positional:
            continue
        for each in value if isinstance(value, list) else [value]:
            words += [option(name)] if each is True else [option(name), str(each)]
    return words


def difference(here, page):
    """Where two answers differ first, in words; none where they are the same."""
    here, page = COMMIT.sub('"commit":""', here), COMMIT.sub('"commit":""', page)
    if here == page:
        return None
    place = next((k for k, (one, other) in enumerate(zip(here, page)) if one != other), min(len(here), len(page)))
    start = max(0, place - 60)
    return f"byte {place}:\n    here    ...{here[start:place + 60]!r}\n    in node ...{page[start:place + 60]!r}"


def main(arguments):
    if missing := check_wasm.missing_packages(check_wasm.NEEDED | {"node": "nodejs"}):
        print(f"skipped: the page's engine needs the Debian packages {' '.join(missing)}, which ./dev test installs")
        return check_wasm.SKIPPED
    cmake, program, folder = arguments[0], arguments[1], Path(arguments[2])
    if not build_page.build(cmake, folder / "web"):
        return 1
    shutil.rmtree(folder / "answers", ignore_errors=True)
    (folder / "answers").mkdir(parents=True)
    (folder / "requests.json").write_text(json.dumps(REQUESTS), encoding="utf-8")
    node = subprocess.run(["node", "--no-warnings", str(check_wasm.ROOT / "scripts/ask_page.mjs"), str(folder / "web"), str(folder / "requests.json"),
                           str(folder / "answers")], capture_output=True, text=True, check=False)
    if node.returncode != 0:
        print(f"the page's engine failed in node:\n{node.stderr[-2000:]}")
        return 1
    seconds, faults = json.loads(node.stdout), 0
    environment = {name: value for name, value in os.environ.items() if name not in ("HEADWAY_BOOK", "SOURCE_DATE_EPOCH")}
    for k, request in enumerate(REQUESTS):
        words = command_of(request)
        here = subprocess.run([program, *words, "--json"], capture_output=True, text=True, check=False, env=environment)
        if here.returncode != 0:
            print(f"{' '.join(words)}: failed here\n{here.stderr[-1000:]}")
            faults += 1
            continue
        page = (folder / "answers" / f"{k}.json").read_text(encoding="utf-8")
        found = difference(here.stdout, page)
        print(f"{' '.join(words)}: {found or f'{len(page)} bytes are the same'} ({seconds[k]:.1f} s)")
        faults += 1 if found else 0
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
