import openapiTypeScript, { astToString } from 'openapi-typescript';

/** TypeScript types of everything that an OpenAPI document describes, for `openapi-fetch`. */
export async function typesOf(document: object): Promise<string> {
  const nodes = await openapiTypeScript(structuredClone(document) as Parameters<typeof openapiTypeScript>[0], {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
  });
  return `// Generated from the API's document by \`npm run openapi\`.\n${astToString(nodes)}`;
}
