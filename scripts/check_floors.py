#!/usr/bin/python3
"""Checks the shape of the sources: which floor, and which room of a floor, may include which, what the engine may not touch, how long a file may be, that no two
types bear one name, and that no two sources of a target hide the same name.

Usage: check_floors.py [ROOT]. Prints one line a fault, then the lengths of the files; exits 1 when there is a fault.
"""
import re
import sys
from pathlib import Path

FLOORS = ["base", "chance", "balance", "ensemble", "model", "files", "book", "chips", "cluster", "fit", "jobs", "planner", "study", "api",
          "results", "report", "verbs", "serve"]
# The rooms of a floor, from the lowest: the units that lie loose on it ("") serve its folders and know none of them.
ROOMS = {"study": ["", "score", "sensitivity", "levers", "claims", "replicate", "brief"]}
# Pure computation, compiled for the browser too: these know neither the floors between them nor files, printing or exceptions.
ENGINE = {"base", "chance", "balance", "ensemble", "model"}
ENGINE_HEADERS = re.compile(
    r"(iostream|ostream|istream|fstream|print|cstdio|stdio\.h|filesystem|unistd\.h|fcntl\.h)$"
    r"|(fmt|toml\+\+|nlohmann|CLI|udunits)"
)
# Threads are known in one place, which does without where there are none.
THREADS = re.compile(r"(thread|mutex|shared_mutex|condition_variable|future|semaphore|barrier|latch|stop_token)$")
THREADS_KNOWN = ("parallel.hpp", "parallel.cpp")
PRINTING = re.compile(r"\bfmt::print\b|\bstd::(cout|cerr|clog|printf|puts|print|println)\b|(?<![\w.:>])(printf|puts)\s*\(")
# The header of the C++ package stands above the floors that it shows.
DOOR = ("src", "headway", "headway.hpp")
DOOR_SHOWS = {"base", "api", "report"}
LONGEST = 500
FOLDERS = ["src", "apps", "test", "bench"]

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]', re.MULTILINE)
NOT_CODE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Za-z_])\'(?:\\.|[^\'\\\n])+\'', re.DOTALL
)


def code_of(text):
    """The text with comments and literals blanked, line by line where it was."""
    return NOT_CODE.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def may_include(floor, other):
    if other not in FLOORS:
        return False
    if floor in ENGINE and other not in ENGINE:
        return False
    return FLOORS.index(other) <= FLOORS.index(floor)


def room_of(parts):
    """The folder of a source or header below its floor; "" for one that lies loose. `parts` begin with the floor."""
    return parts[1] if len(parts) > 2 else ""


def room_fault(floor, room, header):
    """What is wrong where a room includes a header of its own floor."""
    rooms, other = ROOMS.get(floor), room_of(header.split("/")[1:])
    if rooms is None:
        return None
    if room not in rooms:
        return f"{floor}/{room}/ is not a room of its floor (the rooms are {', '.join(rooms[1:])})"
    if other in rooms and rooms.index(other) <= rooms.index(room):
        return None
    if not room:
        return f"a loose unit of {floor}/ includes {header} (loose units know none of their floor's folders; take it from the caller)"
    allowed = ", ".join(rooms[1 : rooms.index(room) + 1])
    return f"{floor}/{room}/ includes {header} (beside loose units it may include only: {allowed})"


def include_faults(floor, room, name, text):
    for found in INCLUDE.finditer(text):
        header, line = found.group(1), line_of(text, found.start(1))
        if header.startswith("headway/"):
            other = header.split("/")[1]
            if not may_include(floor, other):
                allowed = ", ".join(each for each in FLOORS if may_include(floor, each))
                yield line, f"{floor}/ includes {header} (a floor may include only: {allowed})"
            elif other == floor and (fault := room_fault(floor, room, header)):
                yield line, fault
        elif found.group(0).rstrip().endswith('"'):
            yield line, f'"{header}" is not written from the root (write "headway/{floor}/...")'
        elif floor in ENGINE and ENGINE_HEADERS.match(header):
            yield line, f"{floor}/ includes <{header}> (the engine reads and prints nothing; move this to book/ or report/)"
        elif floor in ENGINE and THREADS.match(header) and not (floor == "base" and name in THREADS_KNOWN):
            yield line, f"{floor}/ includes <{header}> (a page has no threads; use base/parallel.hpp)"


def code_faults(floor, text):
    code = code_of(text)
    if floor in ENGINE:
        for found in re.finditer(r"\bthrow\b", code):
            yield line_of(code, found.start()), f"{floor}/ throws (the engine returns base::Result instead)"
    if floor != "report":
        for found in PRINTING.finditer(code):
            yield line_of(code, found.start()), f"{floor}/ prints (only report/ and the program print)"


def faults_of(root, path):
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    if lines > LONGEST:
        yield LONGEST + 1, f"{lines} lines (at most {LONGEST}; split the file by idea)"
    parts = path.relative_to(root).parts
    if parts == DOOR:
        for found in INCLUDE.finditer(text):
            header = found.group(1)
            if not header.startswith("headway/") or header.split("/")[1] not in DOOR_SHOWS:
                yield line_of(text, found.start(1)), f"the package's header includes {header} (only: {', '.join(sorted(DOOR_SHOWS))})"
        return
    if parts[:2] == ("src", "headway"):
        floor = parts[2]
        if floor not in FLOORS or len(parts) == 3:
            yield 1, f"not on a floor (the floors are {', '.join(FLOORS)})"
            return
        yield from include_faults(floor, room_of(parts[2:]), path.name, text)
        yield from code_faults(floor, text)


