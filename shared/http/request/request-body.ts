import { Blob, File } from 'node:buffer';
import type { Dispatcher } from 'undici';
import { FormData } from 'undici/lib/web/fetch/formdata.js';

/** A file of a multipart upload, held in memory so that its length is known before it is sent. */
interface UploadFile {
  /** Name of the form field. */
  readonly field: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly content: string | Uint8Array | ContentInPieces;
}

/** A large text: each piece is made, copied into the body and forgotten before the next, so that the whole is never there twice. */
export interface ContentInPieces {
  /** Begins anew each time it is asked. */
  readonly pieces: () => Iterable<string>;
}

/** What a request carries. A multipart field with several values is sent once per value. */
export type RequestBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | {
      readonly kind: 'multipart';
      readonly fields: Readonly<Record<string, string | readonly string[]>>;
      readonly files: readonly UploadFile[];
    }
  | { readonly kind: 'bytes'; readonly content: string | Uint8Array; readonly contentType: string };

export interface EncodedBody {
  readonly body: NonNullable<Dispatcher.DispatchOptions['body']>;
  /** Absent for multipart: undici writes it together with the boundary. */
  readonly contentType?: string;
}

/** Turns a body into what undici sends with a known Content-Length. */
export function encodeBody(body: RequestBody): EncodedBody {
  switch (body.kind) {
    case 'json':
      return { body: JSON.stringify(body.value), contentType: 'application/json' };
    case 'multipart':
      return { body: multipartForm(body.fields, body.files) };
    case 'bytes':
      return { body: bytesOf(body.content), contentType: body.contentType };
  }
}

function multipartForm(
  fields: Readonly<Record<string, string | readonly string[]>>,
  files: readonly UploadFile[],
): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) form.append(name, value);
  }
  for (const { field, fileName, contentType, content } of files) {
    form.append(field, new File(partsOf(content), fileName, { type: contentType }));
  }
  return form;
}

function partsOf(content: UploadFile['content']): (string | Uint8Array<ArrayBuffer> | Blob)[] {
  if (typeof content === 'string') return [content];
  if (content instanceof Uint8Array) return [Buffer.from(content)];
  const parts: Blob[] = [];
  for (const piece of content.pieces()) parts.push(new Blob([piece]));
  return parts;
}

function bytesOf(content: string | Uint8Array): Buffer<ArrayBuffer> {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
}
