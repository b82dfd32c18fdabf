"""What the program computes beforehand for the page: what can be moved and chosen, and what each view shows of the book as it is. Each result keeps
the keys that its view reads, and as many digits as are shown."""
import hashlib
import json
import shutil
import subprocess
import tomllib
from pathlib import Path

import check_wasm

ROOT = check_wasm.ROOT
WEB = ROOT / "web"
TEXTS = {".toml", ".csv"}
# The page names the few inputs that move a figure most.
SHOWN_DRIVERS = 12


def book_texts(root=ROOT):
    """Texts of the book by path."""
    files = sorted(path for path in (root / "book").rglob("*") if path.suffix in TEXTS)
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


def rounded(value, digits):
    """The same with so many significant digits in every number that is no count; texts stay as they are."""
    if isinstance(value, float):
        return float(f"{value:.{digits}g}")
    if isinstance(value, list):
        return [rounded(each, digits) for each in value]
    if isinstance(value, dict):
        return {name: rounded(each, digits) for name, each in value.items()}
    return value


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def shorter(text):
    """A page shows three digits at most; six keep every one of them, and the files small."""
    return compact(rounded(json.loads(text), 6))


class Program:
    """The program, whose answers are kept beside what they were asked of: the program's own bytes, the book, the words."""

    def __init__(self, program, kept=ROOT / "build/page-results"):
        self.program, self.kept = program, kept
        state = hashlib.sha256(Path(program).read_bytes())
        state.update(json.dumps(book_texts()).encode())
        self.state = state.hexdigest()

    def text(self, *words):
        name = hashlib.sha256("\0".join([self.state, *words]).encode()).hexdigest()
        file = self.kept / name
        if not file.exists():
            done = subprocess.run([self.program, *words], capture_output=True, text=True, check=False, cwd=ROOT)
            if done.returncode != 0:
                raise RuntimeError(f"headway {' '.join(words)}: {done.stderr.strip()}")
            self.kept.mkdir(parents=True, exist_ok=True)
            # Beside and then in place, so that an interruption leaves no half of an answer.
            begun = file.with_suffix(".begun")
            begun.write_text(done.stdout, encoding="utf-8")
            begun.replace(file)
        return file.read_text(encoding="utf-8")

    def json(self, *words):
        return json.loads(self.text(*words, "--json"))


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_catalog(program, folder):
    """What can be moved and chosen."""
    catalog = {what: program.json("list", what)[what] for what in ("levers", "scenarios", "metrics")}
    catalog["entries"] = [entry["name"] for entry in program.json("list", "entries")["names"]]
    views = tomllib.loads((ROOT / "book/views.toml").read_text(encoding="utf-8"))["view"]
    catalog["views"] = [{**view, "set": {id: f"{value:g}" for id, value in view.get("set", {}).items()}} for view in views]
    write(folder / "catalog.json", json.dumps(catalog, ensure_ascii=False, separators=(",", ":")))
    return catalog


def write_results(program, folder, catalog, samples):
    """What the first paint shows: each scenario over the base, and what matters most."""
    asked = json.loads((WEB / "src/engine/figures.json").read_text(encoding="utf-8"))
    figures = [f"{each}@months" for each in asked["months"]] + [f"{each}@{year}" for year in asked["years"] for each in asked["figures"]]
    metrics = [word for figure in figures for word in ("--metric", figure)]
    shutil.rmtree(folder / "results", ignore_errors=True)
    base, usual = asked["base"], asked["usual"]
    for scenario in catalog["scenarios"]:
        name = scenario["name"]
        if name != base:
            text = program.text("compare", base, name, *metrics, "--samples", str(samples), "--horizon", asked["horizon"], "--json")
            write(folder / f"results/{base}~{name}.json", shorter(text))
    for year in asked["years"]:
        answer = program.json("drivers", f"{asked['figures'][0]}@{year}", "--base", base, "--other", usual, "--samples", str(min(samples, 2000)))
        answer["drivers"] = answer["drivers"][:SHOWN_DRIVERS]
        write(folder / f"results/drivers~{base}~{usual}~{year}.json", shorter(json.dumps(answer, separators=(",", ":"))))


QUANTILES = ("p5", "p25", "p50", "p75", "p95", "mean")


def write_charts(program, folder, usual, samples):
    """What the view of charts shows of the usual pair, without what it does not read."""
    asked = json.loads((WEB / "src/views/charts/asked.json").read_text(encoding="utf-8"))
    wanted = {
        "years": [*asked["figures"]],
        "ratios": [f"{each}@{year}" for year in asked["years"] for each in asked["ratios"]],
    }
    for what, figures in wanted.items():
        words = [word for figure in figures for word in ("--metric", figure)]
        words += ["--yardstick", asked["yardstick"]] if what == "years" else []
        answer = program.json("compare", *usual, *words, "--basis", asked["basis"], "--samples", str(samples))
        metrics = answer["others"][0]["metrics"]
        for figure in metrics:
            figure["gain"] = {"p50": figure["gain"]["p50"]}
            figure["base"], figure["value"] = ({name: figure[side][name] for name in QUANTILES} for side in ("base", "value"))
            for name in ("gain_percent", "above_zero", "basis"):
                figure.pop(name, None)
        write_kept(folder, f"charts-{what}~{'~'.join(usual)}", head(answer) | {"others": [{"metrics": metrics}]})


