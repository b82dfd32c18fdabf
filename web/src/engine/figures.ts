import asked from './figures.json';

/** The years that the answer may speak of. */
export const kYears: string[] = asked.years;

/** The metrics of the answer's screen, as `compare` is asked for them. */
export const kFigures: string[] = [...asked.months.map((id) => `${id}@months`), ...asked.years.flatMap((year) => asked.figures.map((id) => `${id}@${year}`))];

/** What is compared unless the reader chooses. */
export const kBase: string = asked.base;
export const kUsual: string = asked.usual;

/** The last month of the run. */
export const kHorizon: string = asked.horizon;
