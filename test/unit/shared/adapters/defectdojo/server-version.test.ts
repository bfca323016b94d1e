import { expect, it } from 'vitest';
import { playedVersions } from '../../../../../infra/local/defectdojo/model/traits.ts';
import { aConnectedApi } from '../../../../support/a-connected-api.ts';

it.each(playedVersions)(
  'DefectDojo %s is known by the version that its schema tells, whatever stands behind the digits',
  async (version) => {
    const { api } = await aConnectedApi({ version });
    expect((await api.send('GET /v1/connection')).body).toMatchObject({ defectDojo: { version }, warnings: [] });
  },
);
