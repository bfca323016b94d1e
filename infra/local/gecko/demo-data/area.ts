/** A part of the demo shop, in the words that its findings are told with. */
export interface Area {
  /** Folder and file name, in the plural: `gift-cards`. */
  key: string;
  one: string;
  many: string;
  /** Who can attack it, and whose things are at stake. */
  by: string;
  of: string;
  /** What reading somebody else's record shows: a noun phrase. */
  shows: string;
  /** What changing it allows: an infinitive without "to". */
  harm: string;
  /** A field that only the server should set, and what setting it brings: a verb phrase in the third person. */
  field: string;
  gain: string;
  /** What hangs below a record: `notes`. */
  child: string;
  /** The flaws found here, by their keys. */
  flaws: string;
}

/** An area and the code in it, as a finding's text names them. */
export interface Scene extends Area {
  /** The noun with its article: `an order`. */
  aOne: string;
  route: string;
  idParameter: string;
  entity: string;
  controller: string;
  service: string;
  repository: string;
  /** The instance of the repository in the code: `orders`. */
  store: string;
  file(kind: 'controller' | 'service' | 'repository' | 'resolver' | 'gateway' | 'job' | 'view'): string;
}

/** The scene of an area whose code lies under `root`. */
export function sceneOf(area: Area, root: string): Scene {
  const plural = pascal(area.key);
  const entity = pascal(area.one);
  return {
    ...area,
    aOne: `${/^([aeio]|up)/.test(area.one) ? 'an' : 'a'} ${area.one}`,
    route: `/api/${area.key}`,
    idParameter: `${camel(entity)}Id`,
    entity,
    controller: `${plural}Controller`,
    service: `${plural}Service`,
    repository: `${plural}Repository`,
    store: camel(plural),
    file: (kind) => `${root}/${area.key}/${area.key}.${kind}.${kind === 'view' ? 'tsx' : 'ts'}`,
  };
}

function pascal(words: string): string {
  return words.replaceAll(/(?:^|[ -])(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
