/** An address that nobody confirmed is forgotten after so many days. */
export const CONFIRM_WITHIN_DAYS = 7
/** Asked again within this time an address gets no second letter. */
export const AGAIN_AFTER_MINUTES = 15
/** More than this in an hour is a machine asking. */
export const MOST_ASKED_AN_HOUR = 120
/** So long after the result who followed is told of what became; then their address goes. */
export const FOLLOWED_YEARS = 3
/** What networks did is forgotten so long after the last day one could vote. */
export const TRAFFIC_DAYS = 30

export const sealedWhere = (id: string) => `idea_follower:${id}`

/** What there is to tell, and of what. */
export type News = 'admitted' | 'refused' | 'funded' | 'notFunded' | 'outcome' | 'story'
