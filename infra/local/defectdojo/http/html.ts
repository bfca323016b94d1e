import type { Traits } from '../model/traits.ts';

/** A page of DefectDojo's own interface; the footer names the version, as on the login page and every 404. */
export function htmlPage(traits: Traits, heading: string): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head><meta charset="utf-8"><title>DefectDojo</title></head>',
    `<body><h1>${heading}</h1>`,
    `<footer>v. ${traits.version} ( ${traits.commit} )</footer>`,
    '</body></html>',
  ].join('\n');
}

/** An answer in HTML. */
export function htmlAnswer(status: number, page: string, headers: Record<string, string> = {}): Response {
  const common = { 'content-type': 'text/html; charset=utf-8', vary: 'Cookie', 'x-frame-options': 'DENY' };
  return new Response(page, { status, headers: { ...common, ...headers } });
}
