const DOMAIN = String.raw`[\w-]{1,60}(?:\.[\w-]{1,40}){0,2}\.(?:com|org|net|to|cd|mx|tv|cc|info|io|me|ru|cam|link|pro|site|club|vip|pl|es|it|de|fr|in|nl|co\.uk|net\.au)`;

/** Advertisements of sites: `[ www.site.org ] - `, `www.site.org - `, `site.to - `, `{www.site.tv} `, `(site.com)`. */
const IN_FRONT = new RegExp(
  String.raw`^(?:[[({][ ._-]?(?:www[ ._-])?(?:${DOMAIN}|www\.[^\])}]{1,60})[ ._-]?[\])}][ ._-]*|www[._ -][\w-]{1,60}(?:\.[\w-]{2,20}){1,3}(?= - | ?\])[ ._-]*|www[._ -][\w-]{1,60}?\.(?:com|org|net|to|mx|tv|cc|info|me|ru|cam|pl|es)(?![\w])[ ._-]*|${DOMAIN}[ ._]?-[ ._])`,
  'iu',
);
const BEHIND = new RegExp(
  String.raw`[ ._-]*(?:[[({](?!yts)[ ._-]?(?:www[._ ])?${DOMAIN}[ ._-]?[\])}]|www\.\S{1,60}\.(?:com|org|net|to|mx|tv))$`,
  'iu',
);

/** Words that reposters hang on a release's name. */
const REPOSTED =
  /(?:[-.](?:scrambled|obfuscated|obfuscation|postbot|xpost|rakuv[a-z]*|whiterev|buymore|asrequested|alternativetorequested|gerov|z0ids3n|chamele0n|4p(?:lanet)?|nzbgeek|repost|bugsfunny))+$/i;

/** Takes advertisements of sites off both ends of a name; one that is nothing else stays as it is. */
export function withoutAdvertising(text: string): string {
  const rest = text.replace(IN_FRONT, '').replace(BEHIND, '').replace(REPOSTED, '');
  return /[\p{L}\p{N}]/u.test(rest) ? rest : text;
}
