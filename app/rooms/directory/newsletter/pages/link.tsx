import { type Context, Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { pathsHere } from '../../parts/address.ts'
import { isToken } from '../parts/links.ts'
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

/** Whose link this is. Throws NotHere for one that was not made here. */
function asked(c: Context<Env>) {
  const { id: territoryId } = c.var.territory
  const [id, token] = [c.req.param('subscriber') ?? '', c.req.param('token') ?? '']
  if (!isId(id) || !isToken(territoryId, id, token)) throw new NotHere()
  return { id, keeper: keeperOf(territoryId) }
}

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
        <ButtonLink href={pathsHere(c).agenda} label="directory.agenda.all" quiet />
        {standing === 'left' && (
          <ButtonLink href={pathsHere(c).newsletter} label="directory.newsletter.link.again" quiet />
        )}
      </p>
    </Page>
  )
}
