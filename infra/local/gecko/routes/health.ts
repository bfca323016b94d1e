import type { Hono } from 'hono';

const endpoints = {
  scans: '/api/v1/scans',
  vulnerabilities: '/api/v1/vulnerabilities',
  scanVulnerabilities: '/api/v1/scans/{scanId}/vulnerabilities',
  scanEndpoints: '/api/v1/scans/{scanId}/endpoints',
  scanWiki: '/api/v1/scans/{scanId}/wiki',
  repositories: '/api/v1/repositories',
  repositoryVulnerabilities: '/api/v1/repositories/{repositoryId}/vulnerabilities',
};

/** The only route that needs no key. */
export function addHealthRoute(app: Hono, now: () => Date): void {
  app.get('/api/v1/health', (c) => {
    const timestamp = now().toISOString();
    return c.json({ version: 'v1', status: 'healthy', timestamp, service: 'Gecko SAST Scanner API', endpoints });
  });
}
