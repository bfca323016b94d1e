import { File } from 'node:buffer';
import type { Dispatcher } from 'undici';
import { FormData } from 'undici/lib/web/fetch/formdata.js';

/** A file of a multipart upload, held in memory so that its length is known before it is sent. */
interface UploadFile {
  /** Name of the form field. */
  readonly field: string;
  readonly fileName: string;
  readonly contentType: string;
  /** In pieces where it is large: each is copied as it is taken over, and a whole one would be there twice. */
  readonly content: string | Uint8Array | readonly string[];
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
    const pieces = Array.isArray(content) ? content : [content];
    form.append(field, new File(pieces, fileName, { type: contentType }));
  }
  return form;
}

function bytesOf(content: string | Uint8Array): Buffer<ArrayBuffer> {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
}
