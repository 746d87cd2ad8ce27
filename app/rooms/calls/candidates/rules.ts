/** More than this in an hour, by the form anyone can fill in, is a machine offering. */
export const MOST_OFFERED_AN_HOUR = 20

/** Whom to answer about a space. */
/** `language` is the one they read our page in. */
export type Proposer = { name: string; email: string; language?: string }

export const proposerWhere = (candidateId: string) => `space_proposer:${candidateId}`

export const answerField = (code: string) => `${code}_answer`
