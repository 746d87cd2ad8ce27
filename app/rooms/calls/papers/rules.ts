export const IDEAS_KIND = 'ideas'

/** As many as lie on a desk for a call. */
export const PAPERS = 5
export const MOST_PAPERS = 30
