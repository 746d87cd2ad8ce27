export const PROCEEDING_KINDS = ['co_programming', 'co_design', 'accreditation', 'convention'] as const
export type ProceedingKind = (typeof PROCEEDING_KINDS)[number]
export const OUTCOMES = ['concluded', 'nobody', 'revoked'] as const
export type ClosingOutcome = (typeof OUTCOMES)[number]

/** The article of the Codice del Terzo Settore (D.Lgs. 117/2017) a kind goes by. */
export const LAW: Record<ProceedingKind, string> = {
  co_programming: 'art. 55, c. 2, D.Lgs. 117/2017',
  co_design: 'art. 55, c. 3, D.Lgs. 117/2017',
  accreditation: 'art. 55, c. 4, D.Lgs. 117/2017',
  convention: 'art. 56 D.Lgs. 117/2017',
}

export type StepCode =
  | 'start'
  | 'officer'
  | 'programmed'
  | 'goals'
  | 'favourable'
  | 'notice'
  | 'questions'
  | 'enrolment'
  | 'integrity'
  | 'conflicts'
  | 'admissions'
  | 'sessions'
  | 'report'
  | 'choice'
  | 'expenses'
  | 'insurance'
  | 'agreement'
  | 'transparency'
/** What the law asks: where it says so, and whether the records show it by themselves or somebody names the act. */
export type Step = { code: StepCode; law: string; shown: 'by_records' | 'by_act' }

const records = (code: StepCode, law: string): Step => ({ code, law, shown: 'by_records' })
const act = (code: StepCode, law: string): Step => ({ code, law, shown: 'by_act' })

const START = [
  act('start', 'L. 241/1990, art. 2'),
  records('officer', 'L. 241/1990, artt. 4–6'),
  act('conflicts', 'L. 241/1990, art. 6-bis'),
]
const OPEN = [
  records('notice', 'L. 241/1990, art. 12; D.M. 72/2021'),
  records('questions', 'L. 241/1990, art. 1'),
]
const TOLD = act('transparency', 'D.Lgs. 33/2013, artt. 23 e 26')
const SIGNED = 'L. 241/1990, art. 11'

/** What each kind asks, in the order in which it is done. The guidelines of D.M. 72/2021 read artt. 55 and 56 this way. */
export const STEPS: Record<ProceedingKind, readonly Step[]> = {
  co_programming: [
    ...START,
    ...OPEN,
    records('admissions', 'L. 241/1990, art. 3'),
    records('sessions', 'art. 55, c. 2'),
    act('report', 'art. 55, c. 2; D.M. 72/2021'),
    TOLD,
  ],
  co_design: [
    ...START,
    records('programmed', 'art. 55, c. 3'),
    act('goals', 'art. 55, c. 4'),
    ...OPEN,
    records('enrolment', 'art. 4; art. 55, c. 4'),
    records('admissions', 'L. 241/1990, art. 3'),
    records('choice', 'art. 55, c. 4; L. 241/1990, art. 3'),
    records('sessions', 'art. 55, c. 3'),
    records('agreement', SIGNED),
    TOLD,
  ],
  accreditation: [
    ...START,
    act('goals', 'art. 55, c. 4'),
    ...OPEN,
    records('enrolment', 'art. 4; art. 55, c. 4'),
    records('admissions', 'L. 241/1990, art. 3'),
    records('choice', 'art. 55, c. 4; L. 241/1990, art. 3'),
    records('agreement', SIGNED),
    TOLD,
  ],
  convention: [
    ...START,
    act('favourable', 'art. 56, c. 1'),
    ...OPEN,
    records('enrolment', 'art. 56, c. 1'),
    act('integrity', 'art. 56, c. 3'),
    records('admissions', 'L. 241/1990, art. 3'),
    records('choice', 'art. 56, c. 3; L. 241/1990, art. 3'),
    act('expenses', 'art. 56, c. 2'),
    act('insurance', 'artt. 18 e 56, c. 4'),
    records('agreement', 'art. 56, c. 4'),
    act('transparency', 'art. 56, c. 3-bis; D.Lgs. 33/2013'),
  ],
}

