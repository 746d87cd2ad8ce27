import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { signedIn } from '../../../../ground/access/signed-in.ts'
import { newToken } from '../../../../ground/access/token.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { pressedForm } from '../../../people/consents/forms.ts'
import { originOf, pathsHere } from '../../parts/address.ts'
import { ownKey } from '../reads.ts'
import { makeKey, revokeKey } from '../writes.ts'

const HEADING = 'directory.mine.heading'

/** One's own calendar: its address is shown once, when it is made; it can be closed, and made anew. */
export const mine = new Hono<Env>()
  .get('/my-calendar', async (c) => {
    const actor = signedIn(c)
    const key = await asActor(actor, (tx) => ownKey(tx, actor.personId))
    return c.render(<MinePage known={key} />, { title: c.var.t(HEADING) })
  })
  .post('/my-calendar', async (c) => {
    const actor = signedIn(c)
    const { once } = await parseForm(pressedForm, c)
    const token = newToken()
    const found = await asActor(actor, async (tx) => ({
      made: await makeKey(tx, actor, once, token, c.var.now),
      key: await ownKey(tx, actor.personId),
    }))
    const address = found.made ? originOf(c) + pathsHere(c).ownCalendar(token) : undefined
    return c.render(<MinePage known={found.key} address={address} />, { title: c.var.t(HEADING) })
  })
  .post('/my-calendar/revoke', async (c) => {
    const actor = signedIn(c)
    const gone = await asActor(actor, (tx) => revokeKey(tx, actor, c.var.now))
    flash(c, gone ? 'directory.mine.revoked' : 'directory.mine.none')
    return c.redirect(pathsHere(c).mine, 303)
  })

type Props = { known: { madeAt: Date; readOn: string | null } | undefined; address?: string | undefined }

function MinePage({ known, address }: Props) {
  const paths = pathsHere(useRequestContext<Env>())
  const { t, day } = useTexts()
  return (
    <Page
      heading={HEADING}
      lead="directory.mine.lead"
      crumbs={[{ href: paths.agenda, label: 'directory.agenda.heading' }]}
      width="reading"
    >
      {address && (
        <Callout kind="success" heading="directory.mine.made" text="directory.mine.madeText">
          <p>
            <a href={address}>{address}</a>
          </p>
        </Callout>
      )}
      {known && (
        <DefinitionList
          items={[
            ['directory.mine.since', day(known.madeAt)],
            ['directory.mine.read', known.readOn ? day(known.readOn) : t('directory.mine.never')],
          ]}
        />
      )}
      <p>{t('directory.mine.what')}</p>
      {!known && <ActionButton action={paths.mine} label="directory.mine.make" quiet={false} answersItself />}
      {known && !address && <ActionButton action={paths.mine} label="directory.mine.renew" answersItself />}
      {known && <ActionButton action={`${paths.mine}/revoke`} label="directory.mine.revoke" danger />}
    </Page>
  )
}
