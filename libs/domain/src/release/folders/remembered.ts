/** Most answers that are kept; a library's folders come one after another, so few are asked for again later. */
const MOST_REMEMBERED = 512;

/** The function with its latest answers kept: the files of a folder ask for the same folders over and over. */
export function remembered<T>(work: (name: string) => T): (name: string) => T {
  const answers = new Map<string, T>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = work(name);
    if (answers.size >= MOST_REMEMBERED) answers.clear();
    answers.set(name, answer);
    return answer;
  };
}
