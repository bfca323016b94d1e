import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { typesOf } from './client/generator/types-of.ts';
import { openApiDocument } from './document/openapi-document.ts';
import { routes } from './routes.ts';

const document = openApiDocument(routes);
await writeFile(path.join(import.meta.dirname, 'openapi.json'), `${JSON.stringify(document, null, 2)}\n`);
await writeFile(path.join(import.meta.dirname, 'client/api-types.ts'), await typesOf(document));
