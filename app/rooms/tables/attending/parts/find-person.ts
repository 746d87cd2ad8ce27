import type { ActorTx } from '../../../../ground/db/database.ts'
import type { FormState } from '../../../../ground/forms/parse-form.ts'
import type { Found } from '../../../../ground/ui/combobox.tsx'
import { hintOf } from '../../../people/parts/person-hint.ts'
import { findPeople, personNamed } from '../../../people/reads.ts'
import { fullName } from '../../../people/rules.ts'

/** The people a search pressed without JavaScript found. */
export async function foundPeople(tx: ActorTx, form: FormState): Promise<Found[]> {
  const found = form.searching ? await findPeople(tx, form.searching.query, 10) : []
  return found.map((one) => ({ value: one.id, label: fullName(one), hint: hintOf(one) }))
}

/** Who was chosen in a form that is shown again. */
export async function chosenPerson(tx: ActorTx, form: FormState): Promise<Found | undefined> {
  const chosen = [form.values?.personId ?? []].flat()[0]
  const person = chosen ? await personNamed(tx, chosen) : undefined
  return person && { value: person.id, label: fullName(person) }
}
