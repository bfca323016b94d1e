import { defectDojoPorts } from '../../contracts/defectdojo-ports.ts';

/** Which base URLs and addresses an outbound client may talk to. Loosened only in the local stage, never in a deployed one. */
export interface TargetRules {
  readonly allowPlainHttp: boolean;
  /** Opens 127.0.0.0/8, ::1 and the names `localhost` and `*.localhost`; every other inside range stays shut. */
  readonly allowLoopback: boolean;
  readonly allowedPorts: 'any' | readonly number[];
}

/** For a URL that a customer typed: HTTPS on the two usual ports, public addresses only. */
export const publicTargetRules: TargetRules = {
  allowPlainHttp: false,
  allowLoopback: false,
  allowedPorts: defectDojoPorts,
};

/** For stand-ins on the developer's own machine. */
export const localTargetRules: TargetRules = {
  allowPlainHttp: true,
  allowLoopback: true,
  allowedPorts: 'any',
};
