/** A saga and its films, by TMDb ids. */
interface Saga {
  readonly id: number;
  readonly name: string;
  readonly films: readonly number[];
}

/** A few of those that the built-in catalogue has films of. */
const SAGAS: readonly Saga[] = [
  { id: 119, name: 'The Lord of the Rings Collection', films: [120, 121, 122] },
  { id: 10194, name: 'Toy Story Collection', films: [862, 863, 10193] },
  { id: 230, name: 'The Godfather Collection', films: [238, 240, 242] },
];

/** What a film's details say of its saga; null when it is none's. */
export function sagaOf(filmId: number): Record<string, unknown> | null {
  const saga = SAGAS.find(({ films }) => films.includes(filmId));
  if (saga === undefined) return null;
  const { id, name } = saga;
  return { id, name, poster_path: `/saga${id}.jpg`, backdrop_path: null };
}
