#!/usr/bin/python3
"""The program runs where `cmake --install` puts it, on the installed book, from any folder.

Usage: check_program.py CMAKE BUILD SOURCE SCRATCH
"""
import json
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

from installed import empty_folder, expect, install, must, run, without_source

cmake, build, source, scratch = sys.argv[1:]
scratch = empty_folder(scratch)
prefix = scratch / "prefix"
elsewhere = empty_folder(scratch / "elsewhere")
environment = {"PATH": "/usr/bin:/bin"}
install(cmake, build, prefix, "program")

for path in [
    "share/headway/book/chips.toml", "share/headway/docs/forecasts/2025-12-31.json", "share/headway/schemas/entries.schema.json",
    "share/doc/headway/LICENSE", "share/doc/headway/CHANGELOG.md", "share/doc/headway/CITATION.cff",
    "share/doc/headway/docs/user-guide.md", "share/man/man1/headway.1", "share/man/man1/headway-book-check.1",
    "share/bash-completion/completions/headway", "share/zsh/vendor-completions/_headway",
    "share/fish/vendor_completions.d/headway.fish",
]:
    expect((prefix / path).is_file(), f"{path} is installed")

page = Path(source) / "out/web/index.html"
installed_page = prefix / "share/headway/web/index.html"
expect(installed_page.is_file() == page.is_file(), "the page is installed where it was built")
if page.is_file():
    expect(installed_page.read_bytes() == page.read_bytes(), "it is the page that was built")

program = without_source(prefix / "bin/headway", source, prefix / "bin/headway-alone")
said = must([program, "--version"], cwd=elsewhere, env=environment)
found = re.fullmatch(r"(\S+) \(commit (\S+), book ([0-9a-f]{12}) in (\S+)\)\n", said)
expect(found, "--version states version, commit and the hash of the book", said)
expect(found[4] == str(prefix / "share/headway/book"), "the installed book is the one that is read", said)
check = json.loads(must([program, "book", "check", "--json"], cwd=elsewhere, env=environment))
expect(check["book"]["hash"].startswith(found[3]), "--version states the hash of that book", said)
expect(check["version"] == found[1] and check["commit"] == found[2], "version and commit are those of the answers", said)

said = must([program, "compare", "--samples", "200"], cwd=elsewhere, env=environment)
expect("more useful AI compute" in said, "compare answers", said)
said = must([program, "forecast", "--score", "--samples", "200"], cwd=elsewhere, env=environment)
expect("2025-12-31.json" in said, "the forecast cards are found beside the book", said)

# The page beside the program is the one that is shown.
if not installed_page.is_file():
    installed_page.parent.mkdir()
    installed_page.write_text("<title>beside</title>")
with subprocess.Popen([program, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True, cwd=elsewhere, env=environment) as server:
    try:
        address = re.search(r"http://\S+", server.stdout.readline())[0]
        with urllib.request.urlopen(address, timeout=20) as reply:
            expect(reply.read() == installed_page.read_bytes(), "the installed page is shown")
    finally:
        server.terminate()

# Which book: --book, then the environment, then the one beside the program.
folder = elsewhere / "mine"
said = run([program, "list", "scenarios", "--book", folder], env=environment | {"HEADWAY_BOOK": "/dev/null"}).stdout
expect(f"no assumption book in {folder} " in said, "--book comes before the environment", said)
said = run([program, "list", "scenarios"], env=environment | {"HEADWAY_BOOK": str(folder)}).stdout
expect(f"no assumption book in {folder} " in said, "the environment comes before the installed book", said)

# Without any book the message says what to do.
(prefix / "share/headway/book").rename(prefix / "share/headway/gone")
done = run([program, "compare"], cwd=elsewhere, env=environment)
expect(done.returncode == 2, "without a book the input is wrong", done.stdout)
for words in [f"no assumption book in {prefix}/share/headway/book", "name the folder with --book", "HEADWAY_BOOK"]:
    expect(words in done.stdout, f"the message says '{words}'", done.stdout)
said = must([program, "--version"], cwd=elsewhere, env=environment)
expect("book unreadable" in said, "--version works without a book and says so", said)
print("the installed program runs")