def behind_the_door(root):
    """What the package's header brings in of other libraries: whoever includes it would have to install them."""
    waiting, seen = ["headway/headway.hpp"], set()
    while waiting:
        path = root / "src" / waiting.pop()
        if path in seen or not path.is_file():
            continue
        seen.add(path)
        text = path.read_text(encoding="utf-8")
        for found in INCLUDE.finditer(text):
            header = found.group(1)
            if header.startswith("headway/"):
                waiting.append(header)
            elif re.search(r"[/.]", header):
                yield path, line_of(text, found.start(1)), f"headway/headway.hpp brings in <{header}> (keep it in a .cpp file)"


OPENS = re.compile(r"^(?:inline )?namespace(?: ([\w:]+))? \{")
CLOSES = re.compile(r"^\}  // namespace")
TYPE = re.compile(r"^(?:struct|class|enum class|enum) (\w+)(?: final)?(?: :[^;]*)?\s*\{")


def types_of(text):
    """Types that a file defines outside unnamed namespaces: (line, full name)."""
    spaces = []
    for number, line in enumerate(code_of(text).splitlines(), start=1):
        original = text.splitlines()[number - 1]
        if opened := OPENS.match(line):
            spaces.append(opened.group(1))
        elif CLOSES.match(original) and spaces:
            spaces.pop()
        elif (found := TYPE.match(line)) and spaces and None not in spaces:
            yield number, "::".join([*spaces, found.group(1)])


def twins(root, files):
    """Two types of one full name are one to the linker: whichever it takes, the other's code runs on wrong memory."""
    first = {}
    for path in files:
        if path.relative_to(root).parts[0] in ("src", "apps"):
            for line, name in types_of(path.read_text(encoding="utf-8")):
                if first.setdefault(name, path) != path:
                    yield path, line, f"{name} is defined in {first[name].relative_to(root)} too (rename one, or put it in an unnamed namespace)"


UNNAMED_TYPE = re.compile(r"^(?:struct|class|enum class|enum) (\w+)")
UNNAMED_VALUE = re.compile(r"^(?:static |inline )?(?:constexpr|const)\b[^({=]*?[ &*](\w+)(?:\[[^\]]*\])?(?: =|\{|;|\()")
UNNAMED_FUNCTION = re.compile(r"^(?!return|using|TEST|RC_GTEST|INSTANTIATE|MATCHER)[\w:<>,&*\[\] ]+?[ &*](\w+)\(((?:[^()]|\([^()]*\))*)\)[^;]*\{?$")


def unnamed_names(text):
    """Names that a file defines in an unnamed namespace: (line, enclosing namespace, name, parameter types of a function)."""
    spaces = []
    lines, originals = code_of(text).splitlines(), text.splitlines()
    for number, line in enumerate(lines, start=1):
        if opened := OPENS.match(line):
            spaces.append(opened.group(1))
        elif CLOSES.match(originals[number - 1]) and spaces:
            spaces.pop()
        elif spaces and spaces[-1] is None and line[:1] not in ("", " ", "}", "#", "/"):
            space = "::".join(each for each in spaces if each)
            whole = line
            for more in lines[number : number + 6]:  # a head over several lines
                if whole.count("(") == whole.count(")") and whole.rstrip()[-1:] in "{;":
                    break
                whole += " " + more.strip()
            head = re.split(r"(?<=\)) (?:const )?\{", whole)[0]
            if found := UNNAMED_TYPE.match(line):
                if not whole.rstrip().endswith(";"):
                    yield number, space, found.group(1), ""
            elif found := UNNAMED_VALUE.match(line):
                yield number, space, found.group(1), ""
            elif (found := UNNAMED_FUNCTION.match(head)) and "(" in line:
                types = re.sub(r"\s*=[^,]*", "", found.group(2))
                types = ",".join(re.sub(r"\s*\b\w+$", "", each.strip()) for each in types.split(","))
                yield number, space, found.group(1), f"({types})"


def clashes(root, files):
    """Names of unnamed namespaces that meet when sources of one target are compiled as one."""
    first = {}
    for path in files:
        if path.suffix == ".cpp":
            target = path.relative_to(root).parts[0]
            for line, space, name, types in unnamed_names(path.read_text(encoding="utf-8")):
                if first.setdefault((target, space, name, types), path) != path:
                    other = first[target, space, name, types].relative_to(root)
                    yield path, line, f"{name}{types} is defined in an unnamed namespace of {other} too (sources are compiled a dozen as one: rename one)"


def share(ordered, part):
    """The smallest length that at least this part of the files does not exceed."""
    return ordered[max(0, -int(-part * len(ordered) // 1) - 1)]


def main(arguments):
    root = Path(arguments[0] if arguments else Path(__file__).parent.parent).resolve()
    files = [path for folder in FOLDERS for path in sorted((root / folder).rglob("*")) if path.suffix in (".hpp", ".cpp")]
    count = 0
    for path in files:
        for line, fault in faults_of(root, path):
            print(f"{path.relative_to(root)}:{line}: {fault}")
            count += 1
    for path, line, fault in [*twins(root, files), *clashes(root, files), *behind_the_door(root)]:
        print(f"{path.relative_to(root)}:{line}: {fault}")
        count += 1
    lengths = sorted(path.read_text(encoding="utf-8").count("\n") for path in files)
    if lengths:
        print(f"{len(lengths)} files: median {share(lengths, 0.5)} lines, 90th percentile {share(lengths, 0.9)}, longest {lengths[-1]}")
    print(f"{count} faults" if count else "floors: no fault")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
