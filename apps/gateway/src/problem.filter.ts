import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { ProblemDocument } from '#contracts/http';
import { DomainError, NamingRefused } from '#domain';
import type { Logger } from '#infrastructure/observability';

/** As much of the server's reply as a problem needs. */
interface Reply {
  code(status: number): Reply;
  type(mediaType: string): Reply;
  send(body: string): Reply;
}

/** HTTP's word for each refusal of the domain; what is not listed is 422, or 503 when it may pass by itself. */
const STATUS: Readonly<Record<string, number>> = {
  'scan.not-found': 404,
  'plan.not-found': 404,
  'review.unknown-cluster': 404,
  'video.not-found': 404,
  'title.not-found': 404,
  'enrichment.off': 409,
  'library.not-found': 404,
  'naming.configured': 409,
  'queue.not-found': 404,
  'job.not-found': 404,
  'job.wrong-state': 409,
  'duplicates.not-found': 404,
  'duplicates.busy': 409,
  'duplicates.cursor': 400,
  'scan.outside-roots': 403,
  'scan.closed-path': 403,
  'scan.ended': 409,
  'scan.not-to-confirm': 409,
  'plan.wrong-state': 409,
  'plan.wrong-hash': 409,
  'plan.stale': 409,
  'plan.shares-files': 409,
  'plan.purging': 409,
  'plan.unknown-operation': 404,
  'trash.not-found': 404,
  'trash.not-held': 409,
  'review.busy': 409,
  'review.placed': 409,
  'review.decided': 409,
  'review.not-decided': 409,
};

/** Every error leaves as a problem document (RFC 9457); faults of ours are logged and say nothing of their cause. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<Reply>();
    const problem = this.problemOf(error);
    void reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private problemOf(error: unknown): ProblemDocument {
    if (error instanceof DomainError) {
      const status = STATUS[error.code] ?? (error.retryable ? 503 : 422);
      const problem = {
        type: `urn:cineorg:${error.code}`,
        title: titleOf(status),
        status,
        detail: error.message,
      };
      return error instanceof NamingRefused ? { ...problem, errors: error.problems } : problem;
    }
    const status = statusOf(error);
    if (status < 500) {
      return { type: 'about:blank', title: titleOf(status), status, detail: detailOf(error) };
    }
    this.log.error({ err: error }, 'request failed');
    const detail = 'Something went wrong; the log of the gateway says what';
    return { type: 'about:blank', title: titleOf(status), status, detail };
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : 500;
}

function detailOf(error: unknown): string {
  if (error instanceof HttpException) {
    const body = error.getResponse();
    const message = typeof body === 'object' ? (body as { message?: string | string[] }).message : body;
    return Array.isArray(message) ? message.join('; ') : (message ?? error.message);
  }
  return (error as Error).message;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  503: 'Service Unavailable',
};

const titleOf = (status: number): string => TITLES[status] ?? 'Internal Server Error';
