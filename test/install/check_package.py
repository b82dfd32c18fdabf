#!/usr/bin/python3
"""The example compiles against the installed C++ package, by find_package and by pkg-config, and prints the gain.

Usage: check_package.py CMAKE BUILD SCRATCH COMPILER
"""
import shutil
import sys
from pathlib import Path

from installed import empty_folder, expect, install, must, run

cmake, build, scratch, compiler = sys.argv[1:]
scratch = empty_folder(scratch)
prefix = scratch / "prefix"
install(cmake, build, prefix, "program")
install(cmake, build, prefix, "development")
for targets in prefix.rglob("headwayTargets*.cmake"):
    text = targets.read_text()
    expect("headway_warnings" not in text and "headway_options" not in text, f"{targets.name} names no target of the build", text)
    expect(str(Path(build).resolve()) not in text, f"{targets.name} names no folder of the build", text)

# The example as it was installed; a folder of its own, so that nothing of the source tree is found by chance.
example = scratch / "example"
shutil.copytree(prefix / "share/doc/headway/examples", example)
must([cmake, "-S", example, "-B", example / "build", f"-DCMAKE_CXX_COMPILER={compiler}", f"-DCMAKE_PREFIX_PATH={prefix}"])
must([cmake, "--build", example / "build"])
book = prefix / "share/headway/book"
said = must([example / "build/gain", book], cwd="/")
for scenario in ["h200-licensed", "h200-open", "h20-only", "blackwell-open"]:
    expect(f"With {scenario} instead of no-export" in said, f"the gain of {scenario} is printed", said)
printed = must([prefix / "bin/headway", "compare"], cwd="/")
flat = " ".join(printed.split())
expect(said.splitlines()[0] in flat, "the example and the program say the same", said + printed)

done = run([example / "build/gain", "/nowhere"])
expect(done.returncode == 1 and "cannot read the book /nowhere" in done.stdout, "a missing book is an error", done.stdout)

if shutil.which("pkg-config"):
    environment = {"PATH": "/usr/bin:/bin", "PKG_CONFIG_PATH": str(next(prefix.rglob("headway.pc")).parent)}
    flags = must(["pkg-config", "--cflags", "--libs", "headway"], env=environment).split()
    # The same program: that it links is what pkg-config is asked for.
    must([compiler, example / "gain.cpp", "-o", example / "gain", *flags])
    folder = must(["pkg-config", "--variable=book", "headway"], env=environment).strip()
    expect(Path(folder).resolve() == book, "pkg-config knows the book", folder)
    again = must([example / "gain", folder], cwd="/")
    expect(again == said, "both ways of building print the same", again)
else:
    print("pkg-config is not installed; only find_package was tried")
print("the C++ package works")
