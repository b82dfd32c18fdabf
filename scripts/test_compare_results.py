#!/usr/bin/python3
"""Tests the comparison of results, on made-up records and on a small run of the program.

Usage: test_compare_results.py [PROGRAM]. Without a program the tests that need one are skipped.
"""
import contextlib
import copy
import io
import json
import sys
import tempfile
import unittest
import unittest.mock
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
import compare_results as results  # noqa: E402

PROGRAM = None


def row(p50, error=1.0, **other):
    named = {"scenario": "h200-open", "id": "china_stock", "period": "2026", "quantity": "value", "unit": "H100e"}
    return named | {"p5": 90.0, "p50": p50, "p95": 110.0, "error_p50": error} | other


def record(*rows):
    head = {"schema": results.SCHEMA, "version": "1", "book": {"hash": "abc"}, "seed": 1, "samples": 10, "dropped": 2}
    return head | {"rows": list(rows)}


def failure_of(call, *arguments):
    try:
        call(*arguments)
    except results.Failure as failure:
        return failure
    raise AssertionError("nothing failed")


class Differences(unittest.TestCase):
    def test_equal_figures_differ_by_nothing(self):
        self.assertIsNone(results.difference(row(100.0), row(100.0)))

    def test_change_is_counted_in_the_larger_error_and_in_percent(self):
        found = results.difference(row(100.0, 1.0), row(104.0, 2.0))
        self.assertEqual({"change": 4.0, "percent": 4.0, "errors": 2.0}, found)

    def test_percent_of_a_loss_has_the_sign_of_the_change(self):
        self.assertEqual(10.0, results.difference(row(-100.0), row(-90.0))["percent"])

    def test_any_change_beyond_no_error_has_moved(self):
        self.assertGreater(results.difference(row(0.0, 0.0), row(0.1, 0.0))["errors"], 1e9)
        self.assertIsNone(results.difference(row(0.0, 0.0), row(0.1, 0.0))["percent"])

    def test_a_figure_that_came_or_went_has_moved(self):
        self.assertGreater(results.difference(row(None), row(1.0))["errors"], 1e9)

    def test_an_edge_alone_is_a_change_within_the_error(self):
        self.assertEqual(0.0, results.difference(row(100.0), row(100.0, p95=120.0))["errors"])

    def test_figures_are_sorted_by_how_they_moved(self):
        before = record(row(100.0), row(5.0, id="capability_lag"), row(7.0, id="premium"), row(1.0, id="gone"))
        now = record(row(103.0), row(5.5, id="capability_lag"), row(7.0, id="premium"), row(1.0, id="new"))
        moved, less, same, gone, new = results.compare(before, now)
        self.assertEqual([103.0], [each[1]["p50"] for each in moved])
        self.assertEqual((1, 1), (less, same))
        self.assertEqual((["gone"], ["new"]), ([key[1] for key in gone], [key[1] for key in new]))


