import type { By, Side, Visibility } from '../kinds/rules.ts'

/** A mail reminds so many days before the last one. */
export const REMIND_DAYS = 7
/** The click of that mail works until so many days after the last one. */
export const CLICK_DAYS = 30
export const MOST_PLACES = 100_000
export const MOST_PHOTOS = 6

export const CLOSED_WHY = ['met', 'withdrawn', 'mistake'] as const
export type ClosedWhy = (typeof CLOSED_WHY)[number] | 'expired'

export type Standing = { closedOn: string | null; untilOn: string }
/** A notice stands until it is closed, and on its last day still. */
export const stands = ({ closedOn, untilOn }: Standing, today: string) =>
  closedOn === null && untilOn >= today

type Closed = Standing & { side: Side; closedWhy: string | null }
/** An offer that was met may stand again until its last day, unless what was given stays given. */
export const mayReopen = ({ side, closedWhy, untilOn }: Closed, { once }: { once?: true }, today: string) =>
  side === 'offer' && closedWhy === 'met' && untilOn >= today && !once

export type Publishing = {
  by: readonly By[]
  citizens: boolean
  visibilities: readonly Visibility[]
  several: boolean
}
export type Asked = {
  side: Side
  person: boolean
  organisation: boolean
  /** Whether somebody of the team writes it. */
  team: boolean
  visibility: Visibility
  circle: boolean
  places: number
  fromOn: string | null
  untilOn: string
}
export type PublishRefusal =
  | 'exchange.notice.whose'
  | 'exchange.notice.notCitizens'
  | 'exchange.notice.visibility'
  | 'exchange.notice.onePlace'
  | 'exchange.notice.past'
  | 'exchange.notice.order'
  | 'exchange.notice.tooLong'

const MOST_DAYS = 400

/** Why a notice may not be published as it is said, if so. */
export function refusalToPublish(
  side: Publishing,
  asked: Asked,
  today: string,
  latest: string,
): PublishRefusal | undefined {
  const by = asked.person ? 'person' : 'organisation'
  if (!(asked.person || asked.organisation) || !side.by.includes(by)) return 'exchange.notice.whose'
  if (!asked.team && asked.person && !side.citizens) return 'exchange.notice.notCitizens'
  if (asked.circle ? asked.visibility !== 'operators' : !side.visibilities.includes(asked.visibility))
    return 'exchange.notice.visibility'
  if (!side.several && asked.places !== 1) return 'exchange.notice.onePlace'
  if (asked.untilOn < today) return 'exchange.notice.past'
  if (asked.fromOn !== null && asked.fromOn > asked.untilOn) return 'exchange.notice.order'
  return asked.untilOn > latest ? 'exchange.notice.tooLong' : undefined
}

export const longestDays = (lastsDays: number) => Math.max(lastsDays, MOST_DAYS)
