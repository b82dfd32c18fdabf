import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { headway, launch, open, serve, settled } from './page.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let server, browser;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.close();
});

const link = (view = 'answer', lang = 'en', more = '') => `#view=${view}&base=no-export&yours=h200-licensed&year=2028&seed=1&lang=${lang}${more}`;
const views = ['answer', 'levers', 'charts', 'assumptions', 'questions', 'claims', 'record', 'published', 'cluster', 'about'];

test('axe finds no fault in any view, light and dark', async () => {
  for (const scheme of ['light', 'dark']) {
    const { page, context, faults } = await open(browser, server.url, { link: link(), scheme, bypassCSP: true });
    await settled(page);
    await page.addScriptTag({ path: axe });
    for (const view of views) {
      await page.evaluate((name) => (headway.state.view = name), view);
      await page.locator('main h1').first().waitFor();
      await page.waitForTimeout(400);
      const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${scheme} ${view} ${id}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`),
        [],
      );
    }
    assert.deepEqual(faults, []);
    await context.close();
  }
});

test('three languages, each in full', async () => {
  const { page, context } = await open(browser, server.url, { link: link() });
  for (const [code, words] of Object.entries({ en: /more useful AI compute/, 'zh-Hant': /有效 AI 算力/, 'zh-Hans': /有效 AI 算力/ })) {
    await page.locator('[data-test=language]').selectOption(code);
    await page.waitForFunction((lang) => document.documentElement.lang === lang, code);
    await page.waitForTimeout(100);
    assert.match(await page.locator('[data-test=sentence]').innerText(), words);
    await page.waitForURL(new RegExp(`lang=${code}`));
  }
  assert.match(await page.locator('h1').innerText(), /英伟达/);
  await context.close();
});

test('a link opens to the same state and digits; what it names and nobody knows is told', async () => {
  const first = await open(browser, server.url, { link: link('answer', 'en', '&yours.washington.levy=0.5'), width: 600 });
  await settled(first.page, 2000);
  const seen = [first.page.url(), await first.page.locator('[data-test=numbers]').innerText()];
  await first.context.close();
  const second = await open(browser, server.url, { link: new URL(seen[0]).hash, width: 600 });
  await settled(second.page, 2000);
  assert.deepEqual([second.page.url(), await second.page.locator('[data-test=numbers]').innerText()], seen);
  await second.context.close();
  const third = await open(browser, server.url, { link: link('answer', 'en', '&yours.washington.gone=1&<img src=x onerror=alert(1)>=1') });
  const told = await third.page.getByRole('alert').first().innerText();
  assert.match(told, /washington\.gone/);
  assert.match(told, /<img src/);
  assert.equal(await third.page.locator('img[src=x]').count(), 0);
  await third.context.close();
});

test('downloads parse, and the policy is one that the command line reads', async () => {
  const { page, context } = await open(browser, server.url, { link: link('answer', 'en', '&yours.washington.cap=400000&yours.washington.classes=h20,mi308'), width: 1000 });
  await settled(page);
  await page.locator('.download summary').first().click();
  const files = {};
  for (const kind of ['csv', 'svg', 'png', 'json', 'toml']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-test=${kind}]`).first().click()]);
    files[kind] = await readFile(await download.path());
    if (kind === 'toml') files.path = await download.path();
  }
  const rows = files.csv.toString().trim().split('\r\n');
  assert.match(rows[0], /^# Headway .*headway compare no-export/);
  assert.ok(rows.length > 25 && rows.slice(1).every((row) => row.split(',').length === 8));
  assert.equal(await page.evaluate((text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror'), files.svg.toString()), null);
  assert.deepEqual([...files.png.subarray(1, 4)], [...Buffer.from('PNG')]);
  assert.equal(JSON.parse(files.json).schema, 'headway.compare/1');
  const { writeFile, mkdtemp } = await import('node:fs/promises');
  const { join } = await import('node:path');
  const { tmpdir } = await import('node:os');
  const file = join(await mkdtemp(join(tmpdir(), 'headway-')), 'mine.toml');
  await writeFile(file, files.toml);
  const told = JSON.parse(headway('compare', 'no-export', file, '--samples', '50', '--metric', 'china_useful@2028', '--json'));
  assert.deepEqual(Object.values(told.settings)[1], { 'washington.cap': '400000', 'washington.classes': 'h20, mi308' });
  await context.close();
});

test('the first screen by keyboard alone', async () => {
  const { page, context } = await open(browser, server.url, { link: link() });
  await settled(page);
  const reached = new Set();
  for (let k = 0; k < 60; ++k) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement?.closest('[data-test]')?.getAttribute('data-test') ?? document.activeElement?.className));
  }
  for (const name of ['skip', 'language', 'year', 'yours', 'base', 'classes', 'cap', 'permission', 'smuggled', 'abroad', 'unit', 'table', 'matters']) {
    assert.ok(reached.has(name), `${name} is not reached: ${[...reached].join(' ')}`);
  }
  await context.close();
});

test('nothing is asked of other hosts, and the policy on content holds', async () => {
  const { page, context, faults, outside } = await open(browser, server.url, { link: link() });
  await settled(page);
  for (const view of views) {
    await page.evaluate((name) => (headway.state.view = name), view);
    await page.waitForTimeout(200);
  }
  const blocked = await page.evaluate(async () => {
    try {
      await fetch('https://example.org/');
      return false;
    } catch {
      return true;
    }
  });
  assert.ok(blocked);
  assert.deepEqual(
    outside.filter((url) => !url.includes('example.org')),
    [],
  );
  assert.deepEqual(
    faults.filter((each) => !each.includes('example.org')),
    [],
  );
  await context.close();
});

test('after the first visit it works offline', async () => {
  const { page, context } = await open(browser, server.url, { link: link() });
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated', undefined, { timeout: 30000 });
  await context.setOffline(true);
  await page.reload();
  await page.locator('[data-test=sentence]').waitFor();
  await page.evaluate((to) => headway.open(to), link('answer', 'en', '&yours.beijing.permission=open'));
  await settled(page);
  await context.close();
});

test('no view is wider than a phone', async () => {
  const { page, context } = await open(browser, server.url, { link: link(), width: 360, height: 740 });
  await settled(page);
  for (const lang of ['en', 'zh-Hant', 'zh-Hans']) {
    await page.evaluate((code) => (headway.state.language = code), lang);
    for (const view of views) {
      await page.evaluate((name) => (headway.state.view = name), view);
      await page.waitForTimeout(150);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 360, `${lang} ${view} is ${width} px wide`);
    }
  }
  await context.close();
});
