import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CommandFailure, EXIT } from '../exit.js';

/** Where the gateway is and which key opens it. */
export interface ClientSettings {
  readonly url: string;
  readonly key: string;
}

/** Settings from `CINEORG_URL` or `CINEORG_PORT`, and `CINEORG_API_KEY` or the data folder's key file. */
async function clientSettings(env: NodeJS.ProcessEnv): Promise<ClientSettings> {
  const url = env['CINEORG_URL'] || `http://127.0.0.1:${env['CINEORG_PORT'] || 3000}`;
  const file = join(resolve(env['CINEORG_DATA_DIR'] || 'data'), 'admin.key');
  const key = env['CINEORG_API_KEY'] || (await readFile(file, 'utf8').catch(() => '')).trim();
  if (key !== '') return { url, key };
  throw new CommandFailure(
    `No API key: set CINEORG_API_KEY, or CINEORG_DATA_DIR to the folder whose admin.key is meant (looked for ${file})`,
  );
}

interface Problem {
  readonly type?: string;
  readonly detail?: string;
}

/** Talks to the gateway like any other client. */
export class ApiClient {
  constructor(private readonly settings: ClientSettings) {}

  static async fromEnvironment(): Promise<ApiClient> {
    return new ApiClient(await clientSettings(process.env));
  }

  async get<Answer>(
    path: string,
    query: Readonly<Record<string, string | number | undefined>> = {},
  ): Promise<Answer> {
    const given = Object.entries(query).filter(([, value]) => value !== undefined);
    const search = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]));
    return this.send<Answer>('GET', given.length === 0 ? path : `${path}?${search}`);
  }

  async post<Answer>(path: string, body: object = {}): Promise<Answer> {
    return this.send<Answer>('POST', path, body);
  }

  async patch<Answer>(path: string, body: object): Promise<Answer> {
    return this.send<Answer>('PATCH', path, body);
  }

  async delete<Answer>(path: string): Promise<Answer> {
    return this.send<Answer>('DELETE', path);
  }

  /** All items of a list, page by page. */
  async *each<Item>(
    path: string,
    query: Readonly<Record<string, string | number | undefined>> = {},
  ): AsyncGenerator<Item> {
    let cursor: string | undefined;
    do {
      const page: { items: Item[]; nextCursor: string | null } = await this.get(path, {
        limit: 500,
        ...query,
        cursor,
      });
      yield* page.items;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }

  private async send<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const { url, key } = this.settings;
    let response: Response;
    try {
      response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { 'x-api-key': key, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      throw new CommandFailure(
        `CineOrg does not answer at ${url}: start it with "npm start", or set CINEORG_URL`,
      );
    }
    const text = await response.text();
    if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as Answer;
    throw failureOf(response.status, text);
  }
}

function failureOf(status: number, text: string): CommandFailure {
  let problem: Problem = {};
  try {
    problem = JSON.parse(text) as Problem;
  } catch {
    // Something else than the gateway answered; its status is all there is to tell.
  }
  const refusedKey =
    status === 401 ||
    problem.type === 'urn:cineorg:provider.refused-key' ||
    problem.type === 'urn:cineorg:provider.no-key';
  const wrongWord = status === 400 || problem.type === 'urn:cineorg:naming.invalid';
  return new CommandFailure(
    problem.detail ?? `the gateway answered ${status}`,
    refusedKey ? EXIT.waiting : wrongWord ? EXIT.usage : EXIT.failure,
  );
}
