#!/usr/bin/python3
"""The page as its reader has it: types and languages are complete, its parts do what they say, and a headless Chromium uses it.

Usage: check_explorer.py CMAKE HEADWAY FOLDER [NAME...]. FOLDER is for what is built; NAMEs are files of web/tests/browser, all unless
given. Exits 77, with the reason, where a tool is not installed.
"""
import os
import shutil
import subprocess
import sys
from pathlib import Path

import build_page
import check_wasm

# Enough for every digit that the tests look at.
SAMPLES = 2000


def run(words, **environment):
    return subprocess.run(words, cwd=build_page.WEB, check=False, env={**os.environ, **environment}).returncode == 0


def main(arguments):
    cmake, program, folder, names = arguments[0], arguments[1], Path(arguments[2]), arguments[3:]
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("skipped: Chromium is not installed (the Debian package chromium, which ./dev test installs)")
        return check_wasm.SKIPPED
    if built := build_page.main([cmake, program, str(folder), "--samples", str(SAMPLES)]):
        return built
    tests = sorted(path for path in (build_page.WEB / "tests/browser").glob("*.test.mjs") if not names or path.name.split(".")[0] in names)
    done = [
        run(["npm", "run", "--silent", "check"]),
        run(["npm", "run", "--silent", "test"]),
        run(["node", "--test", "--test-concurrency=1", *map(str, tests)], HEADWAY_PAGE=str(folder), HEADWAY_PROGRAM=program, CHROMIUM=chromium),
    ]
    return 0 if all(done) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
