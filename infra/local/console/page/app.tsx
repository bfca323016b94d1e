import { session } from './api/session.ts';
import { AuditView } from './audit-view.tsx';
import { Notices } from './parts/notices.tsx';
import { MapMany } from './repositories/map-many.tsx';
import { RepositoryView } from './repository/repository-view.tsx';
import { RunView } from './repository/run-view.tsx';
import { hrefOf, route } from './route.ts';
import { SettingsView } from './settings-view.tsx';
import { Who } from './who.tsx';

/** The whole page. */
export function App() {
  return (
    <>
      <header class="top">
        <div class="top-inner">
          <p class="crumbs">
            <img src="/icon.svg" alt="" width="24" height="24" />
            <span>
              Settings <span aria-hidden="true">/</span> <a href={hrefOf({ view: 'settings' })}>DefectDojo</a>
            </span>
          </p>
          <a href={hrefOf({ view: 'audit' })}>Audit</a>
          <Who />
        </div>
      </header>
      <main>
        <h1>DefectDojo</h1>
        <p class="lead">Push Gecko findings into DefectDojo and track ASVS compliance per repository.</p>
        {session.value && <View key={session.value.person.id} />}
      </main>
      <Notices />
    </>
  );
}

function View() {
  const to = route.value;
  if (to.view === 'map-many') return <MapMany />;
  if (to.view === 'audit') return <AuditView />;
  if (to.view === 'run') return <RunView key={to.runId} mappingId={to.mappingId} runId={to.runId} />;
  if (to.view === 'repository') return <RepositoryView key={to.mappingId} {...to} />;
  return <SettingsView />;
}
