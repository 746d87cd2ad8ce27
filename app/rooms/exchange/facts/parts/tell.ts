import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { currentAuth } from '../../../../ground/access/auth.ts'
import { readersOf } from '../../../../ground/access/reading-language.ts'
import type { Here } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { sendMail } from '../../../../ground/mail/mail.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import { followersOf } from '../writes.ts'

/**
 * Tells at once, by mail, whoever follows an agreement that something worrying was noted: that it was, and where to read it;
 * never what, nor about whom.
 */
export async function tellFollowers(
  actor: SignedInActor,
  { name, slug, language }: Pick<Here, 'name' | 'slug' | 'language'>,
  agreementId: string,
): Promise<void> {
  const auth = currentAuth()
  const accounts = await asActor(actor, (tx) => followersOf(tx, agreementId))
  const others = accounts.filter((account) => account !== actor.accountId)
  const address = new URL(`/${slug}/exchange/agreements/${agreementId}`, auth.baseUrl).href
  for (const reader of await readersOf(auth, others, language)) {
    const t = translatorFor(reader.language)
    await sendMail({
      to: reader.email,
      subject: t('exchange.alarm.subject', { territory: name }),
      text: t('exchange.alarm.text', { address }),
    })
  }
}
