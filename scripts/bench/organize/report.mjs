/** The figures of a run as text, each beside what it is held against. */
const LIMIT = 2;
const POINTS = 4;
const PER = 500;

const best = (rounds, step) => Math.min(...rounds.map((round) => round[step].seconds));
const most = (rounds, steps) =>
  Math.max(...rounds.flatMap((round) => steps.map((step) => round[step].memory)));

/** The best of all rounds of each step, and what it is held against. */
export function figures({ mode, files, rounds }) {
  const perFiles = (step) => (rounds[0][step].points * PER) / files;
  const part = (step, bare) => {
    const seconds = best(rounds, step);
    return {
      ...{ seconds, filesPerSecond: files / seconds, bareSeconds: best(rounds, bare) },
      ...{ ratio: seconds / best(rounds, bare), points: perFiles(step), barePoints: perFiles(bare) },
    };
  };
  return {
    ...{ mode, files, operations: rounds[0].count },
    ...{ planSeconds: best(rounds, 'plan'), planMemory: most(rounds, ['plan']) },
    ...{ apply: part('apply', 'bareApply'), undo: part('undo', 'bareUndo') },
    ...{ memory: most(rounds, ['apply', 'undo']), wrong: rounds.reduce((sum, { wrong }) => sum + wrong, 0) },
    same: rounds.every(({ same }) => same),
  };
}

const verdict = (isMet) => (isMet ? 'met' : 'MISSED');

function partText(name, { seconds, filesPerSecond, bareSeconds, ratio, points, barePoints }) {
  const isMet = ratio <= LIMIT && points <= POINTS;
  return (
    `  ${name}  ${seconds.toFixed(2).padStart(8)} s  ${filesPerSecond.toFixed(0).padStart(7)} files/s  bare ` +
    `${bareSeconds.toFixed(2).padStart(7)} s  ratio ${ratio.toFixed(2)} (at most ${LIMIT})  durable ` +
    `${points.toFixed(1)} times per ${PER} files (bare ${barePoints.toFixed(1)}; at most ${POINTS})  ${verdict(isMet)}`
  );
}

/** Text for people. */
export function reportText(results) {
  return results
    .map(figures)
    .map((one) =>
      [
        `${one.mode}: ${one.files} files, ${one.operations} operations`,
        `  plan   ${one.planSeconds.toFixed(2).padStart(8)} s  ${one.planMemory.toFixed(0)} MiB at most`,
        partText('apply', one.apply),
        partText('undo ', one.undo),
        `  at most ${one.memory.toFixed(0)} MiB; ${one.wrong} operations with another outcome than planned; ` +
          `the trees after undo are ${one.same ? 'the same' : 'NOT the same'}  ${verdict(one.wrong === 0 && one.same)}`,
      ].join('\n'),
    )
    .join('\n\n');
}
