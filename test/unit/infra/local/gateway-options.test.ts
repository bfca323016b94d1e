import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAuthorityFile } from '../../../../infra/local/gateway-options.ts';
import { aCertificate } from '../../../support/certificates.ts';

const now = new Date();
const authority = aCertificate({ name: 'Sample Root', isAuthority: true });
const server = aCertificate({ name: 'localhost', host: 'localhost' });
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gateway-options-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function fileWith(text: string): Promise<string> {
  const file = path.join(folder, 'authority.pem');
  await writeFile(file, text);
  return file;
}

describe('the file of a certificate authority', () => {
  it('gives its certificates, without the text around them', async () => {
    const pem = await readAuthorityFile(await fileWith(`Sample Root\n${authority.cert}`), now);
    expect(pem.trim()).toBe(new X509Certificate(authority.cert).toString().trim());
  });

  it.each([
    ['holds no certificate', 'none', 'There is no certificate in it. Give the certificate of the authority as PEM'],
    ['holds a private key', authority.cert + authority.key, 'There is a private key in it'],
    ['is of no authority', server.cert, 'authority'],
  ])('that %s is refused by the name of the option and of the file', async (_, text, sentence) => {
    const file = await fileWith(text);
    const refused = readAuthorityFile(file, now);
    await expect(refused).rejects.toMatchObject({ code: 'option_invalid' });
    await expect(refused).rejects.toThrow(`--certificate-authority: ${file}: `);
    await expect(refused).rejects.toThrow(sentence);
  });

  it('that is not there is named', async () => {
    await expect(readAuthorityFile(path.join(folder, 'none.pem'), now)).rejects.toMatchObject({
      code: 'option_invalid',
      message: expect.stringMatching(/^--certificate-authority: .*none\.pem can't be read \(ENOENT\)\./),
    });
  });
});
