export const STATES = ['draft', 'submitted', 'admitted', 'refused'] as const
export type State = (typeof STATES)[number]

/** Whom to answer, and who else is behind an idea. */
export type Contact = {
  name: string
  email?: string | undefined
  phone?: string | undefined
  others?: string | undefined
  /** The one they read our page in; none where it came on paper. */
  language?: string | undefined
}

export const contactWhere = (ideaId: string) => `idea_contact:${ideaId}`
