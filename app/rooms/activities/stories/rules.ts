/** How it went for whoever tells it: what did not go well is kept as carefully as what did. */
export const WENT = ['well', 'mixed', 'badly'] as const
export type Went = (typeof WENT)[number]

export const sealedWhere = (id: string) => `activity_story:${id}`
