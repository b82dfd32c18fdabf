#!/usr/bin/python3
"""Shows that the checks on the repository can fail: each plants a fault in a temporary tree and looks for it."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
import check_floors  # noqa: E402
import check_kernels  # noqa: E402
import check_names  # noqa: E402
import check_page  # noqa: E402
import check_portable  # noqa: E402
import check_wasm  # noqa: E402
import page_requests  # noqa: E402


def tree(folder, files):
    for name, text in files.items():
        path = Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Path(folder).resolve()


class Names(unittest.TestCase):
    def faults(self, text, name="src/headway/study/compare.cpp"):
        with tempfile.TemporaryDirectory() as folder:
            return check_names.faults_of(tree(folder, {name: text, "book/scenarios/no-export.toml": "", "book/scenarios/b30a.toml": ""}))

    def test_a_scenario_in_a_literal_fails(self):
        self.assertEqual(["src/headway/study/compare.cpp:2: names the scenario no-export; ask for its part in book/question.toml"],
                         self.faults('#include <string>\nconst char* kBase = "no-export";\n'))
        self.assertTrue(self.faults('f("headway run no-export --json");\n', "apps/headway/main.cpp"))
        self.assertTrue(self.faults("char q = '\"'; f(\"as in no-export\");\n"))
        self.assertTrue(self.faults('auto text = R"x(run no-export)x";\n'))

    def test_comments_parts_and_other_words_pass(self):
        self.assertEqual([], self.faults('// "no-export"\n/* "no-export" */\nf(cast.base, "no-exports", "washington.no-export", "{base}");\n'))

    def test_an_exception_is_for_one_file_and_has_to_be_used(self):
        self.assertEqual([], self.faults('names = {"b30a"};\n', "src/headway/balance/classes.hpp"))
        self.assertTrue(self.faults('names = {"b30a"};\n'))
        self.assertTrue(self.faults("names = {};\n", "src/headway/balance/classes.hpp"))

    def test_a_book_without_scenarios_fails(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertTrue(check_names.faults_of(tree(folder, {"src/a.cpp": ""})))


class Floors(unittest.TestCase):
    def faults(self, name, text):
        with tempfile.TemporaryDirectory() as folder:
            root = tree(folder, {name: text})
            return [fault for _, fault in check_floors.faults_of(root, root / name)]

    def engine_faults(self, text):
        return self.faults("src/headway/balance/memory.hpp", text)

    def test_downward_includes_pass(self):
        self.assertEqual([], self.engine_faults('#include <vector>\n#include "headway/base/month.hpp"\n'))
        self.assertEqual([], self.faults("src/headway/study/score.cpp", '#include "headway/ensemble/run.hpp"\n'))

    def test_upward_include_fails(self):
        self.assertTrue(self.faults("src/headway/base/month.hpp", '#include "headway/chance/stream.hpp"\n'))
        self.assertTrue(self.engine_faults('#  include "headway/study/compare.hpp"\n'))

    def test_engine_may_not_include_the_book_below_it(self):
        self.assertTrue(self.engine_faults('#include "headway/book/book.hpp"\n'))
        self.assertEqual([], self.faults("src/headway/chips/catalogue.hpp", '#include "headway/book/book.hpp"\n'))

    def test_rooms_of_a_floor_know_the_lower_ones_alone(self):
        self.assertTrue(self.faults("src/headway/study/model.cpp", '#include "headway/study/claims/inputs.hpp"\n'))
        self.assertTrue(self.faults("src/headway/study/score/score.cpp", '#include "headway/study/levers/sweep.hpp"\n'))
        self.assertTrue(self.faults("src/headway/study/attic/x.cpp", '#include "headway/study/model.hpp"\n'))
        for header in ("study/model.hpp", "study/sensitivity/sobol.hpp", "study/levers/sweep.hpp", "book/book.hpp"):
            self.assertEqual([], self.faults("src/headway/study/levers/sweep.cpp", f'#include "headway/{header}"\n'))
        self.assertEqual([], self.faults("src/headway/api/engine.cpp", '#include "headway/study/claims/inputs.hpp"\n'))

    def test_relative_include_fails(self):
        self.assertTrue(self.engine_faults('#include "memory.hpp"\n'))

    def test_engine_input_and_output_fail(self):
        for header in ("iostream", "fstream", "cstdio", "filesystem", "fmt/format.h", "toml++/toml.h"):
            self.assertTrue(self.engine_faults(f"#include <{header}>\n"), header)
        self.assertEqual([], self.faults("src/headway/book/read.cpp", "#include <fstream>\n#include <fmt/format.h>\n"))

    def test_threads_of_the_engine_are_known_in_one_place(self):
        for header in ("thread", "mutex"):
            self.assertTrue(self.engine_faults(f"#include <{header}>\n"), header)
            self.assertEqual([], self.faults("src/headway/base/parallel.cpp", f"#include <{header}>\n"))
            self.assertEqual([], self.faults("src/headway/book/units.cpp", f"#include <{header}>\n"))
        self.assertEqual([], self.engine_faults("#include <atomic>\n"))

    def test_throw_fails_in_code_alone(self):
        self.assertTrue(self.engine_faults("void f() { throw 1; }\n"))
        self.assertEqual([], self.engine_faults('// throw\n/* throw */\nconst char* kText = "throw";\nint a = 1\'000;\n'))

    def test_printing_below_report_fails(self):
        self.assertTrue(self.faults("src/headway/study/score.cpp", 'void f() { fmt::print("x"); }\n'))
        self.assertEqual([], self.faults("src/headway/report/table.cpp", 'void f() { fmt::print("x"); }\n'))

    def test_two_types_of_one_name_fail(self):
        space = "namespace headway::study {\n%s\n}  // namespace headway::study\n"
        unnamed = "namespace headway::study {\nnamespace {\nstruct Term {\n};\n}  // namespace\n}  // namespace headway::study\n"
        with tempfile.TemporaryDirectory() as folder:
            root = tree(folder, {
                "src/headway/study/a.hpp": space % "struct Term {\n};",
                "src/headway/study/b.hpp": space % "enum class Term { one };",
                "src/headway/study/c.cpp": unnamed,
                "src/headway/study/d.hpp": space % "struct Term;",
            })
            found = list(check_floors.twins(root, sorted(root.rglob("*.?pp"))))
            self.assertEqual([("b.hpp", 2)], [(path.name, line) for path, line, _ in found])

    def test_unknown_floor_fails(self):
        self.assertTrue(self.faults("src/headway/helpers/x.hpp", "\n"))
        self.assertTrue(self.faults("src/headway/x.hpp", "\n"))

    def test_the_packages_header_shows_the_upper_floors_alone(self):
        self.assertEqual([], self.faults("src/headway/headway.hpp", '#include "headway/api/engine.hpp"\n'))
        self.assertTrue(self.faults("src/headway/headway.hpp", '#include "headway/balance/fleet.hpp"\n'))
        self.assertTrue(self.faults("src/headway/headway.hpp", "#include <fmt/format.h>\n"))
        self.assertTrue(self.faults("src/headway/other.hpp", '#include "headway/api/engine.hpp"\n'))

    def test_another_library_behind_the_packages_header_fails(self):
        for header, count in (("vector", 0), ("fmt/format.h", 1), ("udunits2.h", 1)):
            with tempfile.TemporaryDirectory() as folder:
                root = tree(folder, {
                    "src/headway/headway.hpp": '#include "headway/api/engine.hpp"\n',
                    "src/headway/api/engine.hpp": f"#include <{header}>\n",
                })
                self.assertEqual(count, len(list(check_floors.behind_the_door(root))), header)

    def test_long_file_fails(self):
        self.assertTrue(self.engine_faults("\n" * 501))
        self.assertEqual([], self.engine_faults("\n" * 500))

    def test_exit_status_follows_the_faults(self):
        for text, status in (('#include "headway/report/table.hpp"\n', 1), ("\n", 0)):
            with tempfile.TemporaryDirectory() as folder:
                tree(folder, {"src/headway/base/month.hpp": text})
                self.assertEqual(status, check_floors.main([folder]))

    def test_shares(self):
        self.assertEqual(5, check_floors.share(list(range(1, 11)), 0.5))
        self.assertEqual(9, check_floors.share(list(range(1, 11)), 0.9))
        self.assertEqual(7, check_floors.share([7], 0.9))


class Portable(unittest.TestCase):
    def faults(self, name, text):
        with tempfile.TemporaryDirectory() as folder:
            root = tree(folder, {name: text})
            return [fault for path in check_portable.sources(root) for _, fault in check_portable.faults_of(root, path)]

    def test_the_c_librarys_functions_fail(self):
        for call in ("std::exp(x)", "std::log1p(x)", "std::pow(x, 2)", "f(std::erfc)", "::exp (x)", "std::sin(x)", "std::hypot(x, y)",
                     "std::logf(x)"):
            self.assertEqual(1, len(self.faults("src/headway/chance/normal.cpp", f"double f(double x) {{ return {call}; }}\n")), call)
        self.assertEqual(1, len(self.faults("src/headway/jobs/train.hpp", "using std::exp;\n")))

    def test_own_functions_and_exact_ones_pass(self):
        for call in ("base::portable::exp(x)", "base::log(x)", "std::sqrt(x)", "std::floor(x)", "std::abs(x)", "x // std::exp(x)\n",
                     "Scale::log", "std::logical_and()"):
            self.assertEqual([], self.faults("src/headway/chance/normal.cpp", f"double f(double x) {{ return {call}; }}\n"), call)
        self.assertEqual([], self.faults("src/headway/report/svg.cpp", "double f(double x) { return std::log10(x); }\n"))

    def test_libraries_of_numerics_fail(self):
        self.assertEqual(1, len(self.faults("src/headway/model/run.cpp", "#include <boost/math/special_functions/erf.hpp>\n")))
        self.assertEqual(1, len(self.faults("src/headway/book/pairwise.cpp", "#include <Eigen/Cholesky>\n")))
        self.assertEqual([], self.faults("src/headway/chance/beta.cpp", "#include <boost/math/special_functions/beta.hpp>\n"))


class Kernels(unittest.TestCase):
    def shared(self, listing):
        return list(check_kernels.shared_functions(listing, "Pack<8>"))

    def test_shared_inline_function_fails(self):
        name = "std::vector<double, std::allocator<double> >::push_back(double const&)"
        self.assertEqual([name], self.shared(f"0000000000000010 W {name}\n"))
        self.assertTrue(self.shared("0000000000000010 W headway::base::exp<headway::base::Pack<4> >(Pack<4>)\n"))

    def test_own_instances_and_plain_functions_pass(self):
        self.assertEqual([], self.shared("0000000000000010 W headway::base::exp<headway::base::Pack<8> >(Pack<8>)\n"))
        self.assertEqual([], self.shared("0000000000000010 T headway::ensemble::kernel_v4()\n"))


def text(name):
    return bytes([len(name)]) + name.encode()


def module(imports, exports):
    """A module of WebAssembly that imports and exports these functions, and has a section before each list."""
    wanted = b"".join(text("wasi_snapshot_preview1") + text(name) + b"\0\0" for name in imports)
    shown = b"".join(text(name) + b"\0\0" for name in exports)
    sections = ((1, b"\1\x60\0\0"), (2, bytes([len(imports)]) + wanted), (7, bytes([len(exports)]) + shown))
    return b"\0asm\1\0\0\0" + b"".join(bytes([number, len(body)]) + body for number, body in sections)


class Wasm(unittest.TestCase):
    def faults(self, imports, exports=("run",)):
        return list(check_wasm.faults_of(module(imports, exports), expected=("run",)))

    def test_a_module_that_opens_a_file_fails(self):
        self.assertEqual([], self.faults(["fd_write", "proc_exit"]))
        self.assertIn("path_open", self.faults(["fd_write", "path_open"])[0])

    def test_a_module_without_the_engine_fails(self):
        self.assertEqual(1, len(self.faults([], exports=["_initialize"])))

    def test_another_file_is_no_module(self):
        with self.assertRaises(ValueError):
            list(check_wasm.faults_of(b"<html>"))

    def test_the_first_difference_of_a_run_is_shown(self):
        self.assertIsNone(check_wasm.first_difference("a 1\nb 2\n", "a 1\nb 2\n"))
        self.assertIn("in node b 3", check_wasm.first_difference("a 1\nb 2\n", "a 1\nb 3\n"))
        self.assertIn("here    b 2", check_wasm.first_difference("a 1\nb 2\n", "a 1\n"))

    def test_missing_packages_are_named(self):
        self.assertEqual(["none-19"], check_wasm.missing_packages({"no-such-tool-19": "none-19", "/": "base-files"}))


class Page(unittest.TestCase):
    def test_the_first_difference_is_shown(self):
        self.assertIsNone(check_page.difference('{"commit":"a","x":1}', '{"commit":"b","x":1}'))
        self.assertIn("byte 3", check_page.difference('{"x":1}', '{"x:1}'))
        self.assertIn("byte 3", check_page.difference("abc", "abcd"))

    def test_a_request_is_asked_as_on_the_command_line(self):
        request = {"verb": "compare", "base": "a", "others": ["b", "c"], "as_of": "2025-12-31", "constrain": True}
        self.assertEqual(["compare", "a", "b", "c", "--as-of", "2025-12-31", "--constrain"],
                         page_requests.command_of(request))


if __name__ == "__main__":
    unittest.main(buffer=True)
