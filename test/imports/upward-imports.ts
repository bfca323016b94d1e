import type { FileImports } from './imports-of.ts';

/**
 * Imports that lead from a folder to one above it, files that lie in none of the folders, and folders without a file, in
 * sentences.
 *
 * @param order folders from low to high; see `folderOrder`
 */
export function upwardImports(files: readonly FileImports[], order: readonly string[]): string[] {
  const used = new Set(files.map(({ file }) => placeIn(order, file)));
  const empty = order
    .filter((place) => !used.has(place))
    .map((place) => `no file lies in ${place}, which the order names`);
  const upward = files.flatMap(({ file, imports }) => {
    const own = placeIn(order, file);
    if (own === undefined) return [`${file} lies in no folder of the order`];
    return imports.flatMap((imported) => {
      const place = placeIn(order, imported);
      const isUpward = place !== undefined && order.indexOf(place) > order.indexOf(own);
      return isUpward ? [`${file} imports ${imported}: ${place} is above ${own}`] : [];
    });
  });
  return [...empty, ...upward];
}

function placeIn(order: readonly string[], file: string): string | undefined {
  const holding = order.filter((place) => (place.endsWith('/') ? file.startsWith(place) : file === place));
  return holding.toSorted((one, other) => other.length - one.length)[0];
}
