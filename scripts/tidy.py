#!/usr/bin/python3
"""Runs clang-tidy-19 over the sources and skips those that were clean and have not changed since.

A dozen sources of one floor that are compiled alike are looked at as one, since the standard library is most of what the tool
reads; a batch that does not compile as one is looked at file by file. A source that passed leaves a stamp in build/tidy: a hash
of the source, of our headers that it includes, of its compile command, of the .clang-tidy files and of the tool's version.
Usage: tidy.py [--jobs N] [FILE...]: these sources alone; exits 1 on any remark.
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
BATCH = 12
# The compile commands are written for g++. The path analysis follows no calls between functions: that takes two thirds of its
# time. A source within a batch is no main file, so the analysis is told to look at what is included as well.
FOR_CLANG = ["-Wno-unknown-warning-option", *(word for argument in ("-analyzer-opt-analyze-headers", "-analyzer-config",
                                                                    "mode=shallow") for word in ("-Xclang", argument))]
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


def group_of(entry):
    """What sources of one batch have in common: how they are compiled, the settings that hold for them, and their floor."""
    source = Path(entry["file"])
    options = re.sub(r" -(o|MF|MT) \S+", "", entry["command"].replace(entry["file"], ""))
    return options, source.relative_to(ROOT).parts[:3 if source.is_relative_to(ROOT / "src") else 2]


def batches_of(entries):
    groups = {}
    for entry in entries:
        groups.setdefault(group_of(entry), []).append(entry)
    return [group[at : at + BATCH] for group in groups.values() for at in range(0, len(group), BATCH)]


def settings_of(source):
    """The .clang-tidy file that holds for a source: the nearest above it."""
    return next(folder / ".clang-tidy" for folder in source.parents if (folder / ".clang-tidy").is_file())


def check(number, batch):
    """Looks at the sources of a batch as one; the exit status and the remarks."""
    folder = STAMPS / f"batch-{number}"
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / "batch.cpp"
    whole.write_text("".join(f'#include "{entry["file"]}"\n' for entry in batch))
    first = batch[0]
    command = first["command"].replace(first["file"], str(whole))
    (folder / "compile_commands.json").write_text(
        json.dumps([{"directory": first["directory"], "command": command, "file": str(whole)}])
    )
    options = ["--quiet", "--warnings-as-errors=*", f"--config-file={settings_of(Path(first['file']))}",
               "--checks=-bugprone-suspicious-include", *(f"--extra-arg={word}" for word in FOR_CLANG)]
    done = subprocess.run([TOOL, "-p", str(folder), *options, str(whole)], capture_output=True, text=True, check=False, cwd=ROOT)
    if len(batch) > 1 and "[clang-diagnostic-error" in done.stdout:
        results = [check(f"{number}-{at}", [entry]) for at, entry in enumerate(batch)]
        return max(status for status, _ in results), "".join(remarks for _, remarks in results)
    return done.returncode, done.stdout + ("" if done.returncode == 0 else done.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("files", nargs="*", type=Path)
    arguments = parser.parse_args()
    asked = {path.resolve() for path in arguments.files}
    entries = json.loads((BUILD / "compile_commands.json").read_text())
    entries = [entry for entry in entries if BUILD not in Path(entry["file"]).parents]  # what the build writes
    entries = [entry for entry in entries if not asked or Path(entry["file"]) in asked]
    version = subprocess.run([TOOL, "--version"], capture_output=True, check=True).stdout
    settings = b"".join(path.read_bytes() for path in sorted([*ROOT.glob(".clang-tidy"), *ROOT.glob("*/.clang-tidy")]))
    STAMPS.mkdir(parents=True, exist_ok=True)

    key = {entry["file"]: key_of(entry, version + settings + " ".join(FOR_CLANG).encode()) for entry in entries}
    stamp = {name: STAMPS / str(Path(name).relative_to(ROOT)).replace("/", "__") for name in key}
    stale = [e for e in entries if not stamp[e["file"]].is_file() or stamp[e["file"]].read_text() != key[e["file"]]]
    print(f"clang-tidy: {len(stale)} of {len(entries)} sources to look at", flush=True)

    failed = done = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        pending = {pool.submit(check, number, batch): batch for number, batch in enumerate(batches_of(stale))}
        for future in concurrent.futures.as_completed(pending):
            batch, (status, remarks) = pending[future], future.result()
            done += len(batch)
            names = ", ".join(Path(entry["file"]).stem for entry in batch)
            print(f"[{done}/{len(stale)}] {names}{': remarks' if status else ''}", flush=True)
            if status:
                failed += 1
                print(remarks, flush=True)
            else:
                for entry in batch:
                    stamp[entry["file"]].write_text(key[entry["file"]])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
