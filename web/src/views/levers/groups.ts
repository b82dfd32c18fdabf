// The levers in four groups as a reader looks for them: what a licence says, what else Washington controls, Beijing, and how strongly one
// part of the world answers another. A lever that the book has and no group names stands under the last one.
import type { Lever } from '../../engine/catalog';

export const kGroups = ['licence', 'controls', 'beijing', 'feedback', 'other'] as const;
export type Group = (typeof kGroups)[number];

/** What Washington controls beside licences. */
const kControls = ['enforcement', 'hbm_controls', 'tool_controls', 'purchase_abroad', 'rent_abroad', 'kill_switch'].map((name) => `washington.${name}`);
/** The order in which a group begins; the others follow as the book has them. */
const kFirst = ['washington.classes', 'washington.cap', 'washington.cap_share', 'washington.cap_per_customer', 'washington.vetting', 'washington.tariff', 'beijing.permission', 'beijing.mandate', 'washington.enforcement', 'washington.rent_abroad'];

/** Factors on what was so in 2025. */
const kTimes2025 = ['enforcement', 'hbm_controls', 'tool_controls', 'purchase_abroad', 'rent_abroad'].map((name) => `washington.${name}`);

/** The unit in which a reader thinks of a lever. */
export function unitOf({ id, unit }: Lever): string {
  return kTimes2025.includes(id) ? kSince : unit;
}
export const kSince = '2025';

export function groupOf({ id, group }: Lever): Group {
  if (group === 'washington') return kControls.includes(id) ? 'controls' : 'licence';
  return group === 'beijing' || group === 'feedback' ? group : 'other';
}

const place = (id: string) => (kFirst.includes(id) ? kFirst.indexOf(id) : kFirst.length);

export function grouped(levers: Lever[]): { group: Group; levers: Lever[] }[] {
  return kGroups
    .map((group) => ({ group, levers: levers.filter((lever) => groupOf(lever) === group).sort((one, other) => place(one.id) - place(other.id)) }))
    .filter((each) => each.levers.length > 0);
}
