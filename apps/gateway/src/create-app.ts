import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { MetadataProvider } from '#domain';
import type { Runtime } from '#infrastructure/runtime';
import { requireKeys } from './access/authenticate.js';
import { GatewayModule } from './gateway.module.js';
import { ProblemFilter } from './problem.filter.js';

const LARGEST_BODY = 1_000_000;

/** The HTTP application, wired and documented but not yet listening. */
export async function createApp(
  runtime: Runtime,
  provider: MetadataProvider,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    GatewayModule.forRuntime(runtime, provider),
    new FastifyAdapter({ bodyLimit: LARGEST_BODY, trustProxy: false }),
    { logger: ['error', 'warn'], abortOnError: false },
  );
  requireKeys(app, runtime.database);
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
  app.useGlobalFilters(new ProblemFilter(runtime.log));
  SwaggerModule.setup('api/docs', app, describeApi(app), { jsonDocumentUrl: 'api/openapi.json' });
  return app;
}

/** The OpenAPI document of the routes as they are. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('CineOrg')
    .setDescription('Scans, identifies and organizes video libraries. Every route but /livez needs a key.')
    .setVersion('1')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Api-Key' }, 'key')
    .addBearerAuth()
    .addSecurityRequirements('key')
    .build();
  return SwaggerModule.createDocument(app, about);
}
