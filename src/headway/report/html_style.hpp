// The brief's style sheet: Okabe and Ito's colours, light and dark, phone and print.
#pragma once

#include <string_view>

namespace headway::report {

inline constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1b1b; --soft: #595959; --rule: #d4d4d4; --panel: #f5f5f3;
  --domestic: #d55e00; --licensed: #0072b2; --diverted: #e69f00; --offshore: #56b4e9; --base: #6b6b6b;
  --cap: #0072b2; --permission: #e69f00; --supply: #009e73; --demand: #cc79a7; --dies: #d55e00; --memory: #56b4e9;
  --packaging: #f0e442; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #161616; --ink: #ececec; --soft: #b0b0b0; --rule: #454545; --panel: #222222; --licensed: #3d9be0;
    --cap: #3d9be0; --base: #a6a6a6; --domestic: #ee7a2a; --dies: #ee7a2a; --offshore: #8fd0f7; --memory: #8fd0f7; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.2rem; max-width: 76rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .6rem; } h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; }
h3 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; }
p, li, figcaption, dd { max-width: 48rem; overflow-wrap: anywhere; } .lead { font-size: 1.15rem; } .soft { color: var(--soft); }
figure { margin: 1.6rem 0; break-inside: avoid; } figcaption { margin-top: .4rem; }
.panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: .8rem; }
.panels.one { grid-template-columns: minmax(0, 40rem); } .panels svg { width: 100%; height: auto; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1rem; list-style: none; margin: .2rem 0 .5rem; padding: 0; font-size: .9rem; }
.legend svg { width: .9em; height: .9em; margin-right: .4em; vertical-align: -.08em; }
svg text { fill: var(--ink); font-size: 12px; } svg .tick, svg .unit { fill: var(--soft); }
svg .panel { font-weight: 600; font-size: 13px; }
.grid { stroke: var(--rule); stroke-width: 1; } .axis { stroke: var(--ink); stroke-width: 1; }
.band90 { opacity: .18; } .band50 { opacity: .36; } .median { fill: none; stroke-width: 2.5; }
.bar { opacity: .75; } .whisker90 { stroke: var(--ink); stroke-width: 1; } .whisker50 { stroke: var(--ink); stroke-width: 3; }
.thin { stroke-width: 1.5; opacity: .6; } .thick { stroke-width: 6; opacity: .45; } .dot { stroke: var(--paper); stroke-width: 1; }
.fill-domestic { fill: var(--domestic); } .fill-licensed { fill: var(--licensed); } .fill-diverted { fill: var(--diverted); }
.fill-offshore { fill: var(--offshore); } .fill-base { fill: var(--base); } .fill-cap { fill: var(--cap); }
.fill-permission { fill: var(--permission); } .fill-supply { fill: var(--supply); } .fill-demand { fill: var(--demand); }
.fill-dies { fill: var(--dies); } .fill-memory { fill: var(--memory); } .fill-packaging { fill: var(--packaging); }
.stroke-base { stroke: var(--base); } .stroke-licensed { stroke: var(--licensed); } .stroke-domestic { stroke: var(--domestic); }
.scroll { overflow-x: auto; margin: .4rem 0; }
table { border-collapse: collapse; font-size: .88rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; } caption span { display: block; max-width: min(100%, 88vw); }
th, td { padding: .25rem .7rem .25rem 0; border-bottom: 1px solid var(--rule); text-align: right; vertical-align: top; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; } thead th { border-bottom: 2px solid var(--soft); }
th { font-weight: 600; } tbody th { font-weight: 400; }
.sources td, .sources th { text-align: left; white-space: normal; min-width: 5rem; } .sources td.number { white-space: nowrap; }
.sources .wide { min-width: 16rem; }
code { font-size: .9em; overflow-wrap: anywhere; }
details { border-bottom: 1px solid var(--rule); padding: .3rem 0; } summary { cursor: pointer; font-weight: 600; }
@media (max-width: 40rem) { body { padding: .8rem; } h1 { font-size: 1.35rem; } .one svg text { font-size: 15px; } }
@media print { body { max-width: none; font-size: 10pt; } .scroll { overflow: visible; } th, td { white-space: normal; } }
)css";

}  // namespace headway::report
