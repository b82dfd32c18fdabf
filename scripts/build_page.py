#!/usr/bin/python3
"""Builds what a page needs into a folder: headway.wasm (every verb but plan, preset wasm), headway.mjs, which loads it, and book.json, the texts
of the book by path.

Usage: build_page.py CMAKE FOLDER. Exits 77, with the reason, where the tool chain is not installed.
"""
import json
import shutil
import sys
from pathlib import Path

import check_wasm

ROOT = check_wasm.ROOT
TEXTS = {".toml", ".csv"}


def book_texts(root=ROOT):
    """Texts of the book by path."""
    files = sorted(path for path in (root / "book").rglob("*") if path.suffix in TEXTS)
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


def build(cmake, folder):
    if not check_wasm.build(cmake, ["--target", "headway"]):
        return False
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(check_wasm.MODULES / "headway.wasm", folder)
    shutil.copy(ROOT / "bindings/wasm/headway.mjs", folder)
    (folder / "book.json").write_text(json.dumps(book_texts(), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return True


def main(arguments):
    if missing := check_wasm.missing_packages(check_wasm.NEEDED):
        print(f"skipped: WebAssembly needs the Debian packages {' '.join(missing)}, which ./dev web installs")
        return check_wasm.SKIPPED
    folder = Path(arguments[1])
    if not build(arguments[0], folder):
        return 1
    for path in sorted(folder.iterdir()):
        print(f"{path}: {path.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
