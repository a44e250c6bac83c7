import { emitKeypressEvents } from 'node:readline';
import { renderSession, type ScreenSize } from './screen.js';
import type { Key, SessionView } from './session.js';

/** As much of standard input as a session needs. */
export interface KeyboardInput extends NodeJS.ReadableStream {
  setRawMode(raw: boolean): unknown;
}

/** As much of standard output. */
export interface ScreenOutput {
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
  on(event: 'resize', listener: () => void): unknown;
  off(event: 'resize', listener: () => void): unknown;
}

/** A session as the terminal drives it. */
export interface KeyedSession {
  readonly ended: boolean;
  readonly view: SessionView;
  press(key: Key): Promise<void>;
}

const ENTER = '\u001B[?1049h\u001B[?25l';
const LEAVE = '\u001B[?25h\u001B[?1049l';
const CLEAR = '\u001B[H\u001B[2J';
const NARROWEST: ScreenSize = { columns: 40, rows: 15 };
const USUAL: ScreenSize = { columns: 80, rows: 24 };
const ENDING: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP'];

interface Keypress {
  readonly name?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
}

/** Keys with Ctrl or Alt type nothing. */
function keyOf(text: string | undefined, { name = '', ctrl = false, meta = false }: Keypress): Key {
  if (ctrl) return { name: `ctrl-${name}`, text: '' };
  return { name, text: meta ? '' : (text ?? '') };
}

/**
 * Runs a session on a terminal in raw mode until the user leaves or the input ends. The terminal is as before in any
 * case: after errors, signals, and when the process ends meanwhile.
 */
export async function runOnTerminal(
  session: KeyedSession,
  input: KeyboardInput,
  output: ScreenOutput,
): Promise<void> {
  const { promise, resolve, reject } = ending();
  const draw = (): void =>
    void output.write(CLEAR + renderSession(session.view, sizeOf(output)).join('\r\n'));
  const onKey = (text: string | undefined, pressed: Keypress): void => {
    const taken = session.press(keyOf(text, pressed));
    if (session.ended) resolve();
    taken.then(() => (session.ended ? resolve() : draw())).catch(reject);
  };
  const restore = (): void => {
    input.setRawMode(false);
    output.write(LEAVE);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    restore();
    for (const one of ENDING) process.off(one, onSignal);
    process.kill(process.pid, signal);
  };
  process.on('exit', restore);
  for (const signal of ENDING) process.on(signal, onSignal);
  try {
    emitKeypressEvents(input);
    input.setRawMode(true);
    output.write(ENTER);
    input.on('keypress', onKey).on('end', resolve).resume();
    output.on('resize', draw);
    draw();
    await promise;
  } finally {
    process.off('exit', restore);
    for (const signal of ENDING) process.off(signal, onSignal);
    input.off('keypress', onKey).off('end', resolve).pause();
    output.off('resize', draw);
    restore();
  }
}

interface Ending {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** The end of a session, to be brought about by whatever happens first. */
function ending(): Ending {
  let resolve: Ending['resolve'] = () => undefined;
  let reject: Ending['reject'] = () => undefined;
  const promise = new Promise<void>((fulfil, fail) => {
    resolve = fulfil;
    reject = fail;
  });
  return { promise, resolve, reject };
}

function sizeOf({ columns = USUAL.columns, rows = USUAL.rows }: ScreenOutput): ScreenSize {
  return { columns: Math.max(columns, NARROWEST.columns), rows: Math.max(rows, NARROWEST.rows) };
}
