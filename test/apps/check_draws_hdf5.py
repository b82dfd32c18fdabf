#!/usr/bin/python3
"""Reads draws from HDF5 as a user of Python does, and compares them with the same draws from CSV.

Usage: check_draws_hdf5.py PROGRAM FOLDER. Exits 77, which skips the test, where h5py is not installed.
"""
import csv
import json
import math
import subprocess
import sys
from pathlib import Path

try:
    import h5py
except ImportError:
    print("h5py is not installed (Debian package python3-h5py)")
    sys.exit(77)

ASKED = ["compare", "no-export", "h200-licensed", "--metric", "china_useful@2028", "--metric", "stock_ratio@2028",
         "--yardstick", "h100e", "--samples", "60", "--inputs"]


def draws(program, file):
    subprocess.run([program, *ASKED, "--draws", str(file)], check=True, stdout=subprocess.DEVNULL)
    return file


def texts(dataset):
    return [str(each) for each in dataset.asstr()[:]]


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with open(draws(program, folder / "draws.csv"), newline="", encoding="utf-8") as lines:
        head = json.loads(next(lines).removeprefix("# headway "))
        rows = list(csv.DictReader(lines))
    file = h5py.File(draws(program, folder / "draws.h5"), "r")

    own = json.loads(file.attrs["headway"])
    assert own["request"] == head["request"] and own["draws"]["form"] == "hdf5", own["draws"]
    assert list(file["draw"][:]) == [int(row["draw"]) for row in rows]
    assert list(file["weight"][:]) == [int(row["weight"]) for row in rows]
    compared = 0
    for numbers, one in (("figures", "figure"), ("inputs", "input")):
        names, values = texts(file[one]), file[numbers]
        assert values.shape == (len(rows), len(names)), values.shape
        # Named dimensions, with the scales that xarray and netCDF look for.
        assert [dimension.label for dimension in values.dims] == ["draw", one]
        assert values.dims[0][0] == file["draw"] and values.dims[1][0] == file[one]
        assert file[one + "_unit"].dims[0][0] == file[one]
        for k, name in enumerate(names):
            assert head["draws"]["units"][name] == texts(file[one + "_unit"])[k], name
            for row, value in zip(rows, values[:, k]):
                cell = row[name]
                assert math.isfinite(value) == (cell != "") and (cell == "" or float(cell) == value), (name, cell, value)
                compared += 1
    columns = [name for name in rows[0] if name not in ("draw", "weight")]
    assert compared == len(columns) * len(rows) > 60 * 300, compared
    print(f"{compared} numbers are the same in CSV and HDF5")


main()
