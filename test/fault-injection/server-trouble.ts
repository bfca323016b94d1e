import type { ServerTrouble } from './history.ts';
import type { Stage } from './stage.ts';

/** What DefectDojo's admins do to it, or its machines, and what ends that. */
export function makeTrouble({ dojo }: Stage, trouble: ServerTrouble): void {
  const { environments, testTypes, engagements, server } = dojo.store;
  const [environment] = environments.list();
  const uploadType = testTypes.list().find(({ name }) => name === 'Generic Findings Import');
  switch (trouble) {
    case 'environment_renamed':
      if (environment !== undefined) environment.name = 'Dev';
      return;
    case 'scan_type_off':
      if (uploadType !== undefined) uploadType.active = false;
      return;
    case 'engagement_without_status':
      for (const one of engagements.list()) one.status = null;
      return;
    case 'broker_down':
      server.brokerDown = true;
      return;
    case 'none':
      if (environment !== undefined) environment.name = 'Development';
      if (uploadType !== undefined) uploadType.active = true;
      for (const one of engagements.list()) one.status ??= 'In Progress';
      server.brokerDown = false;
  }
}

/** Has DefectDojo fail at whatever shows a finding that it can't show just now. */
export function showWhatItCan({ dojo, unreadable, nowMs }: Stage): void {
  const hidden = [...unreadable].filter(([, untilMs]) => untilMs > nowMs());
  dojo.store.server.failsToShow = hidden.map(([geckoId]) =>
    JSON.stringify({ unique_id_from_tool: geckoId }).slice(1, -1),
  );
}
