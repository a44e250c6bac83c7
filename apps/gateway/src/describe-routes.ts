import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describeApi } from './create-app.js';
import { RoutesOnlyModule } from './gateway.module.js';

/** The OpenAPI document without any server at hand: routes and types are all it is made of. */
export async function describeRoutes(): Promise<OpenAPIObject> {
  const app = await NestFactory.create<NestFastifyApplication>(RoutesOnlyModule, new FastifyAdapter(), {
    logger: false,
    preview: true,
    abortOnError: false,
  });
  const document = describeApi(app);
  await app.close();
  return document;
}
