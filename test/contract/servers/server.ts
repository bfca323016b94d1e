import type { ServerSettings } from '../../../infra/local/defectdojo/model/store.ts';

/** A DefectDojo that recorded requests are played against. */
export interface Server {
  /** Where it answers, without a slash at the end. */
  url: string;
  /** The superuser's key. */
  apiKey: string;
  /** The day of its answers, such as `2026-11-22`. */
  today(): string;
  /** How a name is spelt there that has to be the only one of its kind, such as a product's. */
  ownName(name: string): string;
  send(request: Request): Promise<ServerAnswer>;
  addUser(user: NewUser): Promise<{ id: number; key: string }>;
  give(grant: Grant): Promise<void>;
  deactivate(user: number): Promise<void>;
  /** Sets the server itself up otherwise; absent where that can't be done. */
  setUp?(settings: Partial<ServerSettings>): void;
}

export interface ServerAnswer {
  status: number;
  type: string;
  location: string | null;
  text: string;
}

export interface NewUser {
  username: string;
  first_name?: string;
  last_name?: string;
  email: string;
}

/** A role of 2.x for a user, on a product type, on a product, or everywhere. */
export interface Grant {
  user: number;
  role: number;
  productType?: number;
  product?: number;
  throughGroup?: boolean;
}

/** The parts of an answer that are compared. */
export async function answerOf(response: Pick<Response, 'status' | 'headers' | 'text'>): Promise<ServerAnswer> {
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    location: response.headers.get('location'),
    text: await response.text(),
  };
}
