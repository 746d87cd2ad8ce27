export const ANSWERS = ['given', 'partly', 'deferred', 'denied'] as const
export type Answer = (typeof ANSWERS)[number]

/** Days within which who asks to see the acts is answered (L. 241/1990, art. 25, c. 4); after them silence is a refusal. */
export const DAYS_TO_ANSWER = 30

export type Waiting = { dueOn: string; answeredOn: string | null }

/** How a request stands: answered, waiting, or waiting beyond its day. The thirtieth day is still in time. */
export const standingOf = (
  { dueOn, answeredOn }: Waiting,
  today: string,
): 'answered' | 'waiting' | 'overdue' => (answeredOn ? 'answered' : dueOn < today ? 'overdue' : 'waiting')

/** Whether an answer came after its day. */
export const cameLate = ({ dueOn, answeredOn }: Waiting) => answeredOn !== null && answeredOn > dueOn
