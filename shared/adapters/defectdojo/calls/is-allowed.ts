import { OutsideFailure } from '../../../domain/failures/outside-failure.ts';

/** Whether a request that lacks its fields was refused for those, and not for a missing right. */
export async function isAllowed(incomplete: Promise<unknown>): Promise<boolean> {
  try {
    await incomplete;
    return true;
  } catch (error) {
    if (!(error instanceof OutsideFailure)) throw error;
    // What a firewall blocks says nothing of the key's rights.
    if (error.code === 'permission_denied' && !error.isForeign) return false;
    if (error.kind === 'rejected') return true;
    throw error;
  }
}
