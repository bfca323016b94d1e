import { pathWords, phrases, subjectIs, type Theme } from './rule.ts';

/** Who may do what. */
export const authorization: Theme = {
  endpoints: {
    'endpoint-admin': {
      path: pathWords`admins? | administration | superusers? | back-?office | moderators? | moderation | staff |
        impersonat\w{1,4} | sudo`,
      sentence: 'Only some people may use this.',
      weights: { V8: 80 },
    },
    'endpoint-permissions': {
      path: pathWords`roles? | permissions? | acls? | rbac | privileges? | access-?(?:control|rules?|rights|lists?) |
        authorization | entitlements? | user-?groups? | grants? | scopes`,
      except: /authorization-?(?:code|server)/,
      sentence: 'Rights are given and taken here.',
      weights: { V8: 100 },
    },
    'endpoint-policies': {
      path: pathWords`polic(?:y|ies)`,
      except: /privacy|retention|cookie|refund|return|lifecycle|shipping/,
      sentence: 'Policies are kept here.',
      weights: { V8: 50 },
    },
    'endpoint-groups': {
      path: pathWords`teams? | groups? | members? | memberships? | organi[sz]ations? | orgs? | tenants? | workspaces? |
        collaborators? | invit(?:e|es|ations?) | shares? | shared | owners?`,
      sentence: 'What people share or own is handled here.',
      weights: { V8: 60, V14: 10 },
    },
    'endpoint-own-records': {
      path: /\{\}/,
      when: ({ needsLogin }) => needsLogin,
      sentence: 'It needs a login and names a record, whose owner must be checked.',
      weights: { V8: 100 },
    },
    'endpoint-needing-login': {
      path: /./,
      when: ({ needsLogin }) => needsLogin,
      sentence: 'It needs a login.',
      weights: { V8: 40, V6: 20 },
    },
    'endpoint-changing-records': {
      methods: ['PUT', 'PATCH', 'DELETE'],
      path: /\{\}/,
      except: /\/anything|\/status/,
      sentence: 'It changes a record that the caller names.',
      weights: { V8: 40 },
    },
    'endpoint-naming-records': {
      path: /\{\}/,
      sentence: 'The caller names the record.',
      weights: { V8: 20 },
    },
    'endpoint-accounts-of-others': {
      path: pathWords`my-[a-z-]{1,30} | users? | accounts? | members? | customers? | patients? | employees? |
        profiles? | students?`,
      except: /user-agent/,
      sentence: 'It reaches people’s accounts.',
      weights: { V8: 30 },
    },
    'endpoint-login-means-rights': {
      path: pathWords`log-?in | sign-?in | sign-?up | register | passwords? | log-?out | otp | oauth-?2? | api-?keys? |
        access-tokens?`,
      sentence: 'Whoever is logged in may do more than others.',
      weights: { V8: 70 },
    },
  },
  statements: {
    'wiki-roles': {
      phrases: phrases`(?<!ansible |iam |galaxy |puppet )roles?(?::| (?:are|decide|define|separate|determine|control|may|can|is)) |
        (?:user|project|admin|account|organi[sz]ation|team|staff|group|different|custom) roles |
        roles?,? (?:and|or|with|,) (?:permissions?|groups?|users?|rights) | role-based | RBAC | ABAC | ACLs? |
        access[- ]control(?: lists?)? | access (?:levels?|policies|rules|modes?) |
        authori[sz]ation(?! header|: bearer| code| server) |
        admin (?:panel|interface|api|area|users?|dashboard|page|ui|console|account)s? | moderators? |
        multi-?tenan\w{1,4} | tenants? |
        (?:owners?|authors?|staff|members?|managers?|creators?|administrators?|admins?) (?:may|can|only|manage) |
        only (?:the )?(?:authors?|owners?|admins?|administrators?|members|creators?) |
        (?:users?|staff|members?|customers?|managers?|administrators?)\b[^.;:]{0,40}\bpermissions? |
        permissions?\b[^.;:]{0,40}\b(?:users?|groups?|roles?|members?|staff|teams?|devices) |
        (?:allow|restrict|limit|validate)\w{0,3}\b[^.;]{0,40}\b(?:access|accounts?|logins?)\b[^.;]{0,30}\b(?:by|to|for)\b[^.;]{0,30}\b(?:groups?|domains?|users?|members?|e-?mails?) |
        IDOR | BOLA | privilege escalation | shared? (?:with|lists?|folders?|files?|notes?|documents?) |
        teams? (?:and|members?|management) | user (?:management|roles?|groups?|permissions?)`,
      sentence: 'The description says who may do what.',
      weights: { V8: 60 },
    },
    'wiki-permissions': {
      phrases: phrases`(?<!ansible |iam |galaxy |puppet )roles | permissions? | privileges? | access rights |
        administrators? | admins? | fine-grained | least privilege`,
      sentence: 'The description speaks of rights.',
      weights: { V8: 40 },
    },
  },
  subjects: {
    'subject-authorization': {
      subject: subjectIs`authorization | authorisation | access control | rbac | abac | acl | permissions? |
        polic(?:y|ies) enforcement`,
      sentence: 'The repository is a library for authorization.',
      weights: { V8: 100 },
      isAboutAuthentication: true,
      names: pathWords`authz | authorization | rbac | abac | acl | casbin | permissions?`,
    },
  },
  findings: {
    'finding-authorization': {
      cwes: [266, 269, 276, 280, 284, 285, 425, 551, 566, 639, 862, 863, 1220],
      sentence: 'A finding is about who may do what.',
      weights: { V8: 60 },
    },
    'finding-title-authorization': {
      title: phrases`roles? | permissions? | privileges? | owners?(?:hip)? | authori[sz]ation | tenants? | admins? |
        (?:another|other) (?:user|customer|member|tenant)(?:'s|s)? | access control | IDOR |
        for any (?:user|subject|account)`,
      sentence: 'A finding speaks of rights.',
      weights: { V8: 40 },
    },
  },
  files: {
    'file-authorization': {
      file: pathWords`permissions? | roles? | rbac | acl | authorization | polic(?:y|ies) | admin | guards?`,
      sentence: 'A source file is about rights.',
      weights: { V8: 40 },
    },
  },
};
