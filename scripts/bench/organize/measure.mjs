/** One mode: files on the disk and in a database, then rounds of CineOrg's work and the bare one, turn about. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { runMigrations } from '#infrastructure/database';
import { SetUpError, say } from '../../lib/run.mjs';
import { PlanLab } from '../../../dist/libs/testing/src/plans/plan-lab.js';
import { madeUpFiles } from './made-up-files.mjs';
import { countWrong, filesOf, snapshot } from './snapshot.mjs';

const STEP = fileURLToPath(new URL('step.mjs', import.meta.url));
/** Films stored with one statement. */
const BATCH = 5_000;
const TREES = ['in', 'store', 'view'];

/** Measures a mode on a server of its own database; `settings`: files, rounds, profile. */
export async function measureMode(mode, settings, { home: parent, postgresUrl }) {
  const home = join(parent, mode);
  mkdirSync(home);
  const databaseUrl = await ownDatabase(postgresUrl, mode);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await makeFiles({ mode, home, databaseUrl }, settings.files);
    await client.query('VACUUM ANALYZE');
    const run = new Run({ mode, home, databaseUrl }, client, settings);
    return { mode, files: settings.files, ...(await run.rounds()) };
  } finally {
    await client.end();
    rmSync(home, { recursive: true, force: true });
  }
}

async function ownDatabase(postgresUrl, mode) {
  const name = `organize_${mode.replaceAll('-', '_')}`;
  const admin = new Client({ connectionString: postgresUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  await runMigrations(url.href);
  return url.href;
}

async function makeFiles(options, count) {
  say(`${options.mode}: making ${count} files …`);
  const lab = await PlanLab.open(options);
  const files = madeUpFiles(count);
  for (let at = 0; at < files.length; at += BATCH) await lab.add(files.slice(at, at + BATCH));
  await lab.database.close();
}

class Run {
  #given;
  #client;
  #settings;

  constructor(given, client, settings) {
    this.#given = given;
    this.#client = client;
    this.#settings = settings;
  }

  async rounds() {
    const before = snapshot(this.#trees());
    const rounds = [];
    for (let number = 1; number <= this.#settings.rounds; number++) {
      rounds.push(await this.#round(number, before.hash));
    }
    return { entries: before, rounds };
  }

  async #round(number, hash) {
    const plan = await this.#step('plan');
    const { id, conflicts, operations: count } = plan.value;
    if (conflicts > 0) throw new SetUpError(`the plan has ${conflicts} conflicts`);
    const operations = await this.#operations(id);
    const file = join(this.#given.home, 'operations.json');
    writeFileSync(file, JSON.stringify(operations));
    const files = filesOf(operations);
    const check = (where) => ({ wrong: countWrong(operations, files), where });
    const same = () => snapshot(this.#trees()).hash === hash;

    const apply = await this.#step('apply', { plan: id });
    const applied = check('apply');
    const undo = await this.#step('undo', { plan: id });
    const undone = same();
    const given = { operations: file, chunks: apply.chunks };
    const bareApply = await this.#step('bare-apply', given);
    const bareApplied = check('bare');
    const bareUndo = await this.#step('bare-undo', { ...given, chunks: undo.chunks });
    const bareUndone = same();
    say(
      `${this.#given.mode} ${number}: plan ${plan.seconds.toFixed(1)} s, apply ${apply.seconds.toFixed(1)} s ` +
        `(bare ${bareApply.seconds.toFixed(1)} s), undo ${undo.seconds.toFixed(1)} s (bare ${bareUndo.seconds.toFixed(1)} s); ` +
        `cpu ${[apply, bareApply, undo, bareUndo].map(({ cpu }) => cpu.toFixed(1))}`,
    );
    const wrong = applied.wrong + bareApplied.wrong;
    return { count, plan, apply, undo, bareApply, bareUndo, wrong, same: undone && bareUndone };
  }

  /** The plan's operations in their order, as texts: names made up here are all UTF-8. */
  async #operations(planId) {
    const { rows } = await this.#client.query(
      `SELECT kind, convert_from(source, 'UTF8') AS source, convert_from(target, 'UTF8') AS target FROM operation
       WHERE plan_id = $1 ORDER BY group_no, ordinal`,
      [planId],
    );
    return rows;
  }

  /** Runs a step in a process of its own, with nothing left to write from before. */
  async #step(step, more = {}) {
    await this.#client.query('CHECKPOINT');
    execFileSync('sync');
    const given = JSON.stringify({ ...this.#given, ...more, step });
    const flags = this.#settings.profile === null ? [] : this.#profileFlags(step);
    const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] };
    return JSON.parse(execFileSync(process.execPath, [...flags, STEP, given], options));
  }

  #profileFlags(step) {
    const name = `${this.#given.mode}-${step}-${Date.now()}.cpuprofile`;
    return ['--cpu-prof', `--cpu-prof-dir=${this.#settings.profile}`, `--cpu-prof-name=${name}`];
  }

  #trees() {
    return TREES.map((tree) => join(this.#given.home, tree));
  }
}
