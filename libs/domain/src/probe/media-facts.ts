/** To be raised when facts are read in another way or more of them are: every video is probed anew then. */
export const MEDIA_FACTS_VERSION = 1;

/** What a video's own headers say. Null is what they do not say; texts are at most 200 characters, without controls. */
export interface MediaFacts {
  readonly container: string;
  readonly durationMs: number | null;
  /** Bits a second of all streams together. */
  readonly bitRate: number | null;
  readonly video: readonly VideoTrack[];
  readonly audio: readonly AudioTrack[];
  readonly subtitles: readonly SubtitleTrack[];
}

export interface VideoTrack {
  readonly codec: string | null;
  /** Pixels. */
  readonly width: number | null;
  readonly height: number | null;
  readonly framesPerSecond: number | null;
  readonly bitDepth: number | null;
  /** `HDR10`, `Dolby Vision` and the like, as the headers name it. */
  readonly hdr: string | null;
  /** `Progressive` or `Interlaced`. */
  readonly scanType: string | null;
}

export interface AudioTrack {
  readonly codec: string | null;
  readonly channels: number | null;
  readonly language: string | null;
  readonly title: string | null;
  readonly isDefault: boolean;
}

export interface SubtitleTrack {
  readonly codec: string | null;
  readonly language: string | null;
  readonly title: string | null;
  readonly isForced: boolean;
}
