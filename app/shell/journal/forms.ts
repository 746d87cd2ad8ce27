import * as z from 'zod'
import { isId } from '../../ground/db/ids.ts'

const given = z.string().trim().min(1).max(80).optional().catch(undefined)
const id = z.string().trim().refine(isId).optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)

/** What the address asks for; an answer that makes no sense asks for nothing. */
export const searchForm = z.object({
  act: given,
  kind: given,
  record: id,
  person: id,
  from: day,
  until: day,
  before: id,
})
export type Search = z.infer<typeof searchForm>
