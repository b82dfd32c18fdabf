import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gainOf, headway, launch, open, serve, settled } from './page.mjs';

let server, browser;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.close();
});

const link = (words) => `#view=answer&base=no-export&yours=h200-licensed&year=2028&seed=1&lang=en${words ? `&${words}` : ''}`;
const without = (text) => text.replace(/"commit":\s*"[^"]*"/, '');

test('the first paint says what the command line says, before the engine runs', async () => {
  const { page, context, faults } = await open(browser, server.url, { link: link() });
  const samples = await page.evaluate(() => headway.shown.answer.samples);
  const told = headway('compare', 'no-export', 'h200-licensed', '--samples', String(samples), '--metric', 'china_useful@2027', '--metric', 'china_useful@2028', '--full').replaceAll(/\s+/g, ' ');
  const [, size] = told.match(/(\d+(?:\.\d+)?) % more at the end of 2028/);
  const [, gain, band] = told.match(/(\+\S+ k) H100e on \S+ M at the end of 2028 \(in half of the worlds \S+, in nine of ten (-?\S+ to \S+)/);
  const sentence = await page.locator('[data-test=sentence]').innerText();
  const numbers = (await page.locator('[data-test=numbers]').innerText()).replaceAll('−', '-');
  assert.match(sentence, new RegExp(`have ${size} % more useful AI compute at the end of 2028`));
  assert.ok(numbers.includes(gain), `${numbers} has not ${gain}`);
  assert.ok(numbers.includes(band), `${numbers} has not ${band}`);
  const shown = await page.evaluate(() => ({ commit: headway.shown.answer.commit, hash: headway.shown.answer.book.hash }));
  const { commit, book } = JSON.parse(headway('compare', 'no-export', 'h200-licensed', '--samples', '20', '--metric', 'china_useful@2027', '--json'));
  assert.deepEqual(shown, { commit, hash: book.hash });
  assert.deepEqual(faults, []);
  await context.close();
});

test('after a lever the answer is that of the command line, to the last bit', async () => {
  // A narrow window rests at 2,000 draws.
  const { page, context, faults } = await open(browser, server.url, { link: link('yours.washington.cap=400000&yours.washington.cap_share=none&set.demand.china.worth=1.5'), width: 600 });
  await settled(page, 2000);
  const { text, command } = await page.evaluate(() => ({ text: headway.shown.text, command: document.querySelector('[data-test=command]').textContent }));
  const metrics = JSON.parse(text).request.metric.flatMap((each) => ['--metric', each]);
  const words = command.split(' ').slice(1);
  assert.equal(without(text.trim()), without(headway(...words, ...metrics, '--json').trim()));
  assert.deepEqual(faults, []);
  await context.close();
});

test('each lever moves the answer the right way', async () => {
  const { page, context } = await open(browser, server.url, { link: link(), width: 600 });
  const gains = async (words) => {
    await page.evaluate((to) => headway.open(to), link(words));
    await settled(page, 2000);
    return gainOf(page);
  };
  const as = await gains('yours.washington.delay=0');
  const cases = {
    'nothing may be sold': ['yours.washington.classes=none', 'yours.washington.classes=h20,mi308,h200', -1],
    'a cap': ['yours.washington.cap=50000', 'yours.washington.cap=1000000', -1],
    'Beijing blocks': ['yours.beijing.permission=blocked', 'yours.beijing.permission=open', -1],
    'smuggling halves': ['yours.washington.enforcement=0.5', 'yours.washington.enforcement=1.5', -1],
    'no compute abroad': ['yours.washington.purchase_abroad=0.5&yours.washington.rent_abroad=0.5', 'yours.washington.purchase_abroad=1.5&yours.washington.rent_abroad=1.5', -1],
  };
  for (const [what, [less, more]] of Object.entries(cases)) {
    const [below, above] = [await gains(less), await gains(more)];
    assert.ok(below < above, `${what}: ${below} is not below ${above}`);
  }
  assert.ok(as > 0);
  await context.close();
});

test('the levers are moved by hand: radio, slider, both sides, reset', async () => {
  const { page, context } = await open(browser, server.url, { link: link() });
  await settled(page);
  await page.locator('[data-test=permission]').getByText('open').click();
  await settled(page);
  await page.waitForURL(/yours\.beijing\.permission=open/);
  const slider = page.locator('[data-test=smuggled] input[type=range]');
  await slider.focus();
  for (let k = 0; k < 10; ++k) await page.keyboard.press('ArrowRight');
  await settled(page);
  await page.waitForURL(/yours\.washington\.enforcement=1\.5/);
  await page.locator('[data-test=both-smuggled]').check();
  await settled(page);
  await page.waitForURL(/base\.washington\.enforcement=1\.5/);
  await page.locator('[data-test=reset]').click();
  await settled(page);
  await page.waitForTimeout(300);
  assert.doesNotMatch(page.url(), /washington|beijing/);
  await context.close();
});

test('fifty quick drags leave one request in flight and no frozen frame', async () => {
  const { page, context } = await open(browser, server.url, { link: link() });
  await settled(page);
  const seen = await page.evaluate(async () => {
    const slider = document.querySelector('[data-test=cap] input[type=range]');
    let longest = 0;
    let most = 0;
    let last = performance.now();
    let on = true;
    const watch = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      most = Math.max(most, headway.inFlight);
      if (on) requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
    for (let k = 0; k < 50; ++k) {
      slider.value = String(50000 * (k % 20));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    on = false;
    return { longest, most };
  });
  await settled(page);
  await page.waitForURL(/yours\.washington\.cap=450000/);
  assert.equal(seen.most, 1);
  // Two shared cores: the limit of 100 ms is reported by ./dev bench; here a page that waits for the engine is told from one that does not.
  assert.ok(seen.longest < 400, `a frame took ${seen.longest} ms`);
  await context.close();
});

test('no level is shown of fewer than 500 draws, and what is shown says how many', async () => {
  const { page, context } = await open(browser, server.url, { link: link('yours.washington.levy=0.5') });
  await settled(page);
  const least = await page.evaluate(() => headway.shown.answer.samples);
  assert.ok(least >= 500);
  assert.match(await page.locator('[data-test=worlds]').innerText(), /[\d,]+ worlds \([\d,]+ drawn/);
  await context.close();
});
