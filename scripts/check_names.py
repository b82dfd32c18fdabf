#!/usr/bin/python3
"""Checks that no source names a scenario of the book: sources know the parts that book/question.toml gives them.

Usage: check_names.py [ROOT]. The names are those of the files in book/scenarios. Prints one line a fault; exits 1 when there is one.
"""
import re
import sys
from pathlib import Path

FOLDERS = ["src", "apps"]
LITERAL = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"([^(\s]*)\((.*?)\)\1"|"((?:\\.|[^"\\\n])*)"|(?<![0-9A-Za-z_])\'(?:\\.|[^\'\\\n])+\'', re.DOTALL
)
# Literals that are a scenario's name and mean something else: file, name, what it is there.
ALLOWED = {
    ("src/headway/balance/classes.hpp", "b30a"): "the chip class",
    ("src/headway/study/scenario.cpp", "b30a"): "the chip class, in an example of a date",
}


def literals(text):
    """The string literals with their positions; comments are none."""
    for found in LITERAL.finditer(text):
        literal = found.group(2) if found.group(2) is not None else found.group(3)
        if literal is not None:
            yield found.start(), literal


def named(literal, names):
    """The scenarios that the literal names as a word of its own."""
    return [name for name in names if re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w.-])", literal)]


def faults_of(root):
    names = sorted(path.stem for path in (root / "book" / "scenarios").glob("*.toml"))
    faults = [] if names else ["book/scenarios holds no scenario"]
    used = set()
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.[ch]pp")):
            file = path.relative_to(root).as_posix()
            text = path.read_text(encoding="utf-8")
            for position, literal in literals(text):
                for name in named(literal, names):
                    if (file, name) in ALLOWED:
                        used.add((file, name))
                    else:
                        faults.append(f"{file}:{text.count(chr(10), 0, position) + 1}: names the scenario {name}; ask for its part in "
                                      "book/question.toml")
    faults += [f"{file}: no longer holds '{name}': take it out of ALLOWED in check_names.py" for file, name in sorted(ALLOWED)
               if (file, name) not in used and (root / file).exists()]
    return faults


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    faults = faults_of(root)
    print("\n".join(faults) if faults else "no source names a scenario")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
