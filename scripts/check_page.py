#!/usr/bin/python3
"""A page must answer what the command line does, to the last byte: asks both for the same, as JSON, and compares; then changes comparisons
that the page keeps alive at random, and compares what they say with `headway compare` of the same.

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
import page_requests

# A module that was built before the last commit says another one than the program.
COMMIT = re.compile(r'"commit":\s*"[^"]*"')


def difference(here, page):
    """Where two answers differ first, in words; none where they are the same."""
    here, page = COMMIT.sub('"commit":""', here), COMMIT.sub('"commit":""', page)
    if here == page:
        return None
    place = next((k for k, (one, other) in enumerate(zip(here, page)) if one != other), min(len(here), len(page)))
    start = max(0, place - 60)
    return f"byte {place}:\n    here    ...{here[start:place + 60]!r}\n    in node ...{page[start:place + 60]!r}"


def compared(name, page, request, program, seconds):
    """Whether the program prints what the page answered; says so, or where they differ."""
    # The page knows the files of the book by their paths in the repository.
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"} | {"HEADWAY_BOOK": "book"}
    words = page_requests.command_of(request)
    here = subprocess.run([program, *words, "--json"], capture_output=True, text=True, check=False, env=environment, cwd=check_wasm.ROOT)
    if here.returncode != 0:
        print(f"{' '.join(words)}: failed here\n{here.stderr[-1000:]}")
        return False
    found = difference(here.stdout, page.read_text(encoding="utf-8"))
    print(f"{name}{' '.join(words)}: {found or f'{page.stat().st_size} bytes are the same'} ({seconds:.2f} s)")
    return not found


def main(arguments):
    if missing := check_wasm.missing_packages(check_wasm.NEEDED | {"node": "nodejs"}):
        print(f"skipped: the page's engine needs the Debian packages {' '.join(missing)}, which ./dev test installs")
        return check_wasm.SKIPPED
    cmake, program, folder = arguments[0], Path(arguments[1]).resolve(), Path(arguments[2])
    if not build_page.build(cmake, folder / "web"):
        return 1
    answers = folder / "answers"
    shutil.rmtree(answers, ignore_errors=True)
    answers.mkdir(parents=True)
    sessions = list(page_requests.sessions())
    (folder / "requests.json").write_text(json.dumps({"requests": page_requests.REQUESTS, "sessions": sessions}), encoding="utf-8")
    node = subprocess.run(["node", "--no-warnings", str(check_wasm.ROOT / "scripts/ask_page.mjs"), str(folder / "web"), str(folder / "requests.json"),
                           str(answers)], capture_output=True, text=True, check=False)
    if node.returncode != 0:
        print(f"the page's engine failed in node:\n{node.stderr[-2000:]}")
        return 1
    took = json.loads(node.stdout)
    same = [compared("", answers / f"{k}.json", request, program, took["seconds"][k]) for k, request in enumerate(page_requests.REQUESTS)]
    for s, session in enumerate(sessions):
        same += [compared("kept: ", answers / f"kept-{s}-{j}.json", step["request"], program, took["kept"][s][j])
                 for j, step in enumerate(session["steps"])]
    print(f"{sum(same)} of {len(same)} are the same")
    return 0 if all(same) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
