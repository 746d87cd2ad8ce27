import { Hono } from 'hono'
import { holdsRole } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { textsOf, useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Select } from '../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { Filters } from '../../../ground/ui/filters.tsx'
import { ButtonLink, Page } from '../../../ground/ui/page.tsx'
import { TEAM } from '../../people/rules.ts'
import { tieFilter } from '../forms.ts'
import { MOST_IN_PICTURE } from '../parts/circle-around.ts'
import { EgoPicture } from '../parts/ego-picture.tsx'
import { TieTable } from '../parts/tie-table.tsx'
import { type NamedNode, nodeNamed, type Tie, tiesAmong, tiesOf } from '../reads.ts'
import { NODE_KINDS } from '../rules.ts'
import { STRENGTHS } from '../weights/rules.ts'

export const tiePages = new Hono<Env>().get('/ties/:id', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const id = c.req.param('id')
  if (!isId(id)) return c.notFound()
  const { dayOf, now } = textsOf(c)
  const asked = tieFilter.parse(c.req.query())
  const on = asked['as-of'] ?? dayOf(now)
  const found = await asActor(actor, async (tx) => {
    const node = await nodeNamed(tx, id)
    if (!node) return undefined
    const ties = (await tiesOf(tx, node.id, { on })).filter(
      (tie) =>
        (!asked.kind || tie.kind === asked.kind) &&
        (!asked.strength || tie.strength === asked.strength) &&
        (!asked.form || tie.formal === (asked.form === 'formal')),
    )
    const pictured = ties.slice(0, MOST_IN_PICTURE).map((tie) => tie.id)
    return { node, ties, among: await tiesAmong(tx, pictured, on) }
  })
  if (!found) return c.notFound()
  return c.render(
    <TiesPage
      {...found}
      desk={holdsRole(actor, 'coordinator', 'administrator')}
      {...(on < dayOf(now) ? { on } : {})}
    />,
    {
      title: c.var.t('ties.page.heading', { name: found.node.name }),
      section: '/network',
    },
  )
})

/** Where the page of a person, an organisation, a place stands. */
const ROOM_OF = { person: 'people', organisation: 'organisations', place: 'places' } as const

type TiesProps = { node: NamedNode; ties: Tie[]; among: [number, number][]; desk: boolean; on?: string }

function TiesPage({ node, ties, among, desk, on }: TiesProps) {
  const { t, number, day } = useTexts()
  const below = useBelow()
  const at = below(`/ties/${node.id}`)
  return (
    <Page
      heading={['ties.page.heading', { name: node.name }]}
      lead="ties.page.lead"
      crumbs={[{ href: below(`/${ROOM_OF[node.kind]}/${node.id}`), label: { said: node.name } }]}
      actions={
        <>
          <ButtonLink href={`${at}/declare`} label="ties.declare.heading" icon="plus" />
          {desk && <ButtonLink href={below('/ties/settings')} label="ties.page.settings" quiet />}
          {node.kind !== 'place' && <ButtonLink href={`${at}/links`} label="ties.link.heading" quiet />}
        </>
      }
    >
      <Filters>
        <Choice name="kind" label="ties.list.kind" values={NODE_KINDS} family="kind" />
        <Choice name="strength" label="ties.list.strength" values={STRENGTHS} family="strength" />
        <Choice name="form" label="ties.list.form" values={['formal', 'informal']} family="form" />
        <Field name="as-of" type="date" label="ties.page.asOf" />
      </Filters>
      <p>
        {t('ties.page.count', { count: ties.length, number: number(ties.length) })}
        {on && ` ${t('ties.page.then', { day: day(on) })}`}
      </p>
      {ties.length ? (
        <>
          <EgoPicture node={node} ties={ties} among={among} />
          <TieTable nodeId={node.id} ties={ties} {...(on ? { on } : {})} />
        </>
      ) : (
        <EmptyState heading="ties.page.none" text="ties.page.noneText">
          <ButtonLink href={below('/diary/new')} label="ties.page.note" />
        </EmptyState>
      )}
    </Page>
  )
}

type ChoiceProps = {
  name: string
  label: 'ties.list.kind' | 'ties.list.strength' | 'ties.list.form'
  values: readonly string[]
  family: 'kind' | 'strength' | 'form'
}

function Choice({ name, label, values, family }: ChoiceProps) {
  const { t } = useTexts()
  return (
    <Select
      name={name}
      label={label}
      blank="ties.page.any"
      options={values.map((value) => ({ value, label: t(`ties.${family}.${value}` as 'ties.kind.person') }))}
    />
  )
}
