/** An address that nobody confirmed is forgotten after so many days. */
export const CONFIRM_WITHIN_DAYS = 7
/** More than this in an hour is a machine asking. */
export const MOST_ASKED_AN_HOUR = 60
/** Asked again within this time an address gets no second letter. */
export const AGAIN_AFTER_MINUTES = 15
/** Who got an issue, as it was noted before issues were composed, is remembered so long. */
export const DELIVERIES_KEPT_DAYS = 60

const MONDAY = 1

/** An issue goes out on Mondays. Days as YYYY-MM-DD. */
export const isDayOfIssue = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() === MONDAY

/** Where a subscription stands: a letter waits, it holds, it is over. */
export type Standing = 'asked' | 'subscribed' | 'left'

/** Leaving by the button of a mail program: it comes from no page of ours, and the link itself says who asks. */
export const ONE_CLICK = /^\/[^/]+\/newsletter\/[0-9a-f-]{36}\/[\w-]{32}\/leave$/

export const sealedWhere = (id: string) => `newsletter_subscriber:${id}`
