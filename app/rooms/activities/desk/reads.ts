import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { findPeople } from '../../people/reads.ts'
import { fullName, plain } from '../../people/rules.ts'
import type { SignUp } from '../signups/reads.ts'

export type Suggestion = { id: string; name: string; hint: string | undefined }

const MOST_SUGGESTED = 3
/** Beyond so many sign-ups that nobody knows, suggestions are for the first of them. */
const MOST_LOOKED_FOR = 60

/**
 * Who among the people known here each of these may be: the same address or phone, else the same name. They are only
 * suggested: nobody is taken for somebody by themselves. Only the person's own address counts, not that of who answers for them.
 */
export async function suggestionsFor(
  tx: ActorTx,
  signUps: readonly Pick<SignUp, 'id' | 'personId' | 'contact' | 'forMinor'>[],
): Promise<Map<string, Suggestion[]>> {
  const found = new Map<string, Suggestion[]>()
  const unknown = signUps.filter((one) => one.personId === null && one.contact).slice(0, MOST_LOOKED_FOR)
  for (const { id, contact, forMinor } of unknown) {
    const said = [contact?.name, ...(forMinor ? [] : [contact?.email, contact?.phone])].filter(
      (one): one is string => Boolean(one),
    )
    const people = (await Promise.all(said.map((one) => suggestionsNamed(tx, one)))).flat()
    found.set(id, [...new Map(people.map((one) => [one.id, one])).values()].slice(0, MOST_SUGGESTED))
  }
  return found
}

/** People whose whole name this is, in any order of its words, or whose address or phone it is. */
export async function suggestionsNamed(tx: ActorTx, said: string): Promise<Suggestion[]> {
  const words = (text: string) => plain(text).split(' ').filter(Boolean).sort().join(' ')
  const byContact = said.includes('@') || /^\+?\d{6,}$/.test(said)
  // A first name alone is too many people.
  if (!byContact && words(said).split(' ').length < 2) return []
  return (await findPeople(tx, said, 10))
    .filter((one) => byContact || words(fullName(one)) === words(said))
    .slice(0, MOST_SUGGESTED)
    .map((one) => ({
      id: one.id,
      name: fullName(one),
      hint: [one.birth_year, one.municipality].filter(Boolean).join(', ') || undefined,
    }))
}
