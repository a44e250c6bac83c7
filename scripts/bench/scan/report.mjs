/** The figures of a run as text, each beside what it is held against. */
const two = (number) => number.toFixed(2);

/** A line: what, the figure, its target, and whether that is met. */
function line(what, value, { target, unit = '' } = {}) {
  const verdict =
    target === undefined ? '' : `  (at most ${target}${unit})  ${value <= target ? 'met' : 'MISSED'}`;
  return `  ${what.padEnd(46)}${two(value).padStart(9)}${unit}${verdict}`;
}

/** How scans compare with the same work done without CineOrg. */
export function ratios({ first, again, full, anchors }) {
  const { find, read, copy, bare, findStat, findFolders } = anchors;
  return {
    first: first.seconds / (find + read + copy),
    firstBare: first.seconds / (find + read + bare),
    again: again.seconds / findFolders,
    full: full.seconds / findStat,
  };
}

function killsText({ kills, scans, settled, same, slowest }) {
  const verdict = settled === scans && same === scans ? 'met' : 'MISSED';
  return [
    `${kills} scanner workers killed during ${scans} scans: ${settled} settled, ${same} with the same rows  ${verdict}`,
    line('something is stored again after (s)', slowest, { target: 10 }),
  ];
}

const apiText = ({ requests, p50, p99 }) => [
  line('reads of the API meanwhile', requests),
  line('half of them answered within (ms)', p50),
  line('99 of 100 answered within (ms)', p99, { target: 50 }),
];

export function reportText(result) {
  if (result.kills !== undefined) return killsText(result.kills).join('\n');
  const { tree, first, again, full, changed, anchors } = result;
  const ratio = ratios(result);
  const made =
    tree === null ? [] : [`${tree.files} files in ${tree.folders} folders, ${anchors.videos} videos`, ''];
  const anchorLines = Object.entries(anchors)
    .filter(([name]) => name !== 'videos')
    .map(([name, seconds]) => line(`${name} (s)`, seconds));
  const scanned = (name, part) => [
    `${name}: ${part.state} ${JSON.stringify(part.counts)}`,
    line('seconds', part.seconds),
    line('rows of files and folders written', part.rowsWritten),
    line("largest scanner worker's memory (MiB)", part.memory, { target: 250 }),
    line('jobs in the queue', part.depth, { target: 200 }),
  ];
  return [
    ...made,
    ...['without CineOrg', ...anchorLines, ''],
    ...scanned('first scan', first),
    line('first rows seen after (ms)', first.firstRow ?? 0, { target: 1000 }),
    line('times find + read + copy', ratio.first, { target: 2 }),
    line('times find + read + copy without indexes', ratio.firstBare),
    ...(first.api === undefined ? [] : apiText(first.api)),
    ...['', ...scanned('scanned again', again), line('times find -type d', ratio.again)],
    ...['', ...scanned('full pass', full), line('times find with stat', ratio.full, { target: 3 })],
    ...(changed === null ? [] : ['', ...scanned(`after ${changed.count} changes of each kind`, changed)]),
  ].join('\n');
}
