import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SetUpError } from '../lib/run.mjs';

/** Parses a command line; what is wrong with it is told together with the usage. */
export function parseOptions(args, options, usage) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw wrongUsage(error.message, usage);
  }
}

/** A number given as an option. */
export function numberOption(values, name, usage) {
  const number = Number(values[name]);
  if (!Number.isFinite(number) || number < 0) throw wrongUsage(`--${name} takes a number`, usage);
  return number;
}

/** A file as the caller means it: relative to the folder the command was called from. */
export const callersFile = (file) => resolve(process.env['INIT_CWD'] ?? '.', file);

export const wrongUsage = (message, usage) => new SetUpError(`${message}\nusage: ${usage}`);
