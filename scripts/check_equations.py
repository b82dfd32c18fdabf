#!/usr/bin/python3
"""Checks that docs/model.md says what the headers of the model and the book say, so that the two cannot drift apart.

Usage: check_equations.py [ROOT]           exits 1 and names what differs
       check_equations.py --write [ROOT]   brings docs/model.md up to date, then checks

What stands between "<!-- equations FILE -->", "<!-- inputs FILE -->" or "<!-- metrics -->" and "<!-- end -->" is written by --write: equations are
written in the headers alone, inputs in the words of the book's entries. Only the last column of the tables of equations, where their form comes from,
is written by hand.
"""
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
import model_headers as headers  # noqa: E402

PAGE = "docs/model.md"
LEVERS = "docs/scenarios.md"
REPAIR = "run scripts/check_equations.py --write"
BLOCK = re.compile(r"<!-- (equations|inputs|metrics)(?: (\S+))? -->\n(.*?)<!-- end -->", re.DOTALL)
QUOTED = re.compile(r"`([^`]{1,300})`")


def cells_of(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def sources_of(body):
    """label -> the last column of an equations table as it stands."""
    rows = [cells_of(line) for line in body.splitlines() if re.match(r"\| [A-Z]\d{1,2} \|", line)]
    return {cells[0]: cells[-1] for cells in rows if len(cells) == 3}


def code(text):
    return f"`{text}`" if text else ""


class Model:
    """What the sources under a root say."""

    def __init__(self, root):
        self.root = root
        self.equations, self.twice = headers.equations(root)
        self.places = headers.places(root, self.equations)
        self.inputs = headers.inputs(root)
        self.metrics = headers.metrics(root)
        self.book = headers.entries(root)

    def equations_block(self, header, sources):
        code_lines, rows = [], []
        for label, (where, lines) in self.equations.items():
            if where == header:
                code_lines += [f"    {line}".rstrip() for line in lines]
                links = ", ".join(f"[{Path(place).name}](../src/headway/{place})" for place in self.places[label])
                rows.append([label, links, sources.get(label, "")])
        return "\n" + "\n".join(code_lines) + "\n\n" + table(["", "computed in", "form"], rows)

    def inputs_table(self, header):
        rows = [[code(symbol), code(identity), unit, headers.meaning(self.book, identity)]
                for symbol, identity, unit in self.inputs.get(header, [])]
        return table(["input", "id", "unit", "what it is"], rows)

    def metrics_table(self):
        rows = [[code(identity), unit or "yardstick", means, "y" if by_yardstick else "", "b" if by_basis else ""]
                for identity, unit, means, by_yardstick, by_basis in self.metrics]
        return table(["id", "unit", "meaning", "y", "b"], rows)

    def block(self, kind, header, body):
        if kind == "equations":
            return self.equations_block(header, sources_of(body))
        return self.inputs_table(header) if kind == "inputs" else self.metrics_table()


def rewritten(model, page):
    def renewed(found):
        kind, header, body = found.groups()
        name = f" {header}" if header else ""
        return f"<!-- {kind}{name} -->\n{model.block(kind, header, body)}<!-- end -->"

    return BLOCK.sub(renewed, page)


def equation_faults(model):
    for label, header in model.twice:
        yield f"{header}: defines {label} again (another header has it; take the next free number)"


def row_fault(kind, line, now):
    """One fault about a line of a table that differs from what the headers give; `now` is the table as it should be."""
    if not line.startswith("|"):
        return f"{PAGE}: an equation does not read as in its header: {line.strip()[:60]}; {REPAIR}"
    label = cells_of(line)[0]
    same = [other for other in now if cells_of(other)[0] == label]
    if not same:
        return f"{PAGE}: the table of {kind} names {label} (no header has it); {REPAIR}"
    return f"{PAGE}: the row of {label} does not say what the headers and the book say; {REPAIR}"


def block_faults(model, page):
    seen = set()
    for kind, header, body in BLOCK.findall(page):
        seen.add((kind, header))
        now = model.block(kind, header, body).splitlines()
        old = body.splitlines()
        for line in old:
            if line not in now:
                yield row_fault(kind, line, now)
        for line in now:
            if line not in old and line.startswith("|") and not any(cells_of(line)[0] == cells_of(other)[0] for other in old):
                yield f"{PAGE}: the table of {kind} lacks {cells_of(line)[0]}; {REPAIR}"
            elif line not in old and not line.startswith("|"):
                yield f"{PAGE}: lacks a line of an equation: {line.strip()[:60]}; {REPAIR}"
        if kind == "equations":
            sources = sources_of(body)
            for label, (where, _) in model.equations.items():
                if where == header and not sources.get(label):
                    yield f"{PAGE}: {label} has no source (last column of its row); name the literature, or say that the form is ours and why"
    wanted = {("equations", header) for header, _ in model.equations.values()} | {("inputs", header) for header in model.inputs}
    for kind, header in sorted(wanted | {("metrics", "")} - seen):
        if (kind, header) not in seen:
            name = f" {header}" if header else ""
            yield f"{PAGE}: lacks the {kind} of {header or 'measures.hpp'}; put <!-- {kind}{name} --> and <!-- end --> on lines of their own, then {REPAIR}"


def input_faults(model):
    """An input of which the book does not say what it is."""
    for header, rows in model.inputs.items():
        for _, identity, _ in rows:
            if not headers.meaning(model.book, identity):
                yield f"{header}: binds `{identity}`, of which the book does not say what it means; add the entry, with its `means`"


def name_faults(model, page):
    quoted = {word for text in QUOTED.findall(page) for word in text.split()}
    units = headers.names(model.root, "balance/classes.hpp", "kYardstickUnits")
    for name, unit in zip(headers.names(model.root, "balance/classes.hpp", "kYardstickNames"), units):
        if f"| `{name}` | {unit} |" not in page:
            yield f"{PAGE}: the table of yardsticks lacks `{name}` in {unit}"
    for name in headers.names(model.root, "balance/classes.hpp", "kClassNames"):
        # What stands in a spare slot is the book's to say.
        if name not in quoted and not name.startswith("spare_"):
            yield f"{PAGE}: does not name the class `{name}`"
    for array in ("kDestinationNames", "kDesignerNames"):
        for name in headers.names(model.root, "balance/measures.hpp", array):
            if name not in quoted:
                yield f"{PAGE}: does not name `{name}` of {array}"
    known = set(model.book)
    # Ids that no shipped class has, and one that a book adds may.
    of_classes = {row[1] for rows in model.inputs.values() for row in rows if row[1].endswith(".*")}
    sectors = {identity.split(".")[0] for identity in known}
    metrics = {row[0] for row in model.metrics}
    for word in sorted(quoted):
        plain = word.removesuffix(".*")
        looks_like_id = re.fullmatch(r"[a-z]+(\.[a-z0-9_]+)+", plain) and plain.split(".")[0] in sectors
        if looks_like_id and word not in of_classes and plain not in known | metrics and not any(each.startswith(plain + ".") for each in known):
            yield f"{PAGE}: names `{word}` (the book has no such entry)"


def lever_faults(model, page):
    rows = dict(re.findall(r"^\| `((?:washington|beijing|feedback)\.[a-z0-9_.]+)` \|(.*)\|$", page, re.MULTILINE))
    levers = headers.levers(model.root, model.book)
    for lever in sorted(levers - set(rows)):
        yield f"{LEVERS}: lacks the lever `{lever}`; add its row"
    for lever in sorted(set(rows) - levers):
        yield f"{LEVERS}: has a row for `{lever}` (no such lever); remove it"
    for lever, text in rows.items():
        for label in re.findall(r"\b[A-Z]\d{1,2}\b", " ".join(re.findall(r"\(([^)]*)\)", text))):
            # H20 is a chip and no equation, though it looks like one.
            if label not in model.equations and label != "H20":
                yield f"{LEVERS}: `{lever}` names equation {label} (no header defines it)"


def faults(model, page, lever_page):
    yield from equation_faults(model)
    yield from block_faults(model, page)
    yield from input_faults(model)
    yield from name_faults(model, page)
    yield from lever_faults(model, lever_page)


def main(arguments):
    write = "--write" in arguments
    rest = [each for each in arguments if each != "--write"]
    root = Path(rest[0] if rest else Path(__file__).parent.parent).resolve()
    model = Model(root)
    path = root / PAGE
    page = path.read_text(encoding="utf-8")
    if write:
        page = rewritten(model, page)
        path.write_text(page, encoding="utf-8")
    lever_path = root / LEVERS
    found = list(faults(model, page, lever_path.read_text(encoding="utf-8") if lever_path.is_file() else ""))
    for fault in found:
        print(fault)
    inputs = sum(len(rows) for rows in model.inputs.values())
    print(f"{len(found)} faults" if found else
          f"equations: {len(model.equations)} equations, {inputs} inputs and {len(model.metrics)} metrics are as the headers say")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
