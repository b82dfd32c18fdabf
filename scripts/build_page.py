#!/usr/bin/python3
"""Builds the page into a folder that any static host can hand out: the engine for WebAssembly (every verb but plan, preset wasm), the book's
texts, the page itself (web/, Vite), what can be chosen and moved, and results that are computed beforehand.

Usage: build_page.py CMAKE HEADWAY FOLDER [--samples N]. HEADWAY is the program that computes the results, N their draws (20,000 unless
given). Exits 77, with the reason, where a tool is not installed.
"""
import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import check_wasm
import page_results

ROOT = check_wasm.ROOT
WEB = ROOT / "web"
LEAST_NODE = (20, 19)
# In web/src/offline.ts.
VERSION_IN_WORKER = "version of the files"


def build(cmake, folder):
    """The module, what loads it, and the book."""
    if not check_wasm.build(cmake, ["--target", "headway"]):
        return False
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(check_wasm.MODULES / "headway.wasm", folder)
    shutil.copy(ROOT / "bindings/wasm/headway.mjs", folder)
    (folder / "book.json").write_text(json.dumps(page_results.book_texts(), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return True


def missing_node():
    """Why the page cannot be built; none where it can."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return "node and npm are not installed (20.19 or later)"
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    numbers = tuple(int(each) for each in re.findall(r"\d+", version)[:2])
    return None if numbers >= LEAST_NODE else f"node is {version}; the page is built with 20.19 or later"


def npm(*words):
    done = subprocess.run(["npm", *words], cwd=WEB, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(f"npm {' '.join(words)} failed:\n{(done.stdout + done.stderr)[-3000:]}")
    return done.returncode == 0


def install_packages():
    """The packages of the lock file, unless they are there."""
    lock, mark = WEB / "package-lock.json", WEB / "node_modules/.installed"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return True
    mark.unlink(missing_ok=True)
    # As the lock file has them; `npm ci` refuses where an optional package for another system cannot be had.
    if not npm("install", "--no-save"):
        return False
    mark.write_text(wanted, encoding="utf-8")
    return True


def build_page(folder):
    if not install_packages() or not npm("run", "--silent", "build"):
        return False
    shutil.rmtree(folder / "assets", ignore_errors=True)
    shutil.copytree(ROOT / "build/page", folder, dirs_exist_ok=True)
    return True


def write_list(folder):
    """What works offline: every file, and a name for the whole that changes with any of them."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in ("files.json", "sw.js", "headway.mjs"))
    whole = hashlib.sha256()
    for path in files:
        whole.update(path.relative_to(folder).as_posix().encode())
        whole.update(path.read_bytes())
    names = ["./", *(path.relative_to(folder).as_posix() for path in files if path.name != "index.html")]
    page_results.write(folder / "files.json", json.dumps({"files": names}))
    worker = (folder / "sw.js").read_text(encoding="utf-8")
    if VERSION_IN_WORKER not in worker:
        raise RuntimeError(f"sw.js has no '{VERSION_IN_WORKER}' to put the version in the place of")
    page_results.write(folder / "sw.js", worker.replace(VERSION_IN_WORKER, whole.hexdigest()[:16]))


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cmake")
    parser.add_argument("program")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--samples", type=int, default=20000)
    asked = parser.parse_args(arguments)
    if missing := check_wasm.missing_packages(check_wasm.NEEDED):
        print(f"skipped: WebAssembly needs the Debian packages {' '.join(missing)}, which ./dev web installs")
        return check_wasm.SKIPPED
    if why := missing_node():
        print(f"skipped: {why}")
        return check_wasm.SKIPPED
    if not build(asked.cmake, asked.folder) or not build_page(asked.folder):
        return 1
    page_results.write_all(asked.program, asked.folder, asked.samples)
    write_list(asked.folder)
    for path in sorted(asked.folder.iterdir()):
        size = path.stat().st_size if path.is_file() else sum(each.stat().st_size for each in path.rglob("*") if each.is_file())
        print(f"{path}: {size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
