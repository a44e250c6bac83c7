import { Body, Controller, Get, Inject, Param, Patch, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LibraryChange, LibraryPage, LibraryView, PageQuery } from '#contracts/http';
import { DomainError } from '#domain';
import { changeLibraryNaming, Database, findLibrary, libraryPage } from '#infrastructure/database';
import { Scope } from '../access/scopes.js';
import { IdPipe } from '../id.pipe.js';
import { namingChange } from '../naming/naming-change.js';
import { showLibrary } from './show-library.js';

@ApiTags('libraries')
@Controller('api/v1/libraries')
export class LibrariesController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  @Scope('read')
  @ApiOkResponse({ type: LibraryPage })
  async list(@Query() { limit, cursor }: PageQuery): Promise<LibraryPage> {
    const page = await libraryPage(this.database, { limit, cursor: cursor ?? null });
    return { ...page, items: page.items.map(showLibrary) };
  }

  @Get(':id')
  @Scope('read')
  @ApiOkResponse({ type: LibraryView })
  async one(@Param('id', IdPipe) id: string): Promise<LibraryView> {
    const library = await findLibrary(this.database, id);
    return showLibrary(known(library, id));
  }

  /** Changes how the library names its files, or nothing at all when a template could not be used. */
  @Patch(':id')
  @Scope('organize')
  @ApiOkResponse({ type: LibraryView })
  async change(@Param('id', IdPipe) id: string, @Body() { naming }: LibraryChange): Promise<LibraryView> {
    if (naming === undefined) return this.one(id);
    const library = await changeLibraryNaming(this.database, id, namingChange(naming));
    return showLibrary(known(library, id));
  }
}

function known<Library>(library: Library | null, id: string): Library {
  if (library !== null) return library;
  throw new DomainError('library.not-found', `There is no library ${id}`);
}
