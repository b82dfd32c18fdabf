// Asks the page's engine in node: ask_page.mjs FOLDER REQUESTS ANSWERS. FOLDER is what build_page.py made, REQUESTS a JSON file
// {requests, sessions} (page_requests.py). The answer to request k is written to ANSWERS/k.json, that of step j of session s to
// ANSWERS/kept-s-j.json; the seconds of each request and each step, and the memory that sessions took, to standard output.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, requests, answers] = process.argv.slice(2);
const { Headway, Refused } = await import(pathToFileURL(resolve(folder, 'headway.mjs')));
const module = await WebAssembly.compile(readFileSync(join(folder, 'headway.wasm')));
const book = JSON.parse(readFileSync(join(folder, 'book.json'), 'utf8'));
const open = () => Headway.open(module, book);
const asked = JSON.parse(readFileSync(requests, 'utf8'));

function timed(name, answer) {
  const start = performance.now();
  writeFileSync(join(answers, `${name}.json`), answer());
  return (performance.now() - start) / 1000;
}

function finish(kept) {
  while (!kept.finished()) {
    kept.advance(4);
  }
}

// A change that is refused must leave all as it was.
function mustRefuse(kept, change) {
  try {
    kept.change(change);
  } catch (error) {
    if (error instanceof Refused && error.input) {
      return;
    }
    throw error;
  }
  throw new Error(`${JSON.stringify(change)} was not refused`);
}

/** The draws of a step in two instances, or range after range in one. */
function step(here, there, { change, elsewhere, samples, by_rows: byRows }) {
  const own = samples - elsewhere;
  here.change({ ...change, first: 0, samples: own });
  here.advance(1);
  mustRefuse(here, { sides: { 1: 'h20-only' }, metric: ['no_metric@2027'] });
  finish(here);
  if (elsewhere > 0 && byRows) {
    const rows = here.rows();
    here.change({ first: own, samples: elsewhere });
    here.merge(rows);
    finish(here);
    there.change(change);
  } else if (elsewhere > 0) {
    there.change({ ...change, first: own, samples: elsewhere });
    finish(there);
    here.merge(there.rows());
  } else {
    there.change(change);
  }
  return here.result();
}

const headway = await open();
const seconds = asked.requests.map((request, k) => timed(k, () => headway.ask(request)));
const [here, there] = [await open(), await open()];
const kept = asked.sessions.map((session, s) => {
  here.keep(session.keep);
  there.keep({ ...session.keep, first: session.keep.samples });
  return session.steps.map((each, j) => timed(`kept-${s}-${j}`, () => step(here, there, each)));
});
console.log(JSON.stringify({ seconds, kept }));
