// What a reader changes: levers, assumptions, questions, a scenario file.
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

const link = (words = '') => `#view=answer&base=no-export&yours=h200-licensed&year=2028&seed=1&lang=en${words}`;
const at = async (view, { words = '', ...more } = {}) => {
  const opened = await open(browser, server.url, { link: link(words), ...more });
  await settled(opened.page);
  await opened.page.evaluate((name) => (headway.state.view = name), view);
  await opened.page.locator('main h1').waitFor();
  return opened;
};
const faultsOf = (page) =>
  page.evaluate(async () => {
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
  });

test('every lever has a name, a control, its meaning; what is moved is marked and reset', async () => {
  const { page, context, faults } = await at('levers');
  const levers = await page.evaluate(() => headway.catalog.levers.map(({ id }) => id));
  for (const id of levers) {
    const row = page.locator(`[data-test="row-${id}"]`);
    assert.notEqual((await row.locator('label').first().innerText()).trim(), id, `${id} has no name`);
    assert.ok((await row.locator('input').count()) > 1, `${id} has no control`);
  }
  const cap = page.locator('[data-test="row-washington.cap"]');
  await cap.locator('input[type=range]').fill('400000');
  await page.locator('[data-test="row-washington.cap_share"]').waitFor();
  await page.waitForURL(/yours\.washington\.cap=400000/);
  assert.match(await cap.innerText(), /changed[\s\S]*Set too: Cap as a share/);
  await cap.locator('[data-test=partners] button').click();
  await page.waitForURL(/yours\.washington\.cap_share=none/);
  await page.locator('[data-test=which-both]').check({ force: true });
  await page.locator('[data-test="row-washington.enforcement"] input[type=range]').fill('0.5');
  await page.waitForURL(/base\.washington\.enforcement=0\.5.*yours\.washington\.enforcement=0\.5/);
  await page.locator('[data-test=reset-levers]').click();
  await page.waitForTimeout(300);
  assert.doesNotMatch(page.url(), /washington/);
  assert.deepEqual(faults, []);
  await context.close();
});

test('what the engine does not take is refused in its words, and nothing changes', async () => {
  const { page, context } = await at('levers');
  const row = page.locator('[data-test="row-washington.vetting"]');
  await row.locator('summary').click();
  const input = row.locator('form input');
  await input.fill('1.5');
  await input.press('Enter');
  assert.match(await row.locator('[data-test=refused]').innerText(), /1\.5 lies outside the bounds/);
  await page.waitForTimeout(300);
  assert.doesNotMatch(page.url(), /vetting/);
  await input.fill('0.3..0.6');
  await input.press('Enter');
  await page.waitForFunction(() => headway.state.yours.set['washington.vetting'] === '0.3..0.6');
  await context.close();
});

test('presets: a scenario of the book, and a view of displacement', async () => {
  const { page, context } = await at('levers', { words: '&yours.washington.levy=0.5' });
  await page.locator('[data-test=presets] > summary').click();
  await page.locator('[data-test=scenario-h200-open] button').first().click();
  await page.waitForURL(/yours=h200-open(?!.*levy)/);
  await page.locator('[data-test=view] button').last().click();
  await page.waitForURL(/set\.feedback\.premium_to_diversion=20/);
  await page.locator('[data-test=view] button').first().click();
  await page.waitForURL(/set\.feedback\.premium_to_diversion=0/);
  await context.close();
});

test('an assumption is found, read, edited, refused, reset', async () => {
  const { page, context, faults } = await at('assumptions');
  await page.locator('[data-test=count]').waitFor();
  const all = JSON.parse(headway('book', 'show', '--json')).entries.length;
  assert.match(await page.locator('[data-test=count]').innerText(), new RegExp(`${all} of ${all}`));
  await page.locator('[data-test=search]').fill('trade diversion seized');
  await page.getByRole('button', { name: 'trade.diversion.seized' }).click();
  const entry = page.locator('[data-test=open-entry]');
  await entry.waitFor();
  await page.waitForURL(/more\.entry=trade\.diversion\.seized/);
  await entry.locator('[data-test=edit-value]').fill('7');
  await entry.locator('[data-test=edit-set]').click();
  assert.match(await entry.locator('[data-test=edit-refused]').innerText(), /lies outside/);
  await page.waitForTimeout(300);
  assert.doesNotMatch(page.url(), /set\./);
  await entry.locator('[data-test=edit-value]').fill('0.5');
  await entry.locator('[data-test=edit-set]').click();
  await page.waitForFunction(() => headway.state.edits['trade.diversion.seized'] === '0.5');
  await settled(page);
  assert.match(await page.locator('[data-test=edits]').innerText(), /trade\.diversion\.seized\s+set to\s+0\.5/);
  await page.locator('[data-test=strip] .was').waitFor();
  await page.locator('[data-test=reset-edits]').click();
  await page.waitForTimeout(300);
  assert.doesNotMatch(page.url(), /set\./);
  assert.deepEqual(faults, []);
  await context.close();
});

