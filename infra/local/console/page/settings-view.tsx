import { useEffect, useMemo } from 'preact/hooks';
import { ConnectCard } from './connection/connect-card.tsx';
import { connection, connectionTrouble, loadConnection } from './connection/connection.ts';
import { ConnectionCard } from './connection/connection-card.tsx';
import { SettingsCard } from './connection/settings-card.tsx';
import { TroubleNote } from './parts/trouble-note.tsx';
import { RepositoriesCard } from './repositories/repositories-card.tsx';
import { firstPage } from './repositories/repository-page.ts';

/** Connection, settings and repositories. */
export function SettingsView() {
  // Most teams are connected: the table needn't wait until that is known.
  const first = useMemo(firstPage, []);
  useEffect(() => {
    connection.value = undefined;
    connectionTrouble.value = undefined;
    void loadConnection();
  }, []);
  const shown = connection.value;
  const trouble = connectionTrouble.value;
  if (!shown) return trouble ? <TroubleNote trouble={trouble} /> : <p class="quiet">Loading…</p>;
  if (shown.status === 'disconnected') return <ConnectCard />;
  return (
    <>
      <TroubleNote trouble={trouble} />
      <ConnectionCard connection={shown} />
      <SettingsCard settings={shown.settings} />
      <RepositoriesCard first={first} />
    </>
  );
}
