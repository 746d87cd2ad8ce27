import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { currentAuth } from '../../../../ground/access/auth.ts'
import { languageAt } from '../../../../ground/access/reading-language.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import { mailFolder, sendMail } from '../../../../ground/mail/mail.ts'
import { QrSquare } from '../../../../ground/paper/qr.tsx'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { TEAM } from '../../../people/rules.ts'
import { nodeHere } from '../../parts/node-here.ts'
import type { NamedNode } from '../../reads.ts'
import { linkForm } from '../forms.ts'
import { addressOf, type Link, linksOf } from '../reads.ts'
import { LINK_DAYS } from '../rules.ts'
import { makeLink, revokeLink } from '../writes.ts'

/** Links by which a person or a body says its own ties. A link is shown once, when it is made. */
export const linkPages = new Hono<Env>()
  .get('/ties/:id/links', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, actor, await tellerHere(actor, c.req.param('id')))
  })
  .post('/ties/:id/links', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const teller = await tellerHere(actor, c.req.param('id'))
    const form = await parseForm(linkForm, c)
    const { token, to } = await asActor(actor, async (tx) => ({
      token: await makeLink(tx, actor, form.once, teller),
      to: form.ok && form.value.how === 'mailed' ? await addressOf(tx, teller) : null,
    }))
    if (!token) return c.redirect(below(c, `/ties/${teller.id}/links`), 303)
    const address = new URL(below(c, `/say-ties/${token}`), currentAuth().baseUrl).href
    if (!to || mailFolder() !== undefined) return show(c, actor, teller, address)
    const { territory } = c.var
    const t = translatorFor(await languageAt(currentAuth(), to, territory.language))
    await sendMail({
      to,
      subject: t('ties.link.subject', { territory: territory.name }),
      text: t('ties.link.text', { territory: territory.name, address, days: LINK_DAYS }),
    })
    flash(c, 'ties.link.mailed')
    return c.redirect(below(c, `/ties/${teller.id}/links`), 303)
  })
  .post('/ties/links/:link/revoke', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const id = c.req.param('link')
    const tellerId = isId(id) ? await asActor(actor, (tx) => revokeLink(tx, actor, id)) : undefined
    if (!tellerId) return c.notFound()
    flash(c, 'ties.link.revoked')
    return c.redirect(below(c, `/ties/${tellerId}/links`), 303)
  })

async function tellerHere(actor: SignedInActor, id: string) {
  const node = await nodeHere(actor, id)
  if (node.kind === 'place') throw new NotHere()
  return node
}

async function show(c: Context<Env>, actor: SignedInActor, teller: NamedNode, address?: string) {
  const found = await asActor(actor, async (tx) => ({
    links: await linksOf(tx, teller.id),
    reachable: (await addressOf(tx, teller)) !== null,
  }))
  return c.render(<LinksPage teller={teller} {...found} address={address} />, {
    title: c.var.t('ties.link.heading'),
  })
}

type LinksProps = { teller: NamedNode; links: Link[]; reachable: boolean; address?: string | undefined }

function LinksPage({ teller, links, reachable, address }: LinksProps) {
  const { t, now } = useTexts()
  const below = useBelow()
  const ways = reachable ? (['shown', 'mailed'] as const) : (['shown'] as const)
  const standing = ({ revoked_at, expires_at }: Link) => !revoked_at && expires_at > now
  return (
    <Page
      heading="ties.link.heading"
      lead={['ties.link.lead', { name: teller.name }]}
      crumbs={[{ href: below(`/ties/${teller.id}`), label: ['ties.page.heading', { name: teller.name }] }]}
      width="reading"
    >
      {address && (
        <Section heading="ties.link.made" lead="ties.link.once">
          <p>
            <a href={address}>{address}</a>
          </p>
          <QrSquare address={address} label={t('ties.link.qr')} />
        </Section>
      )}
      <Form submit="ties.link.make" answersItself>
        {ways.length > 1 && (
          <Radios
            name="how"
            required
            label="ties.link.how"
            value="shown"
            options={ways.map((value) => ({ value, label: t(`ties.link.how.${value}`) }))}
          />
        )}
      </Form>
      {links.length > 0 && (
        <Section heading="ties.link.past">
          <Table
            caption="ties.link.past"
            captionHidden
            rows={links}
            columns={[
              { heading: 'ties.link.madeAt', main: true, cell: (one) => <When at={one.recorded_at} /> },
              {
                heading: 'ties.link.state',
                cell: (one) =>
                  one.revoked_at ? (
                    t('ties.link.closed')
                  ) : standing(one) ? (
                    <>
                      {t('ties.link.until')} <When at={one.expires_at} as="day" />
                    </>
                  ) : (
                    t('ties.link.expired')
                  ),
              },
              {
                heading: 'ties.link.revoke',
                cell: (one) =>
                  standing(one) && (
                    <ActionButton action={below(`/ties/links/${one.id}/revoke`)} label="ties.link.revoke" />
                  ),
              },
            ]}
          />
        </Section>
      )}
    </Page>
  )
}
