/** What an nfo's XML says as far as ids go. */
export interface NfoXml {
  /** Names of the outermost elements, in lower case, in the order of the text; empty for a text without XML. */
  readonly roots: readonly string[];
  /** What stands directly below them: the ids of an actor or a collection are not the work's. */
  readonly fields: readonly NfoField[];
  /** The text that lies in no outermost element, such as an address behind the XML. Entities are resolved. */
  readonly outside: string;
}

/** An element directly below an outermost one. */
export interface NfoField {
  /** In lower case. */
  readonly name: string;
  readonly attributes: string;
  /** The text up to the next tag, trimmed. Entities are resolved. */
  readonly value: string;
}

/** The outermost elements that media centres write. */
const ROOTS = new Set(['movie', 'tvshow', 'episodedetails', 'season', 'musicvideo', 'artist', 'album']);

/** Each piece is bounded and ends at the next bracket: the time is linear in the length of any text. */
const TAG = /<(\/?)([a-z_][\w:.-]{0,60})(?=[\s/>])([^<>]{0,1000})>/gi;

/** Elements nested deeper are taken as lying in the last one counted. */
const DEEPEST = 32;

interface Tag {
  readonly closes: boolean;
  readonly name: string;
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
}

/** Takes an nfo's tags apart, well-formed or not. Any text is accepted; one without XML lies outside altogether. */
export function readNfoXml(text: string): NfoXml {
  const plain = withoutComments(text).replace(/<!\[CDATA\[|\]\]>/g, '');
  const walk = new XmlWalk(plain);
  for (const { 0: whole, 1: slash, 2: name = '', 3: attributes = '', index } of plain.matchAll(TAG)) {
    const place = { start: index, end: index + whole.length };
    walk.meet({ closes: slash === '/', name: name.toLowerCase(), attributes, ...place });
  }
  return walk.result();
}

/** Follows the tags of a text and keeps what matters. */
class XmlWalk {
  private readonly roots: string[] = [];
  private readonly fields: NfoField[] = [];
  private readonly open: string[] = [];
  private outside = '';
  /** Where the text outside goes on. */
  private left = 0;

  constructor(private readonly text: string) {}

  meet(tag: Tag): void {
    if (this.open.length === 0) this.meetOutside(tag);
    else if (tag.closes) this.close(tag);
    else this.meetInside(tag);
  }

  result(): NfoXml {
    const rest = this.open.length === 0 ? this.text.slice(this.left) : '';
    return { roots: this.roots, fields: this.fields, outside: resolveEntities(this.outside + rest) };
  }

  private meetOutside(tag: Tag): void {
    if (tag.closes || !ROOTS.has(tag.name)) return;
    this.roots.push(tag.name);
    this.outside += `${this.text.slice(this.left, tag.start)} `;
    this.left = tag.end;
    if (!closesItself(tag)) this.open.push(tag.name);
  }

  private meetInside(tag: Tag): void {
    if (this.open.length === 1) this.fields.push(this.fieldOf(tag));
    if (!closesItself(tag) && this.open.length < DEEPEST) this.open.push(tag.name);
  }

  /** Elements that were never closed end with the one that holds them. */
  private close(tag: Tag): void {
    const at = this.open.lastIndexOf(tag.name);
    if (at >= 0) this.open.length = at;
    if (at === 0) this.left = tag.end;
  }

  private fieldOf({ name, attributes, end }: Tag): NfoField {
    const next = this.text.indexOf('<', end);
    return { name, attributes, value: resolveEntities(this.text.slice(end, Math.max(end, next))).trim() };
  }
}

const closesItself = ({ attributes }: Tag): boolean => attributes.endsWith('/');

function withoutComments(text: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    const end = start < 0 ? -1 : text.indexOf('-->', start + 4);
    if (end < 0) return kept + text.slice(at);
    kept += text.slice(at, start);
    at = end + 3;
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi;

/** Only the predefined entities: those that a document declares may grow without end. */
function resolveEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
