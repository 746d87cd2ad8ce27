export const JOBS = ['opening', 'closing', 'cleaning'] as const
export type Job = (typeof JOBS)[number]
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
/** How far ahead a rota is shown, and who is missing is told. */
export const DAYS_AHEAD = 14
/** A turn can still be ticked so many days after. */
export const DAYS_BACK = 7

/** Through what a shift can be carried out. */
export const THROUGH = ['work_grant', 'pact', 'other'] as const
export type ThroughKind = (typeof THROUGH)[number]

export type Shift = {
  id: string
  placeId: string
  place: string
  job: Job
  weekday: number
  from: string
  to: string
  personId: string | null
  name: string | null
  fromOn: string
  untilOn: string | null
}
export type Noted = {
  shiftId: string
  on: string
  state: 'done' | 'missed' | 'open' | 'taken'
  personId: string | null
  name: string | null
}
export type TurnState = 'done' | 'missed' | 'open' | 'planned'
export type Turn = Omit<Shift, 'id' | 'weekday' | 'fromOn' | 'untilOn'> & {
  shiftId: string
  on: string
  state: TurnState
}

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/**
 * The turns of some shifts from a day until another, both included, in their order. What was noted of one outweighs its shift: who
 * takes it, that nobody does, whether it was done. Without anybody it is open.
 */
export function turnsBetween(
  shifts: readonly Shift[],
  noted: readonly Noted[],
  from: string,
  until: string,
): Turn[] {
  const turns: Turn[] = []
  for (let on = from; on <= until; on = dayAfter(on, 1)) {
    for (const shift of shifts) {
      if (shift.weekday !== weekdayOf(on) || on < shift.fromOn || (shift.untilOn && on > shift.untilOn))
        continue
      turns.push(
        turnOf(
          shift,
          on,
          noted.find((one) => one.shiftId === shift.id && one.on === on),
        ),
      )
    }
  }
  return turns.sort((a, b) => `${a.on}${a.from}${a.shiftId}`.localeCompare(`${b.on}${b.from}${b.shiftId}`))
}

function turnOf(
  { id, placeId, place, job, from, to, personId, name }: Shift,
  on: string,
  said?: Noted,
): Turn {
  const who =
    said && said.state !== 'missed' ? { personId: said.personId, name: said.name } : { personId, name }
  const state =
    said?.state === 'done' || said?.state === 'missed' ? said.state : who.personId ? 'planned' : 'open'
  return { shiftId: id, on, placeId, place, job, from, to, ...who, state }
}

/** Turns to come that nobody takes. */
export const uncovered = (turns: readonly Turn[], today: string) =>
  turns.filter(({ on, state }) => state === 'open' && on >= today)
