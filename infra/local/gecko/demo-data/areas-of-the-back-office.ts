import { type Area, areasOf } from './area.ts';

const merchant = { by: 'a member of any merchant team', of: 'another merchant' };
const editor = { by: 'an editor without administration rights', of: 'another team' };

/** What merchants and the shop's own staff work with. */
export const areasOfTheBackOffice: readonly Area[] = [
  ...areasOf(merchant)`
    products | product | products | purchase prices, margins and articles not yet announced |
      put an article of a competitor out of stock | merchantId | moves an article into a different shop | variants |
      read change remove list assign bulk role revive sort filter stored fetch xml render include pattern

    inventory | stock item | stock items | stock levels, shelf numbers and suppliers |
      book goods out of a warehouse that is not theirs | reserved | reserves the last pieces without ever buying them |
      movements | change list bulk child role race socket sort report

    suppliers | supplier | suppliers | contact persons, bank details and agreed discounts |
      exchange the bank account that invoices are paid to | creditLimit | raises its own credit line | contracts |
      read change remove list assign child download role filter fetch xml

    price-lists | price list | price lists | negotiated prices of business customers |
      publish a price list before its date | validFrom | makes tomorrow’s prices valid today | rows |
      read change list assign bulk role cache formula report zipSlip

    reports | report | reports | revenue per merchant, day and payment method |
      overwrite the saved definition of a report that others rely on | ownerId |
      takes over the scheduled reports of a different team | runs |
      read change list download share cache resolver report sort formula convert pdf include traversal

    exports | export | exports | the customer list of a whole shop as CSV | restart an export with different columns |
      recipient | has customer data mailed to an outside address | files |
      read remove list assign download guess share revive traversal cleanup report convert

    imports | import | imports | the raw files that merchants sent in, rejected rows included |
      run an import again over data corrected in the meantime | dryRun | turns a rehearsal into a real import | errors |
      read change list child bulk zipSlip uploadName xml deserialize cleanup report fetch merge

    webhooks | webhook | webhooks | signing secrets and the last payloads |
      point the order events of a different shop at their own server | secret |
      replaces the signing secret with a known one | attempts |
      read change remove list assign child signature redirect fetch pattern

    search | saved search | saved searches | what other teams look for, names of customers included |
      change the synonyms that the whole shop searches with | boost | puts its own articles on top of every result |
      synonyms | read change list cache throttle reflected sort filter report pattern
  `,
  ...areasOf(editor)`
    campaigns | campaign | campaigns | recipient lists with e-mail addresses and opening rates |
      send a newsletter to all customers without approval | approvedAt | approves its own newsletter | recipients |
      read change list assign role download mail render pdf svg

    pages | page | pages | drafts of legal texts and press releases | publish a page under the address of the imprint |
      publishedAt | publishes without the second pair of eyes | revisions |
      read change remove assign role revive share cache stored render include fetch

    settings | setting | settings | the keys of the payment provider and of the mail gateway |
      switch off fraud checks for the whole shop | scope | turns a setting of one shop into one of the platform |
      overrides | read change list role bulk cache merge deserialize traversal

    audit-entries | audit entry | audit entries | who changed which price, and from which address |
      delete the traces of their own changes | actorId | writes entries in the name of a colleague | details |
      read remove list role download sort report stored

    media | medium | media | photographs under embargo | exchange the pictures on the start page | path |
      makes a record point at any file of the server | renditions |
      read change remove list share guess uploadName zipSlip cleanup svg convert fetch traversal
  `,
];
