import {
  type CanActivate,
  type ExecutionContext,
  HttpException,
  HttpStatus,
  Injectable,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { ApiScope } from '#infrastructure/database';
import type { KnownRequest } from './authenticate.js';
import { SCOPE } from './scopes.js';

/** Lets a request through when its key has the scope that the route names. Authentication came before. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const needed = this.reflector.getAllAndOverride<ApiScope | 'none' | undefined>(SCOPE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (needed === 'none') return true;
    const { scopes } = context.switchToHttp().getRequest<KnownRequest>();
    if (needed !== undefined && scopes?.includes(needed)) return true;
    throw new HttpException(`This key lacks the scope "${needed}"`, HttpStatus.FORBIDDEN);
  }
}
