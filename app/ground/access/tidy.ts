import type { AnyJob } from '../jobs/jobs.ts'
import { mailFolder } from '../mail/mail.ts'
import { forgetOldMails } from '../mail/mailbox.ts'
import type { Auth } from './auth.ts'
import { DEVICE_DAYS } from './limits.ts'

/** What nobody needs any more: sessions and links past their time, counts of attempts, old invitations and mails. */
export async function tidy({ pool }: Auth, now: Date) {
  await pool.query('delete from auth.session where "expiresAt" < $1', [now])
  await pool.query('delete from auth.device where "seenAt" < $1', [
    new Date(now.getTime() - DEVICE_DAYS * DAY_MS),
  ])
  await pool.query('delete from auth.verification where "expiresAt" < $1', [now])
  await pool.query('delete from auth."rateLimit" where "lastRequest" < $1', [now.getTime() - DAY_MS])
  await pool.query('delete from auth.attempt where since < $1', [new Date(now.getTime() - DAY_MS)])
  // Who asks what had access can see it for three months more.
  await pool.query(
    `delete from auth."programAccess" where least("revokedAt", "expiresOn") < $1::timestamptz - interval '90 days'`,
    [now],
  )
  await pool.query('select app.forget_old_invitations()')
  const folder = mailFolder()
  if (folder) await forgetOldMails(folder, now)
}
const DAY_MS = 86_400_000

export const tidyJob = (auth: Auth): AnyJob => ({
  name: 'accounts.tidy',
  every: '17 3 * * *',
  work: () => tidy(auth, new Date()),
})
