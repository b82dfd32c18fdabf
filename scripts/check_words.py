#!/usr/bin/python3
"""Checks that the repository speaks of Headway alone: no word, path or host of the place where it was written.

The words are kept as salted hashes, so that this file does not hold them either.
Usage: check_words.py [ROOT]         exits 1 and names file and line of each find
       check_words.py --hash TEXT    the hash to add below for a new word, sequence of words, path or host
"""
import functools
import hashlib
import re
import subprocess
import sys
from pathlib import Path

SALT = "headway:"
LONGEST_SEQUENCE = 3
EVERYWHERE = {
    "016ea14a60aa1a786137", "18ff7f261d9a3cc865cb", "25729c61638ec4a8125c", "2b66dc8f71b4d7b791d0",
    "369b25ca7f505c8b3920", "3d7e1923d67f87a03443", "4f49dacec5cc38f8b320", "5a3970602670f29cc3b7",
    "5cd36cda31ec222e1c2e", "63f90192a9ac1570e811", "6b22ff09a9a78723df58", "6d3f587b9c7a42dbc21d",
    "6e2e2bd9fa38fde0145c", "74c2b29dc8b52130e342", "7a16f5e818bf8ec77457", "7fd6b00290cf2a200650",
    "950aa0557c5735b957e7", "9ad03d1806c87f0666cd", "9bf3ebf02cb8f28d43bb", "9faaa999a5b916830019",
    "a22bbf1cec535a567b7a", "a6cde3e64aa92c670905", "b84a6064980cfef67a79", "cec2b4b9a1514419a180",
    "dc939c28510000a84d21", "f0d671bf286b7bdb49c9",
}
# The book may hold names of models and companies as data; no other file may speak of these.
OUTSIDE_BOOK = {
    "08f1754428fb0b072918", "1556eb473622e0c8e7fa", "75724a526e119cc5a935", "949ea588c5521db99674",
    "94fcf7da46e9abae041b", "9fc8044c3b56d25aa08f",
}
SKIPPED_FOLDERS = {".git", ".ccache", "build", "node_modules", "out"}

WORD = re.compile(r"[a-z0-9]+")
# Overlapping on purpose: any two neighbours of a longer path are looked at.
PATH = re.compile(r"(?=((?:\.\.)/[a-z0-9_.-]+|/[a-z0-9_.-]+/[a-z0-9_.-]+))")
HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


@functools.lru_cache(maxsize=None)
def hash_of(text):
    return hashlib.sha256((SALT + text).encode()).hexdigest()[:20]


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def candidates(text):
    """Everything in lower-cased text that could be banned: (place, text)."""
    words = [(found.start(), found.group()) for found in WORD.finditer(text)]
    for index, (place, _) in enumerate(words):
        for length in range(1, LONGEST_SEQUENCE + 1):
            yield place, " ".join(word for _, word in words[index : index + length])
    for found in PATH.finditer(text):
        yield found.start(), found.group(1).rstrip(".")
    for found in HOST.finditer(text):
        labels = found.group().split(".")
        for first in range(len(labels) - 1):
            yield found.start(), ".".join(labels[first:])


def finds(text, banned):
    """Lines that hold something banned, and how it begins (never the whole of it)."""
    text = text.lower()
    return sorted({(line_of(text, place), found[:3]) for place, found in candidates(text) if hash_of(found) in banned})


def files_of(root):
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, capture_output=True, text=True, check=False)
    if listing.returncode == 0:
        return sorted({name for name in listing.stdout.split("\0") if name})
    # Not a git checkout (an archive, say): everything but what is built.
    paths = (path.relative_to(root) for path in root.rglob("*"))
    return sorted(str(path) for path in paths if not SKIPPED_FOLDERS & set(path.parts))


def faults_of(root, name):
    banned = EVERYWHERE if name.startswith("book/") else EVERYWHERE | OUTSIDE_BOOK
    for _, start in finds(name, banned):
        yield f"{name}: its name holds a word that is not for this repository ({start}...)"
    path = root / name
    if not path.is_file():
        return
    content = path.read_bytes()
    if b"\0" in content:
        return
    for line, start in finds(content.decode("utf-8", errors="replace"), banned):
        yield f"{name}:{line}: a word, path or host that is not for this repository ({start}...)"


def main(arguments):
    if arguments[:1] == ["--hash"]:
        print(hash_of(" ".join(arguments[1:]).lower()))
        return 0
    root = Path(arguments[0] if arguments else Path(__file__).parent.parent).resolve()
    names = files_of(root)
    faults = [fault for name in names for fault in faults_of(root, name)]
    print("\n".join(faults + [f"{len(names)} files read: {len(faults) or 'no'} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
