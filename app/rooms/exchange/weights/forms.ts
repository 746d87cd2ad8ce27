import * as z from 'zod'
import type { Kind } from '../kinds/forms.ts'

/** A weight from 0 to 100 for each wish of a kind. */
export const weightsForm = ({ criteria }: Kind) =>
  z.object(
    Object.fromEntries(criteria.soft.map(({ code }) => [code, z.coerce.number().int().min(0).max(100)])),
  )
