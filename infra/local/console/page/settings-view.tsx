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
  const isConnected = shown && shown.status !== 'disconnected';
  const wasConnected = useRef(isConnected);
  useEffect(() => {
    // Once somebody connects, the table is another.
    if (isConnected === false) early.current = undefined;
    // What was pressed to connect or disconnect is gone.
    if (isConnected !== undefined && wasConnected.current !== undefined) {
      document.getElementById(isConnected ? 'connection' : 'connect')?.focus();
    }
    wasConnected.current = isConnected;
  }, [isConnected]);
  const takeEarly = () => {
    const page = early.current;
    early.current = undefined;
    return page;
  };
  if (!shown) return trouble ? <TroubleNote trouble={trouble} /> : <p class="quiet">Loading…</p>;
  if (!isConnected) return <ConnectCard />;
  return (
    <>
      <TroubleNote trouble={trouble} />
      <ConnectionCard connection={shown} />
      <SettingsCard settings={shown.settings} />
      <RepositoriesCard takeEarly={takeEarly} />
    </>
  );
}
