import { type Area, areasOf } from './area.ts';

const shopper = { by: 'a signed-in shopper', of: 'another customer' };

/** From the cart to the parcel and back. */
export const areasOfBuying: readonly Area[] = areasOf(shopper)`
  orders | order | orders | delivery addresses, line items and the last four card digits |
    cancel or redirect parcels that are already paid | paidAt | turns an unpaid order into a paid one | notes |
    read change remove list assign bulk child resolver socket race sort filter mail render traversal

  carts | cart | carts | what somebody is about to buy and the vouchers already applied |
    slip articles into a stranger’s cart just before checkout | unitPrice | buys everything for one cent | items |
    read change remove assign child race cache share reflected merge

  checkouts | checkout | checkouts | name, e-mail address, phone number and chosen payment method |
    complete a purchase with the stored card of somebody else | totalDue |
    lowers the amount that the payment provider is asked for | steps |
    read change assign race cache throttle resolver redirect reflected

  coupons | coupon | coupons | the unpublished codes of coming campaigns |
    raise the discount of a running campaign to 100 % | usesLeft | makes a single-use code endless | redemptions |
    read change list assign bulk role race throttle guess filter formula

  gift-cards | gift card | gift cards | full card numbers together with their balance |
    move the balance of any card to their own | balance | prints money in the shop’s own currency | transfers |
    read change list assign child race throttle guess mail render

  payments | payment | payments | amounts, masked card numbers and the provider’s transaction ids |
    attach their own open order to a payment made by somebody else | capturedAmount |
    closes an order with a payment of zero | attempts | read change list child role signature race cache resolver sort

  refunds | refund | refunds | bank account holders and IBANs | have a refund paid out to a different account |
    approvedBy | approves its own refund | approvals | read change remove assign bulk role race resolver filter

  invoices | invoice | invoices | company names, VAT numbers and complete invoice PDFs |
    change the billing address printed on an invoice that was already booked | dueDate |
    postpones a due date by years | reminders |
    read list child download revive share guess traversal pdf convert render include

  shipments | shipment | shipments | live tracking positions and the recipient’s door code |
    send a parcel to a pick-up point of their choice | carrierAccount | lets the shop pay for private parcels |
    events | read change list child socket signature guess fetch sort xml

  returns | return | returns | reasons for the return, photographs and bank details |
    register a return for goods that somebody else still has | inspectedAt | skips the inspection of the goods |
    photos | read change remove list assign child bulk uploadName svg stored

  subscriptions | subscription | subscriptions | delivery rhythm, contents and the stored means of payment |
    pause, restart or enlarge the standing order of a stranger | trialEndsAt | extends a free trial for ever |
    deliveries | read change remove assign child race revive resolver signature formula

  wishlists | wishlist | wishlists | private wishes, birthdays and the names of the people they are for |
    empty or rename a list that was shared read-only | visibility | publishes a list that its owner keeps private |
    entries | read change remove list assign share cache revive stored reflected
  `;
