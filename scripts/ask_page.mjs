// Asks the page's engine in node: ask_page.mjs FOLDER REQUESTS ANSWERS. FOLDER is what build_page.py made, REQUESTS a JSON file
// of requests; of request k the answer is written to ANSWERS/k.json, its seconds to standard output.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, requests, answers] = process.argv.slice(2);
const { Headway } = await import(pathToFileURL(resolve(folder, 'headway.mjs')));
const module = await WebAssembly.compile(readFileSync(join(folder, 'headway.wasm')));
const headway = await Headway.open(module, JSON.parse(readFileSync(join(folder, 'book.json'), 'utf8')));
const seconds = JSON.parse(readFileSync(requests, 'utf8')).map((request, k) => {
  const start = performance.now();
  writeFileSync(join(answers, `${k}.json`), headway.ask(request));
  return (performance.now() - start) / 1000;
});
console.log(JSON.stringify(seconds));
