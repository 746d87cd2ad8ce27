import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import { pathsHere } from '../../parts/address.ts'
import { Paragraphs } from '../../parts/paragraphs.tsx'
import { DESK } from '../../parts/words.ts'
import { type FeedbackReceived, feedbackReceived } from '../reads.ts'
import { answerFeedback } from '../writes.ts'

const SHOWN = 200

export const received = new Hono<Env>()
  .get('/accessibility/received', async (c) => {
    const actor = requireRole(c, ...DESK)
    const messages = await asActor(actor, (tx) => feedbackReceived(tx, SHOWN))
    return c.render(<ReceivedPage messages={messages} />, {
      title: c.var.t('directory.received.heading'),
      robots: 'noindex',
    })
  })
  .post('/accessibility/received/:id', async (c) => {
    const actor = requireRole(c, ...DESK)
    const { id } = c.req.param()
    if (!isId(id)) return c.notFound()
    const answered = await asActor(actor, (tx) => answerFeedback(tx, actor, id))
    if (answered) flash(c, 'directory.received.answered')
    return c.redirect(pathsHere(c).feedbackReceived, 303)
  })

function ReceivedPage({ messages }: { messages: readonly FeedbackReceived[] }) {
  const paths = pathsHere(useRequestContext<Env>())
  return (
    <Page
      heading="directory.received.heading"
      lead="directory.received.lead"
      crumbs={[{ href: paths.accessibility, label: 'directory.accessibility.heading' }]}
      width="reading"
    >
      {messages.length === 0 && (
        <EmptyState heading="directory.received.empty" text="directory.received.emptyText" />
      )}
      <Timeline>
        {messages.map((message) => (
          <Message message={message} action={`${paths.feedbackReceived}/${message.id}`} />
        ))}
      </Timeline>
    </Page>
  )
}

function Message({ message, action }: { message: FeedbackReceived; action: string }) {
  const { t } = useTexts()
  const title = message.aboutPage ?? t('directory.received.noPage')
  return (
    <TimelineEntry at={message.sentAt} title={title}>
      <Paragraphs text={message.said} />
      <div class="beside">
        {message.replyTo && <a href={`mailto:${message.replyTo}`}>{message.replyTo}</a>}
        {message.answeredAt ? (
          <Tag tone="good">{t('directory.received.done')}</Tag>
        ) : (
          <ActionButton action={action} label="directory.received.markAnswered" />
        )}
      </div>
    </TimelineEntry>
  )
}
