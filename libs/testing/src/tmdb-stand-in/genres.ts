/** A genre as TMDb names it. */
export interface Genre {
  readonly id: number;
  readonly name: string;
}

export const FILM_GENRES: readonly Genre[] = genres(
  '28 Action,12 Adventure,16 Animation,35 Comedy,80 Crime,99 Documentary,18 Drama,10751 Family,14 Fantasy,36 History,' +
    '27 Horror,10402 Music,9648 Mystery,10749 Romance,878 Science Fiction,10770 TV Movie,53 Thriller,10752 War,37 Western',
);

export const SERIES_GENRES: readonly Genre[] = genres(
  '10759 Action & Adventure,16 Animation,35 Comedy,80 Crime,99 Documentary,18 Drama,10751 Family,10762 Kids,' +
    '9648 Mystery,10763 News,10764 Reality,10765 Sci-Fi & Fantasy,10766 Soap,10767 Talk,10768 War & Politics,37 Western',
);

/** The genres of a work, in its own order; unknown ids are left out. */
export function genresOf(ids: readonly number[], known: readonly Genre[]): Genre[] {
  return ids.flatMap((id) => known.filter((genre) => genre.id === id));
}

function genres(list: string): Genre[] {
  return list.split(',').map((entry) => {
    const [id = '', ...name] = entry.split(' ');
    return { id: Number(id), name: name.join(' ') };
  });
}
