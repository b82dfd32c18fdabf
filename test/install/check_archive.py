#!/usr/bin/python3
"""The archive runs where it is unpacked, with no shared library of the system's but the C library's, and its own table of units;
the Debian packages state what they need.

Usage: check_archive.py CPACK BUILD SOURCE SCRATCH
"""
import os
import re
import shutil
import sys
from pathlib import Path

from installed import empty_folder, expect, must, run, without_source

cpack, build, source, scratch = sys.argv[1:]
scratch = empty_folder(scratch)
elsewhere = empty_folder(scratch / "elsewhere")
environment = {"PATH": "/usr/bin:/bin"}
C_LIBRARY = re.compile(r"(linux-vdso|ld-linux.*|lib(c|m|dl|rt|pthread))\.so")


def pack(kind):
    folder = scratch / kind
    must([cpack, "-G", kind, "--config", f"{build}/CPackConfig.cmake", "-B", folder], cwd=build)
    return folder


[archive] = pack("TGZ").glob("*.tar.gz")
must(["tar", "-xzf", archive, "-C", empty_folder(scratch / "unpacked")])
[tree] = (scratch / "unpacked").iterdir()
# Unpacked anywhere, and moved since.
tree = tree.rename(scratch / "moved here")
program = without_source(tree / "bin/headway", source, tree / "bin/headway-alone")
ours = 0
for line in must(["ldd", program], env=environment).splitlines():
    name, _, path = line.strip().partition(" => ")
    if not C_LIBRARY.match(Path(name.split(" ")[0]).name):
        found = Path(path.rsplit(" (", 1)[0]).resolve()
        expect(tree in found.parents, f"{name} is the archive's own", line)
        expect((tree / "share/doc/headway/libraries").is_dir(), "licences of libraries are there")
        ours += 1
expect(ours >= 10, "the program's libraries are in the archive")

said = must([program, "--version"], cwd=elsewhere, env=environment)
expect(str(tree / "share/headway/book") in said, "the archive's book is read", said)
said = must([program, "compare", "--samples", "200"], cwd=elsewhere, env=environment)
expect("more useful AI compute" in said, "compare answers", said)
said = must([program, "plan", "european-lab", "--samples", "2"], cwd=elsewhere, env=environment)
expect("chips" in said, "the planner answers", said)

# The table of units is the archive's: the program misses it.
units = tree / "share/headway/units"
table = (units / "udunits2.xml").read_text()
(units / "udunits2.xml").write_text("no table")
done = run([program, "book", "check"], cwd=elsewhere, env=environment)
expect(done.returncode != 0 and "table of units" in done.stdout, "the table of units is the archive's own", done.stdout)
(units / "udunits2.xml").write_text(table)

# Where nothing but the C library is there at all; only root may try this. Without /proc a
# program and its loader do not know where they stand, and are told.
if os.geteuid() == 0:
    jail = empty_folder(scratch / "jail")
    shutil.copytree(tree, jail / "headway", symlinks=True)
    for line in must(["ldd", program], env=environment).splitlines():
        found = re.search(r"(/\S*/(ld-linux[^/ ]*|lib(c|m|dl|rt|pthread)[.]so[^/ ]*)) \(", line)
        if found and not str(tree) in line:
            target = jail / found[1].lstrip("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(found[1], target)
    inside = environment | {"HEADWAY_BOOK": "/headway/share/headway/book", "LD_ORIGIN_PATH": "/headway/bin",
                            "UDUNITS2_XML_PATH": "/headway/share/headway/units/udunits2.xml"}
    for command, words in [("compare --samples 200", "more useful AI compute"), ("plan european-lab --samples 2", "chips")]:
        said = must(["/headway/bin/headway", *command.split()], env=inside, cwd="/", preexec_fn=lambda: os.chroot(jail))
        expect(words in said, f"{command} answers where only the C library is", said)
    print("it runs where nothing but the C library is")
else:
    print("not root: it was not run apart from the system's libraries")
print(f"{archive.name}: {archive.stat().st_size / 1e6:.1f} MB, {ours} libraries of its own")

if not shutil.which("dpkg-deb") or not shutil.which("dpkg-shlibdeps"):
    print("dpkg-dev is not installed: no Debian package was tried")
    sys.exit(0)
packages = {path.name.split("_")[0]: path for path in pack("DEB").glob("*.deb")}
expect(set(packages) == {"headway", "libheadway-dev"}, "there are two packages", str(packages))
needs = must(["dpkg-deb", "--field", packages["headway"], "Depends"])
for package in ["libc6", "libfmt", "libudunits2-0", "libudunits2-data", "coinor-libcbc", "libstdc++6"]:
    expect(package in needs, f"headway depends on {package}", needs)
needs = must(["dpkg-deb", "--field", packages["libheadway-dev"], "Depends"])
expect("headway (=" in needs and "coinor-libcbc-dev" in needs, "libheadway-dev depends on headway and CBC", needs)
must(["dpkg-deb", "--extract", packages["headway"], scratch / "root"])
for path in ["bin/headway", "share/headway/book/chips.toml", "share/man/man1/headway.1", "share/doc/headway/copyright",
             "share/bash-completion/completions/headway"]:
    expect((scratch / "root/usr" / path).is_file(), f"/usr/{path} is in the package")
expect(not (scratch / "root/usr/lib/headway").exists(), "the package brings no library of the system's")
said = must([scratch / "root/usr/bin/headway", "--version"], cwd=elsewhere, env=environment)
expect(str(scratch / "root/usr/share/headway/book") in said, "the package's book is read", said)
print(f"{packages['headway'].name}: {packages['headway'].stat().st_size / 1e6:.1f} MB")
