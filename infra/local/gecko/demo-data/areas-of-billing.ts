import { type Area, areasOf } from './area.ts';

const clerk = { by: 'any employee with access to the intranet', of: 'another subsidiary' };

/** The company's billing service, a small project on GitLab. */
export const areasOfBilling: readonly Area[] = areasOf(clerk)`
  ledgers | ledger | ledgers | all bookings of a month with their counterparties |
    reopen a month that was already closed | closedAt | changes bookings after the audit | bookings |
    read change list child role resolver report sort

  mandates | mandate | direct debit mandates | IBANs and signatures of account holders |
    exchange the account that a debit is drawn from | signedAt | makes a mandate valid that nobody signed | debits |
    read change remove assign bulk download guess signature xml

  dunning-runs | dunning run | dunning runs | which customers are late, and by how much |
    send a final notice to a customer who has paid | feeInCents | sets the dunning fee to any amount | letters |
    read list race role mail render pdf convert

  tax-rules | tax rule | tax rules | draft rates for coming years | set the VAT of a product group to zero |
    validFrom | applies a rate backwards | exceptions | change role cache formula merge include zipSlip filter
  `;

const member = { by: 'a member of the loyalty programme', of: 'another member' };

/** The loyalty service of a different company. */
export const areasOfLoyalty: readonly Area[] = areasOf(member)`
  rewards | reward | rewards | redemption codes that have not been used |
    redeem rewards that somebody else has earned | costInPoints | gets rewards for nothing | redemptions |
    read change list assign race throttle guess filter stored fetch
  `;