CLAIM = ("id", "claim", "verdict", "probability", "probability_error", "rule", "missing", "uncovered", "decided_by", "settled_by", "observed", "notes", "assumptions", "value", "unit", "p5", "p95")


def only(names, of):
    return {name: of[name] for name in names}


def head(answer):
    return only(("version", "commit", "samples", "dropped"), answer) | {"book": {"hash": answer["book"]["hash"]}}


def write_kept(folder, name, kept):
    """Numbers of these views are shown with three digits at most; four are kept."""
    write(folder / f"results/{name}.json", compact(rounded(kept, 4)))


def write_claims(program, folder, samples):
    """Every claim, as the view of claims reads it."""
    answer = program.json("claims", "--samples", str(samples))
    claims = []
    for claim in answer["claims"]:
        parts = [only(("statement", "reading", "role", "share", "verdict"), part) for part in claim["parts"]]
        figures = [only(("means", "period", "scenario", "versus"), figure) for figure in claim["figures"][:1]]
        claims.append(only(CLAIM, claim) | {"parts": parts, "figures": figures})
    write_kept(folder, "claims", head(answer) | {"likelihoods": answer["likelihoods"], "claims": claims})


SUMMARY = ("of", "rows", "coverage50", "coverage90", "bias", "compared", "skill_last_value", "skill_trend")
ROW = ("quantity", "entity", "period", "unit", "through", "low", "central", "high", "p5", "p25", "p50", "p75", "p95", "inside90", "scored")


def write_record(program, folder, samples):
    """How good forecasts of the past would have been."""
    answer = program.json("score", "--samples", str(samples))
    kept = head(answer) | {"summary": only(SUMMARY, answer["summary"]), "places": answer["places"]}
    for name in ("families", "subjects", "origins"):
        kept[name] = [only(SUMMARY, one) for one in answer[name]]
    kept["rows"] = [only(ROW, row) for row in answer["rows"] if row["scored"]]
    write_kept(folder, "record", kept)


ESTIMATE = ("name", "title", "publisher", "published", "where", "numerator", "denominator", "basis", "yardstick", "about")


def stated(number):
    """A stated number, without the ends of a range that has none."""
    if number is None:
        return None
    ends = {} if number["low"] == number["high"] == number["value"] else only(("low", "high"), number)
    return {"value": number["value"], "low": None, "high": None} | ends


def write_published(program, folder, samples):
    """Published estimates, recomputed, and ours."""
    answer = program.json("replicate", "--samples", str(samples))
    estimates = []
    for estimate in answer["replications"]:
        numbers = []
        for number in estimate["numbers"]:
            kept = only(("means", "at", "unit", "match", "no_ours"), number)
            kept |= {name: stated(number[name]) for name in ("published", "replicated")}
            kept["implied"] = number["implied"] and only(("value", "low", "high", "input", "unit"), number["implied"])
            kept["ours"] = number["ours"] and only(QUANTILES[:5], number["ours"])
            numbers.append(kept)
        estimates.append(only(ESTIMATE, estimate) | {"numbers": numbers})
    write_kept(folder, "published", head(answer) | {"replications": estimates})


CHIP = ("id", "name", "vendor", "status", "tpp", "density", "memory_gb", "memory_bandwidth_tb_s", "h100e", "caught_rule", "caught_from")


def toml_files(folder):
    """Each file of a folder of the book: its name and what it says."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "book" / folder).glob("*.toml"))}


def write_cluster(program, folder):
    """The chips, models and jobs that the view of one cluster offers."""
    answer = program.json("chips")
    chips = [only(CHIP, chip) | {"now": chip["rules"][-1]["status"]} for chip in answer["chips"]]
    models = [{"id": name, "name": model["name"]} for name, model in toml_files("models").items()]
    asked = ("name", "model", "chip", "count", "tokens", "sequence", "batch", "plan", "software")
    jobs = [{"id": name} | only(asked, job) for name, job in toml_files("jobs").items()]
    write_kept(folder, "cluster", head(answer) | {"chips": chips, "models": models, "jobs": jobs})


def write_plans(program, folder):
    """The planner's answers for the jobs of the book: the page has no solver."""
    plans = []
    for name, job in toml_files("plans").items():
        answer = program.json("plan", name)
        stated = answer["stated"]
        kept = {"id": name} | only(("name", "about"), job) | only(("feasible", "shadow_prices", "draws"), answer)
        kept["fleet"] = answer["fleet"] and only(("cost_musd_per_year", "outlay_musd", "chips", "runs", "services"), answer["fleet"])
        kept |= {"judged": sum("judgement" in each for each in stated), "numbers": len(stated)}
        plans.append(kept)
    write_kept(folder, "plans", head(answer) | {"plans": plans})


def write_all(program, folder, samples):
    """Everything, with so many draws at most."""
    program = Program(program)
    catalog = write_catalog(program, folder)
    write_results(program, folder, catalog, samples)
    usual = json.loads((WEB / "src/engine/figures.json").read_text(encoding="utf-8"))
    write_charts(program, folder, (usual["base"], usual["usual"]), samples)
    write_claims(program, folder, min(samples, 2000))
    write_record(program, folder, min(samples, 4000))
    write_published(program, folder, min(samples, 4000))
    write_cluster(program, folder)
    write_plans(program, folder)
