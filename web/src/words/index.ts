// The languages of the page. Each is loaded when it is chosen; English is there from the start.
import type { Language } from '../numbers/format';
import { en, type Words } from './en';

export type { Words };

/** Words that only one view needs stand beside it, in all languages: what is missing in one is a type error. */
export type Tongues<W> = Record<Language, W>;

export const kLanguages: { code: Language; name: string; short: string }[] = [
  { code: 'en', name: 'English', short: 'EN' },
  { code: 'zh-Hant', name: '繁體中文', short: '繁' },
  { code: 'zh-Hans', name: '简体中文', short: '简' },
];

export async function wordsOf(language: Language): Promise<Words> {
  switch (language) {
    case 'en':
      return en;
    case 'zh-Hant':
      return (await import('./zh-hant')).zhHant;
    case 'zh-Hans':
      return (await import('./zh-hans')).zhHans;
  }
}

/** The language that suits the reader best, by the browser's list. */
export function preferred(languages: readonly string[]): Language {
  for (const language of languages) {
    const lower = language.toLowerCase();
    if (lower.startsWith('en')) return 'en';
    if (lower.startsWith('zh')) return /hant|tw|hk|mo/.test(lower) ? 'zh-Hant' : 'zh-Hans';
  }
  return 'en';
}
