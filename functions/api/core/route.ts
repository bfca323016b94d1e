import type * as z from 'zod';
import type { ProblemCode } from '../../../shared/contracts/management-api/problem-catalogue.ts';
import type { Caller } from './authorization.ts';
import type { Services } from './services.ts';

/** What a route answers with when all went well. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** The same as CSV, for those who prefer that; see {@link DeclaredResponse.csv}. */
  readonly csv?: string;
  /** Path of the next page, sent as `Link`, where the body has no place for a cursor. */
  readonly next?: string;
  /** Version of the resource, sent as `ETag`. */
  readonly version?: number;
  /** Path of a resource that was made, sent as `Location`. */
  readonly location?: string;
}

/** One documented success of a route. */
export interface DeclaredResponse {
  readonly description: string;
  /** Shape of the body; nothing else leaves. Absent: no body. */
  readonly schema?: z.ZodObject;
  /** Whether it comes as CSV too, by `Accept`. */
  readonly csv?: boolean;
  /** Whether it carries an `ETag`. */
  readonly etag?: boolean;
  /** Whether it carries a `Location`. */
  readonly location?: boolean;
}

/** A request whose parts have been checked. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  readonly caller: Caller;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Value of `If-Match`, where the route honours it. */
  readonly ifMatch: string | undefined;
  /** Whether CSV was asked for, where the route has it. */
  readonly wantsCsv: boolean;
}

interface RouteFacts {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Template such as `/v1/mappings/{mappingId}`. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly ifMatch?: boolean;
  /** Longest body, bytes. @default `bodyMaxBytes` */
  readonly bodyMaxBytes?: number;
  readonly responses: Readonly<Record<number, DeclaredResponse>>;
  /** Kinds of problems beyond those that follow from the facts above. */
  readonly problems?: readonly ProblemCode[];
  /** Whether it talks to DefectDojo: with a URL and key of the request (`given`) or those of the connection (`stored`). */
  readonly talksToDefectDojo?: 'given' | 'stored';
}

/** A route for Admins and Managers of a team. Stated once: dispatching, checking and the OpenAPI document follow from it. */
export interface ManagedRoute extends RouteFacts {
  readonly access: 'manager';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly handle: (call: Call, services: Services) => Promise<Answer>;
}

/** A route for everybody. */
export interface PublicRoute extends RouteFacts {
  readonly access: 'public';
  readonly handle: () => Promise<Answer>;
}

/** See {@link ManagedRoute} and {@link PublicRoute}. */
export type Route = ManagedRoute | PublicRoute;

type NoInput = z.ZodObject<Record<never, never>>;

/** Declares a {@link ManagedRoute} whose handler gets its input typed by the schemas. */
export function managedRoute<
  Params extends z.ZodObject = NoInput,
  Query extends z.ZodObject = NoInput,
  Body extends z.ZodType = z.ZodUndefined,
>(
  route: RouteFacts & {
    readonly params?: Params;
    readonly query?: Query;
    readonly body?: Body;
    readonly handle: (
      call: Call<z.output<Params>, z.output<Query>, z.output<Body>>,
      services: Services,
    ) => Promise<Answer>;
  },
): ManagedRoute {
  // The dispatcher hands over exactly what these schemas gave.
  return { ...route, access: 'manager', handle: route.handle as ManagedRoute['handle'] };
}
