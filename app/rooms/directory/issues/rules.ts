/** What a draft is made of: so many days of the agenda, and at most so much of it. */
export const DAYS_AHEAD = 14
/** The one that goes out by itself tells of the week it begins. */
export const WEEK_AHEAD = 7
export const MOST_ENTRIES = 40
/** So far ahead may be chosen from, and planned. */
export const CHOOSE_DAYS = 60
export const PLAN_DAYS = 90
/** A planned issue goes out from this hour of the territory on. */
export const FROM_HOUR = 7
/** An issue somebody composed stands for the one that goes out by itself this many days before and after. */
export const INSTEAD_DAYS = 6

/** Mails that go out before a pause, and how long it is: a mail server takes many, not all at once. */
export const BATCH = 100
export const PAUSE_MS = 500
/** Whoever sends and has not been heard of for so long has stopped: another goes on. Longer than one mail may take. */
export const LEASE_MS = 150_000
/** A mail that the other side cannot take now is tried again after so long, so many times. */
export const RETRY_MINUTES = 30
export const MOST_TRIES = 5
/** Mails that came back so many times in a row: the address rests. */
export const FAILURES_TO_REST = 3
/** Who got which issue is remembered so long; how many did stays. */
export const SENDINGS_KEPT_DAYS = 120
/** Addresses that came back, as many as one pastes at a time. */
export const MOST_RETURNED = 500

/** What a reader wants to hear of; what is empty asks for everything. */
export type Choice = {
  municipalities: readonly string[]
  areas: readonly string[]
  kinds: readonly string[]
}
export const EVERYTHING: Choice = { municipalities: [], areas: [], kinds: [] }

type Tellable = { municipalityCode: string | null; area: string | null; kind: string }

/**
 * Whether a reader wants to hear of an entry. Places and subjects are asked together; a theme or a kind is enough for a
 * subject. What is in no municipality concerns all of them.
 */
export function wants({ municipalities, areas, kinds }: Choice, entry: Tellable): boolean {
  const near =
    municipalities.length === 0 ||
    entry.municipalityCode === null ||
    municipalities.includes(entry.municipalityCode)
  const about =
    areas.length + kinds.length === 0 ||
    kinds.includes(entry.kind) ||
    (entry.area !== null && areas.includes(entry.area))
  return near && about
}
export const wantsEverything = ({ municipalities, areas, kinds }: Choice) =>
  municipalities.length + areas.length + kinds.length === 0

/** Where an issue stands. */
export type Stage = 'draft' | 'planned' | 'going' | 'sent'
type Dated = { sendOn: string | null; startedAt: Date | null; endedAt: Date | null }
export const stageOf = ({ sendOn, startedAt, endedAt }: Dated): Stage =>
  endedAt ? 'sent' : startedAt ? 'going' : sendOn ? 'planned' : 'draft'

/** The chosen keys in their order: by the number somebody wrote beside each. Whoever is put where another stands comes before it. */
export const inOrder = (chosen: readonly string[], placeOf: (key: string) => number | undefined) =>
  chosen
    .map((key, at) => ({ key, place: placeOf(key) ?? at + 1, at }))
    .sort((a, b) => a.place - b.place || Number(stays(a)) - Number(stays(b)) || a.at - b.at)
    .map(({ key }) => key)

const stays = ({ place, at }: { place: number; at: number }) => place === at + 1

/** E-mail addresses in what somebody pasted: a list, or the mails that came back. Each once, without capitals. */
export const addressesIn = (words: string): string[] => [
  ...new Set(
    (words.match(/[^\s<>()[\]",;:]+@[^\s<>()[\]",;:]+\.[a-z]{2,}/gi) ?? []).map((one) => one.toLowerCase()),
  ),
]
