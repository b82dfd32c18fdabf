// What the page takes: node measure.mjs, with HEADWAY_PAGE and HEADWAY_PROGRAM set as for the tests. ./dev bench runs it. Times are wall
// clock on whatever else runs here.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { folder, launch, open, serve, settled } from './page.mjs';

const link = '#view=answer&base=no-export&yours=h200-licensed&year=2028&seed=1&lang=en';
const print = (name, value, limit = '') => console.log(`${name.padEnd(52)} ${value}${limit && `   (limit ${limit})`}`);
const median = (values) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

/** Resident memory of the largest process of the browser that shows pages, in MiB: its workers are threads of it. */
function memory() {
  const lines = execFileSync('ps', ['-eo', 'rss,args'], { encoding: 'utf-8' }).split('\n');
  return Math.max(...lines.filter((line) => line.includes('--type=renderer')).map((line) => Number(line.trim().split(' ')[0]) / 1024));
}

function sizes() {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath ?? each.path, each.name))
    .filter((file) => !file.endsWith('headway.mjs'));
  const kinds = { 'engine (headway.wasm)': /headway\.wasm$/, 'book (book.json)': /book\.json$/, 'results and catalogue': /results\/|catalog\.json$/, 'page (code and style)': /./ };
  const sums = Object.fromEntries(Object.keys(kinds).map((name) => [name, [0, 0, 0]]));
  for (const file of files) {
    const [name] = Object.entries(kinds).find(([, pattern]) => pattern.test(relative(folder, file)));
    const content = readFileSync(file);
    [statSync(file).size, gzipSync(content, { level: 9 }).length, brotliCompressSync(content).length].forEach((size, k) => (sums[name][k] += size));
  }
  const kB = (numbers) => numbers.map((size) => `${Math.round(size / 1000)}`.padStart(6)).join(' ');
  for (const [name, numbers] of Object.entries(sums)) print(`${name}: kB raw, gzip, brotli`, kB(numbers));
  print('all: kB raw, gzip, brotli', kB([0, 1, 2].map((k) => Object.values(sums).reduce((sum, numbers) => sum + numbers[k], 0))), '900 kB brotli');
}

async function speed(browser, url, name, options, drawsAtRest) {
  const blank = await browser.newPage();
  await blank.waitForTimeout(500);
  const before = memory();
  await blank.close();
  const start = performance.now();
  const { page, context } = await open(browser, url, { link, ...options });
  const painted = performance.now() - start;
  await page.waitForFunction(() => globalThis.headway.engineOpen);
  print(`${name}: first answer shown`, `${Math.round(painted)} ms`);
  print(`${name}: engine ready`, `${Math.round(performance.now() - start)} ms`, '1000 ms');
  await page.waitForTimeout(2500);
  const redraws = [];
  for (const value of ['0.1', '0.3', '0.5', '0.7', '0.9']) {
    redraws.push(
      await page.evaluate(async (levy) => {
        headway.redraw = 0;
        headway.setLever('yours', 'washington.levy', levy);
        while (headway.redraw === 0) await new Promise(requestAnimationFrame);
        return headway.redraw;
      }, value),
    );
  }
  print(`${name}: a lever's first redraw, 500 draws, median of 5`, `${Math.round(median(redraws))} ms`, '100 ms');
  const from = performance.now();
  await page.evaluate(() => headway.setLever('yours', 'washington.levy', '0.4'));
  await settled(page, drawsAtRest);
  print(`${name}: ${drawsAtRest} draws after a lever`, `${((performance.now() - from) / 1000).toFixed(1)} s`, drawsAtRest === 20000 ? '20 s' : '');
  print(`${name}: memory above a blank page`, `${Math.round(memory() - before)} MiB`, options.width < 600 ? '120 MB' : '300 MB');
  await context.close();
}

sizes();
const server = await serve();
const browser = await launch();
await speed(browser, server.url, 'desktop', { width: 1280 }, 20000);
await speed(browser, server.url, 'phone', { width: 360, height: 740 }, 2000);
await browser.close();
await server.close();
