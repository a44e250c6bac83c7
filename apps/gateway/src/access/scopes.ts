import { SetMetadata } from '@nestjs/common';
import type { ApiScope } from '#infrastructure/database';

export const SCOPE = 'cineorg:scope';

/** The scope that a route needs; a route without one is refused to everybody. */
export const Scope = (scope: ApiScope): MethodDecorator & ClassDecorator => SetMetadata(SCOPE, scope);
