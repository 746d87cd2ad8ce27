import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { mailFolder, openMail, sendMail } from './mail.ts'
import { forgetOldMails, mailAt, mailsIn } from './mailbox.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'trama-mail-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const open = (smtpUrl?: string) =>
  openMail({ dataDir, smtpUrl, from: 'Trama <trama@localhost>', log: () => {} })

const MAIL = {
  to: 'anna@esempio.it',
  subject: 'Il tuo invito in «Città sul Serio», perché è già domani più o meno così',
  text: `Ciao Anna, apri questo indirizzo entro 15 minuti perché scade:\n\nhttp://localhost:3000/sign-in/link?token=${'x'.repeat(90)}&next=%2F\n\nA presto=1`,
}

test('without a mail server a mail waits in a folder that only this user reads, word for word', async () => {
  open()
  await sendMail(MAIL)
  const [mail] = await vi.waitFor(async () => {
    const mails = await mailsIn(mailFolder()!)
    expect(mails).toHaveLength(1)
    return mails
  })
  expect(mail).toMatchObject({ to: MAIL.to, subject: MAIL.subject })
  expect(mail?.text.replaceAll('\r\n', '\n').trim()).toBe(MAIL.text)
  expect(statSync(join(mailFolder()!, `${mail?.id}.eml`)).mode & 0o777).toBe(0o600)
  expect(await mailAt(mailFolder()!, mail!.id)).toEqual(mail)
})

test('an id that is a way out of the folder finds nothing', async () => {
  open()
  expect(await mailAt(mailFolder()!, '../../keys/installation')).toBeUndefined()
})

test('mails are forgotten after thirty days', async () => {
  open()
  await sendMail(MAIL)
  await vi.waitFor(() => expect(readdirSync(mailFolder()!)).toHaveLength(1))
  expect(await forgetOldMails(mailFolder()!, new Date(Date.now() + 29 * 86_400_000))).toBe(0)
  expect(await forgetOldMails(mailFolder()!, new Date(Date.now() + 31 * 86_400_000))).toBe(1)
  expect(await mailsIn(mailFolder()!)).toEqual([])
})

test('a mail server that does not answer never reaches the request', async () => {
  open('smtp://127.0.0.1:1')
  await expect(sendMail(MAIL)).resolves.toBeUndefined()
  expect(mailFolder()).toBeUndefined()
})