class Reports(unittest.TestCase):
    def test_no_difference_is_said(self):
        text = results.report(record(row(1.0)), record(row(1.0)), "v1")
        self.assertTrue(text.endswith("No difference in 1 figures."), text)

    def test_what_moved_stands_in_the_table_with_its_book(self):
        text = results.report(record(row(100.0)), record(row(150.0)), "v1")
        self.assertRegex(text, r"h200-open +china_stock@2026 +100 +150 +90 to 110 +90 to 110 +\+50\.0 % +50\.0")
        self.assertIn("v1, version 1, book abc, seed 1, 10 draws of which 2 left out", text)

    def test_other_draws_are_named_as_a_reason(self):
        text = results.report(record(row(1.0)), record(row(2.0)) | {"seed": 2}, "v1")
        self.assertIn("figures differ by chance too", text)

    def test_no_digit_is_smaller_than_the_error(self):
        self.assertEqual("1,230,000", results.shown(1234567.0, 12000.0))
        self.assertEqual("12.3", results.shown(12.345, 0.2))
        self.assertEqual("12.35", results.shown(12.345678, 0.0))
        self.assertEqual("0", results.shown(-0.2, 1.0))
        self.assertEqual("none", results.shown(None, 1.0))
        self.assertEqual("5e+26", results.shown(5e26, 1e24))


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "record.json"

    def test_what_is_written_reads_back(self):
        written = record(row(1.0), row(None, id="capability_lag"))
        results.write(self.path, written)
        self.assertEqual(written, results.read(self.path))

    def test_a_missing_file_is_named_with_what_writes_it(self):
        failure = failure_of(results.read, self.path)
        self.assertEqual(2, failure.status)
        self.assertRegex(str(failure), r"record\.json: cannot be read .*--accept")

    def test_broken_files_are_refused(self):
        bad = copy.deepcopy(record(row(1.0)))
        del bad["rows"][0]["p95"]
        text = record(row("1"))
        twice = record(row(1.0), row(2.0))
        for content, problem in ((bad, "row 1 cannot be read"), (text, "row 1 cannot be read"), (twice, "row 2 stands there twice"),
                                 ({"schema": "other"}, "not a record"), ([], "not a record")):
            self.path.write_text(json.dumps(content), encoding="utf-8")
            self.assertIn(problem, str(failure_of(results.read, self.path)))
        self.path.write_text("{", encoding="utf-8")
        self.assertIn("is not JSON", str(failure_of(results.read, self.path)))

    def test_a_program_that_is_not_there_is_a_failure_of_the_run(self):
        failure = failure_of(results.call, self.path, [])
        self.assertEqual(1, failure.status)
        self.assertIn("./dev build", str(failure))

    def test_the_reference_in_the_repository_can_be_read(self):
        kept = results.read(results.REFERENCE)
        scenarios = {each["scenario"] for each in kept["rows"]}
        self.assertEqual({results.BASE, *results.OTHERS}, scenarios)


class SmallRuns(unittest.TestCase):
    METRICS = ["china_useful", "imports_licensed"]

    def setUp(self):
        if PROGRAM is None:
            self.skipTest("no program was named")

    def small(self, metrics=None, others=("h200-open",), seed=1):
        return results.results(PROGRAM, samples=64, seed=seed, metrics=metrics or self.METRICS, others=others)

    def test_a_run_differs_from_itself_by_nothing(self):
        one, two = self.small(), self.small()
        self.assertGreaterEqual(len(one["rows"]), 15)
        self.assertTrue(results.report(one, two, "itself").endswith(f"No difference in {len(one['rows'])} figures."))

    def test_other_draws_make_a_difference(self):
        moved, less, _, _, _ = results.compare(self.small(), self.small(seed=2))
        self.assertGreater(len(moved) + less, 0)

    def test_what_the_program_does_not_know_is_left_out_and_named(self):
        found = self.small(metrics=["china_useful", "no_such_metric"], others=["h200-open", "no-such-scenario"])
        self.assertEqual({"no_such_metric", "no-such-scenario"}, set(found["unknown"]))
        self.assertEqual({"china_useful"}, {each["id"] for each in found["rows"]})

    def test_every_metric_and_scenario_is_known(self):
        self.assertEqual([], results.results(PROGRAM, samples=64)["unknown"])

    def test_a_broken_reference_is_refused_and_can_be_renewed(self):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()):
            path = Path(folder) / "reference.json"
            path.write_text("{", encoding="utf-8")
            arguments = ["--program", str(PROGRAM), "--reference", str(path)]
            with unittest.mock.patch.object(results, "SAMPLES", 64):
                self.assertEqual(2, results.main(arguments))
                self.assertEqual(0, results.main([*arguments, "--accept"]))
            self.assertEqual(64, results.read(path)["samples"])

    def test_a_program_that_fails_says_why(self):
        failure = failure_of(results.results, PROGRAM, 0)
        self.assertEqual(1, failure.status)
        self.assertIn("compare failed", str(failure))


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        PROGRAM = Path(sys.argv.pop(1))
    unittest.main(buffer=True)
