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

const columns = ['key', 'one', 'many', 'shows', 'harm', 'field', 'gain', 'child', 'flaws'] as const;

/** The areas of a table: rows parted by an empty line, and in them the cells of the {@link columns}, parted by ` | `. */
export function areasOf(whose: Pick<Area, 'by' | 'of'>): (table: TemplateStringsArray) => Area[] {
  const areaOf = (row: string) => {
    const cells = row.trim().split(/ \|\s+/);
    if (cells.length !== columns.length) throw new RangeError(`An area has ${columns.length} cells: ${row}`);
    return { ...whose, ...Object.fromEntries(columns.map((name, at) => [name, cells[at]])) } as Area;
  };
  return ([table = '']) => table.split(/\n\s*\n/).map(areaOf);
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
