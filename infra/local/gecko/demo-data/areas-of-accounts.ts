import { type Area, areasOf } from './area.ts';

const shopper = { by: 'a signed-in shopper', of: 'another customer' };

/** People, what they say, and what they upload. */
export const areasOfAccounts: readonly Area[] = [
  ...areasOf(shopper)`
    users | user | users | e-mail addresses, dates of birth and the hash of the password |
      change the e-mail address of an account and then reset its password | role | becomes \`ADMIN\` while registering |
      consents | read change remove list assign bulk role resolver throttle revive filter stored merge deserialize

    addresses | address | addresses | home addresses, floor and door code included |
      overwrite the default delivery address of somebody else | verified |
      skips the address check that deferred payment relies on | aliases |
      read change remove list assign guess cache resolver filter

    sessions | session | sessions | refresh tokens, IP addresses and device names |
      sign other people out, or keep a stolen session alive | expiresAt | never has to sign in again | devices |
      read remove list revive throttle cache guess redirect deserialize

    password-resets | password reset | password resets | unused reset tokens |
      set a new password for any account whose e-mail address is known | userId |
      points a reset at a different account | attempts | read assign throttle guess revive race mail reflected
  `,
  ...areasOf({ by: 'a member of any merchant team', of: 'another merchant' })`
    api-tokens | api token | API tokens | the scopes and the first half of live tokens |
      widen the scopes of a token that is in use elsewhere | scopes | adds \`payments:write\` to a read-only token |
      usages | read change remove list assign revive role throttle
  `,
  ...areasOf(shopper)`
    notifications | notification | notifications | messages about orders, returns and failed payments |
      mark warnings about a stolen account as read | channel | sends premium text messages at the shop’s expense |
      deliveries | read change list bulk socket cache stored mail render fetch

    tickets | ticket | support tickets | complaints, attached identity papers and internal remarks |
      answer in the name of the support team | internal | reads the remarks that agents write for each other | replies |
      read change list assign child bulk socket share download stored uploadName svg pattern

    chats | chat | chats | whole conversations with the support desk | write into a conversation as the other side |
      agentId | takes the place of an agent | messages | read change list child socket revive throttle stored fetch

    reviews | review | reviews | unpublished reviews with the e-mail address of the author |
      rewrite a bad review into a good one | verifiedPurchase | gives a fake review the mark of a real buyer | votes |
      change remove assign bulk race throttle stored reflected sort filter pattern

    uploads | upload | uploads | identity papers uploaded for the age check | replace a document after it was checked |
      contentType | has an HTML page served from the shop’s own domain | previews |
      read remove list assign share guess cache uploadName zipSlip cleanup traversal svg convert fetch

    loyalty-points | loyalty account | loyalty accounts | balances and every purchase of the last three years |
      spend points that somebody else has collected | points | credits itself any number of points | bookings |
      read change list assign child race throttle resolver formula sort
  `,
];
