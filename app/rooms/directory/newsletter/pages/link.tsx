import { type Context, Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { pathsHere } from '../../parts/address.ts'
import { subscriptionHere } from '../parts/links.ts'
import { standingOf } from '../reads.ts'
import type { Standing } from '../rules.ts'
import { confirmNewsletter, keeperOf, leaveNewsletter } from '../writes.ts'

type Act = 'confirm' | 'leave'

/**
 * What the links of letters open. Each asks for a button: programs that look at mails before people do follow links, but
 * press nothing. Leaving is also what the button of a mail program sends.
 */
export const newsletterLink = new Hono<Env>()
  .get('/newsletter/:subscriber/:token/confirm', (c) => show(c, 'confirm'))
  .get('/newsletter/:subscriber/:token/leave', (c) => show(c, 'leave'))
  .post('/newsletter/:subscriber/:token/confirm', async (c) => {
    const { id, keeper } = asked(c)
    await asActor(keeper, (tx) => confirmNewsletter(tx, keeper, id, c.var.now))
    return show(c, 'confirm')
  })
  .post('/newsletter/:subscriber/:token/leave', async (c) => {
    const { id, keeper } = asked(c)
    const { now, dayOf } = textsOf(c)
    await asActor(keeper, (tx) => leaveNewsletter(tx, keeper, id, { now, today: dayOf(now) }))
    return show(c, 'leave')
  })

const asked = (c: Context<Env>) => ({ id: subscriptionHere(c), keeper: keeperOf(c.var.territory.id) })

async function show(c: Context<Env>, act: Act) {
  const { id, keeper } = asked(c)
  const standing = await asActor(keeper, (tx) => standingOf(tx, id))
  if (!standing) throw new NotHere()
  return c.render(<LinkPage act={act} standing={standing} />, {
    title: c.var.t('directory.newsletter.heading'),
    robots: 'noindex',
  })
}

const SAID: Record<Standing, Record<Act, TextKey>> = {
  asked: { confirm: 'directory.newsletter.link.toConfirm', leave: 'directory.newsletter.link.toConfirm' },
  subscribed: { confirm: 'directory.newsletter.link.subscribed', leave: 'directory.newsletter.link.toLeave' },
  left: { confirm: 'directory.newsletter.link.left', leave: 'directory.newsletter.link.left' },
}

function LinkPage({ act, standing }: { act: Act; standing: Standing }) {
  const c = useRequestContext<Env>()
  const { t } = useTexts()
  const here = c.req.path.replace(/\/(confirm|leave)$/, '')
  return (
    <Page heading="directory.newsletter.heading" width="reading">
      <p>{t(SAID[standing][act], { territory: c.var.territory.name })}</p>
      {standing === 'asked' && (
        <ActionButton
          action={`${here}/confirm`}
          label="directory.newsletter.link.confirm"
          quiet={false}
          answersItself
        />
      )}
      {standing === 'subscribed' && act === 'leave' && (
        <ActionButton
          action={`${here}/leave`}
          label="directory.newsletter.link.leave"
          quiet={false}
          answersItself
        />
      )}
      <p>
        {standing === 'subscribed' && (
          <ButtonLink href={`${here}/choose`} label="directory.newsletter.choose" quiet />
        )}
        <ButtonLink href={pathsHere(c).agenda} label="directory.agenda.all" quiet />
        {standing === 'left' && (
          <ButtonLink href={pathsHere(c).newsletter} label="directory.newsletter.link.again" quiet />
        )}
      </p>
    </Page>
  )
}
