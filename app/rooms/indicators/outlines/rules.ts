import type { IndicatorCode } from '../rules.ts'

/** What a part of a report is made from: words alone, or what the records say together with words. */
export const PART_KINDS = [
  'words',
  'figures',
  'activities',
  'places',
  'network',
  'money',
  'stories',
  'swot',
  'definitions',
] as const
export type PartKind = (typeof PART_KINDS)[number]
/** Beside the table: how much at the end, side by side; or how each grew. */
export const CHARTS = ['none', 'bars', 'lines'] as const
export type Chart = (typeof CHARTS)[number]

export type Part = {
  key: string
  kind: PartKind
  heading: string
  /** What whoever writes should think of. */
  hint: string
  /** Of the house, or of what the territory counts besides. */
  codes: string[]
  chart: Chart
  /** Left out, with all that was written in it: it can be put back. */
  hidden: boolean
}

/** The two axes of a SWOT: what depends on us and what does not, what helps and what hinders. */
export const SWOT = ['strengths', 'weaknesses', 'opportunities', 'threats'] as const
export type Swot = (typeof SWOT)[number]

/** Where the words of a part stand: one place, or the four of a SWOT. */
export const slotsOf = ({ key, kind }: Pick<Part, 'key' | 'kind'>): string[] =>
  kind === 'swot' ? SWOT.map((side) => `${key}.${side}`) : [key]

export const shown = (parts: readonly Part[]) => parts.filter(({ hidden }) => !hidden)
export const partOfSlot = (parts: readonly Part[], slot: string) =>
  parts.find((part) => slotsOf(part).includes(slot))

/** The part one place further up (-1) or down (1) among those shown; the others stay where they are. */
export function moved(parts: readonly Part[], key: string, by: -1 | 1): Part[] {
  const visible = shown(parts)
  const at = visible.findIndex((part) => part.key === key)
  const other = visible[at + by]
  if (at < 0 || !other) return [...parts]
  return parts.map((part) =>
    part.key === key ? other : part.key === other.key ? (visible[at] as Part) : part,
  )
}

export const MOST_PARTS = 40
export const MOST_CODES = 30

/** Bars side by side are of one unit, or they compare nothing. */
export const canBeBars = (units: readonly string[]) => new Set(units).size <= 1

type ShippedPart = { name: string; kind: PartKind; codes?: readonly IndicatorCode[]; chart?: Chart }

const people = [
  'people_reached',
  'people_active',
  'people_met',
  'new_beneficiaries',
  'volunteers_active',
] as const satisfies readonly IndicatorCode[]
const labs = [
  'labs_held',
  'lab_series',
  'labs_with_community_share',
  'vulnerable_participation_rate',
  'world_cafes',
  'local_events',
] as const satisfies readonly IndicatorCode[]
const community = [
  'places_activated',
  'organisations_involved',
  'companies_involved',
  'civic_centers',
  'bookings_hours',
] as const satisfies readonly IndicatorCode[]
const home = ['leases', 'cohabitations', 'evictions_frozen', 'social_condominiums'] as const
const work = [
  'interviews',
  'internships',
  'hires',
  'internships_and_hires',
  'school_work_offers',
  'youth_in_experiences',
] as const
const pacts = ['pacts_direct', 'pacts_indirect', 'elders_accompanied', 'exchanges'] as const
const ideas = ['ideas_submitted', 'ideas_funded', 'idea_grants_eur', 'citizen_projects'] as const

/** The reports that come with the house. Headings and questions stand in the texts, under the name of each part. */
export const SHIPPED = {
  half_yearly: [
    { name: 'summary', kind: 'words' },
    { name: 'people', kind: 'figures', codes: people, chart: 'lines' },
    { name: 'labs', kind: 'figures', codes: labs },
    { name: 'community', kind: 'figures', codes: community },
    { name: 'responses', kind: 'figures', codes: [...home, ...work, ...pacts] },
    { name: 'activities', kind: 'activities' },
    { name: 'difficulties', kind: 'words' },
    { name: 'next', kind: 'words' },
    { name: 'definitions', kind: 'definitions' },
  ],
  annual: [
    { name: 'summary', kind: 'words' },
    { name: 'context', kind: 'words' },
    { name: 'people', kind: 'figures', codes: people, chart: 'lines' },
    { name: 'labs', kind: 'figures', codes: labs, chart: 'lines' },
    { name: 'activities', kind: 'activities' },
    { name: 'community', kind: 'figures', codes: community, chart: 'lines' },
    { name: 'places', kind: 'places' },
    { name: 'network', kind: 'network' },
    { name: 'home', kind: 'figures', codes: home, chart: 'bars' },
    { name: 'work', kind: 'figures', codes: work },
    { name: 'pacts', kind: 'figures', codes: pacts },
    { name: 'ideas', kind: 'figures', codes: ideas },
    { name: 'stories', kind: 'stories' },
    { name: 'swot', kind: 'swot' },
    { name: 'learned', kind: 'words' },
    { name: 'next', kind: 'words' },
    { name: 'definitions', kind: 'definitions' },
  ],
  funder: [
    { name: 'project', kind: 'words' },
    {
      name: 'results',
      kind: 'figures',
      codes: [...people.slice(0, 4), ...community.slice(0, 3), 'labs_held'],
      chart: 'lines',
    },
    { name: 'done', kind: 'words' },
    { name: 'activities', kind: 'activities' },
    { name: 'responses', kind: 'figures', codes: [...home, ...work, ...pacts] },
    { name: 'money', kind: 'money' },
    { name: 'changes', kind: 'words' },
    { name: 'stories', kind: 'stories' },
    { name: 'sustainability', kind: 'words' },
    { name: 'definitions', kind: 'definitions' },
  ],
} as const satisfies Record<string, readonly ShippedPart[]>
export type Shipped = keyof typeof SHIPPED
export const SHIPPED_NAMES = Object.keys(SHIPPED) as Shipped[]
export const isShipped = (name: string): name is Shipped => name in SHIPPED

/** The parts of a shipped report in somebody's words. `spoken` gives the heading and the question of a part by its name. */
export const partsOf = (name: Shipped, spoken: (about: 'part' | 'hint', part: string) => string): Part[] =>
  (SHIPPED[name] as readonly ShippedPart[]).map(({ name, kind, codes, chart }) => ({
    key: name,
    kind,
    heading: spoken('part', name),
    hint: spoken('hint', name),
    codes: [...(codes ?? [])],
    chart: chart ?? 'none',
    hidden: false,
  }))
