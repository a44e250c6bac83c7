import { describe, expect, it } from '@jest/globals';
import { ErrorRelay } from './error-relay.js';

function relay(): { told: string[]; relay: ErrorRelay } {
  const told: string[] = [];
  return {
    told,
    relay: new ErrorRelay({
      name: 'gateway',
      logFile: '/logs/gateway.log',
      onError: (line) => told.push(line),
    }),
  };
}

describe('errors of a service', () => {
  it('are passed on from its log, nothing else is', () => {
    const { told, relay: errors } = relay();
    errors.logLine('{"level":30,"msg":"ready"}');
    errors.logLine('{"level":50,"msg":"request failed","err":{"message":"no database"}}');
    errors.logLine('not JSON');
    errors.logLine('null');
    errors.errorLine('  ');
    errors.errorLine('Error: out of memory');
    expect(told).toEqual(['gateway: request failed: no database', 'gateway: Error: out of memory']);
  });

  it('do not bury the terminal', () => {
    const { told, relay: errors } = relay();
    for (let at = 0; at < 1000; at += 1) errors.say('again');
    expect(told).toHaveLength(10);
    expect(told.at(-1)).toBe('gateway: more in /logs/gateway.log');
  });

  it('cannot steer the terminal', () => {
    const { told, relay: errors } = relay();
    errors.say('bad name: \u001B[2J\u0007x\ny');
    expect(told).toEqual(['gateway: bad name:  x y']);
  });
});
