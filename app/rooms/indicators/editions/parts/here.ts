import type { Context } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type Edition, editionToRead } from '../reads.ts'

/** The edition of the address, as far as this reader may see it; and the one it restates. Throws NotHere where there is none. */
export async function editionHere(c: Context<Env>, id = c.req.param('edition') ?? '') {
  if (!isId(id)) throw new NotHere()
  return asActor(c.var.actor, async (tx): Promise<{ edition: Edition; before: Edition | undefined }> => {
    const edition = await editionToRead(tx, id)
    if (!edition) throw new NotHere()
    return { edition, before: edition.restates ? await editionToRead(tx, edition.restates) : undefined }
  })
}
