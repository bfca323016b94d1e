import {
  type ConnectionView,
  type ConnectionWarning,
  connectionLinks as links,
} from '../../../shared/contracts/management-api/connection.ts';
import { callsAtOnceDefault } from '../../../shared/domain/defectdojo/calls-at-once.ts';
import { supportedVersion, versionSupport } from '../../../shared/domain/defectdojo/defectdojo-version.ts';
import type { Attention } from '../../../shared/domain/failures/attention.ts';
import { defaultHoldThresholds } from '../../../shared/domain/holds/judge-holds.ts';
import {
  authorityEndRemedy,
  authorityEndSentence,
  authorityEndsSoon,
} from '../../../shared/domain/team/authority-end.ts';
import {
  type Connection,
  type ConnectionSettings,
  defaultConnectionSettings,
} from '../../../shared/domain/team/connection.ts';
import { endsSoon, keyEndRemedy, keyEndSentence } from '../../../shared/domain/team/key-end.ts';

/** What is counted over the team's mappings, and what is let through to its DefectDojo. */
type Tracked = Pick<ConnectionView, 'repositoriesMapped' | 'asvsSectionsTracked' | 'uploadLimits'>;

/** Renders a team's connection, or the lack of one, for the connection page, as it stands now. */
export function connectionView(connection: Connection | undefined, tracked: Tracked, now: Date): ConnectionView {
  if (!connection) {
    return {
      status: 'disconnected',
      warnings: [],
      ...tracked,
      settings: shown(defaultConnectionSettings),
      links,
    };
  }
  const { status, attention, baseUrl, defectDojo, capabilities, lastVerifiedAt, keyExpiresAt, settings } = connection;
  const disconnected = status === 'disconnected';
  return {
    status,
    ...(attention && !disconnected ? { attention: shownAttention(attention) } : {}),
    url: baseUrl,
    defectDojo,
    ...(capabilities && !disconnected ? { capabilities } : {}),
    ...(keyExpiresAt === undefined || disconnected ? {} : { keyExpiresAt }),
    ...(disconnected ? {} : gatewayView(connection)),
    warnings: disconnected ? [] : warningsOf(connection, now),
    lastVerifiedAt,
    ...tracked,
    settings: shown(settings),
    links: { ...links, defectDojo: baseUrl },
  };
}

function gatewayView({
  gatewayHeaderNames,
  certificateAuthority: certificates,
  certificateAuthorityEndsAt: endsAt,
}: Connection): Pick<ConnectionView, 'gatewayHeaders' | 'certificateAuthority'> {
  return {
    ...(gatewayHeaderNames === undefined ? {} : { gatewayHeaders: gatewayHeaderNames.map((name) => ({ name })) }),
    ...(certificates === undefined || endsAt === undefined ? {} : { certificateAuthority: { certificates, endsAt } }),
  };
}

function shown(settings: ConnectionSettings): ConnectionView['settings'] {
  const { holdThresholds = defaultHoldThresholds, maxConcurrentCalls = callsAtOnceDefault } = settings;
  return { ...settings, holdThresholds, maxConcurrentCalls };
}

function shownAttention({ code, reason, since }: Attention): NonNullable<ConnectionView['attention']> {
  return { code, reason, since };
}

function warningsOf(connection: Connection, now: Date): ConnectionWarning[] {
  const { defectDojo, capabilities } = connection;
  const warnings: ConnectionWarning[] = [];
  if (endsSoon(connection, now)) {
    warnings.push({ code: 'key_expires_soon', detail: keyEndSentence(connection), advice: keyEndRemedy });
  }
  if (authorityEndsSoon(connection, now)) {
    const detail = authorityEndSentence(connection);
    warnings.push({ code: 'certificate_authority_ends_soon', detail, advice: authorityEndRemedy });
  }
  if (capabilities?.createProducts === false) {
    warnings.push({
      code: 'may_not_create_products',
      detail: 'The key may not create products, so repositories can be mapped to existing ones only.',
      advice: "Give the key's user the Maintainer role (on 3.x: authorize the user) on one product type.",
    });
  }
  const support = versionSupport(defectDojo.version);
  if (support === 'unknown') {
    warnings.push({
      code: 'version_unknown',
      detail: 'The server tells no version such as 3.2.0, so only what every version understands is sent.',
      advice: 'Let /api/v2/oa3/schema/ through without a login to change that; a version of your own has to begin so.',
    });
  }
  if (support === 'limited') {
    warnings.push({
      code: 'version_limited',
      detail: `DefectDojo ${defectDojo.version} does not take the dates on which findings were fixed.`,
      advice: `Update DefectDojo to ${supportedVersion} or later.`,
    });
  }
  return warnings;
}
