import type { Endpoints } from '../endpoints.ts';
import { type Served, serve } from '../stand-in/serve.ts';
import { bundlePage } from './bundle-page.ts';
import { createConsole } from './console-app.ts';

/** What of a stage the page needs. */
type StageOfPage = Pick<Endpoints, 'apiUrl' | 'tokens' | 'defectDojo'>;

/** Serves the settings page of a local stage on a free loopback port. */
export async function startConsole({ apiUrl, tokens, defectDojo }: StageOfPage): Promise<Served> {
  const people = [
    { id: 'manager', name: 'Manager of the demo team', token: tokens.manager },
    { id: 'admin', name: 'Admin of the demo team', token: tokens.admin },
    { id: 'member', name: 'Member of the demo team', token: tokens.member },
    { id: 'other', name: 'Manager of a team that starts anew', token: tokens.otherTeam },
  ];
  // The key of a real DefectDojo is told to nobody.
  const standIn = defectDojo.controlUrl === undefined ? {} : { url: defectDojo.url, apiKey: defectDojo.apiKey };
  return serve(createConsole({ files: await bundlePage(), apiUrl, people, standIn }));
}
