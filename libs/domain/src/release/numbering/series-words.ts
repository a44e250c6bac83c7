/** "Season" in the languages that release names use. Alternatives for a regular expression, longest first. */
export const SEASON_WORDS =
  'seasons|season|series|saisons|saison|staffeln|staffel|temporadas|temporada|temp|stagioni|stagione|seizoenen|seizoen|sezonul|sezony|sezona|sezóna|série|sezon|sæson|säsong|sesong|kausi|évad|сезоны|сезона|сезон|κύκλος|sesion|sn|se';

/** "Episode" in those languages. */
export const EPISODE_WORDS =
  'episodes|episode|episodios|episodio|episódio|épisode|episodul|episod|eps|ep|folge|capítulo|capitulo|capitulos|cap|caap|aflevering|afl|odcinek|odc|avsnitt|bölüm|bolum|блм|blm|серии|серия|серій|серія|эпизод|выпуск|seriya|jakso|díl|rész|afsnit|epizoda|epizód|tập|第';

/** Words that stand behind a number and make it an episode's. */
export const COUNTED_WORDS =
  'bölüm|bolum|blm|серии|серия|серій|серія|сер|выпуск|seriya|jakso|díl|rész|話|话|集|回|회|화';
