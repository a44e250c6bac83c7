import type { IncomingHttpHeaders } from 'node:http';

/**
 * How long (ms) a refusal asks to wait, from seconds or a date; null when it does not say or the moment is past. A
 * date is compared with the server's own clock where the answer shows it.
 */
export function retryAfter(headers: IncomingHttpHeaders, now: number): number | null {
  const asked = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(asked)) return positive(Number(asked) * 1000);
  const theirNow = Date.parse(headers.date ?? '');
  return positive(Date.parse(asked) - (Number.isNaN(theirNow) ? now : theirNow));
}

const positive = (ms: number): number | null => (ms > 0 ? ms : null);
