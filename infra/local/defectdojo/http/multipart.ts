import type { Complaint } from '../model/complaints.ts';
import { invalidField, Rejection } from '../model/rejection.ts';
import type { ApiCall } from './api.ts';

const fileExtensions = 'xml, csv, nessus, json, jsonl, html, js, zip, xlsx, txt, sarif, fpr, md, log, fvdl';

/** The fields of an upload's form, and its file. */
export interface UploadForm {
  fields: Map<string, string>;
  tags: string[];
  fileText: string;
}

/** Reads an upload's form. Throws the 415 for anything but `multipart/form-data`, and the 400 for a file of another kind. */
export async function readUploadForm({ context }: ApiCall): Promise<UploadForm> {
  const type = context.req.header('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) {
    throw new Rejection(415, () => ({ detail: `Unsupported media type "${type.split(';')[0]}" in request.` }));
  }
  const form = await context.req.formData();
  const fields = new Map<string, string>();
  for (const [name, value] of form.entries()) if (typeof value === 'string') fields.set(name, value);
  const file = form.get('file');
  if (!(file instanceof File)) return { fields, tags: texts(form, 'tags'), fileText: '{}' };
  refuseExtension(file.name);
  return { fields, tags: texts(form, 'tags'), fileText: await file.text() };
}

/** A form's flag; `undefined` where it was not sent. */
export function formFlag(fields: Map<string, string>, name: string): boolean | undefined {
  const word = fields.get(name)?.toLowerCase();
  if (word === undefined || word === '') return undefined;
  const complaint: Complaint = { message: 'Must be a valid boolean.', code: 'invalid' };
  if (!['true', 'false', '1', '0', 'yes', 'no', 'on', 'off'].includes(word)) {
    throw invalidField(name, complaint.message, complaint.code);
  }
  return ['true', '1', 'yes', 'on'].includes(word);
}

function texts(form: FormData, name: string): string[] {
  const values = form.getAll(name).filter((value) => typeof value === 'string');
  return values.flatMap((value) => value.split(',')).filter(Boolean);
}

function refuseExtension(name: string): void {
  const extension = /\.([^.]*)$/.exec(name)?.[1] ?? '';
  if (fileExtensions.split(', ').includes(extension.toLowerCase())) return;
  const text = `File extension “${extension}” is not allowed. Allowed extensions are: ${fileExtensions}.`;
  throw invalidField('file', text, 'invalid_extension');
}
