import { OAuth2Server } from 'oauth2-mock-server';

/** Who a token is for. */
export interface TokenSubject {
  readonly userId: string;
  readonly teamId: string;
  /** One of Gecko's roles, or a list, as other identity providers have it. */
  readonly role: 'Admin' | 'Manager' | 'Member' | 'Read Only' | readonly string[];
  /** @default the local stage's own audience */
  readonly audience?: string;
}

/** A local OpenID issuer in the place of Gecko's. */
export interface IdentityIssuer {
  readonly url: string;
  /** A signed access token, valid for a day. */
  token(subject: TokenSubject): Promise<string>;
  stop(): Promise<void>;
}

/** Audience that the local stage's authorizer asks for. */
export const localAudience = 'defectdojo-export';

const tokenLifetimeSeconds = 24 * 60 * 60;

/** Starts the issuer on a free loopback port. */
export async function startIdentityIssuer(): Promise<IdentityIssuer> {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  await server.start(undefined, '127.0.0.1');
  const url = `http://127.0.0.1:${server.address().port}`;
  server.issuer.url = url;
  return {
    url,
    token: ({ userId, teamId, role, audience = localAudience }) =>
      server.issuer.buildToken({
        expiresIn: tokenLifetimeSeconds,
        scopesOrTransform: (_header, payload) => {
          Object.assign(payload, { sub: userId, aud: audience, team_id: teamId, role });
        },
      }),
    stop: () => server.stop(),
  };
}
