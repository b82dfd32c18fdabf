#!/usr/bin/python3
"""Builds the engine for WebAssembly (preset wasm) and looks at what the module asks of whoever runs it: no file may be opened, no
thread started, no clock read. Then runs test/wasm/made_up_world.cpp in node, where that is installed: it must print what the same
program, built for this machine, prints.

Usage: check_wasm.py CMAKE NATIVE_PROGRAM. Exits 77, with the reason, where the tool chain is not installed.
"""
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "build/wasm"
SKIPPED = 77
# What is looked for, and the Debian package that brings it.
NEEDED = {
    "clang++-19": "clang-19",
    "wasm-ld-19": "lld-19",
    "/usr/lib/wasm32-wasi/libc++.a": "libc++-19-dev-wasm32",
    "/usr/lib/wasm32-wasi/libc++abi.a": "libc++abi-19-dev-wasm32",
    "/usr/lib/llvm-19/lib/clang/19/lib/wasi/libclang_rt.builtins-wasm32.a": "libclang-rt-19-dev-wasm32",
    "/usr/lib/wasm32-wasi/libc.a": "wasi-libc",
}
# What the C++ library asks for to say why it gives up.
ALLOWED = {("wasi_snapshot_preview1", name) for name in ("fd_close", "fd_seek", "fd_write", "proc_exit")}
# Without them the linker would have left the engine out, and the rest would prove nothing.
EXPECTED = ("headway5model7compare", "headway5model12run_scenario", "headway8ensemble3run", "headway5model14KeptComparison7advance")
IMPORTS, EXPORTS = 2, 7
IN_NODE = """
import { readFileSync } from 'node:fs';
import { WASI } from 'node:wasi';
const wasi = new WASI({ version: 'preview1', args: ['made_up_world'], env: {}, returnOnExit: true });
const module = await WebAssembly.compile(readFileSync(process.argv[1]));
process.exitCode = wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
"""


def missing_packages(needed):
    return [package for name, package in needed.items()
            if not (Path(name).exists() if name.startswith("/") else shutil.which(name))]


def number_at(module, place):
    """An unsigned LEB128 number, and the place after it."""
    value = shift = 0
    while True:
        byte = module[place]
        value |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return value, place


def text_at(module, place):
    length, place = number_at(module, place)
    return module[place : place + length].decode(), place + length


def section_of(module, wanted):
    """The number of entries of a section, and where they begin."""
    if module[:8] != b"\0asm\1\0\0\0":
        raise ValueError("this is no module of WebAssembly")
    place = 8
    while place < len(module):
        size, start = number_at(module, place + 1)
        if module[place] == wanted:
            return number_at(module, start)
        place = start + size
    return 0, place


def imports_of(module):
    """(module, name) of each function that a module of WebAssembly imports."""
    count, place = section_of(module, IMPORTS)
    for _ in range(count):
        whose, place = text_at(module, place)
        name, place = text_at(module, place)
        if module[place] != 0:
            raise ValueError(f"{whose}.{name} is imported and is no function")
        _, place = number_at(module, place + 1)
        yield whose, name


def exports_of(module):
    count, place = section_of(module, EXPORTS)
    for _ in range(count):
        name, place = text_at(module, place)
        _, place = number_at(module, place + 1)
        yield name


def faults_of(module, expected=EXPECTED):
    for whose, name in imports_of(module):
        if (whose, name) not in ALLOWED:
            yield f"the module imports {whose}.{name} (the engine opens no file, starts no thread and reads no clock)"
    exports = list(exports_of(module))
    for function in expected:
        if not any(function in name for name in exports):
            yield f"the module exports no {function} (the linker has left it out)"


def build(cmake, more=("--target", "headway_engine", "made_up_world")):
    for step in (["--preset", "wasm"], ["--build", "--preset", "wasm", "--parallel", "2", *more]):
        done = subprocess.run([cmake, *step], cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(done.stdout[-8000:] + done.stderr[-4000:])
            return False
    return True


def first_difference(here, page):
    """The first line in which two outputs differ, in words; none where they are the same."""
    if here == page:
        return None
    pairs = zip(here.splitlines() + [""], page.splitlines() + [""])
    one, other = next((pair for pair in pairs if pair[0] != pair[1]), (here[-80:], page[-80:]))
    return f"the page's run differs from this machine's:\n  here    {one}\n  in node {other}"


def run_fault(native, module):
    """What is wrong where a page does not compute what this machine does."""
    here = subprocess.run([native], capture_output=True, text=True, check=False)
    page = subprocess.run(["node", "--no-warnings", "--input-type=module", "--eval", IN_NODE, str(module)],
                          capture_output=True, text=True, check=False)
    if here.returncode != 0 or page.returncode != 0 or not here.stdout:
        return f"the run failed: status {here.returncode} here, {page.returncode} in node\n{here.stderr}{page.stderr}"
    return first_difference(here.stdout, page.stdout)


def main(arguments):
    if missing := missing_packages(NEEDED):
        print(f"skipped: WebAssembly needs the Debian packages {' '.join(missing)}, which ./dev test installs")
        return SKIPPED
    if not build(arguments[0]):
        return 1
    module = (MODULES / "headway_engine.wasm").read_bytes()
    faults = list(faults_of(module))
    print("\n".join(faults) or f"{len(module) // 1000} kB; imports: {', '.join(name for _, name in imports_of(module))}")
    if not faults and not shutil.which("node"):
        print("node is not installed: the module was not run")
    elif not faults and (fault := run_fault(arguments[1], MODULES / "made_up_world.wasm")):
        faults.append(fault)
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
