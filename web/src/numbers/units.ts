// A number with its unit: Chinese has no space between them, but for units in Latin letters.
import type { Language } from './format';

export function withUnit(text: string, unit: string, language: Language): string {
  if (unit === '') return text;
  const close = language !== 'en' && /^[%\u3000-\uffef]/.test(unit);
  return close ? `${text}${unit}` : `${text} ${unit}`;
}
