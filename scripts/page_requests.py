"""What check_page.py asks both the page's engine and the program: requests of every verb that a page offers, and comparisons kept alive with
random changes. Each is cheap; together they touch what a page shows.
"""
import copy
import random

REQUESTS = [
    {"verb": "compare", "base": "no-export", "others": ["h200-licensed", "h200-open"], "samples": 300, "threads": 1},
    {"verb": "compare", "base": "no-export", "others": ["reversal"], "samples": 100, "seed": 7, "as_of": "2025-12-31"},
    {"verb": "compare", "metric": ["china_useful@months", "china_useful@2027"], "yardstick": "h100e", "basis": "accessible", "samples": 60},
    {"verb": "compare", "base": "no-export", "others": ["h200-licensed,washington.cap=400000"], "metric": ["china_stock@2028", "compute_lag@2028"],
     "set": ["demand.china.platform_capex@2027-01..*=0.5"], "horizon": "2028-12", "samples": 60},
    {"verb": "compare", "base": "no-export", "others": ["h200-licensed,washington.cap=none"], "metric": ["china_useful@2027"], "samples": 100},
    {"verb": "list", "what": "levers"},
    {"verb": "list", "what": "scenarios", "as_of": "2025-12-31"},
    {"verb": "list", "what": "metrics"},
    {"verb": "run", "scenario": "h200-licensed", "samples": 200, "constrain": True},
    {"verb": "run", "scenario": "no-export", "metric": ["power.china"], "samples": 100, "hindcast": True, "through": "2024-12"},
    {"verb": "drivers", "metric": "china_useful@2027", "samples": 200},
    {"verb": "sensitivity", "metric": "china_useful@2028", "samples": 64, "points": 64},
    {"verb": "threshold", "metric": "china_useful@2027", "value": 3000000, "by": "washington.cap", "other": "h200-licensed", "samples": 100},
    {"verb": "decompose", "base": "no-export", "other": "h200-licensed", "metric": "china_useful@2027", "samples": 60},
    {"verb": "claims", "samples": 60, "claim": ["C1", "C6", "C9", "C14"]},
    {"verb": "score", "samples": 50, "origin": ["2024-06"]},
    {"verb": "forecast", "samples": 30},
    {"verb": "book check"},
    {"verb": "book show", "prefix": "fleet", "set": ["fleet.chip.life=61"]},
    {"verb": "explain", "id": "washington.cap"},
    {"verb": "explain", "id": "china_useful"},
    {"verb": "chips"},
    {"verb": "chips", "name": "h200_sxm"},
    {"verb": "train", "job": "deepseek-v3"},
    {"verb": "train", "model": "llama-3.1-70b", "chip": "h100", "count": 1024},
    {"verb": "serve-model", "model": "deepseek-v3", "chip": "h200"},
    {"verb": "serve-model", "model": "llama-3.1-8b", "chip": "h20", "against": "h200", "against_place": "us"},
]
# The fields that the command line knows by their place.
POSITIONAL = {"compare": ["base", "others"], "run": ["scenario"], "claims": ["claim"], "sensitivity": ["metric", "base", "other"], "drivers": ["metric"],
              "threshold": ["metric"], "decompose": ["base", "other", "metric"], "book show": ["prefix"], "explain": ["id"], "list": ["what"],
              "chips": ["name"], "train": ["model"], "serve-model": ["model"]}


def command_of(request):
    """The words of the command line that ask the request."""
    words, positional = request["verb"].split(), POSITIONAL.get(request["verb"], [])
    for name in positional:
        value = request.get(name, [])
        words += value if isinstance(value, list) else [str(value)]
    for name, value in request.items():
        if name == "verb" or name in positional:
            continue
        option = "--" + name.replace("_", "-")
        for each in value if isinstance(value, list) else [value]:
            words += [option] if each is True else [option, str(each)]
    return words


# Of what random changes are made.
SIDES = ["no-export", "h20-only", "h200-licensed", "h200-licensed,washington.cap=400000", "h200-licensed,washington.levy=0.5,beijing.mandate=0.4",
         "h200-open", "blackwell-open", "h200-licensed,beijing.permission=blocked@2027-01", "reversal"]
SETS = [[], ["fleet.chip.life=61"], ["demand.china.platform_capex*=1.5"], ["trade.diversion.capacity*=2", "washington.enforcement=0.5"],
        ["class.mi308.bandwidth=5"]]
METRICS = [["china_useful@2026", "china_useful@2028"], ["china_useful@months", "china_stock@2027"], ["compute_lag@2028", "china_stock@2025-06"]]
SESSIONS, CHANGES = 2, 6


def wholly_random(chance, request):
    """A change of a kept comparison at random, and the request of `compare` that then says the same."""
    change, request = {}, copy.deepcopy(request)
    for field in chance.sample(["sides", "sides", "set", "metric", "yardstick", "samples"], chance.randint(1, 3)):
        if field == "sides":
            side = chance.choice(["0", "1"])
            change.setdefault("sides", {})[side] = chance.choice(SIDES)
        else:
            change[field] = {"set": lambda: chance.choice(SETS), "metric": lambda: chance.choice(METRICS),
                             "yardstick": lambda: chance.choice(["h100e", "tpp"]), "samples": lambda: chance.randint(12, 40)}[field]()
    for side, text in change.get("sides", {}).items():
        if side == "0":
            request["base"] = text
        else:
            request["others"] = [text]
    request.update({field: value for field, value in change.items() if field != "sides"})
    return change, request


def sessions(seed=2025):
    """Comparisons kept alive: {keep, steps}, where each step has the change, how many of its draws a second instance runs, how many draws are
    run at a time, and the request of `compare` that must print the same."""
    chance = random.Random(seed)
    for _ in range(SESSIONS):
        request = {"verb": "compare", "base": "no-export", "others": ["h200-licensed"], "metric": METRICS[0], "yardstick": "h100e", "basis": "accessible",
                   "samples": 24}
        session = {"keep": {name: value for name, value in request.items() if name != "verb"}, "steps": []}
        for _ in range(CHANGES):
            change, request = wholly_random(chance, request)
            elsewhere = chance.randint(0, request["samples"] - 1)
            session["steps"].append({"change": change, "elsewhere": elsewhere, "samples": request["samples"], "by_rows": chance.random() < 0.3,
                                     "request": request})
        yield session
