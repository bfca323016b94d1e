import type { GivenRole, Json } from './topic-file.ts';
import type { TopicName } from './topic-order.ts';

export interface RecordedRequest {
  method: string;
  path: string;
  /** Whose key goes along. */
  as: 'superuser' | 'limited' | 'user';
  /** Headers instead of a key. */
  headers: Record<string, string> | undefined;
  json: Json | undefined;
  form: Record<string, string> | undefined;
  file: { name: string; content: Json } | undefined;
}

export interface RecordedAnswer {
  status: number;
  /** The content type of what isn't JSON. */
  type?: string;
  location?: string;
  body?: Json;
}

/** One recorded request with its answer by one release. */
export interface Exchange {
  /** The topic and the exchange's own name, such as `products / create product`. */
  key: string;
  name: string;
  request: RecordedRequest;
  answer: RecordedAnswer;
  /**
   * What the next newer release answered, where only those answers were recorded in which this one differs from it. Without
   * an answer of its own, `answer` is that as well, and only what was compared at the time is known to be the same.
   */
  base: RecordedAnswer | undefined;
  /** Whether the answer is the release's own. */
  isOwn: boolean;
  /** The role whose turn it is, in a topic with roles. */
  role: GivenRole | undefined;
}

/** The recorded exchanges of one topic by one release. */
export interface Topic {
  name: TopicName;
  about: string;
  exchanges: Exchange[];
}
