import { type CheckKind, EXPIRING } from '../volunteers/rules.ts'

/** A check as a list tells it: nothing where it says no day. */
export type ListedCheck = { kind: CheckKind; doneOn: string; expiresOn: string | null }
export type ListedVolunteer = {
  person: string
  birthYear: number | null
  organisation: string | null
  fromOn: string
  untilOn: string | null
  checks: ListedCheck[]
}
type Told = { ok: true; value: ListedCheck | null } | { ok: false; refusal: CheckRefusal }
type CheckRefusal =
  | 'operators.volunteers.expiresMissing'
  | 'operators.volunteers.expiresBefore'
  | 'operators.volunteers.import.doneMissing'

/** Puts a check together; refused where an end is missing, stands alone, or comes before its beginning. */
export function checkOf(kind: CheckKind, doneOn: string | null, expiresOn: string | null): Told {
  if (!doneOn)
    return expiresOn
      ? { ok: false, refusal: 'operators.volunteers.import.doneMissing' }
      : { ok: true, value: null }
  if (!expiresOn && EXPIRING.includes(kind))
    return { ok: false, refusal: 'operators.volunteers.expiresMissing' }
  if (expiresOn && expiresOn < doneOn) return { ok: false, refusal: 'operators.volunteers.expiresBefore' }
  return { ok: true, value: { kind, doneOn, expiresOn } }
}
