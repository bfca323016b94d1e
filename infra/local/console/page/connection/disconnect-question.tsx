import { useState } from 'preact/hooks';
import type { Connection } from '../../../../../functions/api/client/api-types.ts';
import { tell } from '../parts/notices.tsx';
import { Question } from '../parts/question.tsx';
import { disconnect } from './connection.ts';

/** Asks before the key is destroyed. */
export function DisconnectQuestion({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const [removesMappings, setRemovesMappings] = useState(false);
  const onYes = async () => {
    await disconnect(removesMappings ? 'remove' : 'keep');
    tell('Disconnected. The key is destroyed.');
  };
  return (
    <Question title={`Disconnect ${connection.url}?`} yes="Disconnect" isDangerous onYes={onYes} onClose={onClose}>
      <p>
        The API key is destroyed at once and nothing is exported any more. What is in DefectDojo stays there. Settings
        are kept for the next connection.
      </p>
      <label class="check">
        <input
          type="checkbox"
          checked={removesMappings}
          onChange={({ currentTarget }) => setRemovesMappings(currentTarget.checked)}
        />
        Also remove the mappings ({connection.repositoriesMapped}), with their ASVS levels and sections
      </label>
    </Question>
  );
}
