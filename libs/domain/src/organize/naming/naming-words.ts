/** Languages that folders are named in. */
export const NAMING_WORDS = ['fr', 'en'] as const;
export type NamingWords = (typeof NAMING_WORDS)[number];
