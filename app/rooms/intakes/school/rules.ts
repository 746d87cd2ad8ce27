/** A family is met within these days, or what the school said is forgotten. */
export const SIGNAL_DAYS = 30

export const ENDINGS = ['not_agreed', 'unfounded', 'elsewhere'] as const
export type Ending = (typeof ENDINGS)[number]
export const SIDES = ['school', 'family', 'neighbourhood'] as const
export type Side = (typeof SIDES)[number]

type Times = { takenUpOn: string | null; familyMetOn: string | null; closedOn: string | null }
export type SignalState = 'sent' | 'taken_up' | 'met' | 'closed'
export const stateOf = ({ takenUpOn, familyMetOn, closedOn }: Times): SignalState =>
  closedOn ? 'closed' : familyMetOn ? 'met' : takenUpOn ? 'taken_up' : 'sent'

/** What a school says is about a child at that school: their name stands only in the sealed words. */
export type Signal = { pupil: string; noticed: string }
