#!/usr/bin/python3
"""Checks that code compiled for a newer processor stays in its own file.

The linker keeps one copy of an inline function that several files define. Were it the copy of kernel_v4, an older processor would stop
at it, far from any kernel. So a kernel may define no shared function but instances for its own pack. Only optimised builds inline the rest.
Usage: check_kernels.py OBJECT...; exits 1 when a kernel among the objects shares a function.
"""
import re
import subprocess
import sys

OWN_PACK = {"kernel_v3": "Pack<4>", "kernel_v4": "Pack<8>"}


def shared_functions(listing, pack):
    """Weak functions of `nm --demangle` output that are not instances for the pack."""
    for line in listing.splitlines():
        found = re.match(r"[0-9a-f]+ W (.*)", line)
        if found and pack not in found.group(1):
            yield found.group(1)


def main(objects):
    faults = 0
    for path in objects:
        found = re.search(r"kernel_v[34]", path)
        if not found:
            continue
        listing = subprocess.run(["nm", "--demangle", "--defined-only", path], capture_output=True, text=True, check=True)
        for function in shared_functions(listing.stdout, OWN_PACK[found.group()]):
            print(f"{found.group()}: {function} is shared with files for older processors; let another file call it")
            faults += 1
    print(f"{faults} faults" if faults else "kernels: no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
