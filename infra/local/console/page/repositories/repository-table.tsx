import type { Repository } from '../../../../../functions/api/client/api-types.ts';
import { RepositoryRow } from './repository-row.tsx';

interface RepositoryTableProps {
  readonly repositories: readonly Repository[];
  onMap(repository: Repository): void;
  onRemove(repository: Repository): void;
}

/** The table; where there is little room, a row's product and sections stand below its name. */
export function RepositoryTable({ repositories, onMap, onRemove }: RepositoryTableProps) {
  return (
    <table class="repositories">
      <thead>
        <tr>
          <th scope="col">Repository</th>
          <th scope="col" class="wide">
            Product
          </th>
          <th scope="col" class="wide">
            Level
          </th>
          <th scope="col" class="wide">
            Sections
          </th>
          <th scope="col">State</th>
          <th scope="col" class="wide">
            Last in sync
          </th>
          <th scope="col">
            <span class="unseen">What to do</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {repositories.map((repository) => (
          <RepositoryRow
            key={repository.repositoryId}
            repository={repository}
            onMap={() => onMap(repository)}
            onRemove={() => onRemove(repository)}
          />
        ))}
      </tbody>
    </table>
  );
}
