#!/usr/bin/python3
"""Shows that the check of docs/model.md can fail: each test plants a difference in a small tree and looks for it."""
import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
import check_equations as check  # noqa: E402
import model_headers as headers  # noqa: E402

FOUNDRY = """// Sector 3, foundry: wafers.
//
// F1  capacity(t) = capacity(t-1)
//     + growth(t)
// F2  AI wafers = capacity x share
#pragma once
template <class Number>
struct FoundryInputs {
  Path<Number> capacity;      ///< wafers a month
  Number area[kDesignCount];  ///< mm2
  static constexpr auto paths() {
    return std::array{Binding{&FoundryInputs::capacity, "foundry.capacity", "wafer/month"}};
  }
  static constexpr auto arrays() {
    return std::tuple{ArrayBinding<FoundryInputs, Number, kDesignCount>{&FoundryInputs::area, "makers.die_area.",
                                                                        kDesignNames, "mm2"}};
  }
};
"""
POLICY = "// Policy.\n//\n// P1  headroom = carried\n//         + accrual\n// P2  volume = least\n#pragma once\n"
MEASURES = """inline constexpr std::array<MeasureName, kMeasureCount> kMeasures{{
    {"china_stock", "", "compute in China, "
     "installed", true, true},
    {"premium", "percent", "shadow price", false, false},
}};
"""
CLASSES = """inline constexpr std::array<std::string_view, 2> kClassNames{"h200", "ascend_910b"};
inline constexpr std::array<std::string_view, 1> kYardstickNames{"h100e"};
inline constexpr std::array<std::string_view, 1> kYardstickUnits{"H100e"};
"""
LEVERS = """template <class Number>
struct PolicyInputs {
  Number cap_units;  ///< chips a year
  static constexpr auto scalars() { return std::array{Binding{&PolicyInputs::cap_units, "washington.cap", "chip/year"}}; }
};
"""
BOOK = """[foundry.capacity]
means = "wafers started"
unit = "wafer/month"
values = [{ period = "2025-12", p50 = 1 }]
[makers.die_area.h]
means = "area of a die of h"
[makers.die_area.g]
means = "area of a die of g"
[washington.cap]
means = "chips that may be sold"
[feedback.spur]
lever  = true
"""
FILES = {
    "src/headway/balance/foundry.hpp": FOUNDRY,
    "src/headway/balance/policy.hpp": POLICY,
    "src/headway/balance/market.hpp": "// Brings together F1-F2, claims C3 and H100.\n",
    "src/headway/balance/measures.hpp": MEASURES,
    "src/headway/balance/classes.hpp": CLASSES,
    "src/headway/balance/policy_inputs.hpp": LEVERS,
    "book/assumptions/foundry.toml": BOOK,
    "docs/scenarios.md": "| `washington.cap` | chips | cap (P1) |\n| `feedback.spur` | factor | spur (F1) |\n",
    "docs/model.md": """# The model
Classes `h200
ascend_910b`; entry `foundry.capacity`, family `makers.die_area.*`.
| `h100e` | H100e | peak |

<!-- equations foundry.hpp -->
| F1 |  | Wright (1936) |
| F2 |  | accounting |
<!-- end -->
<!-- inputs foundry.hpp -->
<!-- end -->

<!-- equations policy.hpp -->
| P1 |  | rule |
| P2 |  | rule |
<!-- end -->
<!-- inputs policy_inputs.hpp -->
<!-- end -->
<!-- metrics -->
<!-- end -->
""",
}


