import type { Work } from './catalogue.js';

interface Language {
  readonly country: string;
  readonly name: string;
  readonly englishName: string;
}

/** Languages of translations and originals, each with the country TMDb lists it under. */
const LANGUAGES: Readonly<Record<string, Language>> = {
  ar: { country: 'SA', name: 'العربية', englishName: 'Arabic' },
  cn: { country: 'HK', name: '广州话 / 廣州話', englishName: 'Cantonese' },
  da: { country: 'DK', name: 'Dansk', englishName: 'Danish' },
  de: { country: 'DE', name: 'Deutsch', englishName: 'German' },
  el: { country: 'GR', name: 'ελληνικά', englishName: 'Greek' },
  en: { country: 'US', name: 'English', englishName: 'English' },
  es: { country: 'ES', name: 'Español', englishName: 'Spanish' },
  fa: { country: 'IR', name: 'فارسی', englishName: 'Persian' },
  fr: { country: 'FR', name: 'Français', englishName: 'French' },
  hi: { country: 'IN', name: 'हिन्दी', englishName: 'Hindi' },
  it: { country: 'IT', name: 'Italiano', englishName: 'Italian' },
  ja: { country: 'JP', name: '日本語', englishName: 'Japanese' },
  ko: { country: 'KR', name: '한국어/조선말', englishName: 'Korean' },
  no: { country: 'NO', name: 'Norsk', englishName: 'Norwegian' },
  pl: { country: 'PL', name: 'Polski', englishName: 'Polish' },
  pt: { country: 'BR', name: 'Português', englishName: 'Portuguese' },
  ru: { country: 'RU', name: 'Pусский', englishName: 'Russian' },
  sv: { country: 'SE', name: 'svenska', englishName: 'Swedish' },
  ta: { country: 'IN', name: 'தமிழ்', englishName: 'Tamil' },
  te: { country: 'IN', name: 'తెలుగు', englishName: 'Telugu' },
  th: { country: 'TH', name: 'ภาษาไทย', englishName: 'Thai' },
  tr: { country: 'TR', name: 'Türkçe', englishName: 'Turkish' },
  zh: { country: 'CN', name: '普通话', englishName: 'Mandarin' },
};

/** What TMDb calls a language given by its ISO 639-1 code; for a code not listed, the code itself. */
export function languageOf(code: string): Language {
  return LANGUAGES[code] ?? { country: code.toUpperCase(), name: code, englishName: code };
}

/** The title that a question in a language (`fr-FR`, `fr`) gets: the original or translated one, else the English. */
export function titleIn(work: Work, language: string): string {
  const code = language.slice(0, 2);
  if (code === work.language) return work.originalTitle;
  return work.translations.find((translation) => translation.language === code)?.title ?? work.title;
}
