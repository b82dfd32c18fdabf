// Edits of assumptions: the key is what stands before the equals sign of `--set`, such as `demand.china.worth`, `trade.stock*` (times),
// `trade.stock+` (plus), or with months `washington.levy@2027-01..`.
import type { Settings } from '../engine/request';

export type How = '' | '*' | '+';

export interface Edit {
  id: string;
  /** "2027-01.." and its like; empty for none. */
  months: string;
  how: How;
}

const kKey = /^([a-z0-9_.-]+?)(?:@([0-9.~-]+))?([*+]?)$/;

export function keyOf({ id, months, how }: Edit): string {
  return `${id}${months === '' ? '' : `@${months}`}${how}`;
}

export function editOf(key: string): Edit | undefined {
  const found = kKey.exec(key);
  return found === null ? undefined : { id: found[1]!, months: found[2] ?? '', how: found[3] as How };
}

/** The id that a key is about; the key where it cannot be read. */
export function idOf(key: string): string {
  return editOf(key)?.id ?? key;
}

export function editsOf(edits: Settings, id: string): [string, string][] {
  return Object.entries(edits).filter(([key]) => idOf(key) === id);
}

/** The edits with this one, in place of others of the same entry and months. */
export function withEdit(edits: Settings, edit: Edit, value: string): Settings {
  const rest = Object.entries(edits).filter(([key]) => {
    const other = editOf(key);
    return other === undefined || other.id !== edit.id || other.months !== edit.months;
  });
  return { ...Object.fromEntries(rest), [keyOf(edit)]: value };
}

export function withoutEdits(edits: Settings, id: string): Settings {
  return Object.fromEntries(Object.entries(edits).filter(([key]) => idOf(key) !== id));
}
