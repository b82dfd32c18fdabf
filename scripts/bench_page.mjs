// Times the page's engine in node: bench_page.mjs FOLDER. Prints {name: milliseconds}, the best of several, of processor time but for "ready".
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2];
const kSix = ['china_useful@2026', 'china_useful@2027', 'china_useful@2028', 'china_stock@2026', 'china_stock@2028', 'stock_ratio@2027'];
const figures = { base: 'no-export', others: ['h200-licensed'], metric: kSix, yardstick: 'h100e', basis: 'accessible' };
const levers = [300000, 400000, 500000, 600000, 700000].map((cap) => `h200-licensed,washington.cap=${cap}`);
const sets = [['fleet.chip.life=61'], ['fleet.chip.life=62'], ['fleet.chip.life=63']];
const { Headway } = await import(pathToFileURL(resolve(folder, 'headway.mjs')));

function processor(act) {
  const start = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function finished(headway) {
  while (!headway.finished()) {
    headway.advance(50);
  }
  return headway.result();
}

const start = performance.now();
const module = await WebAssembly.compile(readFileSync(join(folder, 'headway.wasm')));
const headway = await Headway.open(module, JSON.parse(readFileSync(join(folder, 'book.json'), 'utf8')));
headway.ask({ verb: 'explain', id: 'china_useful' });
const ready = performance.now() - start;

const best = (times) => Math.min(...times);
const compare = best([1, 2, 3, 4].map(() => processor(() => headway.ask({ verb: 'compare', ...figures, samples: 2000 }))));
headway.keep({ ...figures, samples: 500 });
finished(headway);
const lever = best(levers.map((side) => processor(() => {
  headway.change({ sides: { 1: side } });
  finished(headway);
})));
const assumption = best(sets.map((set) => processor(() => {
  headway.change({ set });
  finished(headway);
})));
const result = best(levers.map(() => processor(() => headway.result())));
console.log(JSON.stringify({ ready, compare, lever, assumption, result }));
