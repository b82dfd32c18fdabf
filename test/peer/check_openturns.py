#!/usr/bin/env python3
"""Compares our Sobol' indices with OpenTURNS (Debian package python3-openturns) on the same runs of functions whose
indices are known. Usage: check_openturns.py PROGRAM, where PROGRAM is sobol_peer. Exit 77: OpenTURNS is not there."""

import math
import subprocess
import sys

try:
    import openturns as ot
except ImportError:
    print("python3-openturns is not installed: nothing compared")
    sys.exit(77)

POINTS = 4096
G_COEFFICIENTS = [0.0, 0.5, 3.0, 9.0]


def ishigami(x):
    return math.sin(x[0]) + 7.0 * math.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * math.sin(x[0])


def g_function(x):
    product = 1.0
    for value, c in zip(x, G_COEFFICIENTS):
        product *= (abs(4.0 * value - 2.0) + c) / (1.0 + c)
    return product


def known_ishigami():
    one = 0.5 * (1.0 + 0.1 * math.pi**4 / 5.0) ** 2
    two = 49.0 / 8.0
    both = 0.01 * math.pi**8 * (1.0 / 18.0 - 1.0 / 50.0)
    total = one + two + both
    return [one / total, two / total, 0.0], [(one + both) / total, two / total, both / total]


def known_g():
    parts = [1.0 / (3.0 * (1.0 + c) ** 2) for c in G_COEFFICIENTS]
    product = math.prod(1.0 + part for part in parts)
    first = [part / (product - 1.0) for part in parts]
    total = [part * product / (1.0 + part) / (product - 1.0) for part in parts]
    return first, total


def ours(program, blocks, outputs):
    a, b = outputs[:POINTS], outputs[POINTS : 2 * POINTS]
    mixed = [outputs[(2 + k) * POINTS : (3 + k) * POINTS] for k in range(blocks)]
    lines = [str(blocks)] + [" ".join(repr(value) for value in row) for row in zip(a, b, *mixed)]
    answer = subprocess.run([program], input="\n".join(lines), capture_output=True, text=True, check=True)
    return [[float(word) for word in line.split()] for line in answer.stdout.splitlines()]


def compare(name, program, distribution, function, known):
    failures = []
    blocks = distribution.getDimension()
    ot.RandomGenerator.SetSeed(2025)
    inputs = ot.SobolIndicesExperiment(distribution, POINTS, False).generate()
    outputs = [function(row) for row in inputs]
    sample = ot.Sample([[value] for value in outputs])
    jansen = ot.JansenSensitivityAlgorithm(inputs, sample, POINTS)
    saltelli = ot.SaltelliSensitivityAlgorithm(inputs, sample, POINTS)
    first_known, total_known = known
    quotients = []
    print(f"{name}: first order (known, ours, OpenTURNS), total (known, ours, OpenTURNS)")
    for k, (first, low, high, total, total_low, total_high) in enumerate(ours(program, blocks, outputs)):
        their_first = saltelli.getFirstOrderIndices()[k]
        their_total = jansen.getTotalOrderIndices()[k]
        print(
            f"  x{k + 1}: {first_known[k]:.4f} {first:.4f} {their_first:.4f}   "
            f"{total_known[k]:.4f} {total:.4f} {their_total:.4f}"
        )
        # The two programs estimate the total from the same sums. They differ only in what these are divided by: ours
        # is the variance of both samples, theirs that of the first. So the quotient is the same for all inputs.
        quotients.append(total / their_total)
        if abs(quotients[-1] - quotients[0]) > 1e-9:
            failures.append(f"{name}: totals of x{k + 1} differ: {total}, OpenTURNS {their_total}")
        # First orders come from different estimators: theirs has about the error of a product of two samples.
        error = (high - low) / 3.92 + 1.0 / math.sqrt(POINTS)
        if abs(first - their_first) > 4.0 * error:
            failures.append(f"{name}: first orders of x{k + 1} differ: {first}, OpenTURNS {their_first}")
        for what, value, known_value, width in (
            ("first order", first, first_known[k], high - low),
            ("total", total, total_known[k], total_high - total_low),
        ):
            if abs(value - known_value) > 4.0 * width / 3.92 + 1e-9:
                failures.append(f"{name}: {what} of x{k + 1} is {value}, known {known_value}")
    return failures


def main():
    program = sys.argv[1]
    circle = ot.ComposedDistribution([ot.Uniform(-math.pi, math.pi)] * 3)
    square = ot.ComposedDistribution([ot.Uniform(0.0, 1.0)] * len(G_COEFFICIENTS))
    failures = compare("Ishigami", program, circle, ishigami, known_ishigami())
    failures += compare("Sobol' g", program, square, g_function, known_g())
    for failure in failures:
        print(failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
