import { describe, it } from 'vitest';
import { openPage } from './open-page.ts';

describe('the settings page', () => {
  it('shows the connection', async () => {
    const page = await openPage();
    await page.getByRole('heading', { name: 'Connection' }).waitFor();
  });
});
