import type { TextKey } from '../../../ground/texts/texts.ts'
import { isOtherKind } from '../entries/rules.ts'

// How the public pages call each kind of thing.
export const activityKind = (kind: string): TextKey => `activities.kind.${kind}`
export const entryKind = (kind: string): TextKey =>
  isOtherKind(kind) ? `directory.entry.${kind}` : activityKind(kind)
export const areaName = (area: string): TextKey => `activities.area.${area}`
export const placeKind = (kind: string): TextKey => `places.kind.${kind}`
export const organisationKind = (kind: string): TextKey => `organisations.kind.${kind}`
export const weekdayName = (weekday: number): TextKey => `directory.weekday.${weekday}`

// Who finds a way from a public page to the page where it is worked on. What opens there is the policies' business.
export const STAFF = ['facilitator', 'case_operator', 'coordinator', 'administrator'] as const
export const DESK = ['coordinator', 'administrator'] as const
