import type { CopyFacets } from '../reading.js';
import { audioOf } from './audio.js';
import { editionsOf } from './edition.js';
import { groupOf } from './group.js';
import { hdrOf } from './hdr.js';
import { languagesOf } from './languages.js';
import { isProper } from './proper.js';
import { resolutionOf } from './resolution.js';
import { isRemux, sourceOf } from './source.js';
import { tagText } from './tag-text.js';
import { isThreeD } from './three-d.js';
import { videoCodecOf } from './video-codec.js';

/** One component of a path, as far as its facets depend on it. */
export interface FacetSource {
  /** Canonical text of the whole component. */
  readonly text: string;
  /** Offset in `text` behind the title and numbering: tags stand from here on. 0 when there is no title. */
  readonly tagsFrom: number;
  /** The bracketed group that began the name, already taken off `text`; null when none did. */
  readonly leadingGroup: string | null;
}

/** Reads what a name says of the copy: its picture, sound, languages, version and maker. */
export function copyFacets({ text, tagsFrom, leadingGroup }: FacetSource): CopyFacets {
  const tags = tagText(text, tagsFrom);
  const audio = audioOf(tags);
  const languages = languagesOf(tags);
  return {
    editions: editionsOf(tags),
    resolution: resolutionOf(tags),
    source: sourceOf(tags),
    remux: isRemux(tags),
    videoCodec: videoCodecOf(tags),
    audioCodecs: audio.codecs,
    audioChannels: audio.channels,
    hdr: hdrOf(tags),
    languages: languages.audio,
    subtitleLanguages: languages.subtitles,
    group: groupOf(tags, leadingGroup),
    proper: isProper(tags),
    threeD: isThreeD(tags),
  };
}
