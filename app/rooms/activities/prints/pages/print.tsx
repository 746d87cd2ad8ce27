import { Hono } from 'hono'
import { reachedAt } from '../../../../ground/access/reached-at.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Page } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { TEAM } from '../../../people/rules.ts'
import { QrSquare } from '../../checkin/parts/square.tsx'
import { registerOf, type SessionLine, sessionById } from '../../sessions/reads.ts'
import { expectedAt } from '../../signups/reads.ts'
import { codeSaid } from '../../signups/rules.ts'
import { type Sheet, sheetByCode } from '../reads.ts'

/** A sheet of paper to print and to sign: whom the register expects, who signed up, and empty rows. */
export const printedSheet = new Hono<Env>().get('/activities/paper/:sheetCode/print', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const found = await asActor(actor, async (tx) => {
    const sheet = await sheetByCode(tx, codeSaid(c.req.param('sheetCode')))
    const session = sheet && (await sessionById(tx, sheet.sessionId))
    if (!session) throw new NotHere()
    const register = await registerOf(tx, session)
    const unknown = (await expectedAt(tx, session)).filter(({ personId }) => personId === null)
    const names = [
      ...register
        .filter(({ state }) => state === 'expected' || state === 'signed_up')
        .map(({ name }) => name),
      ...unknown.flatMap(({ contact }) => (contact ? [contact.name] : [])),
    ]
    return { sheet, session, names: names.sort((one, other) => one.localeCompare(other, 'it')) }
  })
  return c.render(
    <SheetPage
      {...found}
      address={reachedAt(c) + below(c, `/activities/paper/${found.sheet.code}`)}
      territory={c.var.territory.name}
    />,
    {
      title: `${c.var.t('activities.prints.sheet.one', { code: found.sheet.code })} · ${found.session.title}`,
      section: '/activities',
    },
  )
})

type Props = {
  sheet: Sheet
  session: SessionLine
  names: readonly string[]
  address: string
  territory: string
}

function SheetPage({ sheet, session, names, address, territory }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const rows = [...names, ...Array.from({ length: sheet.lines }, () => '')]
  return (
    <Page
      heading={{ said: session.title }}
      kicker={t('activities.prints.sheet.one', { code: sheet.code })}
      crumbs={[
        {
          href: below(`/activities/${session.activityId}/sessions/${session.id}/paper`),
          label: 'activities.prints.sheet.heading',
        },
      ]}
    >
      <div class="paper-head">
        <div>
          <p>
            <When at={session.startsAt} end={session.endsAt} as="full" />
            {session.place && ` · ${session.place}`}
          </p>
          <p class="hint">{t('activities.prints.sheet.toRegister', { address, code: sheet.code })}</p>
        </div>
        <QrSquare address={address} label={t('activities.prints.sheet.qr', { address })} />
      </div>
      <table class="paper-rows">
        <caption class="visually-hidden">{t('activities.prints.sheet.heading')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('activities.prints.sheet.number')}</th>
            <th scope="col">{t('activities.prints.sheet.name')}</th>
            <th scope="col">{t('activities.prints.sheet.present')}</th>
            <th scope="col">{t('activities.prints.sheet.signature')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((name, at) => (
            <tr>
              <td>{at + 1}</td>
              <td>{name}</td>
              <td>☐</td>
              <td></td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{t('activities.prints.sheet.notice', { territory })}</p>
    </Page>
  )
}
