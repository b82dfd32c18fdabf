// A server that hands out the built page as a static host would, and a Chromium that opens it.
// HEADWAY_PAGE: the folder that scripts/build_page.py made; HEADWAY_PROGRAM: the command line beside which it is held.
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

export const folder = process.env.HEADWAY_PAGE;
const program = process.env.HEADWAY_PROGRAM;
if (!folder || !program) throw new Error('HEADWAY_PAGE and HEADWAY_PROGRAM are not set; ./dev test sets them');

const types = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml' };

/** What `headway` prints. */
export const headway = (...words) => execFileSync(program, words, { encoding: 'utf-8', maxBuffer: 1 << 28 });

export async function serve() {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    try {
      const content = await readFile(file);
      response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((done) => server.close(done) && server.closeAllConnections()) };
}

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

/** A page in a context of its own. What the browser complains of is collected in `faults`, requests to other hosts in `outside`. */
export async function open(browser, url, { link = '', width = 1280, height = 900, scheme = 'light', ...more } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale: 'en-GB', acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'], ...more });
  const page = await context.newPage();
  const faults = [];
  const outside = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => !request.url().startsWith(url) && !/^(data|blob):/.test(request.url()) && outside.push(request.url()));
  await page.goto(url + link);
  await page.locator('[data-test=sentence]').waitFor();
  return { page, context, faults, outside };
}

/** Until the engine runs and what is shown answers what is asked, with so many draws at least. */
export const settled = (page, draws = 500) =>
  page.waitForFunction((least) => globalThis.headway?.engineOpen && headway.fresh && headway.shown.answer.samples >= least, draws, { timeout: 120000 });

/** A gain's median at the end of a year. */
export const gainOf = (page, year = '2028', quantile = 'mean') =>
  page.evaluate(([period, which]) => headway.shown.answer.others[0].metrics.find((each) => each.id === 'china_useful' && each.period === period).gain[which], [year, quantile]);