test('a question has the command line’s answer, in a sentence; it can be cancelled', async () => {
  const { page, context, faults } = await at('questions', { bypassCSP: true });
  await page.locator('[data-test=ready-0]').click();
  await page.locator('[data-test=q-cancel]').click();
  assert.equal(await page.locator('[data-test=found]').count(), 0);
  await page.locator('[data-test=ready-2]').click();
  await page.locator('[data-test=found]').waitFor({ timeout: 60000 });
  const command = await page.locator('.command code').innerText();
  assert.match(command, /^headway threshold china_useful@2028 --value 0 --by washington\.enforcement/);
  const told = JSON.parse(headway(...command.split(' ').slice(1), '--json'));
  assert.ok(told.found);
  const sentence = await page.locator('[data-test=found]').innerText();
  assert.match(sentence, new RegExp(`Smuggled chips: at most ${told.at.value.toPrecision(2)}`));
  await page.addScriptTag({ path: axe });
  assert.deepEqual(await faultsOf(page), []);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-test=question-csv]').click()]);
  const rows = (await readFile(await download.path(), 'utf-8')).trim().split('\r\n');
  assert.equal(rows.length, told.points.length + 2);
  await page.locator('[data-test=take]').click();
  await page.locator('[data-test=sentence]').waitFor();
  await page.waitForURL(/yours\.washington\.enforcement=0\.\d/);
  assert.deepEqual(faults, []);
  await context.close();
});

test('a question that no value answers says so, and what would', async () => {
  const { page, context } = await at('questions');
  await page.locator('[data-test=ready-0]').click();
  await page.locator('[data-test=found]').waitFor({ timeout: 60000 });
  assert.match(await page.locator('[data-test=found]').innerText(), /No value of “Yearly cap on each class” does[\s\S]*What does hold there in 90 of 100 worlds: .* above \d/);
  await page.locator('[data-test=would]').click();
  await page.locator('.would li strong').first().waitFor({ timeout: 60000 });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await context.close();
});

test('smuggling is doubled on both sides from a ready question', async () => {
  const { page, context } = await at('questions');
  await page.locator('[data-test=ready-twice]').click();
  await page.locator('[data-test=sentence]').waitFor();
  await page.waitForURL(/base\.washington\.enforcement=2.*yours\.washington\.enforcement=2/);
  await context.close();
});

const drop = (page, name, text) =>
  page.evaluate(
    ([name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text],
  );

test('a scenario file is dropped: taken over, or refused with the reason', async () => {
  const { page, context, faults } = await at('answer');
  await drop(page, 'mine.toml', 'parent = "h200-open"\nwhy = "a test"\n[set]\n"washington.cap" = 250000\n"washington.classes" = ["h20", "b30a@2027-07"]\n');
  await page.waitForFunction(() => headway.state.yours.parent === 'h200-open');
  await page.waitForURL(/yours\.washington\.classes=h20,b30a@2027-07/);
  await drop(page, '<b>dated</b>.toml', await readFile(new URL('../../../examples/scenarios/licences-end.toml', import.meta.url), 'utf-8'));
  const alert = page.getByRole('alert').filter({ hasText: 'was not opened' });
  assert.match(await alert.innerText(), /<b>dated<\/b>\.toml was not opened.*line 5: \[\[set\]\] sets levers for some months only/);
  await drop(page, 'wrong.toml', '[set]\n"washington.levy" = 7\n');
  await page.getByRole('alert').filter({ hasText: 'wrong.toml was not opened' }).waitFor();
  assert.match(await page.getByRole('alert').filter({ hasText: 'wrong.toml' }).innerText(), /lies outside the bounds/);
  await page.waitForURL(/yours=h200-open/);
  assert.deepEqual(faults, []);
  await context.close();
});

test('axe finds no fault where levers, presets and assumptions are opened', async () => {
  for (const scheme of ['light', 'dark']) {
    const { page, context } = await at('levers', { scheme, bypassCSP: true, words: '&yours.washington.cap=100000' });
    await page.addScriptTag({ path: axe });
    await page.evaluate(() => document.querySelectorAll('main details').forEach((each) => (each.open = true)));
    await page.waitForTimeout(300);
    assert.deepEqual(await faultsOf(page), [], `levers ${scheme}`);
    await page.evaluate(() => {
      headway.state.edits = { 'trade.diversion.seized': '0.5' };
      headway.state.more.entry = 'trade.diversion.capacity';
      headway.state.view = 'assumptions';
    });
    await page.locator('[data-test=open-entry]').waitFor();
    await settled(page);
    assert.deepEqual(await faultsOf(page), [], `assumptions ${scheme}`);
    await context.close();
  }
});
