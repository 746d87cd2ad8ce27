export const PARTS = ['controller', 'joint_controller', 'processor', 'protection_officer'] as const
export type Part = (typeof PARTS)[number]
export const BODY_KINDS = [
  'municipality',
  'company_of_municipalities',
  'cooperative',
  'asst',
  'school',
  'foundation',
  'other',
] as const
export type BodyKind = (typeof BODY_KINDS)[number]
export const RISKS = ['unlikely', 'likely', 'high'] as const
export type Risk = (typeof RISKS)[number]

/** From knowing of a breach to telling the authority (art. 33.1). */
export const HOURS_TO_TELL = 72
const HOUR_MS = 3_600_000

/** Whole hours left to tell the authority; below zero it is late. */
export const hoursLeft = (knownAt: Date, now: Date) =>
  Math.floor(HOURS_TO_TELL - (now.getTime() - knownAt.getTime()) / HOUR_MS)
