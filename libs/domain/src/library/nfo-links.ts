import type { IdSource, Statement } from './nfo-statements.js';

/** An IMDb id by itself or in an address; the oldest addresses lack its prefix. */
const IMDB = /(?<![a-z0-9])tt(\d{7,9})(?![a-z0-9])|imdb\.com\/title\?(\d{7,8})(?![a-z0-9])/gi;

const TMDB = /(?:themoviedb|tmdb)\.org\/(movie|tv)\/(\d{1,9})(?!\d)/gi;

/** The rest of an address of TheTVDB, which says in many ways what it is about. */
const TVDB = /thetvdb\.com\/([^\s<>"'|]{1,200})/gi;

/**
 * The ids that addresses in a text lead to. A page of an episode or a season leads to its series where the address
 * says which; addresses that name their work in words only (thetvdb.com/series/dark) say nothing.
 */
export function statedByLinks(text: string): Statement[] {
  return [
    ...[...text.matchAll(IMDB)].map(([, id, old]) => state('imdb', `tt${id ?? old}`, null)),
    ...[...text.matchAll(TMDB)].map(([, kind, id = '']) =>
      state('tmdb', id, kind?.toLowerCase() === 'tv' ? 'series' : 'movie'),
    ),
    ...[...text.matchAll(TVDB)].flatMap(([, address = '']) => ofTvdb(address)),
  ];
}

const state = (source: IdSource, id: string, about: Statement['about']): Statement => ({ source, id, about });

function ofTvdb(address: string): Statement[] {
  const film = /^dereferrer\/movie\/(\d{1,9})(?!\d)/i.exec(address)?.[1];
  if (film !== undefined) return [state('tvdb', film, 'movie')];
  const series = tvdbSeries(address);
  return series === undefined ? [] : [state('tvdb', series, 'series')];
}

/** `?tab=episode&seriesid=7&id=9` and its like: an id by itself is the series' only on the series' own page. */
function tvdbSeries(address: string): string | undefined {
  const byPath = /^(?:dereferrer|api\/[^/]{1,64})\/series\/(\d{1,9})(?!\d)/i.exec(address)?.[1];
  const named = /[?&]seriesid=(\d{1,9})(?!\d)/i.exec(address)?.[1];
  if (byPath !== undefined || named !== undefined) return byPath ?? named;
  if (/[?&]tab=(?!series(?:&|$))/i.test(address)) return undefined;
  return /[?&]id=(\d{1,9})(?!\d)/i.exec(address)?.[1];
}
