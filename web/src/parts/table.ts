// A table beside a chart: what a reader sees, and the full numbers that go into a file.
export type Cell = string | { text: string; raw: number | string | null };

export interface Table {
  caption: string;
  columns: string[];
  rows: Cell[][];
}

export const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);
const rawOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.raw === null ? '' : String(cell.raw));

/** A spreadsheet takes what begins like a formula for one. */
const harmless = (text: string) => (/^[=+@\t\r]|^-(?!\d|\.\d)/.test(text) ? `'${text}` : text);
const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** RFC 4180, with a first line of where the numbers come from. */
export function csvOfTable(table: Table, source: string): string {
  const lines = [table.columns, ...table.rows.map((row) => row.map(rawOf))].map((row) => row.map((text) => quoted(harmless(text))).join(','));
  return [`# ${source.replaceAll(/[\r\n]+/g, ' ')}; ${table.caption.replaceAll(/[\r\n]+/g, ' ')}`, ...lines, ''].join('\r\n');
}
