// Opens a scenario file that was dropped or chosen. It becomes the reader's side, or nothing changes and the reasons are told.
import { listText } from '../engine/catalog';
import { kUsual } from '../engine/figures';
import { refusalOf } from '../state/check';
import type { Explorer } from '../state/explorer.svelte';
import { readScenario } from '../state/scenario_file';
import { fileWords } from './file_words';

const kLargest = 1e6;

export async function openFile(explorer: Explorer, file: File): Promise<void> {
  const words = fileWords[explorer.state.language];
  const { catalog } = explorer;
  const refuse = (reasons: string[]) => (explorer.notice = [words.not(file.name), ...reasons].join(' '));
  if (file.size > kLargest) return void refuse([words.large]);
  const { side, problems } = readScenario(await file.text(), {
    usual: kUsual,
    scenarios: catalog.scenarios.map(({ name }) => name),
    ids: catalog.levers.map(({ id }) => id),
    empty: listText(catalog, []),
  });
  if (side === undefined) return void refuse(problems.map(({ line, kind, what }) => `${words.line(String(line))}: ${words.problems[kind](what)}.`));
  const refused = await refusalOf(explorer, { yours: side });
  if (refused !== '') return void refuse([explorer.words.trouble.refused, refused]);
  explorer.state.yours = side;
  explorer.notice = words.opened(file.name);
}
