import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import type { FormState } from '../../../../ground/forms/parse-form.ts'
import type { Found } from '../../../../ground/ui/combobox.tsx'
import { findOrganisations } from '../../../organisations/reads.ts'
import { hintOf } from '../../../people/parts/person-hint.ts'
import { findPeople, personNamed } from '../../../people/reads.ts'
import { fullName } from '../../../people/rules.ts'
import { findPlaces } from '../../../places/reads.ts'
import { municipalitiesHere } from '../../../territories/reads.ts'
import { type Notice, type NoticeOf, noticeOf, organisationsOfActor } from '../reads.ts'

export type Beginning = {
  towns: readonly { value: string; label: string }[]
  organisations: readonly { id: string; name: string }[]
  of: NoticeOf | undefined
  person: Found | undefined
  found: readonly Found[]
}

/** What the form of a notice begins with: who may be chosen, and what stands of a notice that is changed. */
export async function beginningOf(
  tx: ActorTx,
  actor: SignedInActor,
  form: FormState,
  notice: Notice | undefined,
  wanted: string | undefined,
): Promise<Beginning> {
  const of = notice && (await noticeOf(tx, actor, notice))
  const chosen = [form.values?.personId ?? wanted ?? []].flat()[0]
  const person = chosen ? await personNamed(tx, chosen) : undefined
  return {
    towns: (await municipalitiesHere(tx)).map((town) => ({ value: town.istat_code, label: town.name })),
    organisations: await organisationsOfActor(tx, actor),
    of,
    person: person && { value: person.id, label: fullName(person) },
    found: form.searching ? await lookUp(tx, form.searching.name, form.searching.query) : [],
  }
}

/** What a search pressed inside a form without JavaScript has found, by the field it stands in. */
export async function lookUp(tx: ActorTx, field: string, query: string): Promise<Found[]> {
  if (/person/i.test(field))
    return (await findPeople(tx, query, 10)).map((one) => ({
      value: one.id,
      label: fullName(one),
      hint: hintOf(one),
    }))
  const found = /organisation/i.test(field)
    ? await findOrganisations(tx, query, 8)
    : await findPlaces(tx, query, 8)
  return found.map(({ id, name, municipality }) => ({
    value: id,
    label: name,
    hint: municipality ?? undefined,
  }))
}