class Tree(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve()
        for name, text in FILES.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.assertEqual(0, self.run_check("--write")[0])

    def run_check(self, *arguments):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            status = check.main([*arguments, str(self.root)])
        return status, out.getvalue()

    def replace(self, name, old, new):
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def assert_fault(self, expected):
        status, out = self.run_check()
        self.assertEqual(1, status, out)
        self.assertIn(expected, out)

    def page(self):
        return (self.root / "docs/model.md").read_text(encoding="utf-8")


class Reading(Tree):
    def test_equations_are_found_with_their_lines(self):
        found, twice = headers.equations(self.root)
        self.assertEqual(["F1", "F2", "P1", "P2"], sorted(found))
        self.assertEqual(("foundry.hpp", ["F1  capacity(t) = capacity(t-1)", "    + growth(t)"]), found["F1"])
        self.assertEqual(("policy.hpp", ["P1  headroom = carried", "        + accrual"]), found["P1"])
        self.assertEqual([], twice)

    def test_labels_in_comments_say_where_an_equation_is_computed(self):
        self.assertEqual({"D1", "D2", "D3", "T4"}, headers.cited("int a;  // D1-D3 and T4 here\nint B5;\n"))
        places = headers.places(self.root, headers.equations(self.root)[0])
        self.assertEqual(["balance/foundry.hpp", "balance/market.hpp"], places["F2"])
        self.assertEqual(["balance/policy.hpp"], places["P1"])

    def test_tables_hold_what_the_headers_and_the_book_say(self):
        page = self.page()
        self.assertIn("| `capacity` | `foundry.capacity` | wafer/month | wafers started |", page)
        self.assertIn("| `area[ ]` | `makers.die_area.*` | mm2 | area of a die of h; likewise for 1 more |", page)
        self.assertIn("| `china_stock` | yardstick | compute in China, installed | y | b |", page)
        self.assertRegex(page, r"\| F1 \| \[foundry\.hpp\]\(\S+\), \[market\.hpp\]\(\S+\) \| Wright \(1936\) \|")
        self.assertIn("\n    F1  capacity(t) = capacity(t-1)\n        + growth(t)\n    F2  AI wafers = capacity x share\n\n", page)

    def test_writing_twice_changes_nothing(self):
        before = self.page()
        self.run_check("--write")
        self.assertEqual(before, self.page())

    def test_a_header_of_another_floor_goes_by_its_path(self):
        path = self.root / "src/headway/book/forward.hpp"
        path.parent.mkdir(parents=True)
        path.write_text("// V1  median = last x growth\n", encoding="utf-8")
        found = headers.equations(self.root)[0]
        self.assertEqual(("book/forward.hpp", ["V1  median = last x growth"]), found["V1"])
        self.assertEqual(["book/forward.hpp"], headers.places(self.root, found)["V1"])


class Faults(Tree):
    def test_changed_text_of_an_equation(self):
        self.replace("src/headway/balance/foundry.hpp", "+ growth(t)", "+ 2 growth(t)")
        self.assert_fault("an equation does not read as in its header: + growth(t)")
        self.assert_fault("lacks a line of an equation: + 2 growth(t)")
        self.run_check("--write")
        self.assertEqual(0, self.run_check()[0])

    def test_changed_text_on_the_page(self):
        self.replace("docs/model.md", "AI wafers = capacity x share", "AI wafers = capacity")
        self.assert_fault("an equation does not read as in its header: F2  AI wafers = capacity")

    def test_equation_that_the_page_lacks(self):
        self.replace("src/headway/balance/foundry.hpp", "#pragma", "// F3  density = falls\n#pragma")
        self.assert_fault("lacks a line of an equation: F3  density = falls")
        self.assert_fault("the table of equations lacks F3")

    def test_equation_that_no_header_has(self):
        self.replace("src/headway/balance/foundry.hpp", "// F2  AI wafers = capacity x share\n", "")
        self.assert_fault("the table of equations names F2 (no header has it)")

    def test_label_of_another_floor_taken_again(self):
        path = self.root / "src/headway/cluster/step.hpp"
        path.parent.mkdir(parents=True)
        path.write_text("//   [F1] step = compute\n", encoding="utf-8")
        self.assert_fault("cluster/step.hpp: defines F1 again")

    def test_label_taken_twice(self):
        self.replace("src/headway/balance/market.hpp", "// Brings", "// F1  something else\n// Brings")
        self.assert_fault("defines F1 again")

    def test_equation_without_a_source(self):
        self.replace("docs/model.md", "| Wright (1936) |", "|  |")
        self.assert_fault("F1 has no source")

    def test_input_that_changed_its_id(self):
        self.replace("src/headway/balance/foundry.hpp", '"foundry.capacity"', '"foundry.size"')
        self.assert_fault("the row of `capacity` does not say what the headers and the book say")

    def test_input_that_the_book_describes_otherwise(self):
        self.replace("book/assumptions/foundry.toml", "wafers started", "wafers finished")
        self.assert_fault("the row of `capacity` does not say what the headers and the book say")

    def test_input_without_a_meaning(self):
        self.replace("book/assumptions/foundry.toml", 'means = "wafers started"\n', "")
        self.assert_fault("foundry.hpp: binds `foundry.capacity`, of which the book does not say what it means")

    def test_new_input(self):
        self.replace("src/headway/balance/foundry.hpp", "std::array{Binding", 'std::array{Binding{&FoundryInputs::limit, "foundry.limit", "1"}, Binding')
        self.assert_fault("the table of inputs lacks `limit`")

    def test_sector_without_a_table(self):
        self.replace("docs/model.md", "<!-- inputs foundry.hpp -->", "<!-- inputs other.hpp -->")
        self.assert_fault("lacks the inputs of foundry.hpp")

    def test_metrics(self):
        self.replace("src/headway/balance/measures.hpp", '{"premium"', '{"markup"')
        self.assert_fault("the table of metrics names `premium`")
        self.assert_fault("the table of metrics lacks `markup`")

    def test_page_without_metrics(self):
        self.replace("docs/model.md", "<!-- metrics -->", "")
        self.assert_fault("lacks the metrics of measures.hpp")

    def test_names(self):
        self.replace("src/headway/balance/classes.hpp", '"h200"', '"h300"')
        self.replace("src/headway/balance/classes.hpp", '"H100e"', '"H200e"')
        self.replace("docs/model.md", "`foundry.capacity`,", "`foundry.volume`,")
        self.assert_fault("does not name the class `h300`")
        self.assert_fault("lacks `h100e` in H200e")
        self.assert_fault("names `foundry.volume` (the book has no such entry)")

    def test_levers(self):
        self.replace("docs/scenarios.md", "| `washington.cap` |", "| `washington.lid` |")
        self.replace("docs/scenarios.md", "(F1)", "(F9)")
        self.assert_fault("lacks the lever `washington.cap`")
        self.assert_fault("a row for `washington.lid` (no such lever)")
        self.assert_fault("`feedback.spur` names equation F9")


if __name__ == "__main__":
    unittest.main(buffer=True)
