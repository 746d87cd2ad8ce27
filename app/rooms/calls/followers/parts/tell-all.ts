import type { Context } from 'hono'
import { currentAuth } from '../../../../ground/access/auth.ts'
import { languagesAt } from '../../../../ground/access/reading-language.ts'
import type { Env, Here } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { sendMail } from '../../../../ground/mail/mail.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import type { Idea } from '../../ideas/reads.ts'
import type { Call } from '../../reads.ts'
import { callFollowers, jurorRecipients, type Recipient, recipientsOf } from '../reads.ts'
import type { News } from '../rules.ts'
import { keeperOf } from '../writes.ts'
import { followingLink } from './links.ts'

type Told = { call: Call; idea: Pick<Idea, 'id' | 'title'>; news: Extract<News, 'outcome' | 'story'> }

/**
 * Tells everyone who took part what became of an idea: who brought it, who assessed it, who left an address to know. By mail, with
 * the way to the page where anyone reads it; whoever left an address finds the way out in each letter.
 */
export async function tellAll(c: Context<Env>, { call, idea, news }: Told): Promise<void> {
  const { territory } = c.var
  const recipients = await asActor(keeperOf(territory.id), (tx) =>
    recipientsOf(tx, { callId: call.id, ideaId: idea.id, jurors: true }),
  )
  await sendToAll(territory, recipients, {
    subject: `calls.mail.${news}.subject`,
    text: `calls.mail.${news}.text`,
    path: `/ideas/${idea.id}`,
    title: idea.title,
  })
}

/** Tells whoever follows a call, and who assessed its ideas, that there is a result; authors get a letter of their own. */
export async function tellOfResult(c: Context<Env>, call: Call): Promise<void> {
  const { territory } = c.var
  const found = await asActor(keeperOf(territory.id), async (tx) => [
    ...(await jurorRecipients(tx, call.id)),
    ...(await callFollowers(tx, call.id)),
  ])
  const recipients = new Map(found.map((one) => [one.email.toLowerCase(), one]))
  await sendToAll(territory, [...recipients.values()], {
    subject: 'calls.mail.result.subject',
    text: 'calls.mail.result.text',
    path: `/calls/${call.id}`,
    title: call.title,
  })
}

type Letter = {
  subject: `calls.mail.${'outcome' | 'story' | 'result'}.subject`
  text: `calls.mail.${'outcome' | 'story' | 'result'}.text`
  path: string
  title: string
}

/** One letter each, in the reader's language: of the page they wrote on, of their account, or else of the territory. */
async function sendToAll(territory: Here, recipients: readonly Recipient[], letter: Letter) {
  if (recipients.length === 0) return
  const languageAt = await languagesAt(
    currentAuth(),
    recipients.map(({ email }) => email),
  )
  for (const one of recipients)
    await send(territory, one, one.language ?? languageAt(one.email) ?? territory.language, letter)
}

async function send(territory: Here, { email, followerId }: Recipient, language: string, letter: Letter) {
  const url = currentAuth().baseUrl.replace(/\/+$/, '')
  const t = translatorFor(language)
  const leave = followerId && followingLink(url, territory, followerId)
  const address = `${url}/${territory.slug}${letter.path}`
  const said = t(letter.text, { title: letter.title, address })
  await sendMail({
    to: email,
    subject: t(letter.subject, { territory: territory.name }),
    text: leave ? `${said}\n\n${t('calls.mail.leave', { leave })}` : said,
  })
}
