import { isUtf8 } from '#domain';

/** A path for the API: as text, and in base64 beside it where text does not hold it whole. */
export type ShownPath<Name extends string> = Readonly<Record<Name, string>> &
  Readonly<Partial<Record<`${Name}Bytes`, string>>>;

/** Shows a path under a name: `path`, and `pathBytes` where it is no UTF-8. */
export function shownPath<Name extends string>(name: Name, path: Uint8Array): ShownPath<Name> {
  const buffer = Buffer.from(path);
  const bytes = isUtf8(path) ? {} : { [`${name}Bytes`]: buffer.toString('base64') };
  return { [name]: buffer.toString(), ...bytes } as unknown as ShownPath<Name>;
}
