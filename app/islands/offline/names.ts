import { beginning } from './fields.ts'
import { heldHere } from './held.ts'
import { known } from './people.ts'
import { queue } from './queue.ts'

/**
 * The names that this device holds of the territory of the page, opened with its key. The answer looks among them without asking
 * anybody; it finds none where the device is shut, or holds another territory.
 */
export async function namesHeld(): Promise<(query: string) => { value: string; label: string }[]> {
  const slug = location.pathname.split('/')[1]
  const one = (await heldHere()).find((held) => held.slug === slug)
  if (!one) return () => []
  const names = await known({ one, queue: await queue() })
  return (query) => beginning(names, query)
}
