/** Whom a path is for. */
export const AUDIENCES = ['operators', 'volunteers', 'everyone'] as const
export type Audience = (typeof AUDIENCES)[number]

/** A path is completed with this share of its hours, and every step that was held. */
export const ENOUGH = 0.75

export type Held = { id: string; step: number | null; hours: number; onDate: string; kept: boolean }
export type Progress = {
  hours: number
  /** Steps one was at, of those of the path. */
  steps: number[]
  missing: number[]
  enough: boolean
  /** The last session one was at: the day on which enough was reached counts from it. */
  lastOn: string | null
}

/**
 * How far somebody is along a path of so many hours and steps. `present` are the sessions they were at; what was cancelled is not
 * among `sessions`, and a session whose register nobody kept counts for nobody.
 */
export function progressOf(
  path: { hours: number; steps: number },
  sessions: readonly Held[],
  present: ReadonlySet<string>,
): Progress {
  const attended = sessions.filter(({ id, kept }) => kept && present.has(id))
  const hours = attended.reduce((sum, session) => sum + session.hours, 0)
  const steps = [...new Set(attended.flatMap(({ step }) => step ?? []))].sort((a, b) => a - b)
  const missing = Array.from({ length: path.steps }, (_, index) => index + 1).filter(
    (step) => !steps.includes(step),
  )
  // Sessions of the whole path belong to no step: where there are only such, the hours alone say it.
  const bySteps = sessions.some(({ step }) => step !== null)
  return {
    hours,
    steps,
    missing: bySteps ? missing : [],
    enough: hours >= path.hours * ENOUGH && (!bySteps || missing.length === 0),
    lastOn: attended.reduce<string | null>(
      (last, { onDate }) => (last && last > onDate ? last : onDate),
      null,
    ),
  }
}
