import { useEffect, useRef } from 'preact/hooks';
import type { RepositoryPage } from '../../../../functions/api/client/api-types.ts';
import { ConnectCard } from './connection/connect-card.tsx';
import { connection, connectionTrouble, loadConnection } from './connection/connection.ts';
import { ConnectionCard } from './connection/connection-card.tsx';
import { SettingsCard } from './connection/settings-card.tsx';
import { TroubleNote } from './parts/trouble-note.tsx';
import { RepositoriesCard } from './repositories/repositories-card.tsx';
import { firstPage } from './repositories/repository-page.ts';

/** Connection, settings and repositories. */
export function SettingsView() {
  const early = useRef<Promise<RepositoryPage> | undefined>(undefined);
  const shown = connection.value;
  const trouble = connectionTrouble.value;
  useEffect(() => {
    connection.value = undefined;
    connectionTrouble.value = undefined;
    void loadConnection();
    // Most teams are connected: the table needn't wait until that is known.
    early.current = firstPage();
  }, []);
  useEffect(() => {
    // Once somebody connects, the table is another.
    if (shown?.status === 'disconnected') early.current = undefined;
  }, [shown?.status]);
  const takeEarly = () => {
    const page = early.current;
    early.current = undefined;
    return page;
  };
  if (!shown) return trouble ? <TroubleNote trouble={trouble} /> : <p class="quiet">Loading…</p>;
  if (shown.status === 'disconnected') return <ConnectCard />;
  return (
    <>
      <TroubleNote trouble={trouble} />
      <ConnectionCard connection={shown} />
      <SettingsCard settings={shown.settings} />
      <RepositoriesCard takeEarly={takeEarly} />
    </>
  );
}
