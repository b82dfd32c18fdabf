"""What the headers of the model say of themselves: equations, inputs bound to the book, metrics, levers, names.

A module of check_equations.py. Everything is read from the text of src/headway and book/assumptions; nothing is compiled.
"""
import re
import tomllib

# A label is a letter and a number at the start of a line of a file's opening comment ("// F1  capacity ..."); lines that are
# indented further go on with it.
OPENING = re.compile(r"\A(?://[^\n]*\n)+")
LABELLED = re.compile(r"^([A-Z]\d{1,2}) {2,}(?=\S)")
# The cluster model, the jobs and the planner write theirs in brackets.
BRACKETED = re.compile(r"^// +\[([A-Z]{1,2}\d{1,2})\] ", re.MULTILINE)
COMMENT = re.compile(r"//[^\n]*")
CITED = re.compile(r"\b([A-Z])(\d{1,2})(?:-([A-Z])(\d{1,2}))?\b")


def squeezed(text):
    return " ".join(text.split())


def opening_equations(text):
    """label -> lines, from the opening comment: a labelled line and the indented lines that follow it."""
    found, label = {}, None
    opening = OPENING.match(text)
    for line in (opening.group().splitlines() if opening else []):
        body = line[2:].removeprefix(" ")
        start = LABELLED.match(body)
        if start:
            label = start.group(1)
            found[label] = [body]
        elif label and body.startswith("  "):
            found[label].append(body)
        else:
            label = None
    return found


# The floors whose headers hold equations of the model, the sectors first.
FLOORS = ("balance", "book", "ensemble")


def name_of(path):
    """How the page calls a header: a sector by its file alone, any other with its floor."""
    return path.name if path.parent.name == FLOORS[0] else f"{path.parent.name}/{path.name}"


def equations(root):
    """label -> (header, lines) over the model's headers. Labels that a second header defines, in whichever floor, are the second value:
    [(label, header)]."""
    found, defined, twice = {}, set(), []

    def define(label, header):
        if label in defined:
            twice.append((label, header))
        defined.add(label)

    for floor in FLOORS:
        for path in sorted((root / "src/headway" / floor).glob("*.hpp")):
            for label, lines in opening_equations(path.read_text(encoding="utf-8")).items():
                define(label, name_of(path))
                found.setdefault(label, (name_of(path), lines))
    for path in sorted((root / "src/headway").rglob("*.hpp")):
        for label in BRACKETED.findall(path.read_text(encoding="utf-8")):
            define(label, f"{path.parent.name}/{path.name}")
    return found, twice


def cited(text):
    """Labels named in the comments of a source, ranges such as D1-D5 included."""
    labels = set()
    for comment in COMMENT.findall(text):
        for letter, first, other, last in CITED.findall(comment):
            many = range(int(first), int(last) + 1) if other == letter else [int(first)]
            labels.update(f"{letter}{number}" for number in many)
    return labels


def places(root, labels):
    """label -> files under src/headway that compute it or say that they do, its own header first."""
    found = {label: [header if "/" in header else f"{FLOORS[0]}/{header}"] for label, (header, _) in labels.items()}
    for floor in FLOORS:
        for path in sorted((root / "src/headway" / floor).glob("*.[ch]pp")):
            name = f"{floor}/{path.name}"
            for label in sorted(cited(path.read_text(encoding="utf-8")) & set(labels)):
                if name not in found[label]:
                    found[label].append(name)
    return found


# `Binding{&FoundryInputs::learning, "foundry.yield.learning", "1"}`, and arrays, whose ids are a prefix and names.
BOUND = re.compile(r'&\w+::(\w+),\s*"([a-z0-9_.]+)",\s*([\w:]+,\s*)?"([^"]*)"')


def inputs(root):
    """header -> rows (symbol, id, unit), in the order of the binding lists."""
    found = {}
    for path in sorted((root / "src/headway/balance").glob("*.hpp")):
        rows = [(member + ("[ ]" if names else ""), identity + ("*" if names else ""), unit)
                for member, identity, names, unit in BOUND.findall(path.read_text(encoding="utf-8"))]
        if rows:
            found[path.name] = rows
    return found


METRIC = re.compile(r'\{\s*"([^"]+)",\s*"([^"]*)",\s*((?:"[^"]*"\s*)+),\s*(true|false),\s*(true|false)(?:,\s*Span::\w+)?\s*\}')


def metrics(root):
    """Rows (id, unit, meaning, by yardstick, by basis) of kMeasures and kDriverNames; an empty unit is the yardstick's."""
    text = (root / "src/headway/balance/measures.hpp").read_text(encoding="utf-8")
    bodies = re.findall(r"(?:kMeasures|kDriverNames)\{\{(.*?)\n\}\};", text, re.DOTALL)
    return [
        (identity, unit, "".join(re.findall(r'"([^"]*)"', means)), yardstick == "true", basis == "true")
        for identity, unit, means, yardstick, basis in METRIC.findall("".join(bodies))
    ]


def names(root, header, array):
    """The texts of an array of string_view, in order."""
    text = (root / "src/headway" / header).read_text(encoding="utf-8")
    body = re.search(rf"\b{array}\{{(.*?)\}};", text, re.DOTALL)
    return re.findall(r'"([^"]*)"', body.group(1)) if body else []


def entries(root):
    """id -> entry, of the book's assumptions, in the order of their files."""
    found = {}

    def collect(table, prefix):
        for name, value in table.items():
            if not isinstance(value, dict):
                continue
            identity = f"{prefix}{name}"
            if any(not isinstance(each, dict) for each in value.values()):
                found[identity] = value
            collect(value, identity + ".")

    for path in sorted((root / "book/assumptions").glob("*.toml")):
        collect(tomllib.loads(path.read_text(encoding="utf-8")), "")
    return found


def meaning(book, identity):
    """What the book says that an input is; of an array (an id ending in a star) what it says of the first, and of how
    many more."""
    if not identity.endswith("*"):
        return squeezed(str(book.get(identity, {}).get("means", "")))
    texts = [entry.get("means", "") for each, entry in book.items() if each.startswith(identity[:-1])]
    if not texts:
        return "stated with a class that a book adds"
    return squeezed(texts[0]) + (f"; likewise for {len(texts) - 1} more" if len(texts) > 1 else "")


def levers(root, book):
    """Ids of levers: those that the header of policy binds, and entries of the book that say `lever = true`."""
    bound = {identity for _, identity, _ in inputs(root).get("policy_inputs.hpp", [])}
    return bound | {each for each, entry in book.items() if entry.get("lever") is True}
