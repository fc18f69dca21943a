/** What a Worker does in some time. */
export interface Work {
  requests: number
  /** Milliseconds of CPU. */
  cpu: number
}

/** Requests a day on the Free plan. */
export const freeRequests = 100_000

/** Days of a month, to reckon with. */
export const daysOfMonth = 30

// https://developers.cloudflare.com/workers/platform/pricing/
const paid = {
  base: 5,
  requests: { included: 10e6, dollarsPerMillion: 0.3 },
  cpu: { included: 30e6, dollarsPerMillion: 0.02 },
}

/** Dollars for a month of so much on the Paid plan of Cloudflare Workers. */
export function monthlyBill({ requests, cpu }: Work): number {
  return paid.base + beyond(paid.requests, requests) + beyond(paid.cpu, cpu)
}

function beyond(
  { included, dollarsPerMillion }: { included: number; dollarsPerMillion: number },
  used: number,
): number {
  return (Math.max(0, used - included) / 1e6) * dollarsPerMillion
}