/** Whether somebody may say that a step of a kind is done: those that records show by themselves nobody ticks. */
export const isByAct = (kind: ProceedingKind, code: string) =>
  STEPS[kind].some((step) => step.code === code && step.shown === 'by_act')

/** What stands on record of a proceeding, as far as its checklist asks. */
export type Facts = {
  officer: boolean
  published: boolean
  comesOf: boolean
  unanswered: number
  waiting: number
  admitted: number
  unchecked: number
  approvedSessions: number
  listed: boolean
  chosen: boolean
  agreements: number
}

const SHOWN: Partial<Record<StepCode, (facts: Facts) => boolean>> = {
  officer: ({ officer }) => officer,
  programmed: ({ comesOf }) => comesOf,
  notice: ({ published }) => published,
  questions: ({ published, unanswered }) => published && unanswered === 0,
  enrolment: ({ admitted, unchecked }) => admitted > 0 && unchecked === 0,
  admissions: ({ listed, waiting }) => listed && waiting === 0,
  sessions: ({ approvedSessions }) => approvedSessions > 0,
  choice: ({ chosen }) => chosen,
  agreement: ({ agreements }) => agreements > 0,
}

/** Whether a step is done: by what stands on record, or by the act somebody named. */
export const isDone = ({ code, shown }: Step, facts: Facts, acts: ReadonlySet<string>) =>
  shown === 'by_act' ? acts.has(code) : (SHOWN[code]?.(facts) ?? false)

export type Days = {
  opensOn: string
  questionsUntil: string
  closesOn: string
  choiceBy: string
  publishedOn: string | null
  chosenOn: string | null
  closedOn: string | null
}
export const STAGES = ['draft', 'to_come', 'open', 'examined', 'chosen', 'closed'] as const
export type Stage = (typeof STAGES)[number]

/** Where a proceeding stands on a day. Days as YYYY-MM-DD; the last day to apply is still open. */
export function stageOn(days: Days, today: string): Stage {
  if (days.closedOn) return 'closed'
  if (!days.publishedOn) return 'draft'
  if (days.chosenOn) return 'chosen'
  if (today < days.opensOn) return 'to_come'
  return today <= days.closesOn ? 'open' : 'examined'
}

/** Whether somebody may ask about the notice on a day. */
export const mayAsk = (days: Days, today: string) =>
  stageOn(days, today) === 'open' && today <= days.questionsUntil

export type Closing = { outcome: ClosingOutcome; waiting: number; undecided: number; candidates: number }
export type ClosingRefusal = 'tables.closing.undecided' | 'tables.closing.somebody' | 'tables.closing.nobody'

/**
 * Why a proceeding does not close: somebody still waits for an answer, it is said that nobody came where somebody did, or it
 * is concluded with nobody. What is revoked closes as it stands.
 */
export function refusalToClose({
  outcome,
  waiting,
  undecided,
  candidates,
}: Closing): ClosingRefusal | undefined {
  if (outcome === 'revoked') return undefined
  if (waiting + undecided > 0) return 'tables.closing.undecided'
  if (outcome === 'nobody' && candidates > 0) return 'tables.closing.somebody'
  return outcome === 'concluded' && candidates === 0 ? 'tables.closing.nobody' : undefined
}

export const WARNED_DAYS = 7
export type Deadline = { what: 'questions' | 'closes' | 'choice'; on: string }

/** The days of a proceeding that are near or past and still ask for something. */
export function deadlinesNear(
  days: Days,
  { waiting }: { waiting: number },
  today: string,
  ahead: string,
): Deadline[] {
  const stage = stageOn(days, today)
  if (stage === 'draft' || stage === 'chosen' || stage === 'closed') return []
  const near: Deadline[] = []
  if (waiting > 0 && days.questionsUntil <= ahead) near.push({ what: 'questions', on: days.questionsUntil })
  if (days.closesOn >= today && days.closesOn <= ahead) near.push({ what: 'closes', on: days.closesOn })
  if (days.choiceBy <= ahead) near.push({ what: 'choice', on: days.choiceBy })
  return near
}
