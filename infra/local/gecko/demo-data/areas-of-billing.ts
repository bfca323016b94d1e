import type { Area } from './area.ts';

const clerk = { by: 'any employee with access to the intranet', of: 'another subsidiary' };

/** The company's billing service, a small project on GitLab. */
export const areasOfBilling: readonly Area[] = [
  {
    ...clerk,
    key: 'ledgers',
    one: 'ledger',
    many: 'ledgers',
    shows: 'all bookings of a month with their counterparties',
    harm: 'reopen a month that was already closed',
    field: 'closedAt',
    gain: 'changes bookings after the audit',
    child: 'bookings',
    flaws: 'read change list child role resolver report sort',
  },
  {
    ...clerk,
    key: 'mandates',
    one: 'mandate',
    many: 'direct debit mandates',
    shows: 'IBANs and signatures of account holders',
    harm: 'exchange the account that a debit is drawn from',
    field: 'signedAt',
    gain: 'makes a mandate valid that nobody signed',
    child: 'debits',
    flaws: 'read change remove assign bulk download guess signature xml',
  },
  {
    ...clerk,
    key: 'dunning-runs',
    one: 'dunning run',
    many: 'dunning runs',
    shows: 'which customers are late, and by how much',
    harm: 'send a final notice to a customer who has paid',
    field: 'feeInCents',
    gain: 'sets the dunning fee to any amount',
    child: 'letters',
    flaws: 'read list race role mail render pdf convert',
  },
  {
    ...clerk,
    key: 'tax-rules',
    one: 'tax rule',
    many: 'tax rules',
    shows: 'draft rates for coming years',
    harm: 'set the VAT of a product group to zero',
    field: 'validFrom',
    gain: 'applies a rate backwards',
    child: 'exceptions',
    flaws: 'change role cache formula merge include zipSlip filter',
  },
];

const member = { by: 'a member of the loyalty programme', of: 'another member' };

/** The loyalty service of a different company. */
export const areasOfLoyalty: readonly Area[] = [
  {
    ...member,
    key: 'rewards',
    one: 'reward',
    many: 'rewards',
    shows: 'redemption codes that have not been used',
    harm: 'redeem rewards that somebody else has earned',
    field: 'costInPoints',
    gain: 'gets rewards for nothing',
    child: 'redemptions',
    flaws: 'read change list assign race throttle guess filter stored fetch',
  },
];
