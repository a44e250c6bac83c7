import { loadConfig } from '#infrastructure/config';
import { checkInstallation } from '#infrastructure/runtime';
import { printJson, printLine } from '../client/output.js';
import { EXIT, type ExitCode } from '../exit.js';

/** `doctor`: looks at settings, folders, database, queue and key, and says what to do about each fault. */
export async function doctor({ json }: { json?: boolean }): Promise<ExitCode> {
  const findings = await checkInstallation(loadConfig(process.env, process.cwd()));
  if (json) printJson({ findings });
  else
    for (const { ok, subject, message } of findings)
      printLine(`${ok ? 'ok   ' : 'WRONG'}  ${subject}: ${message}`);
  return findings.every(({ ok }) => ok) ? EXIT.done : EXIT.failure;
}
