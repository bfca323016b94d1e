import type { Repository } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { tell } from '../parts/notices.tsx';
import { Question } from '../parts/question.tsx';

interface RemoveMappingProps {
  readonly repository: Pick<Repository, 'repositoryId' | 'mappingId' | 'product'>;
  onRemoved(): void;
  onClose(): void;
}

/** Asks before a mapping is removed. */
export function RemoveMapping({ repository, onRemoved, onClose }: RemoveMappingProps) {
  const { repositoryId, mappingId, product } = repository;
  const onYes = async () => {
    await answerOf(api.DELETE('/v1/mappings/{mappingId}', { params: { path: { mappingId } } }));
    tell(`${repositoryId} is no longer mapped.`);
    onRemoved();
  };
  return (
    <Question
      title={`Remove the mapping of ${repositoryId}?`}
      yes="Remove mapping"
      isDangerous
      onYes={onYes}
      onClose={onClose}
    >
      <p>
        Its findings are no longer pushed to {product?.name ?? 'the product'}. What is in DefectDojo stays there, and
        the level and sections of the repository are forgotten.
      </p>
    </Question>
  );
}
