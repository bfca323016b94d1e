import { json } from 'node:stream/consumers';
import { describe, expect } from 'vitest';
import { press, rowOf, scanned, sees } from './on-the-page.ts';
import { it } from './open-page.ts';
import { idOfTeam } from './own-teams.ts';

const fileWith = (text: string) => ({
  ...{ name: 'mappings.json', mimeType: 'application/json' },
  buffer: Buffer.from(text),
});
const rowsOf = (...rows: object[]) => fileWith(JSON.stringify({ mappings: rows }));
const mapping = (repositoryId: string) => ({ repositoryId, product: { name: repositoryId } });

describe('mappings as a file', () => {
  it('are brought in after a look at what changes, taken out again, and removed only on a wish', async ({
    openPage,
  }) => {
    await Promise.all(['files/one', 'files/two'].map((id) => scanned(id, [], idOfTeam('files'))));
    const page = await openPage({ team: 'files' });
    await press(page, 'Mappings as a file…');
    const dialog = page.getByRole('dialog');
    const bringIn = dialog.getByLabel('File to bring in');
    await bringIn.setInputFiles(fileWith('repository;product'));
    await sees(dialog, 'The file is not JSON.');
    await bringIn.setInputFiles(rowsOf(mapping('files/one'), mapping('no-slash')));
    await sees(dialog, 'In the file: mappings.1.repositoryId');
    await bringIn.setInputFiles(rowsOf(mapping('files/one'), mapping('files/two')));
    await sees(dialog, '2 added, 0 changed, 0 removed, 0 left as they are, if you go on.');
    await press(dialog, 'Change 2 mappings');
    await sees(page, 'The mappings are those of the file.');
    await dialog.waitFor({ state: 'detached' });
    await sees(rowOf(page, 'files/two'), 'files/two');

    await press(page, 'Mappings as a file…');
    const [download] = await Promise.all([page.waitForEvent('download'), press(dialog, 'Download mappings.json')]);
    expect(download.suggestedFilename()).toBe('mappings.json');
    const named = (name: string) => ({ repositoryId: name, product: { id: expect.any(Number), name } });
    expect(await json(await download.createReadStream())).toEqual({
      mappings: [named('files/one'), named('files/two')],
    });

    await bringIn.setInputFiles(rowsOf(mapping('files/one')));
    await sees(dialog, '0 added, 0 changed, 0 removed, 2 left as they are, if you go on.');
    await dialog.getByLabel('Remove mappings that the file does not name').check();
    await sees(dialog, '0 added, 0 changed, 1 removed, 1 left as they are, if you go on.');
    await press(dialog, 'Change 1 mapping');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Map files/two', exact: true }).waitFor();
  });

  it('do what the file says that was chosen last, however late the answer about another one is', async ({
    openPage,
  }) => {
    const page = await openPage();
    const would = (add: number) => {
      const counts = { add, change: 0, remove: 0, keep: 0, unchanged: 0, failed: 0, notTried: 0 };
      return { json: { dryRun: true, complete: true, counts, items: [] } };
    };
    const put = '**/v1/mappings?*';
    const released = Promise.withResolvers<void>();
    await page.route(put, (route) => {
      const { mappings } = route.request().postDataJSON() as { mappings: object[] };
      return mappings.length === 1 ? released.promise.then(() => route.fulfill(would(1))) : route.fulfill(would(2));
    });
    await press(page, 'Mappings as a file…');
    const dialog = page.getByRole('dialog');
    const bringIn = dialog.getByLabel('File to bring in');
    const [first] = await Promise.all([page.waitForRequest(put), bringIn.setInputFiles(rowsOf(mapping('files/one')))]);
    await bringIn.setInputFiles(rowsOf(mapping('files/one'), mapping('files/two')));
    await sees(dialog, '2 added');
    released.resolve();
    await (await first.response())?.finished();
    const [sent] = await Promise.all([page.waitForRequest(put), press(dialog, 'Change 2 mappings')]);
    expect(sent.postDataJSON()).toEqual({ mappings: [mapping('files/one'), mapping('files/two')] });
  });
});
