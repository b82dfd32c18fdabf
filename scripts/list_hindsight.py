#!/usr/bin/env python3
"""Lists the entries of the book of which a hindcast knows what was first stated after its date.

Usage: scripts/list_hindsight.py [MONTH ...]   (2024-06; the dates of `headway score` unless given)

An entry is listed where none of its values is about months up to the date, or was published by then: the value first
stated, whenever that was, stands in (src/headway/book/forward.hpp).
"""
import argparse
import datetime
import pathlib
import re
import tomllib

BOOK = pathlib.Path(__file__).resolve().parent.parent / "book"
ORIGINS = ["2023-06", "2023-12", "2024-06", "2024-12", "2025-06"]


def last_month(period):
    """(year, month) in which a period ends; Nvidia's year FY2026 ends in January 2026."""
    year = int(re.search(r"\d{4}", period).group())
    if period.startswith("FY"):
        quarter = re.search(r"Q(\d)", period)
        return (year - 1, 1 + 3 * int(quarter.group(1))) if quarter and quarter.group(1) != "4" else (year, 1)
    if match := re.fullmatch(r"\d{4}-(\d{2})", period):
        return year, int(match.group(1))
    if match := re.search(r"Q(\d)", period):
        return year, 3 * int(match.group(1))
    return year, 6 if period.endswith(("H1", "mid")) else 12


def day_of(value):
    return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(str(value))


def entries_of(file):
    """Entry ids and their tables: those that say what they mean."""
    def walk(table, name):
        for key, value in table.items():
            if isinstance(value, dict):
                if "means" in value:
                    yield ".".join([*name, key]), value
                yield from walk(value, [*name, key])
    return walk(tomllib.loads(file.read_text()), [])


def values_of(entry):
    yield from entry.get("values", [])
    for alternative in entry.get("alternatives", []):
        yield from alternative.get("values", [])


def knows(entry, origin):
    year, month = map(int, origin.split("-"))
    end = datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
    for value in values_of(entry):
        periods = value.get("periods", [value["period"]] if "period" in value else [])
        if day_of(value["published"]) <= end or any(last_month(period) <= (year, month) for period in periods):
            return True
    return False


def origin_of(text):
    datetime.datetime.strptime(text, "%Y-%m")
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("origins", nargs="*", type=origin_of, metavar="YYYY-MM", default=ORIGINS)
    origins = parser.parse_args().origins
    book = {}
    for file in [*sorted((BOOK / "assumptions").glob("*.toml")), BOOK / "hindcast.toml"]:
        book.update(entries_of(file))
    for origin in origins:
        late = sorted(name for name, entry in book.items() if not knows(entry, origin))
        print(f"{origin}: {len(late)} of {len(book)} entries")
        for name in late:
            print("  " + name)


if __name__ == "__main__":
    main()
