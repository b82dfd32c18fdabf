#!/usr/bin/python3
"""Times the page's engine in node beside the program, on one core each and in turn, and weighs what a page downloads.

Usage: bench_page.py CMAKE HEADWAY BENCHMARKS FOLDER. Exits 77, with the reason, where the tool chain or node is not installed.
"""
import gzip
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import build_page
import check_wasm

ROUNDS = 3
SIX = ["china_useful@2026", "china_useful@2027", "china_useful@2028", "china_stock@2026", "china_stock@2028", "stock_ratio@2027"]
COMPARE = ["compare", "no-export", "h200-licensed", "--samples", "2000", "--threads", "1", "--yardstick", "h100e", "--basis", "accessible", "--json",
           *(word for metric in SIX for word in ("--metric", metric))]
# What node times, what it is called here, and the benchmark that does the same.
KEPT = {"lever": ("a lever, 500 draws kept", "move_a_lever/1"), "assumption": ("an assumption, 500 draws kept", "change_an_assumption")}
BROTLI = """const z = require('node:zlib'); const bytes = require('node:fs').readFileSync(process.argv[1]);
console.log(z.brotliCompressSync(bytes, { params: { [z.constants.BROTLI_PARAM_LGWIN]: 24 } }).length);"""


def program_milliseconds(program):
    """Processor time of the program for the comparison."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, *COMPARE], stdout=subprocess.DEVNULL, check=True, cwd=check_wasm.ROOT, env={**os.environ, "HEADWAY_BOOK": "book"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def kept_milliseconds(benchmarks):
    names = "|".join(name for _, name in KEPT.values())
    run = subprocess.run([benchmarks, f"--benchmark_filter=^({names})$", "--benchmark_format=json", "--benchmark_min_time=0.2"],
                         capture_output=True, text=True, check=True)
    return {each["name"]: each["cpu_time"] for each in json.loads(run.stdout)["benchmarks"]}


def page_milliseconds(folder):
    run = subprocess.run(["node", "--no-warnings", str(check_wasm.ROOT / "scripts/bench_page.mjs"), str(folder)], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def sizes(path):
    data = path.read_bytes()
    brotli = subprocess.run(["node", "--eval", BROTLI, str(path)], capture_output=True, text=True, check=True)
    return len(data), len(gzip.compress(data, 9)), int(brotli.stdout)


def best(rounds, name):
    return min(each[name] for each in rounds if name in each)


def main(arguments):
    if missing := check_wasm.missing_packages(check_wasm.NEEDED | {"node": "nodejs"}):
        print(f"skipped: the page's engine needs the Debian packages {' '.join(missing)}")
        return check_wasm.SKIPPED
    cmake, program, benchmarks, folder = arguments[0], Path(arguments[1]).resolve(), Path(arguments[2]).resolve(), Path(arguments[3])
    if not build_page.build(cmake, folder):
        return 1
    here, page = [], []
    for _ in range(ROUNDS):
        here.append({"compare": program_milliseconds(program)} | kept_milliseconds(benchmarks))
        page.append(page_milliseconds(folder))
    print(f"{'processor time, best of ' + str(ROUNDS):44}{'program':>10}{'page':>10}{'ratio':>8}")
    for name, (words, own) in {"compare": ("compare, 2,000 draws, six figures", "compare"), **KEPT}.items():
        ours, theirs = best(here, own), best(page, name)
        print(f"{words:44}{ours:>7.0f} ms{theirs:>7.0f} ms{theirs / ours:>8.2f}")
    print(f"{'a result as text':44}{'':10}{best(page, 'result'):>7.1f} ms")
    print(f"{'from the first byte to the first answer':44}{'':10}{best(page, 'ready'):>7.0f} ms")
    print(f"\n{'size in kB':44}{'raw':>10}{'gzip':>10}{'brotli':>8}")
    for path in sorted(folder.iterdir()):
        raw, zipped, brotli = sizes(path)
        print(f"{path.name:44}{raw / 1000:>10.0f}{zipped / 1000:>10.0f}{brotli / 1000:>8.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
