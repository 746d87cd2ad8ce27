import { daysLater } from '../../ground/calendar/local-time.ts'
import type { Dice } from '../../ground/random/dice.ts'
import type { ExampleOrganisation, Kind } from '../../rooms/organisations/example.ts'
import type { Cast, Place } from './cast.ts'
import type { Activity, Promoter } from './programme.ts'
import { FINAL, SNAPSHOT } from './published.ts'

export type Manager = { place: Place; organisationId: string; from: string }

const isOfCommunity = ({ kind }: ExampleOrganisation) => kind === 'association' || kind === 'informal_group'
const isCompany = ({ kind }: ExampleOrganisation) => kind === 'company'
const LATE_JOINERS: Partial<Record<Kind, number>> = {
  association: 14,
  informal_group: 6,
  school: 2,
  parish: 2,
  service: 1,
}
const firstOn = ({ sessions }: Activity) => sessions[0]?.on as string
const lastOn = ({ sessions }: Activity) => sessions.at(-1)?.on as string

/** Which organisations take part since when: as many as were published at the two dates, each in an activity or a place. */
export function involve(dice: Dice, { organisations, places }: Cast, programme: Activity[]): Manager[] {
  const { early, late } = joiners(dice, organisations)
  const communityEarly = early.filter(isOfCommunity)
  const formalEarly = early.filter((one) => !isOfCommunity(one) && !isCompany(one))
  const companiesEarly = early.filter(isCompany)
  const idle = new Set(early)

  for (const activity of programme) {
    // Labs of the first kind have a citizen (chosen as the story goes) or one of these; the others have none of them.
    const withCommunity = activity.community ?? dice.chance(0.6)
    const hosts = withCommunity ? communityEarly : formalEarly
    join(activity, dice.pick(hosts), 'promoter', firstOn(activity))
    if (dice.chance(0.5)) join(activity, dice.pick(formalEarly), 'partner', firstOn(activity))
    if (activity.area === 'work') join(activity, dice.pick(companiesEarly), 'partner', firstOn(activity))
  }
  for (const organisation of early) {
    const used = programme.some(({ promoters }) =>
      promoters.some(
        ({ organisationId, since }) => organisationId === organisation.id && since <= SNAPSHOT.on,
      ),
    )
    if (used) idle.delete(organisation)
  }
  const open = programme.filter((activity) => firstOn(activity) <= SNAPSHOT.on)
  for (const organisation of idle) joinSome(open, organisation, (activity) => firstOn(activity))
  const running = programme.filter((activity) => lastOn(activity) > SNAPSHOT.on)
  for (const organisation of late) {
    joinSome(running, organisation, (activity) =>
      dice.day(later(firstOn(activity), '2019-02-01'), lastOn(activity)),
    )
  }
  return managers()

  function joinSome(
    among: Activity[],
    organisation: ExampleOrganisation,
    since: (activity: Activity) => string,
  ) {
    const fitting = isOfCommunity(organisation) ? among.filter(({ community }) => community !== false) : among
    const activity = dice.pick(fitting)
    join(activity, organisation, 'partner', since(activity))
  }
  function managers(): Manager[] {
    return places.flatMap((place) =>
      dice
        .some(
          [...formalEarly, ...communityEarly.filter(({ kind }) => kind === 'association')],
          dice.int(1, 3),
        )
        .map(({ id }) => ({
          place,
          organisationId: id,
          from: daysLater(place.standsSince, dice.int(0, 40)),
        })),
    )
  }
}

const later = (one: string, other: string) => (one > other ? one : other)

function join(activity: Activity, { id }: ExampleOrganisation, part: Promoter['part'], since: string) {
  if (activity.promoters.some(({ organisationId }) => organisationId === id)) return
  activity.promoters.push({ part, organisationId: id, since })
}

function joiners(dice: Dice, organisations: readonly ExampleOrganisation[]) {
  const companies = dice.some(organisations.filter(isCompany), FINAL.companies_involved)
  const others = dice.shuffled(organisations.filter((one) => !isCompany(one)))
  const late = (Object.entries(LATE_JOINERS) as [Kind, number][]).flatMap(([kind, count]) =>
    others.filter((one) => one.kind === kind).slice(0, count),
  )
  const rest = others.filter((one) => !late.includes(one))
  // Every kind takes part, in the measure of its number.
  const early = rest.slice(0, SNAPSHOT.organisations_involved)
  return {
    early: [...early, ...companies.slice(0, SNAPSHOT.companies_involved)],
    late: [...late, ...companies.slice(SNAPSHOT.companies_involved)],
  }
}
