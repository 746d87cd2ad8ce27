import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { DocumentKind } from '../../../ground/files/document.ts'
import { contentWhere, nameWhere } from './writes.ts'

export type Paper = {
  id: string
  name: string
  kind: DocumentKind
  bytes: number
  reserved: boolean
  recordedAt: Date
}

const papers = (tx: ActorTx) =>
  tx
    .selectFrom('fund_document')
    .select(['id', 'kind', 'bytes', 'reserved', 'sealed', 'recorded_at as recordedAt'])

const named = ({
  sealed,
  ...row
}: Omit<Paper, 'name' | 'kind'> & { kind: string; sealed: Buffer }): Paper => ({
  ...row,
  kind: row.kind as DocumentKind,
  name: unseal(sealed, nameWhere(row.id)),
})

/** The papers of a commitment that one may open, the first one first. */
export async function documentsOf(tx: ActorTx, commitmentId: string): Promise<Paper[]> {
  const rows = await papers(tx)
    .where('commitment_id', '=', commitmentId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows.map(named)
}

/** One paper with what it holds; undefined where it is hidden or missing. */
export async function documentById(
  tx: ActorTx,
  commitmentId: string,
  id: string,
): Promise<(Paper & { content: Buffer }) | undefined> {
  const row = await papers(tx)
    .where('id', '=', id)
    .where('commitment_id', '=', commitmentId)
    .executeTakeFirst()
  const held = await tx
    .selectFrom('fund_document_content')
    .where('document_id', '=', id)
    .select('sealed')
    .executeTakeFirst()
  if (!row || !held) return undefined
  return { ...named(row), content: Buffer.from(unseal(held.sealed, contentWhere(id)), 'base64') }
}
