import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { hashOf } from '../../../../ground/access/token.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import { todayOf } from '../../parts/here.ts'
import { noticeOfMark } from '../reads.ts'
import { renewByMark } from '../writes.ts'

/** The click of a reminder: a page with a button, which works without an account. Looking renews nothing. */
export const renewNoticePage = new Hono<Env>()
  .get('/exchange/renew/:token', async (c) => {
    const { actor } = c.var
    const found = await asActor(actor, (tx) => noticeOfMark(tx, actor, hashOf(c.req.param('token'))))
    if (!found) throw new NotHere()
    c.header('cache-control', 'no-store')
    return c.render(<RenewPage title={found.title} untilOn={found.untilOn} />, {
      title: c.var.t('exchange.renew.heading'),
      robots: 'noindex',
    })
  })
  .post('/exchange/renew/:token', async (c) => {
    const { actor } = c.var
    const renewed = await asActor(actor, (tx) =>
      renewByMark(tx, actor, hashOf(c.req.param('token')), todayOf(c)),
    )
    if (!renewed) c.status(404)
    return c.render(<RenewPage renewedUntil={renewed?.untilOn} />, {
      title: c.var.t('exchange.renew.heading'),
      robots: 'noindex',
    })
  })

type Props = { title?: string | undefined; untilOn?: string | undefined; renewedUntil?: string | undefined }

function RenewPage({ title, untilOn, renewedUntil }: Props) {
  const { day } = useTexts()
  return (
    <Page heading="exchange.renew.heading" crumbs={useCrumbs()} width="reading">
      {renewedUntil && (
        <Callout kind="success" text={['exchange.renew.done', { day: day(renewedUntil) }]} alert />
      )}
      {title && untilOn && (
        <>
          <Callout text={['exchange.renew.stands', { title, day: day(untilOn) }]} />
          <Form submit="exchange.renew.button" answersItself />
        </>
      )}
      {!renewedUntil && !title && <Callout kind="warning" text="exchange.renew.gone" />}
    </Page>
  )
}
