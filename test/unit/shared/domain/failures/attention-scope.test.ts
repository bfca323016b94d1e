import { expect, test } from 'vitest';
import { attentionScope } from '../../../../../shared/domain/failures/attention-scope.ts';

test.each([
  ['product_not_visible', 'mapping'],
  ['test_deleted', 'mapping'],
  ['instance_changed', 'mapping'],
  ['not_found', 'mapping'],
  ['uploads_refused', 'mapping'],
  ['scan_type_inactive', 'mapping'],
  ['permission_denied', 'mapping'],
  ['gecko_repository_not_found', 'mapping'],
  ['key_rejected', 'connection'],
  ['access_blocked', 'connection'],
  ['key_expired', 'connection'],
  ['', 'connection'],
])('after %j a person has to look at the %s', (code, scope) => {
  expect(attentionScope({ code })).toBe(scope);
});
