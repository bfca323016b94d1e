import type { RepositoryKey } from '../domain/names/ids.ts';
import type { Preview } from '../domain/runs/preview.ts';

/** Keeps previews for a day. */
export interface PreviewStore {
  putPreview(key: RepositoryKey, preview: Preview): Promise<void>;
  preview(key: RepositoryKey, previewId: string): Promise<Preview | undefined>;
}
