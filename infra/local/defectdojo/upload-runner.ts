import { hangUntilClientLeaves, resetConnection } from '../stand-in/connection.ts';
import type { AbandonedUploads } from './abandoned-uploads.ts';
import { htmlAnswer } from './http/html.ts';
import { serverError } from './model/rejection.ts';
import { finish } from './model/upload.ts';
import type { UploadRunner } from './routes/upload-routes.ts';

/** Does uploads at once, but abandons those that are ordered to be abandoned. */
export function uploadRunner(abandoned: AbandonedUploads): UploadRunner {
  return (call, steps) => {
    const path = /\/(\w+-scan)\/$/.exec(call.url.pathname)?.[1] ?? '';
    const order = abandoned.take(path);
    if (!order) return finish(steps);
    abandoned.begin(path, steps, order);
    if (order.clientSees === 'nothing') return hangUntilClientLeaves(call.context);
    if (order.clientSees === 'server_error') throw serverError();
    if (order.clientSees === 'reset') return resetConnection(call.context);
    return htmlAnswer(504, '<html><head><title>504 Gateway Time-out</title></head><body></body></html>');
  };
}
