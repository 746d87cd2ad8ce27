import { type Context, Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { NotHere, NotSignedIn } from '../../ground/access/signed-in.ts'
import { mailFolder } from '../../ground/mail/mail.ts'
import { type FiledMail, mailAt, mailsIn } from '../../ground/mail/mailbox.ts'
import { EmptyState } from '../../ground/ui/empty-state.tsx'
import { Page } from '../../ground/ui/page.tsx'
import { Table } from '../../ground/ui/table.tsx'
import { When } from '../../ground/ui/when.tsx'

/** The mails that no server took away, for who administers a territory of this installation. */
export function mailRoutes() {
  return new Hono<Env>()
    .get('/mail', async (c) => {
      const mails = await mailsIn(folderFor(c))
      return c.render(<MailsPage mails={mails} />, { title: c.var.t('mailbox.heading'), robots: 'noindex' })
    })
    .get('/mail/:id', async (c) => {
      const mail = await mailAt(folderFor(c), c.req.param('id'))
      if (!mail) return c.notFound()
      return c.render(<MailPage mail={mail} />, { title: mail.subject, robots: 'noindex' })
    })
}

function folderFor(c: Context<Env>): string {
  const { session } = c.var
  if (!session) throw new NotSignedIn()
  const folder = mailFolder()
  if (!folder || !session.memberships.some(({ roles }) => roles.includes('administrator')))
    throw new NotHere()
  return folder
}

function MailsPage({ mails }: { mails: FiledMail[] }) {
  return (
    <Page heading="mailbox.heading" lead="mailbox.lead">
      {mails.length === 0 ? (
        <EmptyState heading="mailbox.empty" text="mailbox.empty.text" />
      ) : (
        <Table
          caption="mailbox.caption"
          captionHidden
          rows={mails}
          columns={[
            {
              heading: 'mailbox.subject',
              main: true,
              cell: ({ id, subject }) => <a href={`/mail/${id}`}>{subject}</a>,
            },
            { heading: 'mailbox.to', cell: ({ to }) => to },
            { heading: 'mailbox.at', cell: ({ at }) => <When at={at} /> },
          ]}
        />
      )}
    </Page>
  )
}

function MailPage({ mail }: { mail: FiledMail }) {
  return (
    <Page
      heading={{ said: mail.subject }}
      lead={['mailbox.toWhom', { to: mail.to }]}
      crumbs={[{ href: '/mail', label: 'mailbox.heading' }]}
      width="reading"
    >
      <p class="hint">
        <When at={mail.at} as="full" />
      </p>
      <div class="panel prose">
        {mail.text
          .split(/\r?\n\s*\r?\n/)
          .filter((paragraph) => paragraph.trim())
          .map((paragraph) => (
            <p>{withLinks(paragraph)}</p>
          ))}
      </div>
    </Page>
  )
}

/** A mail's own addresses become links, so that nobody copies a long one by hand. */
const withLinks = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part, index) => (index % 2 ? <a href={part}>{part}</a> : part))
