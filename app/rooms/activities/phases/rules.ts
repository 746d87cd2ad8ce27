import type { Kind } from '../rules.ts'

/** What a lab goes through; after its evaluation it is consolidated, changed or closed. */
export const LAB_PHASES = [
  'needs',
  'design',
  'action',
  'evaluation',
  'consolidated',
  'changed',
  'closed',
] as const
/** How much a group still needs of whoever accompanies it. */
export const GROUP_PHASES = ['engaging', 'sustained', 'on_call', 'autonomous'] as const
export type Phase = (typeof LAB_PHASES)[number] | (typeof GROUP_PHASES)[number]
export const PHASES: readonly Phase[] = [...LAB_PHASES, ...GROUP_PHASES]

const OF_KIND: Partial<Record<Kind, readonly Phase[]>> = { lab: LAB_PHASES, group: GROUP_PHASES }
export const phasesOf = (kind: Kind): readonly Phase[] => OF_KIND[kind] ?? []

/** These tell something with them: what changes, or what remains. */
export const TELLING: readonly Phase[] = ['changed', 'closed']
/** These are decided on an evaluation. */
const JUDGED: readonly Phase[] = ['consolidated', 'changed']
const FROM_EVALUATION: readonly Phase[] = ['evaluation', ...JUDGED]

export type PhaseRefusal =
  | 'activities.phases.same'
  | 'activities.phases.notEvaluated'
  | 'activities.phases.otherKind'

/** Why a phase may not follow the one that stands; nothing where it may. Back, and over some, is a decision like others. */
export function refusalToFollow(kind: Kind, from: Phase | null, to: Phase): PhaseRefusal | undefined {
  if (!phasesOf(kind).includes(to)) return 'activities.phases.otherKind'
  if (from === to) return 'activities.phases.same'
  if (JUDGED.includes(to) && !(from && FROM_EVALUATION.includes(from)))
    return 'activities.phases.notEvaluated'
  return undefined
}

/** Whether a decision went back to an earlier phase. The three ends of a lab stand side by side. */
export function isBack(from: Phase | null, to: Phase): boolean {
  if (from === null) return false
  const rank = (phase: Phase) => Math.min(PHASES.indexOf(phase), ends(phase) ? LAB_PHASES.length - 3 : 99)
  return rank(to) < rank(from)
}
const ends = (phase: Phase) => phase === 'consolidated' || phase === 'changed' || phase === 'closed'
