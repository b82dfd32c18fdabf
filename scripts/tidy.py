#!/usr/bin/python3
"""Runs clang-tidy-19 over the sources, file by file as the develop preset compiles them, and skips those that were clean and have not changed since.

A source that passed leaves a stamp in build/tidy: a hash of the source, of our headers that it includes, of its
compile command, of the .clang-tidy files and of the tool's version. Usage: tidy.py [--jobs N]; exits 1 on any remark.
"""
import argparse
import concurrent.futures
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "develop"
STAMPS = ROOT / "build" / "tidy"
TOOL = "clang-tidy-19"
FOR_CLANG = ["--extra-arg=-Wno-unknown-warning-option"]  # the compile commands are written for g++
INCLUDE = re.compile(rb'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"', re.MULTILINE)


def our_headers(source, seen):
    """The source and, recursively, every header of ours that it includes, into `seen`."""
    if source in seen:
        return
    seen.add(source)
    for name in INCLUDE.findall(source.read_bytes()):
        for folder in (source.parent, ROOT / "src", ROOT / "apps", ROOT / "test"):
            header = (folder / name.decode()).resolve()
            if header.is_file():
                our_headers(header, seen)
                break


def key_of(entry, common):
    files = set()
    our_headers(Path(entry["file"]), files)
    key = hashlib.sha256(common + entry["command"].encode())
    for path in sorted(files):
        key.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return key.hexdigest()


def check(source):
    command = [TOOL, "-p", str(BUILD), "--quiet", "--warnings-as-errors=*", *FOR_CLANG, str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    return done.returncode, done.stdout + ("" if done.returncode == 0 else done.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2)
    jobs = parser.parse_args().jobs
    entries = json.loads((BUILD / "compile_commands.json").read_text())
    entries = [entry for entry in entries if BUILD not in Path(entry["file"]).parents]  # what the build writes
    version = subprocess.run([TOOL, "--version"], capture_output=True, check=True).stdout
    settings = b"".join(path.read_bytes() for path in sorted([*ROOT.glob(".clang-tidy"), *ROOT.glob("*/.clang-tidy")]))
    STAMPS.mkdir(parents=True, exist_ok=True)

    keys = {Path(entry["file"]): key_of(entry, version + settings + " ".join(FOR_CLANG).encode()) for entry in entries}
    stamp_of = {source: STAMPS / str(source.relative_to(ROOT)).replace("/", "__") for source in keys}
    stale = [s for s in sorted(keys) if not stamp_of[s].is_file() or stamp_of[s].read_text() != keys[s]]
    print(f"clang-tidy: {len(stale)} of {len(keys)} sources to look at", flush=True)

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        pending = {pool.submit(check, source): source for source in stale}
        for number, future in enumerate(concurrent.futures.as_completed(pending), start=1):
            source, (status, remarks) = pending[future], future.result()
            print(f"[{number}/{len(stale)}] {source.relative_to(ROOT)}{': remarks' if status else ''}", flush=True)
            if status:
                failed += 1
                print(remarks, flush=True)
            else:
                stamp_of[source].write_text(keys[source])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
