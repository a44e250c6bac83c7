import type { FileSystem } from '#infrastructure/files';

/** Looks on before every call of the disk and the store. */
export type Look = (call: string, args: readonly unknown[]) => void;

type AnyCall = (...args: readonly unknown[]) => unknown;

/** A disk whose calls are looked at, whatever methods it has. */
export function watchedDisk(disk: FileSystem, look: Look): FileSystem {
  const watched: Record<string, AnyCall> = {};
  for (const call of methodsOf(disk)) {
    const work = Reflect.get(disk, call) as AnyCall;
    watched[call] = (...args) => {
      look(call, args);
      return Reflect.apply(work, disk, args);
    };
  }
  return watched as unknown as FileSystem;
}

const methodsOfClass = new WeakMap<object, readonly string[]>();

function methodsOf(disk: object): readonly string[] {
  const prototype = Object.getPrototypeOf(disk) as object;
  if (prototype === Object.prototype) return Object.keys(disk);
  const known = methodsOfClass.get(prototype);
  if (known !== undefined) return known;
  const isMethod = (name: string): boolean =>
    name !== 'constructor' && Object.getOwnPropertyDescriptor(prototype, name)?.value instanceof Function;
  const methods = Object.getOwnPropertyNames(prototype).filter(isMethod);
  methodsOfClass.set(prototype, methods);
  return methods;
}
