/** What is looked at before somebody goes to another's home. Only the day and until when it holds are kept. */
export const CHECKS = ['interview', 'training', 'conduct', 'insurance'] as const
export type CheckKind = (typeof CHECKS)[number]

/** What is learnt is learnt; a certificate and an insurance end. */
export const EXPIRING: readonly CheckKind[] = ['conduct', 'insurance']
/** Whoever looks after volunteers hears of a check this many days before it ends. */
export const SOON_DAYS = 60

export type Check = { id: string; kind: CheckKind; doneOn: string; expiresOn: string | null }
export type Standing = { fromOn: string; untilOn: string | null }

/** Which check is missing on a day, or since when it has expired. `register` stands for the register itself. */
export type Lack = { what: CheckKind | 'register'; expiredOn: string | null }

/** The check of a kind that holds longest among those done by `on`; one without an end holds for ever. */
const longest = (checks: readonly Check[], kind: CheckKind, on: string) =>
  checks
    .filter((check) => check.kind === kind && check.doneOn <= on)
    .sort((a, b) => (b.expiresOn ?? '9999').localeCompare(a.expiresOn ?? '9999'))[0]

/**
 * What is not in order for a volunteer on a day: whoever is not in the register, or lacks a check, or whose check ended the
 * day before, goes to nobody's home. A check holds through its last day.
 */
export function lacksOn(register: readonly Standing[], checks: readonly Check[], on: string): Lack[] {
  const stands = register.some(({ fromOn, untilOn }) => fromOn <= on && (untilOn === null || untilOn >= on))
  const lacks: Lack[] = stands ? [] : [{ what: 'register', expiredOn: null }]
  for (const what of CHECKS) {
    const found = longest(checks, what, on)
    if (!found) lacks.push({ what, expiredOn: null })
    else if (found.expiresOn !== null && found.expiresOn < on)
      lacks.push({ what, expiredOn: found.expiresOn })
  }
  return lacks
}

/** Checks that hold on `on` and end within some days. */
export const endingSoon = (checks: readonly Check[], on: string, by: string) =>
  CHECKS.flatMap((kind) => {
    const found = longest(checks, kind, on)
    return found?.expiresOn && found.expiresOn >= on && found.expiresOn <= by ? [found] : []
  })
