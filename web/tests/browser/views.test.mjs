// The views beside the answer: what they show is what the command line prints, and what was shipped is said to be so.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { headway, launch, open, serve } from './page.mjs';

let server, browser;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.close();
});

const link = (more = '') => `#view=answer&base=no-export&yours=h200-licensed&year=2028&seed=1&lang=en${more}`;
const show = (page, view) => page.evaluate((name) => (globalThis.headway.state.view = name), view);

/** Opens one view. */
async function see(view, more = '', options = {}) {
  const opened = await open(browser, server.url, { link: link(more), ...options });
  await show(opened.page, view);
  await opened.page.locator('main h1').first().waitFor();
  return opened;
}

/** The file that a panel gives. */
async function download(page, panel, which) {
  await page.locator(`[data-test=${panel}] .download summary`).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-test=${panel}] .menu button`).nth(which).click()]);
  await page.locator(`[data-test=${panel}] .download summary`).click();
  return readFile(await file.path());
}

test('charts: a table is what its command prints; all three files are to be had', async () => {
  const { page, context, faults } = await see('charts');
  await page.locator('[data-test=pools] svg').waitFor();
  assert.match(await page.locator('.status').innerText(), /before shipping/);
  const csv = (await download(page, 'pools', 0)).toString();
  const [first, , ...rows] = csv.trim().split('\r\n');
  const [, command] = first.match(/: headway (.*); /);
  const answer = JSON.parse(headway(...command.split(' '), '--json'));
  const found = answer.others[0].metrics.find(({ id, period }) => id === 'china_stock.domestic' && period === '2028');
  const row = rows.find((each) => each.startsWith('2028,Chinese designs,')).split(',');
  for (const [k, value] of [found.base.mean, found.value.mean].entries()) assert.ok(Math.abs(Number(row[k + 2]) / value - 1) < 1e-3, `${row} is not ${value}`);
  assert.match((await download(page, 'pools', 1)).toString(), /^<svg/);
  assert.deepEqual([...(await download(page, 'pools', 2)).subarray(1, 4)], [...Buffer.from('PNG')]);
  assert.deepEqual(faults, []);
  await context.close();
});

test('charts: a changed policy is run here, and the table is the command line’s to the digit', async () => {
  const { page, context, faults } = await see('charts', '&yours.washington.cap=100000');
  await page.locator('.status', { hasText: 'Computed here' }).waitFor({ timeout: 60000 });
  const csv = (await download(page, 'pools', 0)).toString();
  const [first, , ...rows] = csv.trim().split('\r\n');
  const [, command] = first.match(/: headway (.*); /);
  const { metrics } = JSON.parse(headway(...command.split(' '), '--json')).others[0];
  for (const period of ['2027', '2030']) {
    const found = metrics.find((each) => each.id === 'china_stock.licensed' && each.period === period);
    assert.ok(rows.includes(`${period},licensed chips,${found.base.mean},${found.value.mean}`), `${period} is not ${found.value.mean}`);
  }
  await page.locator('[data-test=package] select').selectOption('beijing-opens');
  await page.locator('[data-test=package-ask]').click();
  await page.locator('[data-test=package] svg').waitFor({ timeout: 60000 });
  assert.match(await page.locator('[data-test=package] .reading').innerText(), /^Of the mean gain of \+/);
  assert.deepEqual(faults, []);
  await context.close();
});

test('claims: every one with its verdict; edits grey out what was shipped until it is asked again', async () => {
  const { page, context, faults } = await see('claims');
  await page.locator('.claims > li').first().waitFor();
  const shipped = JSON.parse(await readFile(`${process.env.HEADWAY_PAGE}/results/claims.json`, 'utf-8'));
  assert.equal(await page.locator('.claims > li').count(), shipped.claims.length);
  const judged = shipped.claims.find(({ verdict }) => verdict === 'unlikely');
  assert.match(await page.locator(`[data-test=${judged.id}]`).innerText(), /unlikely; holds in \d/);
  await page.locator('[data-test=verdict]').selectOption('unlikely');
  assert.equal(await page.locator('.claims > li').count(), shipped.claims.filter(({ verdict }) => verdict === 'unlikely').length);
  await page.evaluate(() => (globalThis.headway.state.edits['demand.china.worth'] = '1.5'));
  await page.locator('.notice', { hasText: 'book as it is' }).waitFor();
  assert.match(await page.locator('[data-test=again]').innerText(), /Ask again/);
  assert.deepEqual(faults, []);
  await context.close();
});

test('the record says plainly that the bands were too narrow', async () => {
  const { page, context, faults } = await see('record');
  const { summary } = JSON.parse(await readFile(`${process.env.HEADWAY_PAGE}/results/record.json`, 'utf-8'));
  const said = await page.locator('[data-test=record]').innerText();
  assert.ok(said.includes(`${Math.round(100 * summary.coverage90)}% of ${summary.rows}`), said);
  assert.equal(/too narrow/.test(said), summary.coverage90 < 0.86);
  assert.deepEqual(faults, []);
  await context.close();
});

test('published estimates: found by a word, an address is text and no link', async () => {
  const { page, context, faults, outside } = await see('published');
  await page.locator('.estimates > li').first().waitFor();
  const all = await page.locator('.estimates > li').count();
  await page.locator('[data-test=find]').fill('malaysia');
  assert.ok((await page.locator('.estimates > li').count()) < all);
  assert.equal(await page.locator('main a').count(), 0);
  await page.locator('[data-test=find]').fill('no such words');
  assert.equal(await page.locator('.estimates > li').count(), 0);
  assert.deepEqual([faults, outside], [[], []]);
  await context.close();
});

test('one cluster: the figures of the command, and refusals in its words', async () => {
  const { page, context, faults } = await see('cluster', '&more.train.chip=h100_sxm,h20_96&more.train.count=512');
  await page.locator('[data-test=train] svg').waitFor({ timeout: 60000 });
  const command = await page.locator('[data-test=train] .same code').textContent();
  const { chips } = JSON.parse(headway(...command.split(' ').slice(1), '--json'));
  await page.locator('[data-test=train] button[aria-pressed]').click();
  const csv = (await download(page, 'train', 0)).toString();
  assert.ok(csv.includes(`Time of the run (days),${chips[0].days.p50},${chips[1].days.p50}`), csv);
  await page.locator('[data-test=count]').fill('0');
  await page.locator('[data-test=count]').press('Enter');
  await page.locator('.notice [lang=en]').waitFor();
  assert.match(await page.locator('.notice [lang=en]').innerText(), /--count/);
  assert.deepEqual(faults, []);
  await context.close();
});

test('the planner’s answers are those of the program, and say why they are not live', async () => {
  const { page, context, faults } = await see('cluster', '&more.cluster=plans');
  await page.locator('.plan').first().waitFor();
  const { plans } = JSON.parse(await readFile(`${process.env.HEADWAY_PAGE}/results/plans.json`, 'utf-8'));
  assert.equal(await page.locator('.plan').count(), plans.length);
  assert.match(await page.locator('main').innerText(), /solver/);
  assert.deepEqual(faults, []);
  await context.close();
});

test('no view is wider than a phone', async () => {
  const { page, context } = await open(browser, server.url, { link: link(), width: 360, height: 780 });
  for (const view of ['charts', 'claims', 'record', 'published', 'cluster']) {
    await show(page, view);
    await page.locator('main h1').first().waitFor();
    await page.waitForTimeout(500);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, view);
  }
  await context.close();
});
