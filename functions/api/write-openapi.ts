import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openApiDocument } from './document/openapi-document.ts';
import { routes } from './routes.ts';

const file = path.join(import.meta.dirname, 'openapi.json');
await writeFile(file, `${JSON.stringify(openApiDocument(routes), null, 2)}\n`);
