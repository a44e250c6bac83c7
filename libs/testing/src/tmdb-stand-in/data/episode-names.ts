import type { EpisodeNames } from '../series-rows.js';

const chapters = (names: readonly string[]): string[] => names.map((name, index) => `Chapter ${index + 1}: ${name}`);

/** Titles of the episodes of some seasons; all other episodes are called `Episode N`, as TMDb calls untitled ones. */
export const EPISODE_NAMES: EpisodeNames = {
  // Breaking Bad
  '1396/1': [
    'Pilot',
    "Cat's in the Bag...",
    "...And the Bag's in the River",
    'Cancer Man',
    'Gray Matter',
    "Crazy Handful of Nothin'",
    'A No-Rough-Stuff-Type Deal',
  ],
  // Game of Thrones
  '1399/1': [
    'Winter Is Coming',
    'The Kingsroad',
    'Lord Snow',
    'Cripples, Bastards, and Broken Things',
    'The Wolf and the Lion',
    'A Golden Crown',
    'You Win or You Die',
    'The Pointy End',
    'Baelor',
    'Fire and Blood',
  ],
  // The Office, of the United States and of Britain
  '2316/1': ['Pilot', 'Diversity Day', 'Health Care', 'The Alliance', 'Basketball', 'Hot Girl'],
  '2996/1': ['Downsize', 'Work Experience', 'The Quiz', 'Training', 'New Girl', 'Judgement'],
  // Sherlock
  '19885/0': ['The Abominable Bride'],
  '19885/1': ['A Study in Pink', 'The Blind Banker', 'The Great Game'],
  '19885/2': ['A Scandal in Belgravia', 'The Hounds of Baskerville', 'The Reichenbach Fall'],
  '19885/3': ['The Empty Hearse', 'The Sign of Three', 'His Last Vow'],
  // Chernobyl: a title that is a time of day
  '87108/1': [
    '1:23:45',
    'Please Remain Calm',
    'Open Wide, O Earth',
    'The Happiness of All Mankind',
    'Vichnaya Pamyat',
  ],
  // Stranger Things
  '66732/1': [
    'Chapter One: The Vanishing of Will Byers',
    'Chapter Two: The Weirdo on Maple Street',
    'Chapter Three: Holly, Jolly',
    'Chapter Four: The Body',
    'Chapter Five: The Flea and the Acrobat',
    'Chapter Six: The Monster',
    'Chapter Seven: The Bathtub',
    'Chapter Eight: The Upside Down',
  ],
  // Band of Brothers
  '4613/1': [
    'Currahee',
    'Day of Days',
    'Carentan',
    'Replacements',
    'Crossroads',
    'Bastogne',
    'The Breaking Point',
    'The Last Patrol',
    'Why We Fight',
    'Points',
  ],
  // Fargo
  '60622/1': [
    "The Crocodile's Dilemma",
    'The Rooster Prince',
    'A Muddy Road',
    'Eating the Blame',
    'The Six Ungraspables',
    "Buridan's Ass",
    'Who Shaves the Barber?',
    'The Heap',
    'A Fox, a Rabbit, and a Cabbage',
    "Morton's Fork",
  ],
  // The Mandalorian
  '82856/1': chapters([
    'The Mandalorian',
    'The Child',
    'The Sin',
    'Sanctuary',
    'The Gunslinger',
    'The Prisoner',
    'The Reckoning',
    'Redemption',
  ]),
  // Black Mirror
  '42009/1': ['The National Anthem', 'Fifteen Million Merits', 'The Entire History of You'],
  // True Detective
  '46648/1': [
    'The Long Bright Dark',
    'Seeing Things',
    'The Locked Room',
    'Who Goes There',
    'The Secret Fate of All Life',
    'Haunted Houses',
    "After You've Gone",
    'Form and Void',
  ],
};
