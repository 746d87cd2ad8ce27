import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { DocumentKind } from '../../../ground/files/document.ts'
import type { DocumentAbout } from './forms.ts'

export const nameWhere = (id: string) => `proceeding_document:${id}`
export const contentWhere = (id: string) => `proceeding_document_content:${id}`

export type Document = {
  id: string
  about: DocumentAbout
  kind: DocumentKind
  bytes: number
  reserved: boolean
  name: string
}

const documents = (tx: ActorTx) =>
  tx.selectFrom('proceeding_document').select(['id', 'about', 'kind', 'bytes', 'reserved', 'sealed'])
type Row = Awaited<ReturnType<ReturnType<typeof documents>['execute']>>[number]
const named = ({ sealed, ...row }: Row) => ({ ...row, name: unseal(sealed, nameWhere(row.id)) }) as Document

/** The papers of a proceeding one may open, the first one first. */
export async function documentsOf(tx: ActorTx, proceedingId: string): Promise<Document[]> {
  const rows = await documents(tx)
    .where('proceeding_id', '=', proceedingId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows.map(named)
}

/** One paper with what it holds; undefined where it is hidden or missing. */
export async function documentById(
  tx: ActorTx,
  proceedingId: string,
  id: string,
): Promise<(Document & { content: Buffer }) | undefined> {
  const row = await documents(tx)
    .where('id', '=', id)
    .where('proceeding_id', '=', proceedingId)
    .executeTakeFirst()
  const held = await tx
    .selectFrom('proceeding_document_content')
    .where('document_id', '=', id)
    .select('sealed')
    .executeTakeFirst()
  if (!row || !held) return undefined
  return { ...named(row), content: Buffer.from(unseal(held.sealed, contentWhere(id)), 'base64') }
}
