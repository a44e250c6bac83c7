import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PROJECT } from './planted-tree.js';

interface Service {
  readonly command?: readonly string[];
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly privileged?: boolean;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: unknown;
}

const text = readFileSync(join(PROJECT, 'docker-compose.yml'), 'utf8');
const { services, networks } = parse(text, { merge: true }) as {
  services: Readonly<Record<string, Service>>;
  networks: { inside: { internal: boolean } };
};
const named = Object.entries(services).map(([name, service]) => ({ name, service }));

describe('docker-compose.yml', () => {
  it('runs every service of the project, and what it needs', () => {
    expect(Object.keys(services).sort()).toEqual(
      ['gateway', 'metadata', 'migrate', 'organizer', 'postgres', 'redis', 'scanner'].sort(),
    );
  });

  it.each(named)('$name has no more rights than it needs', ({ service }) => {
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toEqual(['no-new-privileges:true']);
    expect(service.privileged).toBeUndefined();
    expect(service.user).not.toMatch(/^(root|0)\b/);
  });

  it.each(named.filter(({ name }) => name !== 'migrate'))('$name says whether it is well', ({ service }) => {
    expect(service.healthcheck).toBeDefined();
  });

  it('publishes the gateway only, on this machine unless told otherwise', () => {
    const published = named.filter(({ service }) => service.ports !== undefined);
    expect(published.map(({ name, service }) => [name, service.ports])).toEqual([
      ['gateway', ['${CINEORG_BIND:-127.0.0.1}:${CINEORG_PORT:-3000}:3000']],
    ]);
  });

  it('lets only the gateway and the metadata worker out', () => {
    expect(networks.inside.internal).toBe(true);
    const out = named.filter(({ service }) => service.networks?.join() !== 'inside');
    expect(out.map(({ name }) => name)).toEqual(['gateway', 'metadata']);
  });

  it('mounts the media in one piece, for the organizer alone to change', () => {
    const media = named.flatMap(({ name, service }) =>
      (service.volumes ?? []).filter((volume) => volume.includes(':/media')).map((volume) => [name, volume]),
    );
    expect(media).toEqual([
      ['gateway', '${CINEORG_MEDIA:-./media}:/media:ro'],
      ['scanner', '${CINEORG_MEDIA:-./media}:/media:ro'],
      ['organizer', '${CINEORG_MEDIA:-./media}:/media'],
    ]);
  });

  it('holds no secret', () => {
    for (const { service } of named) {
      for (const [name, value] of Object.entries(service.environment ?? {})) {
        if (/PASSWORD|KEY|TOKEN|DATABASE_URL/.test(name)) expect(value).toMatch(/\$\{/);
      }
    }
  });
});
