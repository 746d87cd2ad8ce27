import type { AnyImportDefinition } from '../ground/imports/definition.ts'
import { activityImport } from '../rooms/activities/imports.ts'
import { attendanceImport } from '../rooms/activities/sessions/imports.ts'
import { volunteerImport } from '../rooms/operators/imports.ts'
import { organisationImport } from '../rooms/organisations/imports.ts'
import { peopleImport } from '../rooms/people/imports.ts'
import { placeImport } from '../rooms/places/imports.ts'

/** Every kind of list that can come in, in the order in which a new territory brings them. */
export const allImports: readonly AnyImportDefinition[] = [
  organisationImport,
  placeImport,
  peopleImport,
  volunteerImport,
  activityImport,
  attendanceImport,
]
