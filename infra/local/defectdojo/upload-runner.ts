import { hangUntilClientLeaves, resetConnection } from '../stand-in/connection.ts';
import type { AbandonedUploads } from './abandoned-uploads.ts';
import { htmlAnswer } from './http/html.ts';
import { NeverDone } from './model/endless-row.ts';
import { serverError } from './model/rejection.ts';
import { finish, type UploadOutcome, type UploadSteps } from './model/upload.ts';
import type { UploadRunner } from './routes/upload-routes.ts';

/** Does uploads at once, but abandons those that are ordered to be abandoned. */
export function uploadRunner(abandoned: AbandonedUploads): UploadRunner {
  return (call, steps) => {
    const path = /\/(\w+-scan)\/$/.exec(call.url.pathname)?.[1] ?? '';
    const order = abandoned.take(path);
    if (!order) return finishUnlessEndless(steps);
    abandoned.begin(path, steps, order);
    if (order.clientSees === 'nothing') return hangUntilClientLeaves(call.context);
    if (order.clientSees === 'server_error') throw serverError();
    if (order.clientSees === 'reset') return resetConnection(call.context);
    return gatewayTimeout();
  };
}

/** Somebody in between gives up on what never ends. */
function finishUnlessEndless(steps: UploadSteps): UploadOutcome | Response {
  try {
    return finish(steps);
  } catch (error) {
    if (error instanceof NeverDone) return gatewayTimeout();
    throw error;
  }
}

function gatewayTimeout(): Response {
  return htmlAnswer(504, '<html><head><title>504 Gateway Time-out</title></head><body></body></html>');
}
