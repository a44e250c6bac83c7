import type { OperationKind } from '#domain';

/** One operation of a scenario. Paths are below the scenario's root; latin1, so that any byte can be in a name. */
export type ScenarioOperation = readonly [kind: OperationKind, source: string, target: string];

/** A disk to begin with, and a plan for it. */
export interface Scenario {
  readonly name: string;
  /** Files, each with a content of its own. */
  readonly files: readonly string[];
  /** Symlinks of a view that is there already, each with the file that it leads to. */
  readonly links?: readonly (readonly [link: string, file: string])[];
  /** Trees (first part of a path) that are another file system than the others. */
  readonly apart?: readonly string[];
  /** As `apart`, but the number of the device says otherwise: two mounts of one file system. */
  readonly boundApart?: readonly string[];
  /** One group for each video. */
  readonly groups: readonly (readonly ScenarioOperation[])[];
}

const HEAT = 'store/Films/Heat (1995)/Heat (1995)';
const HEAT_VIEW = 'view/Genres/Policier/Heat (1995)/Heat (1995)';

/** A film with its subtitle, each linked in the view, by any kind that brings files into storage. */
const filmBy = (kind: OperationKind): readonly ScenarioOperation[] => [
  [kind, 'in/heat/heat.mkv', `${HEAT}.mkv`],
  [kind, 'in/heat/heat.en.srt', `${HEAT}.en.srt`],
  ['symlink', `${HEAT}.mkv`, `${HEAT_VIEW}.mkv`],
  ['symlink', `${HEAT}.en.srt`, `${HEAT_VIEW}.en.srt`],
];

const FILM_FILES = ['in/heat/heat.mkv', 'in/heat/heat.en.srt', 'in/other.mkv', 'elsewhere/untouched.txt'];

/** Two groups whose files come from and go to the same folders. */
const SHARED: readonly (readonly ScenarioOperation[])[] = ['1', '2', '3'].map((part) => [
  ['move', `in/show/e0${part}.mkv`, `store/S\xe9ries/Show/S01/Show - S01E0${part}.mkv`],
  [
    'symlink',
    `store/S\xe9ries/Show/S01/Show - S01E0${part}.mkv`,
    `view/S\xe9ries/Show/Show - S01E0${part}.mkv`,
  ],
]);

/** What the journal can be asked to do, as data: add a line to test another kind of plan. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'dual', files: FILM_FILES, groups: [filmBy('move')] },
  { name: 'dual, storage on another disk', files: FILM_FILES, apart: ['in'], groups: [filmBy('move')] },
  {
    name: 'dual, storage on another mount of the same disk',
    ...{ files: FILM_FILES, boundApart: ['in'], groups: [filmBy('move')] },
  },
  { name: 'hardlink', files: FILM_FILES, groups: [filmBy('link')] },
  { name: 'copy', files: FILM_FILES, groups: [filmBy('copy')] },
  {
    name: 'symlink',
    files: FILM_FILES,
    groups: [
      [['symlink', 'in/heat/heat.mkv', `${HEAT_VIEW}.mkv`]],
      [['symlink', 'in/other.mkv', 'view/other.mkv']],
    ],
  },
  {
    name: 'in place',
    files: ['in/heat/heat.mkv', 'in/heat/heat.srt', 'in/a.mkv'],
    groups: [
      [
        ['move', 'in/heat/heat.mkv', 'in/heat/Heat (1995).mkv'],
        ['move', 'in/heat/heat.srt', 'in/heat/Heat (1995).srt'],
      ],
      [['move', 'in/a.mkv', 'in/Alien (1979)/Alien (1979).mkv']],
    ],
  },
  {
    name: 'relink',
    files: ['store/a.mkv', 'store/b.mkv'],
    links: [
      ['view/A-M/a.mkv', 'store/a.mkv'],
      ['view/A-M/b.mkv', 'store/b.mkv'],
    ],
    groups: [
      [['relink', 'view/A-M/a.mkv', 'view/A/a.mkv']],
      [['relink', 'view/A-M/b.mkv', 'view/B-M/b.mkv']],
    ],
  },
  {
    name: 'a better copy, and the old one to the trash',
    files: ['in/heat/new.mkv', 'store/Heat/old.mkv', 'store/Heat/old.srt', 'in/other.mkv'],
    links: [
      ['view/Heat/old.mkv', 'store/Heat/old.mkv'],
      ['view/Heat/old.srt', 'store/Heat/old.srt'],
    ],
    groups: [
      [
        ['move', 'in/heat/new.mkv', 'store/Heat/new.mkv'],
        ['symlink', 'store/Heat/new.mkv', 'view/Heat/new.mkv'],
        ['unlink', 'view/Heat/old.mkv', 'view/Heat/old.mkv'],
        ['unlink', 'view/Heat/old.srt', 'view/Heat/old.srt'],
        ['trash', 'store/Heat/old.mkv', 'store/.cineorg-trash/1-7-0/old.mkv'],
        ['trash', 'store/Heat/old.srt', 'store/.cineorg-trash/1-7-1/old.srt'],
      ],
    ],
  },
  {
    name: 'several groups in shared folders',
    files: ['in/show/e01.mkv', 'in/show/e02.mkv', 'in/show/e03.mkv', 'in/show/notes.txt'],
    groups: SHARED,
  },
  {
    name: 'names that are no UTF-8',
    files: ['in/Am\xe9lie \xff/\xfe.mkv', 'in/Am\xe9lie \xff/\xfe.srt'],
    groups: [
      [
        ['move', 'in/Am\xe9lie \xff/\xfe.mkv', 'store/Am\xe9lie/\xfe\xff.mkv'],
        ['move', 'in/Am\xe9lie \xff/\xfe.srt', 'store/Am\xe9lie/\xfe\xff.srt'],
        ['symlink', 'store/Am\xe9lie/\xfe\xff.mkv', 'view/\xe9/\xfe\xff.mkv'],
      ],
    ],
  },
  {
    name: 'a target that is taken, beside a group that is not',
    files: ['in/a.mkv', 'in/a.srt', 'in/b.mkv', 'store/a/a.srt'],
    groups: [
      [
        ['move', 'in/a.mkv', 'store/a/a.mkv'],
        ['move', 'in/a.srt', 'store/a/a.srt'],
        ['symlink', 'store/a/a.mkv', 'view/a/a.mkv'],
      ],
      [
        ['move', 'in/b.mkv', 'store/b/b.mkv'],
        ['symlink', 'store/b/b.mkv', 'view/b/b.mkv'],
      ],
    ],
  },
  {
    name: 'two files of one name, storage on another disk',
    files: ['in/a/film.mkv', 'in/b/film.mkv'],
    apart: ['store'],
    groups: [[['move', 'in/a/film.mkv', 'store/A/A.mkv']], [['move', 'in/b/film.mkv', 'store/B/B.mkv']]],
  },
  {
    name: 'a link of the view that is taken',
    files: ['in/a.mkv', 'view/a/a.mkv', 'in/b.mkv'],
    groups: [
      [
        ['move', 'in/a.mkv', 'store/a/a.mkv'],
        ['symlink', 'store/a/a.mkv', 'view/a/a.mkv'],
      ],
      [['copy', 'in/b.mkv', 'store/b/b.mkv']],
    ],
  },
];
