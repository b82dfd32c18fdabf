#!/usr/bin/python3
"""Every computer and page must compute the same bits, so what computes may not call the C library's exp, log and the like, which
differ by a last bit from one library to another: base/portable.hpp and base/elementary.hpp have their own. Nor may it include
a library of numerics, which would call them, or sum in an order of its own.

Usage: check_portable.py [ROOT]. Prints one line a fault; exits 1 when there is one.
"""
import re
import sys
from pathlib import Path

import check_floors

# The floors above present what these have computed.
FLOORS = ("base", "chance", "balance", "ensemble", "model", "book", "chips", "cluster", "fit", "jobs", "planner", "study", "api")
# IEEE 754 fixes the result of sqrt, floor, fma and the like; of these the C library decides.
FUNCTIONS = ("a?(?:sin|cos|tan)h?|atan2|exp|exp2|expm1|log|log2|log10|log1p|logb|pow|hypot|cbrt|erfc?|[lt]gamma|assoc_\\w+|beta|legendre"
             "|riemann_zeta|expint|\\w*(?:bessel|ellint)\\w*")
CALL = re.compile(rf"\bstd::(?:{FUNCTIONS})(?:[fl])?\b(?!::)|(?<![\w:.>])::(?:{FUNCTIONS})\s*\(")
LIBRARY = re.compile(r"^(boost/math/(?!policies/)|Eigen/|random$|complex$)")
# What is known to depend on a library, and why it may.
EXCEPTIONS = {
    "src/headway/chance/beta.cpp": "Boost's incomplete beta function: no entry of the book has the shape beta",
    "src/headway/fit/least_squares.hpp": "Eigen: constants are fitted where the book is made, and read from it afterwards",
    "src/headway/fit/least_squares.cpp": "Eigen: as its header",
}


def faults_of(root, path):
    """(line, fault) of each fault of a file."""
    name = path.relative_to(root).as_posix()
    text = path.read_text(encoding="utf-8")
    code = check_floors.code_of(text)
    for found in CALL.finditer(code):
        yield check_floors.line_of(code, found.start()), (
            f"{found.group().strip('( ')} is the C library's (its last bit differs elsewhere; take base/portable.hpp)")
    if name in EXCEPTIONS:
        return
    for found in check_floors.INCLUDE.finditer(text):
        if LIBRARY.match(found.group(1)):
            yield check_floors.line_of(text, found.start()), (
                f"<{found.group(1)}> computes in its own way (write it from base/portable.hpp, or say in check_portable.py why it may)")


def sources(root):
    for floor in FLOORS:
        yield from sorted(path for path in (root / "src/headway" / floor).rglob("*") if path.suffix in (".cpp", ".hpp"))


def main(arguments):
    root = Path(arguments[0] if arguments else Path(__file__).parent.parent).resolve()
    count = 0
    for path in sources(root):
        for line, fault in faults_of(root, path):
            print(f"{path.relative_to(root)}:{line}: {fault}")
            count += 1
    for name in EXCEPTIONS:
        if not arguments and not (root / name).exists():
            print(f"{name}: an exception of check_portable.py that is gone")
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
