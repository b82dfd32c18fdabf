// Files that a reader takes away from the page.
import type { FanPoint } from '../charts/Fan.svelte';
import { commandOf } from '../engine/request';
import type { Explorer } from '../state/explorer.svelte';
import { writeScenario } from '../state/scenario_file';

export function save(name: string, type: string, content: string | Blob) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** The command, the version and the book that a file's numbers come from. */
export function provenance(explorer: Explorer): string {
  const { answer, ask } = explorer.shown!;
  return `Headway ${answer.version} (${answer.commit}), book ${answer.book.hash.slice(0, 12)}: ${commandOf(ask, answer.samples)}`;
}

export function citation(explorer: Explorer): string {
  const { made } = explorer.shown!.answer;
  return `${provenance(explorer)}. ${made}. ${explorer.link()}`;
}

const kQuantiles = ['p5', 'p25', 'p50', 'p75', 'p95', 'mean'] as const;

/** RFC 4180, with a first line of where the numbers come from. */
export function csvOf(explorer: Explorer, points: FanPoint[], unit: string): string {
  const rows = points.map((point) => [point.period, ...kQuantiles.map((name) => point[name] ?? ''), point.draws].join(','));
  return [`# ${provenance(explorer)}; gain in ${unit}`, ['month', ...kQuantiles, 'worlds'].join(','), ...rows, ''].join('\r\n');
}

/** The policy as a scenario file, which `headway compare` reads. `dated`: levers for which settings with months are begun, in comments. */
export function tomlOf(explorer: Explorer, dated: string[] = []): string {
  const { levers } = explorer.catalog;
  const lists = levers.filter(({ kind }) => kind === 'classes').map(({ id }) => id);
  return writeScenario(explorer.ask.yours, { heading: commandOf(explorer.ask, 20000), lists, dated });
}

const kDrawn = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font', 'font-size', 'font-weight', 'text-anchor'];

/** A chart as a file of its own: styles inlined, a title above and where it comes from below. */
export function svgOf(chart: SVGSVGElement, [title, subtitle, source]: string[]): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const originals = [chart, ...chart.querySelectorAll('*')];
  for (const [k, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(originals[k]!);
    for (const name of kDrawn) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
  }
  const [, , width = 0, height = 0] = chart.getAttribute('viewBox')!.split(' ').map(Number);
  const { color, backgroundColor } = getComputedStyle(document.body);
  const space = 'http://www.w3.org/2000/svg';
  const text = (content: string, y: number, size: number) => {
    const element = Object.assign(document.createElementNS(space, 'text'), { textContent: content });
    for (const [name, value] of Object.entries({ x: '4', y: String(y), 'font-size': String(size), fill: color, 'font-family': 'sans-serif' })) element.setAttribute(name, value);
    return element;
  };
  const perLine = Math.max(20, Math.floor(width / 5.2));
  const lines = (source ?? '').match(new RegExp(`.{1,${perLine}}`, 'g')) ?? [];
  const paper = document.createElementNS(space, 'rect');
  const top = -44;
  const all = height + 48 + 12 * lines.length;
  for (const [name, value] of Object.entries({ x: 0, y: top, width, height: all, fill: backgroundColor })) paper.setAttribute(name, String(value));
  copy.prepend(paper);
  copy.append(text(title ?? '', -26, 16), text(subtitle ?? '', -8, 13), ...lines.map((line, k) => text(line, height + 12 + 12 * k, 9)));
  copy.setAttribute('viewBox', `0 ${top} ${width} ${all}`);
  copy.setAttribute('height', String(all));
  copy.setAttribute('xmlns', space);
  copy.removeAttribute('id');
  return new XMLSerializer().serializeToString(copy);
}

/** The same as a bitmap, twice as large. */
export async function pngOf(svg: string): Promise<Blob> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: 2 * picture.width, height: 2 * picture.height });
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'));
}
