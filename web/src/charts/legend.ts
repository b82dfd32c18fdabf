// Where the parts of a legend stand that is drawn inside a chart, so that a chart that is taken away has it too.

/** About how wide a text is drawn: a Chinese character is as wide as it is high, a Latin one a little over half. */
export function textWidth(text: string, size = 12): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) > 0x2e7f ? 1 : 0.56;
  return width * size;
}

export const kLegendLine = 18;
const kKey = 18;
const kGap = 14;

/** The place of each name, left to right, over as many lines as it takes. */
export function placed(names: string[], width: number): { at: { x: number; y: number }[]; height: number } {
  let x = 2;
  let line = 0;
  const at = names.map((name) => {
    const needed = kKey + textWidth(name);
    if (x > 2 && x + needed > width) {
      x = 2;
      line += 1;
    }
    const here = { x, y: line * kLegendLine };
    x += needed + kGap;
    return here;
  });
  return { at, height: names.length === 0 ? 0 : (line + 1) * kLegendLine };
}

/** The text, shortened to a width, with dots where something is left out. */
export function fitted(text: string, width: number, size = 12): string {
  if (textWidth(text, size) <= width) return text;
  let short = text;
  while (short.length > 1 && textWidth(`${short}…`, size) > width) short = short.slice(0, -1);
  return `${short}…`;
}
