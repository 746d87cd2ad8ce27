import type { EntryKind } from '../../ground/forms/entry-kind.ts'
import { registerAfield } from '../../rooms/activities/parts/afield.ts'
import { encounterAfield, reminderAfield } from '../../rooms/encounters/parts/afield.ts'
import { signAfield, visitAfield } from '../../rooms/exchange/kinds/companionship/parts/afield.ts'

/** What can be written without network. */
export const entryKinds: readonly EntryKind[] = [
  encounterAfield,
  registerAfield,
  reminderAfield,
  visitAfield,
  signAfield,
]
