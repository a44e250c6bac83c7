import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { NamingReferenceView, PreviewRequest, PreviewView } from '#contracts/http';
import {
  changedNaming,
  describeNaming,
  DomainError,
  languagesNamed,
  type NamingChange,
  namingProblems,
  type NamingReference,
  type NamingSettings,
  namingSettings,
  type OrganizableVideo,
  previewNaming,
  schemeOf,
  templatesOf,
} from '#domain';
import {
  configuredNaming,
  Database,
  findLibrary,
  type LibraryView,
  namingOf,
  someVideos,
} from '#infrastructure/database';
import { Scope } from '../access/scopes.js';
import { namingChange } from './naming-change.js';

/** Naming by nobody's choice. */
const USUAL = { preset: null, words: null };

/** What is asked for is shown, even where the configuration would not let it be saved. */
function changedSettings(library: LibraryView, change: NamingChange): NamingSettings {
  const { preset, words } = configuredNaming(library);
  const configured = {
    preset: (change.preset ?? null) === null ? preset : null,
    words: (change.words ?? null) === null ? words : null,
  };
  return namingSettings(configured, changedNaming(library.ownNaming, change));
}

@ApiTags('naming')
@Controller('api/v1/naming')
export class NamingController {
  private readonly reference: NamingReference = describeNaming();

  constructor(@Inject(Database) private readonly database: Database) {}

  /** Presets, fields, modifiers and styles: everything that an editor of templates shows. */
  @Get()
  @Scope('read')
  @ApiOkResponse({ type: NamingReferenceView })
  describe(): NamingReferenceView {
    return this.reference;
  }

  /** What names samples, and videos of a library, get by a way of naming; and what is wrong with its templates. */
  @Post('preview')
  @HttpCode(200)
  @Scope('read')
  @ApiOkResponse({ type: PreviewView })
  async preview(@Body() { libraryId, videos = 0, ...given }: PreviewRequest): Promise<PreviewView> {
    const change = namingChange(given);
    if (libraryId === undefined) {
      const before = namingSettings(USUAL, {});
      return previewNaming(before, namingSettings(USUAL, changedNaming({}, change)));
    }
    const library = await findLibrary(this.database, libraryId);
    if (library === null) throw new DomainError('library.not-found', `There is no library ${libraryId}`);
    const after = changedSettings(library, change);
    return previewNaming(namingOf(library), after, await this.videosOf(libraryId, after, videos));
  }

  private async videosOf(
    id: string,
    settings: NamingSettings,
    count: number,
  ): Promise<readonly OrganizableVideo[]> {
    if (count === 0) return [];
    const isUsable = namingProblems(templatesOf(settings)).length === 0;
    return someVideos(
      this.database,
      { libraryId: id, languages: isUsable ? languagesNamed(schemeOf(settings)) : [] },
      count,
    );
  }
}
