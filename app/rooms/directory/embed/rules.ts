/** What others may take: the feed, the script and the pictures of shared addresses, and nothing else. */
export const OPEN_TO_OTHERS = /^\/(embed\/agenda\.js|[^/]+\/embed\/agenda\.json|[^/]+\/cards\/.+\.png)$/
/** What the form of another site sends: it only shows our page with the words in it, and changes nothing. */
export const FROM_OTHERS = /^\/[^/]+\/embed\/newsletter$/

export const USUAL = 8
export const MOST = 50
/** So far ahead a feed tells. */
export const DAYS_AHEAD = 92
